"""What of the live floor counts for its waits."""

from __future__ import annotations

import numpy as np

from protocol.capability import Due
from protocol.commands import Away, CallEntry, CallNext, CheckIn, Hold, PlanPause, Start
from protocol.records import Desk, Service, ServicePoint
from server.domain.actor import PUBLIC
from server.domain.estimates.durations import Durations
from server.domain.estimates.hazards import Hazards
from server.domain.estimates.scene import Busy, Scene, Waiter
from server.domain.estimates.seen_on_floor import scene_of
from server.domain.estimates.simulation import percentiles, simulate
from tests.hall import ANN, BEN, Hall, hall
from tests.server.domain.reservations.appointments import booked, checks_in
from tests.server.domain.test_picking import comes, fit
from tests.server.domain.walking import entry_of, in_state, join

BOTH = frozenset({0, 1})


def seen(at: Hall, *dues: Due) -> Scene:
    point = at.floor.get(ServicePoint, at.point)
    assert point is not None
    return scene_of(at.floor, point, at.clock.now(), dues)


def line(at: Hall) -> list[str]:
    return [entry_of(at, who.key).number for who in seen(at).line if who.in_line]


def only(at: Hall) -> Waiter:
    (who,) = seen(at).line
    return who


def later(at: Hall, minutes: int) -> int:
    return at.clock.now() + minutes * 60_000


def test_the_line_stands_as_the_policy_ranks_it() -> None:
    at = hall()
    comes(at, 6)
    comes(at, 5, priority="priority")
    comes(at, standing="next")
    assert line(at) == ["A003", "A002", "A001"]
    scene = seen(at)
    assert [(who.first, who.weight) for who in scene.line] == [(True, 1), (False, 3), (False, 1)]
    assert (scene.order, scene.hour, scene.means_s) == ("weight", 12, dict.fromkeys(means(at), 480))
    fit(at, ServicePoint, at.point, policy="ratio", max_wait_s=900)
    assert (seen(at).order, seen(at).max_wait_s) == ("fixed", 900)


def means(at: Hall) -> list[str]:
    return [service.id for service in at.floor.services(at.point)]


def test_a_desk_has_its_colleague_and_whom_it_serves_or_has_called() -> None:
    at = hall()
    first, second = comes(at), comes(at)
    at.do(Start(entry=first, desk=at.desk(1)), ANN)
    began = at.clock.now()
    at.do(CallEntry(entry=second, desk=at.desk(2)), BEN)
    at.clock.advance(30)
    task = (entry_of(at, first).service,)
    one, two = seen(at).stations
    assert (one.staff, one.busy) == (ANN.id, Busy(task, began))
    assert (two.staff, two.busy) == (BEN.id, Busy(task, began, started=False))


def test_a_desk_that_pauses_counts_from_when_it_is_to_be_back() -> None:
    at = hall()
    comes(at)
    fit(at, Desk, at.desk(2), state="paused", until=later(at, 10))
    assert seen(at).stations[1].from_at == later(at, 10)
    assert only(at).stations == BOTH
    at.clock.advance(11 * 60)
    assert seen(at).stations[1].from_at == later(at, 5)
    at.clock.advance(30 * 60)
    assert len(seen(at).stations) == 1


def test_a_desk_that_pauses_for_nobody_knows_how_long_does_not_count() -> None:
    at = hall()
    comes(at)
    fit(at, Desk, at.desk(1), state="paused", until=None)
    fit(at, Desk, at.desk(2), state="closed")
    assert seen(at).stations == ()
    assert only(at).stations == frozenset()


def test_a_planned_pause_is_known_before_it_begins() -> None:
    at = hall()
    at.do(PlanPause(desk=at.desk(1), at=later(at, 5), until=later(at, 20)), ANN)
    assert seen(at).stations[0].pauses == ((later(at, 5), later(at, 20)),)


