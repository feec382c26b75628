"""What is published stays until it differs by something that somebody would notice."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from protocol.commands import PublishEstimate, Renewal
from protocol.records import Estimate, Grounds, Place, Quote
from server.domain.estimates.settled import settled
from tests.hall import NOON

NOW = NOON + 30_000
OLD = Estimate(
    id="p", at=NOON, desks_open=1, line=[Place("a", 60, 120, 240), Place("b", 300, 600, 900)],
    quotes=[Quote("s", 400, 700, 1000)], last_at=NOON + 1_200_000, one_more_at=NOON + 1_800_000,
)  # fmt: skip
GROUNDS = Grounds(id="p", by_service={"s": [1.0]})


def new(**fields: Any) -> PublishEstimate:
    told = PublishEstimate(
        service_point="p", desks_open=1, line=OLD.line, quotes=OLD.quotes, last_at=OLD.last_at,
        one_more_at=OLD.one_more_at, grounds={"s": [2.0]},
    )  # fmt: skip
    return replace(told, **fields)


def told(published: PublishEstimate, old: Estimate = OLD) -> PublishEstimate | None:
    return settled(old, GROUNDS, published, NOW)


def line(*waits: int) -> list[Place]:
    return [Place("ab"[n], wait, wait, wait) for n, wait in enumerate(waits)]


def test_what_has_hardly_moved_is_not_published() -> None:
    moved = [Place("a", 50, 130, 255), Place("b", 310, 620, 940)]
    quote = [Quote("s", 410, 730, 960)]
    ends = {"last_at": NOON + 1_255_000, "one_more_at": NOON + 1_745_000}
    assert told(new(line=moved, quotes=quote, **ends)) is None


@pytest.mark.parametrize(
    "change",
    [
        {"line": [Place("a", 60, 120, 260), OLD.line[1]]},
        {"line": [Place("a", 60, 120, 240, "weight"), OLD.line[1]]},
        {"line": OLD.line[:1]},
        {"quotes": []},
        {"last_at": NOON + 1_260_000},
        {"one_more_at": None},
        {"desks_open": 2},
        {"held": 1, "judged": 1},
        {"renewals": [Renewal("a", 1, 2, 3)]},
    ],
)
def test_what_somebody_would_notice_is_published(change: dict[str, Any]) -> None:
    found = told(new(**change))
    assert found is not None
    for name, value in change.items():
        assert getattr(found, name) == value


def test_who_has_hardly_moved_stays_as_published_beside_who_has() -> None:
    found = told(new(line=[Place("a", 65, 125, 245), Place("b", 400, 700, 1000)]))
    assert found is not None
    assert found.line == [OLD.line[0], Place("b", 400, 700, 1000)]


def test_nobody_comes_before_another_by_what_is_kept_alone() -> None:
    old = replace(OLD, line=line(100, 118))
    assert told(new(line=line(119, 119)), old) is None
    found = told(new(line=line(140, 137)), replace(OLD, line=line(160, 100)))
    assert found is not None and found.line == line(140, 137)
    turned = told(new(line=line(101, 101)), replace(OLD, line=line(115, 80)))
    assert turned is not None and turned.line == line(101, 101)


def test_a_quote_that_stays_keeps_what_it_was_reckoned_from() -> None:
    kept = told(new(desks_open=2))
    moved = told(new(quotes=[Quote("s", 500, 800, 1100)]))
    assert kept is not None and kept.grounds == {"s": [1.0]}
    assert moved is not None and moved.grounds == {"s": [2.0]}


def test_in_an_empty_hall_the_end_of_one_more_moves_with_the_clock_and_is_not_published() -> None:
    empty = replace(OLD, last_at=None, one_more_at=NOON + 600_000)
    later = new(last_at=None, one_more_at=NOON + 3 * 3_600_000 + 630_000)
    assert settled(empty, GROUNDS, later, NOON + 3 * 3_600_000) is None
    longer = replace(later, one_more_at=NOON + 3 * 3_600_000 + 660_000)
    assert settled(empty, GROUNDS, longer, NOON + 3 * 3_600_000) is not None
    found = settled(empty, GROUNDS, replace(later, held=1), NOON + 3 * 3_600_000)
    assert found is not None and found.one_more_at == later.one_more_at


def test_the_first_is_published_as_it_is() -> None:
    assert settled(None, None, new(), NOW) == new()
