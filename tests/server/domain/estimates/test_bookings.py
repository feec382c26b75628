"""Waits that know who has booked, and when those will really begin."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest

from protocol.commands import Start
from protocol.records import Reservation, ServicePoint
from server.domain.estimates.durations import Durations
from server.domain.estimates.hazards import Hazards
from server.domain.estimates.lateness import projections
from server.domain.estimates.published import estimate, reckoned
from server.domain.estimates.seen_on_floor import coming_share, scene_of
from server.domain.estimates.simulation import percentiles, simulate
from tests.hall import ANN, Hall, hall
from tests.server.domain.reservations.appointments import (
    MIN,
    bookable,
    booked,
    checks_in,
    now_so,
    reservation,
)
from tests.server.domain.walking import join


def wait_min(at: Hall) -> float:
    """The median wait of somebody who joins now for the first service, as published."""
    return estimate(at.floor, at.point, at.clock.now()).quotes[0].p50 / 60


def test_who_joins_waits_longer_by_those_who_have_booked_and_are_due() -> None:
    at = hall(capacity=1)
    at.do(Start(entry=join(at).entry, desk=at.desk(1)), ANN)
    without = wait_min(at)
    first = bookable(at)
    due = [booked(at, minutes, first) for minutes in (1, 2)]
    # Each takes eight minutes on average; what begins after them is no matter.
    assert 12 < wait_min(at) - without < 20
    for each in due:
        now_so(at, each, state="cancelled")
    assert wait_min(at) == without


def test_the_simulation_calls_nobody_before_a_slot_that_only_one_desk_can_keep() -> None:
    at = hall(capacity=1)
    entry = checks_in(at, booked(at, 20)).entry
    joiner = join(at).entry
    point, now = at.floor.get(ServicePoint, at.point), at.clock.now()
    assert point is not None
    scene = scene_of(at.floor, point, now)
    runs = simulate(scene, Durations(), Hazards(), np.random.default_rng(7)).line
    p20, _, p80 = percentiles(runs)
    place = {who.key: nth for nth, who in enumerate(scene.line)}
    assert p80[place[joiner]] == 0
    assert p20[place[entry]] >= 20 * 60
    assert p80[place[entry]] < 25 * 60


def test_of_those_who_have_booked_some_never_come_as_it_is_today() -> None:
    def share(*states: str) -> float:
        at = hall()
        first = bookable(at)
        for state in states:
            booked(at, 0, first, state=state)
        return coming_share(at.floor.of(Reservation), at.point)

    assert share() == pytest.approx(0.95)
    assert share(*["completed"] * 40) > 0.98
    assert share(*["no_show"] * 20) < 0.5


def test_a_desk_that_runs_late_moves_the_starts_behind_it() -> None:
    at = hall(capacity=1)
    late, later = (booked(at, minutes) for minutes in (5, 90))
    for _ in range(3):
        checks_in(at, booked(at, 0))
    found = reckoned(at.floor, at.point, at.clock.now()).late
    assert found is not None and [row.reservation for row in found.projected] == [late]
    row = found.projected[0]
    assert row.likely and row.at is not None
    # Three are before it, of eight minutes each.
    delay = row.at - reservation(at, late).start_at
    assert 10 * MIN <= delay <= 30 * MIN and delay % (5 * MIN) == 0
    assert reservation(at, later).projected_at is None


def test_nothing_is_said_anew_of_a_start_that_is_nearly_as_it_was_known() -> None:
    at = hall(capacity=1)
    ident, now = booked(at, 10), at.clock.now()

    def said(minutes: float) -> list[int | None]:
        rows = projections(at.floor, {ident: [minutes * 60] * 9}, now)
        return [row.at and (row.at - reservation(at, ident).start_at) // MIN for row in rows]

    assert said(14) == []
    assert said(16) == [10]
    now_so(at, ident, projected_at=now + 20 * MIN, told_late_at=now, told_start_at=now + 20 * MIN)
    assert said(16) == said(24) == []
    assert said(26) == [20]
    assert said(11) == [None], "back in time"


def test_of_a_point_where_nobody_works_no_start_is_foretold() -> None:
    at = hall()
    assert projections(at.floor, {booked(at, 10): [float("inf")] * 5}, at.clock.now()) == []


def test_who_has_booked_is_told_a_wait_that_a_simulated_day_keeps() -> None:
    at = hall(capacity=2)
    for nth in range(6):
        join(at) if nth % 2 else checks_in(at, booked(at, 5 + nth))
    point, now = at.floor.get(ServicePoint, at.point), at.clock.now()
    assert point is not None
    scene = scene_of(at.floor, point, now)
    told = percentiles(simulate(scene, Durations(), Hazards(), np.random.default_rng(1)).line)
    days = simulate(scene, Durations(), Hazards(), np.random.default_rng(2)).line
    held = (days <= told[2]).mean(axis=0)
    assert median(held) == pytest.approx(0.8, abs=0.08)


def test_it_is_told_how_many_who_have_booked_are_due_before_a_place() -> None:
    at = hall(capacity=1)
    at.do(Start(entry=join(at).entry, desk=at.desk(1)), ANN)
    joiner, last = join(at).entry, join(at).entry
    booked(at, 1)
    booked(at, 110)
    told = {each.entry: each.booked for each in estimate(at.floor, at.point, at.clock.now()).line}
    assert told == {joiner: 1, last: 1}
    entry = checks_in(at, booked(at, 2)).entry
    at.clock.advance(180)
    line = estimate(at.floor, at.point, at.clock.now()).line
    assert {each.entry: each.why for each in line}[entry] == "booked"
