"""What a setting would do to those who wait: may they be called, when, and who first."""

from __future__ import annotations

import msgspec

from protocol.commands import (
    PassTime,
    PutStaff,
    ServiceSpec,
    SetDesk,
    UpdateServicePoint,
    UpdateStaff,
)
from protocol.records import CLASSES, PriorityClass, Staff
from server.domain.actor import TIMER
from tests.hall import ANN, hall
from tests.server.domain.foretelling import desk_change, open_daily, point, told, update, waiting


def test_more_weight_names_who_would_be_next_instead() -> None:
    at = hall()
    first, second = waiting(at, 2, apart_s=300)
    at.floor.remember(msgspec.structs.replace(second, priority="priority"))
    at.clock.advance(60)
    classes = [PriorityClass("standard", "Standard", 5.0), CLASSES[1]]
    said = update(at, classes=classes)
    assert said[0] == f"{first.number} would be next instead of {second.number}."
    assert "A minute counts 5x for Standard." in said


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
        "Passport: 20–35 min is told now instead of 5–15 min.",
        "Licence: 0–5 min is told now instead of 5–15 min.",
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
        "Passport: 5–15 min is told now instead of 0–10 min.",
        "Desk 2 does Licence.",
    ]
    at.do(SetDesk(desk=at.desk(1), state="closed"), ANN)
    said = desk_change(at, 2, services=[licence.id])
    assert said[0] == "No open desk does Passport: one person who waits for it could not be called."


def test_absent_people_who_must_check_in_are_counted() -> None:
    at = hall()
    for entry in waiting(at, 2):
        at.floor.remember(msgspec.structs.replace(entry, present=False))
    said = update(at, call_absent=False)
    assert said == [
        "2 people who joined by phone could be called only after checking in.",
        "Nobody could be called; A001 would be next without the change.",
    ]


def test_a_longer_mean_says_what_somebody_new_is_told() -> None:
    at = hall()
    waiting(at, 4)
    passport = at.floor.services(at.point)[0]
    spec = ServiceSpec(id=passport.id, name="Passport", mean_s=1_800)
    said = update(at, services=[spec])
    assert any("min is told now instead of" in sentence for sentence in said)


def test_a_colleague_who_is_nowhere_is_said_to_be() -> None:
    at = hall()
    at.do(PutStaff(staff="0" * 36, name="Cleo", role="staff"))
    cleo = at.floor.get(Staff, "0" * 36)
    assert cleo is not None
    said = told(at, UpdateStaff(staff=cleo.id, version=1, skills=["french"]))
    assert said == ["Cleo is not signed in at a desk now."]


def test_hours_that_end_the_intake_say_so_with_those_who_wait() -> None:
    at = hall()
    waiting(at, 2)
    assert update(at, hours=open_daily(8, 11)) == [
        "2 people wait now. Citizens ends its intake at once; all who are here are still served.",
        "Citizens opens tomorrow at 08:00.",
    ]
    assert update(at, hours=open_daily(8, 18)) == ["Citizens closes today at 18:00."]


def test_hours_that_open_say_so() -> None:
    at = hall()
    for hours in (open_daily(8, 11), []):
        at.do(UpdateServicePoint(service_point=at.point, version=point(at).version, hours=hours))
        at.do(PassTime(), TIMER)
    closed = msgspec.structs.replace(point(at), state="closed", held_until=None)
    at.floor.remember(closed)
    said = update(at, hours=open_daily(8, 18))
    assert said[0] == "Citizens opens at once."
