"""A run calls as the hall would: by weight, turns and longest wait, by skills and access."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.commands import JoinQueue, RollDay
from protocol.outcomes import Joined
from protocol.queries import DayChange
from protocol.records import CLASSES, Service, Staff
from server.domain.actor import PUBLIC, TIMER
from server.domain.what_if.arrivals import Drawing
from server.domain.what_if.recorded import RecordedDay, RecordedDesk, RecordedLeg, Turn, Work
from server.domain.what_if.replay import Run
from server.domain.what_if.rhythm import Rhythm
from server.domain.what_if.staffing import seats_of, staffed
from server.domain.what_if.what_if import changed_point, house_of
from tests.hall import hall
from tests.server.domain.what_if.played import Kept
from tests.server.domain.what_if.small_days import MIN, a_desk, a_leg, small_day

NOTHING = Rhythm({}, {}, {}, {})


def calls(day: RecordedDay, change: DayChange | None = None) -> list[tuple[str, float]]:
    """Who is called when, in minutes, in order."""
    change = change or DayChange()
    drawing = Drawing(day, NOTHING)
    seats = staffed(day, seats_of(day), change)
    house = house_of(day, {}, drawing.showing_up, changed_point(day.point, change), seats)
    course = Run(house, drawing.draw(1)).play()
    called = [a for a in course.arrivals if a.called_at is not None]
    called.sort(key=lambda a: a.called_at or 0)
    return [(a.entry.id, (a.called_at or 0) / MIN) for a in called]


def ten(ident: str, joins: int, **fields: Any) -> RecordedLeg:
    """Served for ten minutes, by whichever desk, an hour later on record."""
    at = (joins + 60) * MIN
    return a_leg(ident, joins, [Turn("d1", at, at + 10 * MIN, 0)], **fields)


def desk(ident: str = "d1", staff: str | None = None, **fields: Any) -> RecordedDesk:
    return RecordedDesk(desk=a_desk(ident, **fields), work=[Work(0, 300 * MIN, staff)])


LINE = [
    ten("first", 0),
    ten("a", 1),
    ten("b", 2),
    ten("p", 6, priority="priority"),
    ten("q", 7, priority="priority"),
]
ORDERS = [
    (DayChange(), "first p q a b"),
    (DayChange(weights={"priority": 1.0}), "first a b p q"),
    (DayChange(weights={"priority": 2.0}), "first a p q b"),
    (DayChange(max_wait_s=8 * 60), "first a b p q"),
    (DayChange(policy="ratio"), "first p a q b"),
]


@pytest.mark.parametrize(("change", "order"), ORDERS)
def test_the_rule_of_the_hall_says_who_is_next(change: DayChange, order: str) -> None:
    found = calls(small_day(LINE, [desk()], classes=list(CLASSES)), change)
    assert " ".join(ident for ident, _ in found) == order
    assert [at for _, at in found] == [0, 10, 20, 30, 40]


def test_another_desk_takes_every_other() -> None:
    found = calls(small_day(LINE, [desk()]), DayChange(desks=1))
    assert found[:2] == [("first", 0), ("a", 1)]
    assert [at for _, at in found] == [0, 1, 10, 11, 20]


def test_a_desk_does_what_it_offers_and_its_colleague_can() -> None:
    services = [
        Service(id="s", service_point="p", name="Passport"),
        Service(id="x", service_point="p", name="Export", skills=["customs"]),
    ]
    staff = [Staff(id="ann", name="Ann", role="staff", skills=["customs"])]
    desks = [desk("d1", "ann", services=["x"]), desk("d2", None)]
    legs = [ten("a", 0, service="x"), ten("b", 1, service="x"), ten("c", 2), ten("d", 3)]
    assert calls(small_day(legs, desks, staff, services)) == [
        ("a", 0), ("c", 2), ("b", 10), ("d", 12),
    ]  # fmt: skip


def test_access_needs_go_to_the_desk_that_is_made_for_them() -> None:
    desks = [desk("d1"), desk("d2", access=["wheelchair"])]
    legs = [ten("a", 0), ten("w", 1, needs=["wheelchair"]), ten("x", 2, needs=["wheelchair"])]
    assert calls(small_day(legs, desks)) == [("a", 0), ("w", 1), ("x", 11)]


def test_nobody_is_called_while_away_or_in_a_break() -> None:
    work = [Work(0, 20 * MIN), Work(40 * MIN, 300 * MIN)]
    legs = [ten("a", 0), ten("b", 1, away=[(5 * MIN, 50 * MIN)]), ten("c", 15)]
    found = calls(small_day(legs, [RecordedDesk(desk=a_desk("d1"), work=work)]))
    assert found == [("a", 0), ("c", 15), ("b", 50)]


def test_whoever_was_away_for_no_time_at_all_is_called_like_the_others() -> None:
    legs = [ten("a", 0), ten("b", 1, away=[(5 * MIN, 5 * MIN)]), ten("c", 2)]
    assert calls(small_day(legs, [desk()])) == [("a", 0), ("b", 10), ("c", 20)]


def test_a_break_that_begins_late_ends_late() -> None:
    work = [Work(0, 5 * MIN), Work(20 * MIN, 300 * MIN)]
    legs = [ten("a", 0), ten("b", 6)]
    found = calls(small_day(legs, [RecordedDesk(desk=a_desk("d1"), work=work)]))
    assert found == [("a", 0), ("b", 25)]


def test_whoever_was_on_hold_comes_back_before_the_line() -> None:
    turns = [Turn("d1", 60 * MIN, 70 * MIN, 0), Turn("d1", 75 * MIN, 80 * MIN, 0)]
    legs = [a_leg("a", 0, turns), ten("b", 1), ten("c", 2)]
    day = small_day(legs, [desk()])
    assert calls(day) == [("a", 0), ("b", 10), ("c", 25)]


def test_desks_stay_at_the_end_until_nobody_waits() -> None:
    short = RecordedDesk(desk=a_desk("d1"), work=[Work(0, 12 * MIN)])
    legs = [ten("a", 0), ten("b", 1), ten("c", 11)]
    assert calls(small_day(legs, [short])) == [("a", 0), ("b", 10), ("c", 20)]


def test_where_people_were_left_in_the_line_desks_close_in_time() -> None:
    short = RecordedDesk(desk=a_desk("d1"), work=[Work(0, 12 * MIN)])
    legs = [ten("a", 0), ten("b", 1), a_leg("c", 11, end="unserved", ended=600)]
    assert calls(small_day(legs, [short])) == [("a", 0), ("b", 10)]


def test_whoever_left_in_vain_is_called_in_time_by_one_more_desk() -> None:
    legs = [ten("a", 0), a_leg("b", 1, ended=6), ten("c", 8)]
    day = small_day(legs, [desk()])
    assert calls(day) == [("a", 0), ("c", 10)]
    assert [ident for ident, _ in calls(day, DayChange(desks=1))] == ["a", "b", "c"]


def test_whoever_joined_from_another_site_was_not_here_either() -> None:
    kept = Kept(desks=1)
    kept.at = hall(call_absent=False)
    assert isinstance(kept.ask(JoinQueue(service_point=kept.at.point), PUBLIC), Joined)
    kept.at.clock.advance(20 * 3600)
    kept.ask(RollDay(), TIMER)
    assert kept.on_record().remote == 1
