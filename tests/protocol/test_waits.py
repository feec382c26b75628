"""How a wait is said: rounded outward, a range, never a false precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.line import in_order
from protocol.topics import TOPICS, Takes, parse_topic
from protocol.waits import called_by, drift, told_by, wait_range

IDENT = "0197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e"


@pytest.mark.parametrize(
    ("p50_s", "p80_s", "said"),
    [
        (0, 0, (0, 5)),
        (60, 61, (0, 5)),
        (5 * 60, 5 * 60, (0, 5)),
        (25 * 60, 33 * 60, (25, 35)),
        (29 * 60, 30 * 60, (25, 30)),
        (50 * 60, 61 * 60, (50, 70)),
        (100 * 60, 121 * 60, (90, 150)),
    ],
)
def test_these_waits_are_said_so(p50_s: int, p80_s: int, said: tuple[int, int]) -> None:
    assert wait_range(p50_s, p80_s) == said


MINUTE = 60_000


@given(st.integers(0, 2 * 10**12))
def test_a_promise_is_told_as_a_round_time_and_never_an_earlier_one(by: int) -> None:
    told = told_by(by)
    assert told % (5 * MINUTE) == 0
    assert by <= told < by + 5 * MINUTE


@given(st.integers(0, 7200), st.integers(1, 4 * 3600), st.integers(0, 3600))
def test_rounding_alone_makes_no_wait_longer_or_shorter_than_was_promised(
    p50_s: int, p80_s: int, later_s: int
) -> None:
    """The same instant is foretold at joining, and later, when less of the wait is left."""
    _, high = wait_range(min(p50_s, p80_s), p80_s)
    left_s = max(1, p80_s - later_s)
    at = max(0, p80_s - left_s) * 1000
    _, still = wait_range(min(p50_s, left_s), left_s)
    assert drift(at, still, high * MINUTE) <= 0
    assert drift(0, high, high * MINUTE) == 0


def test_a_wait_drifts_from_what_was_promised_once_it_is_clearly_another() -> None:
    promised = 35 * MINUTE
    assert [drift(0, high, promised) for high in (20, 25, 35, 50, 55)] == [-1, 0, 0, 0, 1]


def test_a_slip_says_what_was_promised_unless_it_passed_or_is_clearly_another() -> None:
    assert called_by(33 * MINUTE, 0, 30) == 35 * MINUTE
    assert called_by(33 * MINUTE, 0, 10) == 10 * MINUTE
    assert called_by(33 * MINUTE, 0, 60) == 60 * MINUTE
    assert called_by(33 * MINUTE, 34 * MINUTE, 10) == 45 * MINUTE
    assert called_by(None, 1 * MINUTE, 10) == 15 * MINUTE


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_range_is_never_better_than_what_was_estimated(p50_s: int, more_s: int) -> None:
    p80_s = p50_s + more_s
    low, high = wait_range(p50_s, p80_s)
    assert 0 <= low < high
    assert high * 60 >= p80_s
    assert low * 60 <= p50_s
    assert high % 5 == low % 5 == 0


@given(st.integers(0, 10**5), st.integers(0, 10**5), st.integers(0, 10**4))
def test_a_longer_wait_is_never_said_to_end_sooner(p50_s: int, more_s: int, later_s: int) -> None:
    p80_s = p50_s + more_s
    assert wait_range(p50_s, p80_s)[1] <= wait_range(p50_s, p80_s + later_s)[1]


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3)),
    st.lists(st.sampled_from("abcdefghij"), unique=True),
)
def test_the_line_holds_everybody_once_the_published_first(
    order: dict[str, int], published: list[str]
) -> None:
    line = in_order({key: key for key in order}, published, order)
    named = [key for key in published if key in order]
    assert sorted(line) == sorted(order)
    assert line[: len(named)] == named
    late = line[len(named) :]
    assert late == sorted(late, key=lambda key: (order[key], key))


@pytest.mark.parametrize("kind", TOPICS)
def test_a_topic_is_read_as_it_is_named(kind: str) -> None:
    of: dict[Takes, str] = {
        "": kind,
        "id": f"{kind}/{IDENT}",
        "day": f"{kind}/2026-11-23",
        "id.day": f"{kind}/{IDENT}.2026-11-23",
    }
    name = of[TOPICS[kind].takes]
    topic = parse_topic(name)
    assert topic is not None and topic.name == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/",
        "staff/",
        f"staff/{IDENT}",
        "queue",
        "queue/",
        "queue/x",
        "shout",
        "Staff",
        "book",
        f"book/{IDENT}",
        "book/2026-13-01",
        "book/20261123",
        f"slots/{IDENT}",
        "slots/x.2026-11-23",
    ],
)
def test_a_topic_that_cannot_be_is_none(name: str) -> None:
    assert parse_topic(name) is None
