"""What staff note of one customer, tell all who wait, and whom a manager sends home."""

from __future__ import annotations

from protocol.commands import (
    Broadcast,
    Complete,
    Customer,
    Expire,
    ExpireWaiting,
    JoinQueue,
    Leave,
    Note,
    Start,
    Sweep,
    TellPhone,
    Undo,
)
from protocol.outcomes import Saved
from protocol.records import Person, ServicePoint, Visit
from server.domain.actor import PUBLIC, TIMER, Actor
from tests.hall import ADMIN, ANN, BEN, KIOSK, Hall, hall
from tests.server.domain.walking import entry_of, in_state, join


def visitor(visit: str) -> Actor:
    """Whoever holds the private link of a visit."""
    return Actor(visit, "visitor", visit=visit)


def person_of(at: Hall, visit: str) -> Person:
    found = at.floor.get(Visit, visit)
    assert found is not None
    person = at.floor.get(Person, found.person)
    assert person is not None
    return person


def test_a_note_makes_a_person_of_whoever_told_nothing() -> None:
    at = hall()
    mine = join(at)
    saved = at.do(Note(visit=mine.visit, text="brings\nthe form \x07"), ANN)
    person = person_of(at, mine.visit)
    assert (person.staff_notes, person.noted_at) == ("brings\nthe form", at.clock.now())
    assert saved == Saved(id=person.id, version=1)
    assert at.floor.people == {person.id: mine.visit}


def test_who_has_a_number_tells_a_phone_later_and_another_in_its_place() -> None:
    at = hall()
    mine = join(at, PUBLIC)
    saved = at.do(TellPhone(entry=mine.entry, phone=" +47 99 00 11 22"), visitor(mine.visit))
    person = person_of(at, mine.visit)
    assert (person.phone, person.phone_key) == ("+47 99 00 11 22", "+4799001122")
    assert saved == Saved(id=person.id, version=1)
    at.do(Note(visit=mine.visit, text="has the form", expected=1), ANN)
    at.do(TellPhone(entry=mine.entry, phone="01632 960018"), visitor(mine.visit))
    person = person_of(at, mine.visit)
    assert (person.phone, person.staff_notes) == ("01632 960018", "has the form")


def test_nobody_tells_a_phone_for_another_for_a_visit_that_is_over_or_one_that_is_none() -> None:
    at = hall()
    mine, other = join(at, PUBLIC), join(at, PUBLIC)
    told = TellPhone(entry=other.entry, phone="01632 960018")
    assert at.refused(told, visitor(mine.visit)).code == "unknown_entry"
    bad = at.refused(TellPhone(entry=mine.entry, phone="12-34"), visitor(mine.visit))
    assert (bad.code, bad.field) == ("invalid", "phone")
    at.do(Leave(entry=other.entry), visitor(other.visit))
    assert at.refused(told, visitor(other.visit)).code == "wrong_state"


def test_a_second_note_takes_the_first_one_only_if_its_writer_has_read_it() -> None:
    at = hall()
    mine = join(at, PUBLIC, customer=Customer(name="Åse"), notes="in a hurry")
    at.do(Note(visit=mine.visit, text="has the form", expected=1), ANN)
    refusal = at.refused(Note(visit=mine.visit, text="lost the form", expected=1), BEN)
    assert (refusal.code, refusal.field) == ("version_mismatch", "text")
    at.do(Note(visit=mine.visit, text="has it", expected=2), BEN)
    person = person_of(at, mine.visit)
    assert (person.name, person.notes, person.staff_notes) == ("Åse", "in a hurry", "has it")


def test_a_visit_can_be_noted_of_until_its_end_can_no_longer_be_undone() -> None:
    at = hall()
    mine = join(at)
    at.do(Start(entry=mine.entry, desk=at.desk(1)), ANN)
    at.do(Complete(entry=mine.entry), ANN)
    at.do(Note(visit=mine.visit, text="comes again tomorrow"), ANN)
    at.clock.advance(901)
    at.do(Sweep(), TIMER)
    assert at.refused(Note(visit=mine.visit, text="late"), ANN).code == "unknown_visit"
    assert at.refused(Note(visit="0" * 36, text="none"), ANN).code == "unknown_visit"


