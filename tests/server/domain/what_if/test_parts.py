"""What a replay takes from a day: patience, showing up, the pace of clerks, desks at work."""

from __future__ import annotations

from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest

from protocol.records import Desk, DeskSpan, Service, Staff
from server.domain.what_if.desk_times import at_work
from server.domain.what_if.evidence import as_that_day
from server.domain.what_if.figures import Came, Went, figures
from server.domain.what_if.patience import NEVER, Patience
from server.domain.what_if.recorded import RecordedDesk, RecordedLeg, Turn, Work
from server.domain.what_if.rhythm import rhythm
from server.domain.what_if.showing_up import ShowingUp
from tests.server.domain.what_if.small_days import a_desk, a_leg, small_day

MIN = 60_000
DAY = (0, 24 * 60 * MIN)


def test_patience_is_found_though_most_were_called_before_it_ended() -> None:
    rng, waits = Random(1), []
    for _ in range(3000):
        patience, call = rng.expovariate(1 / (30 * MIN)), rng.expovariate(1 / (15 * MIN))
        waits.append((int(min(patience, call)), patience < call))
    told = Patience(waits)
    drawn = sorted(told.leaves_after(0, rng.expovariate(1)) for _ in range(2000))
    assert drawn[1000] == pytest.approx(30 * MIN * 0.693, rel=0.15)


def test_whoever_has_waited_leaves_after_that_and_nobody_needs_to_leave() -> None:
    told = Patience([(20 * MIN, False)] * 50)
    assert told.leaves_after(25 * MIN, 0.0001) >= 25 * MIN
    assert told.leaves_after(25 * MIN, 1.0) > 2 * 60 * MIN
    assert Patience([]).leaves_after(0, 1.0) < NEVER


@pytest.mark.parametrize("grows", [False, True])
def test_coming_depends_on_the_wait_only_where_the_day_shows_it(grows: bool) -> None:
    rng, called = Random(3), []
    for _ in range(300):
        wait = rng.uniform(0, 40)
        called.append((int(wait * MIN), rng.random() > (0.01 * wait if grows else 0.1)))
    told = ShowingUp(called)
    assert told.by_wait is grows
    if grows:
        assert told.misses(35 * MIN) > told.misses(5 * MIN) + 0.1
    else:
        assert told.misses(35 * MIN) == told.share == told.misses(0)


def test_few_no_shows_show_nothing() -> None:
    assert not ShowingUp([(MIN, True)] * 20 + [(60 * MIN, False)] * 7).by_wait
    assert ShowingUp([]).misses(MIN) == 0


def test_a_desk_is_at_work_open_or_closing_and_not_in_its_break() -> None:
    legs = [a_leg("a", 10, turns=[Turn("d1", 11 * MIN, 60 * MIN, 0)])]
    spans = [
        span("open", 5, 30, "ann"), span("paused", 30, 40, "ann"), span("open", 40, 50, "ann"),
        span("closing", 50, 60, "ann"), span("open", 60, 90, "ben"), span("closed", 90, 200, None),
    ]  # fmt: skip
    (found,) = at_work([a_desk("d1")], spans, legs, DAY, 300 * MIN)
    assert found.work == [
        Work(5 * MIN, 30 * MIN, "ann"),
        Work(40 * MIN, 60 * MIN, "ann"),
        Work(60 * MIN, 90 * MIN, "ben"),
    ]
    assert not found.inferred and not found.left_open


def test_a_desk_without_spans_worked_from_its_first_to_its_last_customer() -> None:
    turns = [Turn("d1", 11 * MIN, 20 * MIN, 0), Turn("gone", 30 * MIN, 44 * MIN, 0)]
    legs = [a_leg("a", 10, turns=turns[:1]), a_leg("b", 10, turns=turns[1:])]
    found = at_work([a_desk("d1"), a_desk("idle")], [], legs, DAY, 300 * MIN)
    assert [(d.desk.id, d.work[0].from_at, d.work[0].to_at, d.inferred) for d in found] == [
        ("d1", 11 * MIN, 20 * MIN, True),
        ("gone", 30 * MIN, 44 * MIN, True),
    ]


def test_a_desk_that_was_left_open_counts_until_the_last_customer() -> None:
    legs = [a_leg("a", 10, turns=[Turn("d1", 11 * MIN, 60 * MIN, 0)])]
    (rolled,) = at_work([a_desk("d1")], [span("open", 5, 24 * 60, "ann")], legs, DAY, 10**9)
    still = Desk(id="d1", service_point="p", number=1, name="1", state="open", since=5 * MIN)
    (never,) = at_work([still], [], legs, DAY, 10**9)
    for found in (rolled, never):
        assert found.left_open
        assert (found.work[0].from_at, found.work[0].to_at) == (5 * MIN, 60 * MIN)


