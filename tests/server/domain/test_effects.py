"""The effect of a setting is told before it is saved, and telling changes nothing."""

from __future__ import annotations

import pytest

from protocol.commands import (
    CallNext,
    CreateServicePoint,
    DeleteService,
    DeleteServicePoint,
    JoinQueue,
    ServiceSpec,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.records import CLASSES, Hours, PriorityClass
from server.domain.actor import PUBLIC
from server.domain.effects import NOTHING
from server.domain.refused import Refused
from tests.hall import ADMIN, ANN, BEN, hall
from tests.server.domain.foretelling import desk_change, told, update, waiting


def test_a_change_that_touches_nobody_says_so() -> None:
    at = hall()
    assert update(at, grace_s=120) == [NOTHING]


def test_a_refusal_is_the_one_that_saving_would_get() -> None:
    at = hall()
    change = UpdateServicePoint(service_point=at.point, version=1, hours=[Hours(0, 700, 600)])
    with pytest.raises(Refused) as refused:
        told(at, change)
    assert refused.value.refusal == at.refused(change)
    with pytest.raises(Refused) as refused:
        told(at, change, ANN)
    assert refused.value.refusal.code == "forbidden"


def test_new_letters_name_the_next_number_and_keep_those_given() -> None:
    at = hall()
    waiting(at, 2)
    assert update(at, prefix="D") == ["Numbers given today keep A; new ones begin with D001."]
    licence = at.floor.services(at.point)[1]
    spec = ServiceSpec(id=licence.id, name="Licence", prefix="")
    assert update(at, services=[spec]) == ["Licence: numbers given today stay; the next is A003."]


def test_desks_that_come_and_go_are_named() -> None:
    at = hall(capacity=4)
    assert update(at, capacity=3) == ["Desk 4 goes; it is closed now."]
    assert update(at, capacity=5) == ["Desk 5 is new and closed."]
    assert update(at, capacity=6) == ["Desk 5 to Desk 6 are new and closed."]


def test_a_limit_below_those_who_wait_says_when_it_ends() -> None:
    at = hall()
    waiting(at, 4)
    assert update(at, max_waiting=3) == ["4 wait now: nobody is let in until 2 of them are gone."]
    assert update(at, max_waiting=10) == ["10 may wait at most; 4 wait now."]


def test_turns_say_their_shares() -> None:
    at = hall()
    assert update(at, policy="ratio") == [
        "The classes are called in turn: 1 Standard to 3 Priority."
    ]
    more = [*CLASSES, PriorityClass("booked", "Booked", 1.0, 2)]
    said = update(at, policy="ratio", classes=more)
    assert said == [
        "The classes are called in turn: 1 Standard to 3 Priority to 2 Booked.",
        "Booked is new: staff can put people into it.",
    ]


def test_other_settings_of_a_desk_say_what_is_called() -> None:
    at = hall()
    assert desk_change(at, 1, name="Window", access=["wheelchair"]) == [
        "Calls from now on say Window instead of Desk 1.",
        "Who needs wheelchair is called to Window while it is open.",
    ]


def test_what_is_running_keeps_its_time() -> None:
    at = hall()
    waiting(at, 1)
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert update(at, grace_s=180) == [
        "Who is called from now on has 3 min to come, 5 min when not here yet. "
        "Who is called now keeps the time given."
    ]
    assert update(at, repeat_s=0) == ["A call is announced once; only a desk calls again."]
    assert update(at, missed_s=7_200, missed_calls=1) == [
        "Who misses a call can be called for 2 h or 1 later call, whichever is later."
    ]


def test_services_that_come_close_move_or_go_say_so() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    waiting(at, 2)
    specs = [
        ServiceSpec(id=passport.id, name="Passports", open=False, position=1),
        ServiceSpec(id=licence.id, name="Licence", position=0),
        ServiceSpec(name="Births", prefix="D"),
    ]
    assert update(at, services=specs) == [
        "Passports gives no more numbers; 2 people here for it are still served.",
        "Kiosk and phones say Passports instead of Passport at once.",
        "Births is new: its next number is D001.",
        "Kiosk and phones list: Licence, Passports, Births.",
    ]
    assert told(at, DeleteService(service=licence.id)) == [
        "Licence goes from kiosk and phones; nobody is here for it."
    ]


def test_a_new_point_and_one_that_goes_say_what_screens_show() -> None:
    at = hall()
    made = told(at, CreateServicePoint(name="Cash", prefix="C", capacity=2))
    assert made == [
        "Cash is open at once: kiosk and wall offer Cash.",
        "Its first number is C001; its 2 desks are closed until somebody opens one.",
    ]
    assert told(at, DeleteServicePoint(service_point=at.point)) == [
        "Citizens goes from kiosk, wall and phones; its past stays on record."
    ]


def test_the_sites_clock_and_address_say_what_changes() -> None:
    at = hall()
    assert told(at, UpdateSite(zone="Europe/Oslo", name="Harbour", message="Welcome")) == [
        "The clock of the hall goes from 12:00 to 13:00.",
        "Kiosk, wall and phones say Harbour at once.",
        'The wall says "Welcome" at once.',
    ]


def test_a_stranger_learns_nothing() -> None:
    at = hall()
    with pytest.raises(Refused):
        told(at, UpdateSite(name="x"), PUBLIC)
    with pytest.raises(Refused):
        told(at, UpdateSite(name="x"), BEN)


def test_who_joins_meanwhile_is_counted_the_next_time() -> None:
    at = hall()
    waiting(at, 1)
    at.do(JoinQueue(service_point=at.point), ADMIN)
    assert update(at, max_waiting=2)[0].startswith("2 wait now")
