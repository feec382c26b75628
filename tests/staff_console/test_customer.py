"""The customer in front of me: the one block that stands out."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from protocol.records import Person
from staff_console.customer import Customer
from staff_console.hall import MINUTE, NOON, SECOND, Hall
from staff_console.samples import BUSY, CALM
from tests.staff_console.desk import board_of


def customer(hall: Hall, now: int = NOON) -> Customer:
    return board_of(hall, now=now).customer


def details(hall: Hall) -> dict[str, str]:
    return {detail.label: detail.text for detail in customer(hall).details}


def known(number: str, **fields: object) -> Hall:
    """The visit of a guest is otherwise."""
    visits = tuple(
        msgspec.structs.replace(visit, **fields) if visit.number == number else visit
        for visit in BUSY.visits
    )
    return replace(BUSY, visits=visits)


def test_a_called_guest_has_a_grace_that_runs_and_the_key_for_its_end() -> None:
    found = customer(BUSY.called("A014", 48))
    assert (found.state, found.title, found.number) == ("called", "Called", "A014")
    assert (found.name, found.service, found.timer) == ("Ingrid Solheim", "Repair intake", "0:48")
    assert found.since == "since 14:01:43"
    assert found.under == "1:12 of grace left, then F12 if nobody came."
    assert (found.share, found.over, found.chip) == (0.4, False, "called, 1:12 left")


def test_when_grace_is_over_it_is_said_and_the_bar_is_full() -> None:
    found = customer(BUSY.called("A014", 130, calls=3))
    assert (found.title, found.share, found.over) == ("Called 3 times", 1.0, True)
    assert found.under == "Grace is over: F12 if nobody came."


def test_a_service_runs_against_its_usual_time() -> None:
    hall = BUSY.serving("A014", 270)
    assert (customer(hall).share, customer(hall).under) == (0.5, "usual 9 min")
    over = customer(hall, now=NOON + 9 * MINUTE)
    assert (over.share, over.over, over.under) == (1.0, True, "usual 9 min, 4 min over")


def test_a_free_desk_says_who_comes_next_and_what_is_good_to_know() -> None:
    hall = known("A014", access_needs=["wheelchair"], party_size=2, language="de")
    found = customer(hall)
    assert (found.state, found.title, found.under) == ("none", "Desk 3 is free", "F2 calls A014.")
    assert details(hall) == {
        "Next": "A014 \u2068\u2068Ingrid Solheim\u2069 + 1\u2069",
        "For": "Repair intake",
        "Joined": "13:31 at the kiosk",
        "Needs": "Make room: comes with a wheelchair",
        "Party": "2 people",
        "Language": "German",
    }


def test_a_free_desk_with_nobody_in_line_says_so() -> None:
    assert customer(CALM).under == "Nobody is waiting."
    absent = CALM.that(call_absent=False)
    waiting = replace(absent, entries=(BUSY.entry("A023"), *CALM.entries))
    assert customer(waiting).under == "Nobody in line is here yet."


def test_what_a_guest_needs_cannot_be_overlooked() -> None:
    hall = known("A014", access_needs=["hearing", "guide dog"]).called("A014", 5)
    assert customer(hall).loud == "Face them when you speak: hard of hearing. guide dog"


def test_what_is_known_of_the_guest_is_listed() -> None:
    hall = BUSY.called("A014", 48, calls=2)
    people = tuple(
        msgspec.structs.replace(person, phone="+49 30 1", notes="Wants the old glass back.")
        if person.name == "Ingrid Solheim"
        else person
        for person in hall.people
    )
    assert details(replace(hall, people=people)) == {
        "Joined": "13:31 at the kiosk",
        "Waited": "30:19",
        "Called": "14:01:43, 2 times",
        "Phone": "+49 30 1",
        "Notes": "Wants the old glass back.",
    }


def test_of_a_guest_who_was_erased_that_is_said_in_place_of_a_name() -> None:
    people = tuple(
        Person(id=each.id, erased_at=NOON) if each.name == "Ingrid Solheim" else each
        for each in BUSY.people
    )
    hall = replace(BUSY, people=people).called("A014", 5)
    assert customer(hall).name == "Guest"
    assert details(hall)["Personal data"] == "Erased by request"


def test_the_time_of_grace_reaches_zero_when_nothing_is_left() -> None:
    hall = BUSY.called("A014", 119)
    assert customer(hall, now=NOON + SECOND - 1).chip == "called, 0:01 left"
    assert customer(hall, now=NOON + SECOND).chip == "called, grace over"
