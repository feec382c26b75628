"""Several services in one visit: legs and errands, and what a step back does to them."""

from __future__ import annotations

import pytest

from protocol.changes import Gone
from protocol.commands import (
    Away,
    CallEntry,
    Cancel,
    Complete,
    DeleteServicePoint,
    ExpireWaiting,
    JoinQueue,
    Leave,
    PassTime,
    Reopen,
    ServiceSpec,
    Start,
    Transfer,
    Undo,
    UpdateDesk,
    UpdateServicePoint,
)
from protocol.records import Desk, Entry, ServicePoint
from server.domain.actor import PUBLIC, TIMER
from tests.hall import ADMIN, ANN, BEN, Hall, hall
from tests.server.domain.second_point import CAT, cash, errands, opened, service, set_state
from tests.server.domain.walking import entry_of, in_state, join, licence


def test_services_that_one_desk_does_are_one_leg_and_others_become_errands_in_order() -> None:
    at = hall()
    there = cash(at)
    passport, permit = service(at, at.point, 0), licence(at)
    pay, refund = service(at, there, 0), service(at, there, 1)
    mine = join(at, services=[pay, permit, refund], service=passport)
    entry = entry_of(at, mine.entry)
    assert (mine.number, entry.service, entry.also) == ("A001", passport, [permit])
    assert errands(at, mine.visit) == [(there, [pay, refund])]


def test_services_that_no_desk_does_together_are_separate_legs() -> None:
    at = hall()
    passport, permit = service(at, at.point, 0), licence(at)
    for number, only in ((1, passport), (2, permit)):
        only_does(at, number, only)
    mine = join(at, services=[permit, passport])
    assert mine.number == "B001", "the series of what comes first"
    assert entry_of(at, mine.entry).also == []
    assert errands(at, mine.visit) == [(at.point, [passport])]


def only_does(at: Hall, number: int, ident: str) -> None:
    desk = at.floor.get(Desk, at.desk(number))
    assert desk is not None
    at.do(UpdateDesk(desk=desk.id, version=desk.version, services=[ident]))


def test_an_unknown_or_closed_service_among_several_is_refused_by_name() -> None:
    at = hall()
    there = cash(at)
    pay = service(at, there, 0)
    passport = service(at, at.point, 0)
    unknown = JoinQueue(service_point=at.point, services=[passport, "0" * 36])
    assert at.refused(unknown).code == "unknown_service"
    elsewhere = JoinQueue(service_point=at.point, services=[pay])
    assert "Pay is not done at Citizens" in at.refused(elsewhere).detail
    spec = ServiceSpec(id=pay, name="Pay", open=False)
    at.do(UpdateServicePoint(service_point=there, version=1, services=[spec]))
    both = JoinQueue(service_point=at.point, services=[passport, pay])
    assert at.refused(both).code == "service_closed"
    assert "Pay is closed" in at.refused(both).detail
    refund = JoinQueue(service_point=at.point, services=[passport, service(at, there, 1)])
    set_state(at, there, "draining")
    assert "Cash takes no new numbers" in at.refused(refund).detail
    assert not at.floor.live


def test_with_errands_left_the_next_leg_opens_as_the_one_before_ends() -> None:
    at = hall()
    there = cash(at)
    pay = service(at, there, 0)
    mine = join(at, services=[service(at, at.point, 0), pay])
    at.clock.advance(90)
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    at.clock.advance(60)
    moved = at.moved(Complete(entry=mine.entry), ANN)
    leg = opened(at, moved)
    assert (leg.number, leg.service_point, leg.service) == (mine.number, there, pay)
    assert leg.eligible_at == at.clock.now() - 90_000
    assert errands(at, mine.visit) == []
    at.do(Start(entry=leg.id, desk=at.floor.desks(there)[0].id), CAT)
    assert at.moved(Complete(entry=leg.id), CAT).opened is None
    assert not at.floor.live


def with_errand(at: Hall) -> tuple[str, str, Entry]:
    """A visit whose first leg is completed and whose errand waits: visit, leg before, leg now."""
    there = cash(at)
    mine = join(at, services=[service(at, at.point, 0), service(at, there, 0)])
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    moved = at.moved(Complete(entry=mine.entry), ANN)
    return mine.visit, mine.entry, opened(at, moved)


@pytest.mark.parametrize("command", [Undo, Reopen])
def test_a_service_that_goes_on_takes_the_waiting_leg_back_and_the_errand_is_to_be_done(
    command: type[Undo | Reopen],
) -> None:
    at = hall()
    visit, before, leg = with_errand(at)
    at.do(Away(entry=leg.id), ANN)
    moved = at.moved(command(entry=before), ANN)
    assert (moved.entry, moved.state, moved.desk_name) == (before, "serving", "Desk 1")
    assert at.floor.live[visit].id == before
    gone = entry_of(at, leg.id)
    assert (gone.state, gone.reason) == ("cancelled", "the step that opened it was taken back")
    assert at.refused(Undo(entry=leg.id), ADMIN).code == "nothing_to_undo"
    assert errands(at, visit) == [(leg.service_point, [leg.service])]
    assert at.moved(Complete(entry=before), ANN).opened not in (None, leg.id)


