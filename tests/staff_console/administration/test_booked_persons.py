"""Whoever has booked and never came is found, told of and erased like everybody."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from protocol.privacy import FoundPerson, PersonExport
from protocol.replica import Replica
from staff_console.administration.person_facts import person_facts
from staff_console.administration.persons_screen import Local, persons_screen
from staff_console.hall import NOON

NUMBER = "7KQ4M2XW9CV"
GRACE = FoundPerson(
    person="p", name="Grace", phone="", email="grace@example.org", number="", day="", here=False,
    reservation=NUMBER, reserved_at=NOON + 2 * 86_400_000, to_come=True,
)  # fmt: skip


def test_a_customer_who_is_to_come_is_listed_with_day_and_number() -> None:
    here = Local(text="grace", found=[GRACE], chosen="p")
    face = persons_screen(Replica("staff"), here, NOON, UTC)
    assert face.rows[0].parts[-1].text.startswith("booked: ")
    assert {each.label: each.text for each in face.detail.facts}["Reservation"] == "7KQ4M 2XW9C V"


def test_what_is_known_of_a_reservation_is_read_under_its_number() -> None:
    sent = {"what": "reminder", "channel": "mail", "state": "sent", "reason": ""}
    booked: dict[str, Any] = {
        "number": NUMBER, "definition": "Cut", "start_at": "2026-11-24T10:00:00+01:00",
        "messages": [{**sent, "sent_at": "2026-11-23T10:00:00+01:00"}],
    }  # fmt: skip
    known = PersonExport(
        person={"id": "p", "name": "Grace"}, visits=[], reservations=[booked], audit=[],
        wait_list=[{"definition": "Colour", "state": "waiting"}], held=[], made_at=NOON,
    )  # fmt: skip
    assert [(each.label, each.text) for each in person_facts(known)] == [
        ("Name", "Grace"),
        ("Reservation 7KQ4M 2XW9C V", ""),
        ("Booked", "Cut"),
        ("Begins", "2026-11-24 10:00"),
        ("Messages", "2026-11-23 10:00 mail reminder sent"),
        ("On the wait list", ""),
        ("Booked", "Colour"),
        ("State", "waiting"),
    ]
