"""Whom a text fits of the week that is shown: names, numbers in any form, phones. Pure."""

from __future__ import annotations

from protocol.booking import Reservation
from protocol.records import Person, Visit
from protocol.reservation_number import typed
from staff_console.bookings.blocks import Known

PHONE_DIGITS = 4
"""So many digits at least are taken for a part of a phone number."""


def found_here(known: Known, text: str, after: str = "") -> Reservation | None:
    """The next one by time after `after` that fits, and from the first on again; None if none."""
    ours = sorted(known.book.of(Reservation), key=lambda each: (each.start_at, each.id))
    fitting = [each for each in ours if fits(known, each, text)]
    at = next((n for n, each in enumerate(fitting) if each.id == after), -1)
    return fitting[(at + 1) % len(fitting)] if fitting else None


def fits(known: Known, reservation: Reservation, text: str) -> bool:
    """Whether a text is meant for a reservation."""
    number = typed(text)
    if number is not None:
        return reservation.number == number
    person = known.book.get(Person, reservation.person)
    visit = known.staff.get(Visit, reservation.visit)
    if visit is not None and visit.number.casefold() == text.strip().casefold():
        return True
    if person is None:
        return False
    digits = "".join(sign for sign in text if sign.isdigit())
    if len(digits) >= PHONE_DIGITS and not any(sign.isalpha() for sign in text):
        return digits.lstrip("0") in "".join(sign for sign in person.phone if sign.isdigit())
    said = f"{person.name} {person.email}".casefold()
    return all(word in said for word in text.casefold().split())