@pytest.mark.parametrize("command", [Undo, Reopen])
def test_a_leg_that_has_moved_on_is_not_taken_back_and_it_is_said_where_it_is(
    command: type[Undo | Reopen],
) -> None:
    at = hall()
    visit, before, leg = with_errand(at)
    at.do(CallEntry(entry=leg.id, desk=at.floor.desks(leg.service_point)[0].id), CAT)
    refusal = at.refused(command(entry=before), ANN)
    assert refusal.code == "conflict"
    assert refusal.detail.startswith("A001 has gone on: at Cash it has been called (Desk 1")
    assert refusal.holder is not None and refusal.holder.number == "A001"
    assert at.floor.live[visit].id == leg.id
    at.do(Undo(entry=leg.id), CAT)
    assert at.moved(command(entry=before), ANN).state == "serving"


def test_undoing_a_reopening_opens_the_errand_once_more() -> None:
    at = hall()
    visit, before, leg = with_errand(at)
    at.do(Reopen(entry=before, desk=at.desk(2)), BEN)
    at.do(Undo(entry=before), BEN)
    assert entry_of(at, before).state == "completed"
    again = at.floor.live[visit]
    assert again.id != leg.id
    assert (again.came_from, again.service, again.state) == (before, leg.service, "waiting")
    assert errands(at, visit) == []


def test_an_ended_leg_does_not_come_back_beside_one_that_goes_on() -> None:
    at = hall()
    visit, before, leg = with_errand(at)
    at.do(Cancel(entry=leg.id, reason="a slip"), ADMIN)
    assert at.refused(Undo(entry=before), ANN).code == "conflict"
    at.do(Reopen(entry=before), ANN)
    assert at.refused(Undo(entry=leg.id), ADMIN).code == "conflict"
    assert at.floor.live[visit].id == before


def test_a_transfer_that_is_taken_back_leaves_the_errands_as_they_were() -> None:
    at = hall()
    there = cash(at)
    pay, refund = service(at, there, 0), service(at, there, 1)
    mine = join(at, services=[service(at, at.point, 0), pay, refund])
    moved = at.moved(Transfer(entry=mine.entry, service_point=there), ANN)
    leg = opened(at, moved)
    assert (leg.service, leg.also) == (pay, [refund]), "the errand is done now"
    assert errands(at, mine.visit) == []
    at.do(Undo(entry=mine.entry), ANN)
    assert at.floor.live[mine.visit].id == mine.entry
    assert errands(at, mine.visit) == [(there, [pay, refund])]


def test_an_errand_that_can_be_done_no_longer_is_passed_over() -> None:
    at = hall()
    there = cash(at)
    mine = join(at, services=[service(at, at.point, 0), service(at, there, 0)])
    assert at.refused(DeleteServicePoint(service_point=there)).code == "in_use"
    at.floor.apply([Gone("service_point", there)])
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    assert at.moved(Complete(entry=mine.entry), ANN).opened is None


def test_a_point_drains_until_the_last_errand_there_is_done() -> None:
    at = hall()
    there = cash(at)
    mine = join(at, services=[service(at, at.point, 0), service(at, there, 0)])
    set_state(at, there, "draining")
    at.do(PassTime(), TIMER)
    assert state_of(at, there) == "draining"
    at.do(Leave(entry=mine.entry), ANN)
    at.do(PassTime(), TIMER)
    assert state_of(at, there) == "closed"


def state_of(at: Hall, ident: str) -> str:
    point = at.floor.get(ServicePoint, ident)
    assert point is not None
    return point.state


def test_whoever_leaves_leaves_all_errands() -> None:
    at = hall()
    there = cash(at)
    mine = join(at, services=[service(at, at.point, 0), service(at, there, 0)])
    at.do(Leave(entry=mine.entry), ANN)
    assert not at.floor.live
    assert not at.floor.waiting[there]


def test_where_all_are_sent_home_nobody_arrives_later_for_an_errand() -> None:
    at = hall()
    there = cash(at)
    passport, permit = service(at, at.point, 0), licence(at)
    pay = service(at, there, 0)
    for number, only in ((1, passport), (2, permit)):
        only_does(at, number, only)
    here = join(at, services=[passport, pay])
    between = join(at, services=[passport, pay, permit])
    at.do(Start(entry=here.entry, desk=at.desk(1)), ANN)
    at.do(ExpireWaiting(service_point=there, reason="The till is broken."), ADMIN)
    assert at.floor.live.keys() == {here.visit, between.visit}, "they are served elsewhere"
    assert errands(at, here.visit) == []
    assert errands(at, between.visit) == [(at.point, [permit])]
    assert at.moved(Complete(entry=here.entry), ANN).opened is None
    set_state(at, there, "draining")
    at.do(PassTime(), TIMER)
    assert state_of(at, there) == "closed"


def test_any_colleague_reopens_at_a_free_desk_for_fifteen_minutes() -> None:
    at = hall()
    entry = in_state(at, "completed")
    in_state(at, "called")
    assert at.refused(Reopen(entry=entry), BEN).code == "desk_busy"
    at.clock.advance(900)
    moved = at.moved(Reopen(entry=entry, desk=at.desk(2)), BEN)
    assert (moved.state, moved.desk_name) == ("serving", "Desk 2")
    assert entry_of(at, entry).ended_at is None


def test_after_that_it_is_said_to_give_a_new_number() -> None:
    at = hall()
    entry = in_state(at, "completed")
    at.clock.advance(901)
    refusal = at.refused(Reopen(entry=entry), BEN)
    assert refusal.code == "undo_expired"
    assert "15 minutes" in refusal.detail


def test_whoever_has_joined_again_is_not_reopened() -> None:
    at = hall()
    mine = join(at, PUBLIC, browser="b1")
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    at.do(Complete(entry=mine.entry), ANN)
    join(at, PUBLIC, browser="b1")
    assert at.refused(Reopen(entry=mine.entry), ANN).code == "already_waiting"