def test_a_desk_that_closes_has_only_the_customer_who_is_there() -> None:
    at = hall()
    comes(at), comes(at)
    at.do(CallNext(desk=at.desk(1)), ANN)
    for number in (1, 2):
        fit(at, Desk, at.desk(number), state="closing")
    (station,) = seen(at).stations
    assert (station.key, station.closing) == (at.desk(1), True)
    assert seen(at).line[0].stations == frozenset()


def test_only_desks_count_that_can_serve_somebody() -> None:
    at = hall()
    passport, licence = means(at)
    fit(at, Desk, at.desk(1), services=[passport])
    comes(at, service=licence)
    assert only(at).stations == {1}
    assert [(who.key, who.stations) for who in seen(at).newcomers] == [
        (passport, BOTH),
        (licence, {1}),
    ]
    comes(at, access_needs=["hearing loop"])
    fit(at, Desk, at.desk(1), services=[], access=["hearing loop"])
    assert [who.stations for who in seen(at).line] == [BOTH, {0}]
    fit(at, Service, licence, open=False)
    assert [who.key for who in seen(at).newcomers] == [passport]


def test_several_services_are_one_task() -> None:
    at = hall()
    passport, licence = means(at)
    comes(at, service=passport, also=[licence])
    assert only(at).task == (passport, licence)


def test_whoever_is_away_is_to_be_reckoned_with_when_back_and_told_no_wait() -> None:
    at = hall()
    first, _ = comes(at), comes(at)
    at.do(Away(entry=first, minutes=10), ANN)
    assert line(at) == ["A002"]
    away = seen(at).line[0]
    assert (away.key, away.from_at, away.in_line) == (first, later(at, 10), False)


def test_whoever_is_on_hold_goes_on_first_with_the_colleague_who_has_them() -> None:
    at = hall()
    held = join(at).entry
    at.do(Start(entry=held, desk=at.desk(2)), BEN)
    at.do(Hold(entry=held, until=later(at, 15)), BEN)
    who = only(at)
    assert (who.stations, who.first, who.from_at) == ({1}, True, later(at, 15))
    assert who.part < 1 and not who.in_line
    fit(at, Desk, at.desk(2), state="closed", staff=None)
    assert only(at).stations == {0}


def test_whoever_missed_a_call_comes_back_seldom() -> None:
    at = hall()
    in_state(at, "missed")
    assert not only(at).in_line and only(at).likely < 0.5


def test_whoever_must_check_in_has_their_place_and_may_not_come() -> None:
    at = hall(call_absent=False)
    entry = join(at, PUBLIC, browser="b1").entry
    assert only(at).in_line and only(at).likely < 1
    at.do(CheckIn(entry=entry), ANN)
    assert only(at).likely == 1


def test_a_reservation_that_is_due_takes_a_desk_at_its_time_before_all_others() -> None:
    at = hall(capacity=1)
    passport, _ = means(at)
    comes(at, 0), comes(at, 0)
    slot = later(at, 1)

    def waits(*dues: Due) -> list[float]:
        scene = seen(at, *dues)
        result = simulate(scene, Durations(), Hazards(), np.random.default_rng(1))
        assert result.newcomers.min() >= 0
        told = [who.in_line for who in scene.line]
        return [float(wait) for wait in percentiles(result.line)[1][told]]

    without, due = waits(), waits(Due(passport, slot))
    assert due[0] == without[0] == 0
    assert due[1] > without[1] + 200
    assert seen(at, Due(passport, slot)).line[-1].from_at == slot


def test_who_has_booked_with_a_colleague_is_reckoned_at_that_desk_alone() -> None:
    at = hall()
    passport, _ = means(at)
    checks_in(at, booked(at, 10, resources=[BEN.id], asked_staff=BEN.id))
    who = only(at)
    assert (who.stations, who.first, who.from_at) == ({1}, True, later(at, 10))
    due = Due(passport, later(at, 30), "", BEN.id)
    assert [each.stations for each in seen(at, due).line] == [{1}, {1}]
    fit(at, Desk, at.desk(2), state="paused", until=None)
    assert [each.stations for each in seen(at, due).line] == [{0}, {0}]