def test_the_pace_of_a_clerk_is_measured_while_somebody_waits() -> None:
    legs = [
        a_leg("a", 0, turns=[Turn("d1", 1 * MIN, 10 * MIN, 0)]),
        a_leg("b", 5, turns=[Turn("d1", 12 * MIN, 20 * MIN, 0)]),
        a_leg("c", 30, turns=[Turn("d1", 31 * MIN, 40 * MIN, 0)]),
        a_leg("d", 35, turns=[Turn("d1", 60 * MIN, 70 * MIN, 0)]),
        a_leg("e", 75, turns=[], ended=85),
    ]
    found = rhythm(day_at("d1", legs, 0, 90), all_able)
    assert found.gaps == {("a", 0): 2 * MIN}
    assert found.replies == {"c": 1 * MIN}
    assert found.starts == {("d1", 0): 1 * MIN}
    assert found.absences == {"d1": [(40 * MIN, 60 * MIN), (70 * MIN, 90 * MIN + 1)]}


def test_whom_another_desk_called_at_once_this_one_did_not_keep_waiting() -> None:
    legs = [
        a_leg("a", 0, turns=[Turn("d1", 0, 10 * MIN, 0)]),
        a_leg("b", 0, turns=[Turn("d2", 0, 10 * MIN, 0)]),
        a_leg("c", 9, turns=[Turn("d2", 10 * MIN + 500, 20 * MIN, 0)]),
        a_leg("d", 15, turns=[Turn("d1", 15 * MIN + 4_000, 20 * MIN, 0)]),
    ]
    found = rhythm(day_at("d1", legs, 0, 20), all_able)
    assert found.gaps == {} and found.absences == {}
    assert found.starts == {("d1", 0): 0}
    assert found.replies == {"d": 4_000}


def test_whoever_served_somebody_that_day_was_able_to() -> None:
    services = [Service(id="x", service_point="p", name="Export", skills=["customs"])]
    ann = Staff(id="ann", name="Ann", role="staff", skills=["braille"])
    turns = [Turn("d1", 11 * MIN, 20 * MIN, 0), Turn("d2", 11 * MIN, 20 * MIN, 0)]
    legs = [a_leg(str(n), 10, [turn], service="x") for n, turn in enumerate(turns)]
    work = Work(0, 60 * MIN, "ann"), Work(0, 60 * MIN)
    desks = [
        RecordedDesk(desk=a_desk("d1", services=["s"]), work=[work[0]]),
        RecordedDesk(desk=a_desk("d2"), work=[work[1]]),
    ]
    found = as_that_day(desks, legs, services, [ann])
    assert [desk.desk.services for desk in found.desks] == [["s", "x"], []]
    assert {each.id: each.skills for each in found.staff} == {
        "ann": ["braille", "customs"],
        "at d2": ["customs"],
    }
    assert found.desks[1].work[0].staff == "at d2"


def all_able(desk: RecordedDesk, leg: RecordedLeg) -> bool:
    return True


def day_at(desk: str, legs: list[RecordedLeg], begin: int, end: int):  # type: ignore[no-untyped-def]
    work = [Work(begin * MIN, end * MIN)]
    return small_day(legs, [RecordedDesk(desk=a_desk(desk), work=work)])


def span(state: str, begin: int, end: int, staff: str | None) -> DeskSpan:
    return DeskSpan(
        id=f"d1.{begin}", desk="d1", service_point="p", state=state,  # type: ignore[arg-type]
        staff=staff, from_at=begin * MIN, to_at=end * MIN,
    )  # fmt: skip


def test_hours_are_those_of_the_clock_over_midnight_and_one_that_comes_twice_is_one() -> None:
    before = datetime(2026, 10, 24, 22, 30, tzinfo=ZoneInfo("Europe/Oslo")).timestamp()
    came = [
        Came(int(before + hour * 3600) * 1000, hour * 1000, "served", None) for hour in range(7)
    ]
    hours = figures([Went(came, 0)], "Europe/Oslo").by_hour
    assert [(h.hour, h.joined) for h in hours] == [
        (22, 1), (23, 1), (0, 1), (1, 1), (2, 2), (3, 1),
    ]  # fmt: skip
