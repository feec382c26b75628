"""Who is next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.next_in_line import following, ranked
from protocol.places import PriorityClass
from protocol.records import Entry, Record, ServicePoint, Turns
from tests.protocol.waiting import NOW, POINT, point, replica, waits

SHARES = [PriorityClass("standard", "Standard"), PriorityClass("priority", "Priority", 3.0, 3)]


def order(at: ServicePoint, *records: Record) -> list[str]:
    return [f"{row.entry.number} {row.why}" for row in ranked(replica(records), at, NOW)]


def test_whoever_has_waited_longest_is_next() -> None:
    assert order(point(), waits("A002", 3), waits("A001", 5)) == ["A001 longest", "A002 longest"]


def test_whoever_came_at_the_same_instant_keeps_the_order_of_the_ids() -> None:
    assert order(point(), waits("A002", 3), waits("A001", 3)) == ["A001 longest", "A002 longest"]


def test_each_minute_of_a_class_counts_as_often_as_its_weight_says() -> None:
    line = (waits("A001", 20), waits("A002", 12), waits("B003", 5, priority="priority"))
    assert order(point(), *line) == ["A001 longest", "B003 weight", "A002 longest"]


def test_a_slot_that_is_still_to_come_goes_behind_all_who_have_waited() -> None:
    line = (waits("A001", 0), waits("B002", -10, priority="priority"), waits("A003", -5))
    assert order(point(), *line) == ["A001 longest", "A003 longest", "B002 longest"]


def test_a_class_that_was_removed_counts_as_the_standard_one() -> None:
    line = (waits("A001", 20), waits("B002", 19, priority="gone"))
    assert order(point(), *line) == ["A001 longest", "B002 longest"]


def test_whoever_was_put_next_goes_before_all() -> None:
    line = (
        waits("B002", 40, priority="priority"),
        waits("A003", 1, standing="next", since=NOW - 10),
        waits("A004", 2, standing="next", since=NOW - 5),
    )
    wanted = ["A003 next", "A004 next", "B002 longest"]
    assert order(point(), *line) == wanted


def test_the_maximum_wait_goes_before_every_weight() -> None:
    line = (waits("A001", 45), waits("B002", 44, priority="priority"), waits("A003", 46))
    wanted = ["A003 too_long", "A001 too_long", "B002 longest"]
    assert order(point(max_wait_s=45 * 60), *line) == wanted


def test_whoever_is_not_here_is_left_out_where_the_point_asks_for_check_in() -> None:
    line = (waits("A001", 5, present=False), waits("A002", 3))
    assert order(point(call_absent=False), *line) == ["A002 longest"]
    assert order(point(), *line) == ["A001 longest", "A002 longest"]


def test_only_those_who_wait_at_this_point_are_in_the_line() -> None:
    line = (
        waits("A001", 5, state="away"),
        waits("A002", 5, state="called"),
        waits("C001", 5, service_point="cash"),
    )
    assert order(point(), *line) == []
    assert following(replica(line), point(), NOW) is None


def test_with_shares_the_classes_have_turns_and_an_empty_one_loses_none() -> None:
    at = point(policy="ratio", classes=SHARES)
    priority = [waits(f"B{n:03}", 5 - n / 10, priority="priority") for n in range(4)]
    standard = [waits(f"A{n:03}", 30 - n / 10) for n in range(3)]
    rows = order(at, *priority, *standard)
    wanted = "B000 turn, A000 turn, B001 turn, B002 turn, B003 turn, A001 longest, A002 longest"
    assert ", ".join(rows) == wanted


@given(st.integers(1, 20), st.integers(1, 20), st.integers(1, 4))
def test_under_load_the_classes_are_called_exactly_by_their_shares(
    first: int, second: int, rounds: int
) -> None:
    classes = [PriorityClass("standard", "S", 1.0, first), PriorityClass("other", "O", 1.0, second)]
    at = point(policy="ratio", classes=classes)
    turns = Turns(id=POINT, credit={})
    called: list[str] = []
    for _ in range((first + second) * rounds):
        # Both classes always have somebody: whoever is called is followed by another.
        row = following(replica((waits("A", 1), waits("B", 9, priority="other"), turns)), at, NOW)
        assert row is not None and row.credit is not None
        turns = Turns(id=POINT, credit=row.credit)
        called.append(row.entry.number)
    assert (called.count("A"), called.count("B")) == (first * rounds, second * rounds)
    assert set(turns.credit.values()) == {0}


def entries() -> st.SearchStrategy[list[Entry]]:
    one = st.builds(
        lambda minutes, priority, standing, present, stood: {
            "minutes": minutes,
            "priority": priority,
            "standing": standing,
            "present": present,
            "since": NOW - stood * 60_000,
        },
        st.integers(-10, 90),
        st.sampled_from(["standard", "priority", "gone"]),
        st.sampled_from(["keep", "keep", "keep", "next"]),
        st.booleans(),
        st.integers(0, 90),
    )
    return st.lists(one, max_size=12).map(
        lambda rows: [waits(f"A{n:03}", **row) for n, row in enumerate(rows)]
    )


def points() -> st.SearchStrategy[ServicePoint]:
    return st.builds(
        point,
        policy=st.sampled_from(["weight", "ratio"]),
        max_wait_s=st.sampled_from([0, 30 * 60, 60 * 60]),
        call_absent=st.booleans(),
        classes=st.sampled_from([SHARES, SHARES[1:], SHARES[:1]]),
    )


@given(
    entries(),
    points(),
    st.dictionaries(st.sampled_from(["standard", "priority"]), st.integers(-4, 4)),
)
def test_the_first_of_the_line_is_whoever_is_called_next(
    line: list[Entry], at: ServicePoint, credit: dict[str, int]
) -> None:
    here = replica((*line, Turns(id=POINT, credit=credit)))
    rows = ranked(here, at, NOW)
    assert following(here, at, NOW) == (rows[0] if rows else None)
    assert len({row.entry.id for row in rows}) == len(rows)


@given(entries(), points())
def test_the_line_is_the_order_in_which_one_after_another_is_called(
    line: list[Entry], at: ServicePoint
) -> None:
    wanted = ranked(replica(line), at, NOW)
    left, turns, called = list(line), Turns(id=POINT, credit={}), []
    while (row := following(replica((*left, turns)), at, NOW)) is not None:
        called.append(row)
        left.remove(row.entry)
        turns = Turns(id=POINT, credit=row.credit or turns.credit)
    assert called == wanted


@given(entries(), points())
def test_nobody_starves_where_there_is_a_maximum_wait(line: list[Entry], at: ServicePoint) -> None:
    rows = ranked(replica(line), at, NOW)
    overdue = [
        row
        for row in rows
        if at.max_wait_s
        and NOW - row.entry.eligible_at >= at.max_wait_s * 1000
        and row.entry.standing != "next"
    ]
    before = [row.why for row in rows[: len(overdue) + sum(r.why == "next" for r in rows)]]
    assert before.count("too_long") == len(overdue)
    assert all(why in ("next", "too_long") for why in before)


@pytest.mark.parametrize("policy", ["weight", "ratio"])
def test_whoever_waits_under_a_steady_stream_of_a_heavier_class_is_called_in_time(
    policy: str,
) -> None:
    heavy = [SHARES[0], PriorityClass("priority", "Priority", 100.0, 20)]
    at = point(policy=policy, classes=heavy, max_wait_s=30 * 60)
    left, turns, minute = [waits("A001", 0)], Turns(id=POINT, credit={}), 0
    while any(entry.number == "A001" for entry in left):
        now = NOW + minute * 60_000
        left += [waits(f"B{minute:03}{x}", -minute, priority="priority") for x in "ab"]
        row = following(replica((*left, turns)), at, now)
        assert row is not None
        left.remove(row.entry)
        turns = Turns(id=POINT, credit=row.credit or turns.credit)
        minute += 1
    assert minute <= 31
