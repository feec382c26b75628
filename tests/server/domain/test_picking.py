"""Whom a desk calls next, and the sentence that says why."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from protocol.changes import Put
from protocol.commands import CallEntry, CallNext, CheckIn, Complete, PutStaff, Start
from protocol.next_in_line import ranked
from protocol.places import PriorityClass
from protocol.records import Desk, Entry, Service, ServicePoint, Staff, Turns
from protocol.replica import Replica
from server.domain.actor import PUBLIC
from tests.hall import ANN, BEN, KIOSK, Hall, hall
from tests.server.domain.reservations.appointments import bookable, booked, checks_in
from tests.server.domain.walking import entry_of, join


def fit(at: Hall, kind: type[Any], ident: str, **fields: object) -> None:
    """A record of the floor is otherwise."""
    found = at.floor.get(kind, ident)
    assert found is not None
    at.floor.apply([Put(msgspec.structs.replace(found, **fields))])


def comes(at: Hall, minutes: int = 1, **fields: object) -> str:
    """Somebody joins, and time passes."""
    asked = {k: fields.pop(k) for k in ("service", "access_needs") if k in fields}
    entry = join(at, KIOSK, **asked).entry
    fit(at, Entry, entry, **fields)
    at.clock.advance(minutes * 60)
    return entry


def picked(at: Hall, desk: int = 1) -> str:
    return at.moved(CallNext(desk=at.desk(desk)), ANN if desk == 1 else BEN).pick


def test_whoever_was_put_next_is_called_first_and_the_colleague_is_named() -> None:
    at = hall()
    at.do(PutStaff(staff=BEN.id, name="Ben", role="staff"))
    comes(at)
    comes(at, standing="next", actor=BEN.id)
    assert picked(at) == "A002: put next by Ben"
    assert picked(at, 2) == "A001: longest eligible"


@pytest.mark.parametrize(
    "weight, words",
    [(3.0, "count three times"), (2.5, "count 2.5 times"), (2.0, "count twice")],
)
def test_the_weight_of_a_class_is_said_with_the_wait(weight: float, words: str) -> None:
    at = hall()
    classes = [PriorityClass("standard", "Standard"), PriorityClass("urgent", "Urgent", weight)]
    fit(at, ServicePoint, at.point, classes=classes)
    comes(at, 6)
    comes(at, 12, priority="urgent")
    assert picked(at) == f"A002: Urgent, 12 min {words}"


def test_the_maximum_wait_is_said() -> None:
    at = hall()
    fit(at, ServicePoint, at.point, max_wait_s=45 * 60)
    comes(at, 1)
    comes(at, 45, priority="priority")
    assert picked(at) == "A001: waited over 45 min"


def test_the_turn_of_a_class_is_said_and_remembered() -> None:
    at = hall()
    fit(at, ServicePoint, at.point, policy="ratio")
    for _ in range(6):
        comes(at), comes(at, priority="priority")
    called = []
    for _ in range(8):
        moved = at.moved(CallNext(desk=at.desk(1)), ANN)
        at.do(Start(entry=moved.entry), ANN)
        at.do(Complete(entry=moved.entry), ANN)
        called.append(moved.pick.partition(": ")[2])
    assert called.count("turn of Priority") == 6
    assert called.count("turn of Standard") == 2
    turns = at.floor.get(Turns, at.point)
    assert turns is not None and set(turns.credit.values()) == {0}


def test_whom_the_desk_cannot_serve_is_passed_over_and_the_first_is_named() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    fit(at, Desk, at.desk(1), services=[passport.id])
    first, _, _ = comes(at, service=licence.id), comes(at, service=licence.id), comes(at)
    wanted = "A001: longest eligible; B001 comes for Licence, which Desk 1 does not do"
    assert picked(at) == f"{wanted}; 1 more passed over"
    assert at.moved(CallNext(desk=at.desk(2)), BEN).entry == first


def test_whoever_stands_behind_the_one_called_was_not_passed_over() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    fit(at, Desk, at.desk(1), services=[passport.id])
    comes(at), comes(at, service=licence.id)
    assert picked(at) == "A001: longest eligible"


def test_a_skill_and_an_access_need_are_said_when_somebody_is_passed_over() -> None:
    at = hall()
    at.do(PutStaff(staff=BEN.id, name="Ben", role="staff"))
    passport, _ = at.floor.services(at.point)
    fit(at, Service, passport.id, skills=["notary"])
    fit(at, Staff, BEN.id, skills=["notary"])
    fit(at, Desk, at.desk(2), access=["hearing loop"])
    skilled = comes(at, service=passport.id)
    assert at.refused(CallNext(desk=at.desk(1)), ANN).detail == (
        "1 waits, but cannot be served at Desk 1: A001 needs a colleague with the skill notary."
    )
    fit(at, Service, passport.id, skills=[])
    fit(at, Entry, skilled, state="away")
    comes(at, access_needs=["hearing loop"]), comes(at)
    assert picked(at) == "A003: longest eligible; A002 needs a desk made for hearing loop"
    assert picked(at, 2) == "A002: longest eligible"


def test_nobody_waits_is_said_only_where_it_is_true() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    ask = CallNext(desk=at.desk(1))
    assert at.refused(ask, ANN).detail == "Nobody waits at Citizens."
    fit(at, Desk, at.desk(1), services=[passport.id])
    for _ in range(4):
        comes(at, service=licence.id)
    refusal = at.refused(ask, ANN)
    assert refusal.code == "nobody_waiting"
    assert refusal.detail.startswith(
        "4 wait, none can be served at Desk 1: "
        "B001 comes for Licence, which Desk 1 does not do; B002 comes"
    )
    assert refusal.detail.endswith("; 1 more.")


def test_the_place_of_somebody_who_is_not_here_is_held_once_the_turn_has_come() -> None:
    at = hall(call_absent=False)
    remote = join(at, PUBLIC, browser="b1").entry
    later = comes(at)
    behind = join(at, PUBLIC, browser="b2").entry
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == later
    held = entry_of(at, remote)
    assert held.until == at.clock.now() + 900_000
    assert (held.state, held.version) == ("waiting", 2)
    assert entry_of(at, behind).until is None
    at.clock.advance(60)
    comes(at)
    sentence = at.moved(CallNext(desk=at.desk(2)), BEN).pick
    assert sentence.endswith("; A001 is not here yet; 1 more passed over")
    assert entry_of(at, remote).until == held.until
    at.do(CheckIn(entry=remote), ANN)
    at.do(Start(entry=later), ANN)
    at.do(Complete(entry=later), ANN)
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == remote


def test_no_place_is_held_for_whom_this_desk_could_not_serve_anyhow() -> None:
    at = hall(call_absent=False)
    passport, licence = at.floor.services(at.point)
    fit(at, Desk, at.desk(1), services=[passport.id])
    remote = join(at, PUBLIC, browser="b1", service=licence.id).entry
    comes(at)
    assert picked(at) == "A001: longest eligible; B001 is not here yet"
    assert entry_of(at, remote).until is None


def test_a_console_foretells_whom_the_server_calls() -> None:
    at = hall(capacity=3)
    passport, licence = at.floor.services(at.point)
    fit(at, Desk, at.desk(1), services=[passport.id])
    fit(at, ServicePoint, at.point, max_wait_s=20 * 60)
    for n in range(12):
        service = licence.id if n % 3 == 0 else passport.id
        comes(at, n % 4, service=service, priority="priority" if n % 5 == 0 else "standard")
    while True:
        console = Replica("staff")
        console.state = dict(at.floor.state)
        point, desk = at.floor.get(ServicePoint, at.point), at.floor.get(Desk, at.desk(1))
        assert point is not None
        foretold = ranked(console, point, at.clock.now(), desk)
        assert foretold == ranked(at.floor, point, at.clock.now(), desk)
        if not foretold:
            break
        moved = at.moved(CallNext(desk=at.desk(1)), ANN)
        assert moved.entry == foretold[0].entry.id
        at.do(Start(entry=moved.entry), ANN)
        at.do(Complete(entry=moved.entry), ANN)
        at.clock.advance(90)
    assert at.refused(CallNext(desk=at.desk(1)), ANN).code == "nobody_waiting"


def test_who_has_booked_is_interleaved_from_the_time_of_the_slot_on() -> None:
    at = hall()
    early, later = (checks_in(at, booked(at, minutes)).entry for minutes in (20, 60))
    comes(at, 24)
    assert entry_of(at, early).number == "A001"
    assert picked(at) == "A003: longest eligible; A002 is booked for 13:00, not due"
    assert picked(at, 2) == "A001: booked for 12:20; A002 is booked for 13:00, not due"
    assert entry_of(at, later).state == "waiting"


def test_a_slot_that_only_one_desk_can_keep_is_kept_and_the_clerk_is_told() -> None:
    at = hall(capacity=1)
    guest = booked(at, 5)
    comes(at, 0)
    refused = at.refused(CallNext(desk=at.desk(1)), ANN)
    said = "1 waits, but cannot be served at Desk 1: A001 would run into 12:05, which Desk 1 keeps"
    assert refused.detail.startswith(said)
    entry = checks_in(at, guest).entry
    assert picked(at).startswith("A002: booked for 12:05; A001 would run into 12:05")
    assert entry_of(at, entry).state == "called"


def test_a_colleagues_own_choice_goes_before_a_slot_that_is_kept() -> None:
    at = hall(capacity=1)
    booked(at, 5)
    comes(at, 0, standing="next")
    assert picked(at).startswith("A001: put next")


def test_nobody_waits_idle_for_a_guest_whose_time_has_come_and_who_is_not_here() -> None:
    at = hall(capacity=1)
    booked(at, 5)
    comes(at, 6)
    assert picked(at) == "A001: longest eligible"


def test_with_two_desks_two_slots_are_kept_and_one_leaves_a_desk_to_the_others() -> None:
    at = hall()
    first = bookable(at)
    booked(at, 5, first)
    comes(at, 0), comes(at, 0)
    assert picked(at) == "A001: longest eligible"
    # Who is at desk 1 by then leaves desk 2 alone with both slots.
    booked(at, 5, first)
    assert at.refused(CallNext(desk=at.desk(2)), BEN).code == "nobody_waiting"


def salon() -> tuple[Hall, str]:
    """Ann at desk 1, Ben at desk 2; somebody waits who has booked with Ann. Their entry."""
    at = hall()
    for clerk, name in ((ANN, "Ann"), (BEN, "Ben")):
        at.floor.apply([Put(Staff(id=clerk.id, name=name, role="staff"))])
    return at, checks_in(at, booked(at, 0, resources=[ANN.id], asked_staff=ANN.id)).entry


def test_who_has_booked_with_a_colleague_is_called_by_that_one_alone() -> None:
    at, entry = salon()
    refused = at.refused(CallNext(desk=at.desk(2)), BEN)
    said = "1 waits, but cannot be served at Desk 2: A001 waits for Ann."
    assert (refused.code, refused.detail) == ("nobody_waiting", said)
    comes(at)
    assert picked(at, 2) == "A002: longest eligible; A001 is booked with Ann"
    assert at.moved(CallNext(desk=at.desk(1)), ANN).entry == entry


def test_a_colleague_who_calls_by_hand_whom_another_waits_for_is_told() -> None:
    at, entry = salon()
    called = at.moved(CallEntry(entry=entry, desk=at.desk(2)), BEN)
    assert called.pick == "A001: chosen at Desk 2; booked with Ann"


def test_a_colleague_who_went_home_leaves_those_who_booked_with_her_to_anybody() -> None:
    at, entry = salon()
    fit(at, Desk, at.desk(1), state="closed", staff=None)
    assert at.moved(CallNext(desk=at.desk(2)), BEN).entry == entry


def test_no_walk_in_is_begun_that_runs_into_what_is_booked_with_this_very_colleague() -> None:
    at, entry = salon()
    at.do(CallNext(desk=at.desk(1)), ANN)
    at.do(Start(entry=entry), ANN)
    at.do(Complete(entry=entry), ANN)
    booked(at, 10, resources=[ANN.id], asked_staff=ANN.id)
    comes(at)
    refused = at.refused(CallNext(desk=at.desk(1)), ANN)
    assert refused.detail.endswith(
        "A002 would run into 12:10, which Desk 1 keeps for a reservation."
    )
    assert picked(at, 2) == "A002: longest eligible"
