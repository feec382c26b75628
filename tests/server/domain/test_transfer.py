"""Transfers: a leg ends and the next opens, in the same visit and under the same number."""

from __future__ import annotations

import pytest

from protocol.commands import (
    CallNext,
    SetPriority,
    Start,
    Transfer,
    UpdateServicePoint,
)
from protocol.records import ServicePoint
from server.domain.actor import PUBLIC
from tests.hall import ANN, hall
from tests.server.domain.second_point import CAT, cash, opened, service, set_state
from tests.server.domain.walking import entry_of, in_state, join


def test_a_transfer_keeps_number_visit_and_the_waiting_that_was_endured() -> None:
    at = hall()
    there = cash(at)
    mine = join(at, PUBLIC, browser="b1")
    at.clock.advance(300)
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    at.clock.advance(600)
    moved = at.moved(Transfer(entry=mine.entry, service_point=there, note="pays in cash"), ANN)
    assert (moved.state, moved.number) == ("transferred", mine.number)
    leg = opened(at, moved)
    assert (leg.number, leg.visit, leg.came_from) == (mine.number, mine.visit, mine.entry)
    assert (leg.service_point, leg.state, leg.version) == (there, "waiting", 1)
    assert leg.eligible_at == at.clock.now() - 300_000, "service is no waiting"
    assert (leg.joined_at, leg.present, leg.reason) == (at.clock.now(), True, "pays in cash")
    assert at.floor.live[mine.visit].id == leg.id
    assert not at.floor.at_desk[at.desk(1)]


@pytest.mark.parametrize(("standing", "first"), [("next", True), ("keep", True), ("last", False)])
def test_the_sender_says_whether_somebody_stands_next_as_waited_or_last(
    standing: str, first: bool
) -> None:
    at = hall()
    there = cash(at)
    mine = join(at)
    at.clock.advance(60)
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    at.clock.advance(30)
    join(at, service_point=there)
    at.clock.advance(10)
    at.do(Transfer(entry=mine.entry, service_point=there, standing=standing), ANN)  # type: ignore[arg-type]
    called = at.moved(CallNext(desk=at.floor.desks(there)[0].id), CAT)
    assert (called.visit == mine.visit) == first


def test_put_next_goes_before_those_who_have_waited_longer() -> None:
    at = hall()
    there = cash(at)
    join(at, service_point=there)
    at.clock.advance(60)
    mine = join(at)
    at.do(Transfer(entry=mine.entry, service_point=there, standing="next"), ANN)
    assert at.moved(CallNext(desk=at.floor.desks(there)[0].id), CAT).visit == mine.visit


def test_nobody_is_sent_where_no_open_desk_does_the_service() -> None:
    at = hall()
    there = cash(at, opens=False)
    mine = in_state(at, "serving")
    refusal = at.refused(Transfer(entry=mine, service_point=there), ANN)
    assert refusal.code == "no_open_desk"
    assert "Cash" in refusal.detail and "Pay" in refusal.detail
    assert entry_of(at, mine).state == "serving"


def test_a_transfer_inside_the_house_is_no_new_intake_but_a_closed_point_stays_closed() -> None:
    for state, code in (("last_numbers", ""), ("draining", ""), ("closed", "queue_closed")):
        at = hall()
        there = cash(at)
        set_state(at, there, state)
        answer = at.ask(Transfer(entry=in_state(at, "serving"), service_point=there), ANN)
        assert getattr(answer, "code", "") == code


def test_a_transfer_says_where_to_and_not_to_where_somebody_is() -> None:
    at = hall()
    mine = in_state(at, "serving")
    passport = at.floor.services(at.point)[0].id
    for command in (
        Transfer(entry=mine),
        Transfer(entry=mine, service=passport),
        Transfer(entry=mine, service_point=at.point),
    ):
        refusal = at.refused(command, ANN)
        assert (refusal.code, refusal.field) == ("invalid", "service")
    foreign = Transfer(entry=mine, service=service(at, cash(at), 0))
    assert at.refused(foreign, ANN).code == "unknown_service"


def test_a_class_that_the_other_point_lacks_is_left_behind() -> None:
    at = hall()
    there = cash(at)
    mine = in_state(at, "waiting")
    at.do(SetPriority(entry=mine, priority="priority"), ANN)
    point = at.floor.get(ServicePoint, there)
    assert point is not None
    at.do(UpdateServicePoint(service_point=there, version=1, classes=point.classes[:1]))
    leg = opened(at, at.moved(Transfer(entry=mine, service_point=there), ANN))
    assert leg.priority == "standard"
