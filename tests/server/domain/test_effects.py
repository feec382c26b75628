"""The effect of a setting is told before it is saved, and telling changes nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from protocol.commands import (
    AnyCommand,
    CallNext,
    CreateServicePoint,
    DeleteService,
    DeleteServicePoint,
    JoinQueue,
    PassTime,
    PutStaff,
    ServiceSpec,
    SetDesk,
    UpdateDesk,
    UpdateServicePoint,
    UpdateSite,
    UpdateStaff,
)
from protocol.records import CLASSES, Entry, Hours, PriorityClass, ServicePoint, Staff
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.context import Context
from server.domain.effects import NOTHING, effects
from server.domain.refused import Refused
from tests.hall import ADMIN, ANN, BEN, Hall, hall
from tests.server.domain.walking import join


def told(at: Hall, command: AnyCommand, actor: Actor = ADMIN) -> list[str]:
    """The sentences; the floor is as it was."""
    before = dict(at.floor.state)
    context = Context(actor, at.clock.now(), at.ids, lambda text: text)
    said = effects(at.floor, command, context)
    assert at.floor.state == before
    assert all(sentence.endswith(".") for sentence in said)
    return said


def point(at: Hall) -> ServicePoint:
    found = at.floor.get(ServicePoint, at.point)
    assert found is not None
    return found


def update(at: Hall, **fields: Any) -> list[str]:
    command = UpdateServicePoint(service_point=at.point, version=point(at).version, **fields)
    return told(at, command)


def desk_change(at: Hall, number: int, **fields: Any) -> list[str]:
    desk = at.floor.desks(at.point)[number - 1]
    return told(at, UpdateDesk(desk=desk.id, version=desk.version, **fields))


def waiting(at: Hall, count: int, apart_s: int = 60, **fields: Any) -> list[Entry]:
    """So many people who came one after the other."""
    made = []
    for _ in range(count):
        joined = join(at, **fields)
        entry = at.floor.get(Entry, joined.entry)
        assert entry is not None
        made.append(entry)
        at.clock.advance(apart_s)
    return made


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


def test_more_weight_names_who_would_be_next_instead() -> None:
    at = hall()
    first, second = waiting(at, 2, apart_s=300)
    at.floor.remember(msgspec.structs.replace(second, priority="priority"))
    at.clock.advance(60)
    classes = [PriorityClass("standard", "Standard", 5.0), CLASSES[1]]
    said = update(at, classes=classes)
    assert said[0] == f"{first.number} would be next instead of {second.number}."
    assert "A minute counts 5x for Standard." in said


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


def test_a_hard_maximum_says_who_goes_first() -> None:
    at = hall()
    first, second = waiting(at, 2, apart_s=600)
    at.floor.remember(msgspec.structs.replace(second, priority="priority"))
    at.clock.advance(3_000)
    said = update(at, max_wait_s=3_600)
    assert said[0] == f"{first.number} would be next instead of {second.number}."
    assert "Who has waited 60 min goes before all the others." in said


def test_a_skill_that_nobody_has_names_it_and_counts_whom_it_hits() -> None:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    passport = at.floor.services(at.point)[0]
    waiting(at, 3)
    spec = ServiceSpec(id=passport.id, name="Passport", skills=["passport"])
    said = update(at, services=[spec])
    assert (
        said[0] == "Nobody signed in can do passport: 3 people who wait for it could not be called."
    )
    at.do(UpdateStaff(staff=ANN.id, version=1, skills=["passport"]))
    assert update(at, services=[spec]) == [
        "Desk 2: Nobody could be called; A001 would be next without the change.",
        "Passport: 20–40 min is told now instead of 10–20 min.",
        "Passport needs passport: Ann can do it.",
    ]


def test_a_colleague_who_learns_lets_those_who_wait_be_called() -> None:
    at = hall()
    at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
    passport = at.floor.services(at.point)[0]
    spec = ServiceSpec(id=passport.id, name="Passport", skills=["passport"])
    at.do(UpdateServicePoint(service_point=at.point, version=1, services=[spec]))
    waiting(at, 1)
    said = told(at, UpdateStaff(staff=ANN.id, version=1, skills=["passport"]))
    assert said == [
        "One person who waits could be called that could not before.",
        "Desk 1: A001 would be next.",
        "Licence: 0–10 min is told now instead of 0–5 min.",
        "Of what needs a skill, Ann can do Passport.",
    ]


def test_services_of_a_desk_say_who_would_be_called_there() -> None:
    at = hall()
    passport, licence = at.floor.services(at.point)
    waiting(at, 1, service=passport.id)
    waiting(at, 1, service=licence.id)
    said = desk_change(at, 2, services=[licence.id])
    assert said == [
        "Desk 2: B001 would be next instead of A001.",
        "Passport: 10–20 min is told now instead of 5–15 min.",
        "Desk 2 does Licence.",
    ]
    at.do(SetDesk(desk=at.desk(1), state="closed"), ANN)
    said = desk_change(at, 2, services=[licence.id])
    assert said[0] == "No open desk does Passport: one person who waits for it could not be called."


def test_other_settings_of_a_desk_say_what_is_called() -> None:
    at = hall()
    assert desk_change(at, 1, name="Window", access=["wheelchair"]) == [
        "Calls from now on say Window instead of Desk 1.",
        "Who needs wheelchair is called to Window while it is open.",
    ]


def test_absent_people_who_must_check_in_are_counted() -> None:
    at = hall()
    for entry in waiting(at, 2):
        at.floor.remember(msgspec.structs.replace(entry, present=False))
    said = update(at, call_absent=False)
    assert said == [
        "2 people who joined by phone could be called only after checking in.",
        "Nobody could be called; A001 would be next without the change.",
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


def test_a_longer_mean_says_what_somebody_new_is_told() -> None:
    at = hall()
    waiting(at, 4)
    passport = at.floor.services(at.point)[0]
    spec = ServiceSpec(id=passport.id, name="Passport", mean_s=1_800)
    said = update(at, services=[spec])
    assert any("min is told now instead of" in sentence for sentence in said)


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


def test_a_colleague_who_is_nowhere_is_said_to_be() -> None:
    at = hall()
    at.do(PutStaff(staff="0" * 36, name="Cleo", role="staff"))
    cleo = at.floor.get(Staff, "0" * 36)
    assert cleo is not None
    said = told(at, UpdateStaff(staff=cleo.id, version=1, skills=["french"]))
    assert said == ["Cleo is not signed in at a desk now."]


def test_who_joins_meanwhile_is_counted_the_next_time() -> None:
    at = hall()
    waiting(at, 1)
    at.do(JoinQueue(service_point=at.point), ADMIN)
    assert update(at, max_waiting=2)[0].startswith("2 wait now")


def open_on_tuesday(opens: int, closes: int) -> list[Hours]:
    """Today; the other days of the week as well, so that it opens again."""
    return [Hours(day, opens * 60, closes * 60) for day in range(7)]


def test_hours_that_end_the_intake_say_so_with_those_who_wait() -> None:
    at = hall()
    waiting(at, 2)
    assert update(at, hours=open_on_tuesday(8, 11)) == [
        "2 people wait now. Citizens ends its intake at once; all who are here are still served.",
        "Citizens opens tomorrow at 08:00.",
    ]
    assert update(at, hours=open_on_tuesday(8, 18)) == ["Citizens closes today at 18:00."]


def test_hours_that_open_say_so() -> None:
    at = hall()
    for hours in (open_on_tuesday(8, 11), []):
        at.do(UpdateServicePoint(service_point=at.point, version=point(at).version, hours=hours))
        at.do(PassTime(), TIMER)
    closed = msgspec.structs.replace(point(at), state="closed", held_until=None)
    at.floor.remember(closed)
    said = update(at, hours=open_on_tuesday(8, 18))
    assert said[0] == "Citizens opens at once."