def test_a_note_of_an_ended_visit_does_not_take_a_mark_from_whoever_is_here() -> None:
    at = hall()
    first = join(at, PUBLIC, browser="b1")
    at.do(Start(entry=first.entry, desk=at.desk(1)), ANN)
    at.do(Complete(entry=first.entry), ANN)
    second = join(at, PUBLIC, browser="b1")
    at.do(Note(visit=first.visit, text="left a glove"), ANN)
    own = at.refused(JoinQueue(service_point=at.point, browser="b1"), PUBLIC).own
    assert own is not None and own.visit == second.visit


def test_a_phone_is_kept_in_its_normal_form_beside_what_was_typed() -> None:
    at = hall()
    mine = join(at, PUBLIC, customer=Customer(phone="0047 912 34 567"))
    person = person_of(at, mine.visit)
    assert (person.phone, person.phone_key) == ("0047 912 34 567", "+4791234567")


def test_a_broadcast_stands_at_the_point_until_an_empty_one_takes_it_away() -> None:
    at = hall()
    at.do(Broadcast(service_point=at.point, text=" We close at four. "), ANN)
    point = at.floor.get(ServicePoint, at.point)
    assert point is not None
    assert (point.notice, point.notice_at) == ("We close at four.", at.clock.now())
    assert point.version == 1, "an editor that is open meanwhile stays valid"
    at.do(Broadcast(service_point=at.point, text=""), BEN)
    point = at.floor.get(ServicePoint, at.point)
    assert point is not None and (point.notice, point.notice_at) == ("", 0)
    gone = Broadcast(service_point="0" * 36, text="Hello")
    assert at.refused(gone, ANN).code == "unknown_service_point"


def test_only_staff_give_a_class_and_only_one_of_the_point() -> None:
    at = hall()
    assert entry_of(at, join(at, ANN, priority="priority").entry).priority == "priority"
    for actor in (PUBLIC, KIOSK):
        refusal = at.refused(JoinQueue(service_point=at.point, priority="priority"), actor)
        assert (refusal.code, refusal.field) == ("forbidden", "priority")
    unknown = JoinQueue(service_point=at.point, priority="gold")
    assert (at.refused(unknown, ANN).code, at.refused(unknown, ANN).field) == (
        "invalid",
        "priority",
    )


def test_a_manager_sends_one_home_and_takes_that_back_if_it_was_a_slip() -> None:
    at = hall()
    entry = in_state(at, "serving")
    assert at.refused(Expire(entry=entry, reason="closing"), ANN).code == "forbidden"
    assert at.refused(Expire(entry=entry, reason="\u3000"), ADMIN).field == "reason"
    at.do(Expire(entry=entry, reason="the system is down"), ADMIN)
    ended = entry_of(at, entry)
    assert (ended.state, ended.reason) == ("expired", "the system is down")
    assert ended.ended_at == at.clock.now()
    assert at.moved(Undo(entry=entry), ADMIN).state == "serving"


def test_all_who_still_wait_are_sent_home_at_once_and_nobody_who_is_at_a_desk() -> None:
    at = hall()
    gone = [in_state(at, state) for state in ("missed", "waiting", "away")]
    stay = [in_state(at, "on_hold"), in_state(at, "serving")]
    assert at.refused(ExpireWaiting(service_point=at.point, reason="late"), ANN).code == "forbidden"
    at.do(ExpireWaiting(service_point=at.point, reason="we close"), ADMIN)
    assert {entry_of(at, entry).state for entry in gone} == {"expired"}
    assert {entry_of(at, entry).reason for entry in gone} == {"we close"}
    assert [entry_of(at, entry).state for entry in stay] == ["on_hold", "serving"]
    for entry, state in zip(gone, ("missed", "waiting", "away"), strict=True):
        assert at.moved(Undo(entry=entry), ADMIN).state == state
    nowhere = ExpireWaiting(service_point="0" * 36, reason="late")
    assert at.refused(nowhere, ADMIN).code == "unknown_service_point"
