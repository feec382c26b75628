"""All of the reservation that is chosen, for the right pane. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from client.instants import local
from protocol.booking import Definition, Meeting, Reservation
from protocol.booking_queries import ContactPast, MessageTold
from protocol.records import Desk, Staff
from protocol.reservation_number import shown
from staff_console.bookings.blocks import (
    Known,
    customer_of,
    definition_name,
    standing,
    word_of,
)
from staff_console.bookings.letters import letters_of
from staff_console.bookings.moving import Fit, Move, fits
from staff_console.bookings.past_words import BAD, happened
from staff_console.bookings.today import Line
from staff_console.facts import busy_desks
from staff_console.keys import WINDOW_KEYS
from staff_console.reports.days import day_name
from staff_console.speech import tr
from staff_console.words import isolated, minutes

MINUTE: Final = 60_000
PAST_SHOWN: Final = 6


@dataclass(frozen=True)
class Chosen:
    """The head of the right pane, and what is known below it."""

    before: str
    title: str
    what: str
    about: str
    tone: str
    """Of `about`."""
    lines: tuple[Line, ...]
    fits: tuple[Fit, ...]
    past: tuple[Line, ...]
    letters: tuple[Line, ...]
    moving: bool


def chosen_of(
    known: Known,
    reservation: Reservation,
    move: Move | None,
    past: Sequence[ContactPast] | None,
    told: Sequence[MessageTold],
    now: int,
    zone: tzinfo,
) -> Chosen:
    """What is told of it; `past` is its customer's, None until it was told, `told` the messages to
    them."""
    served = {each.reservation: each for each in busy_desks(known.staff).values()}
    stands = standing(reservation, served.get(reservation.id), now)
    moving = move is not None and move.moved
    about = word_of(stands) or _when(reservation, now)
    return Chosen(
        before=tr("Moving, not dropped yet") if moving else shown(reservation.number),
        title=customer_of(known, reservation),
        what=_what(known, reservation, zone),
        about=about,
        tone="warn" if stands == "late" else "danger" if stands == "no_show" else "muted",
        lines=tuple(_lines(known, reservation, zone)),
        fits=fits(known, move, zone) if move is not None and moving else (),
        past=tuple(_past(past or (), now, zone)),
        letters=letters_of(told, now, zone),
        moving=moving,
    )


def with_whom(known: Known, reservation: Reservation) -> str:
    """The names of the colleagues and desks that it has."""
    names = []
    # Whoever does it stands before where that is.
    for ident in sorted(
        reservation.resources, key=lambda each: known.staff.get(Staff, each) is None
    ):
        staff, desk = known.staff.get(Staff, ident), known.staff.get(Desk, ident)
        name = staff.name if staff is not None else desk.name if desk is not None else ""
        if ident == reservation.asked_staff and name:
            names.append(tr("{name} (asked for)").format(name=isolated(name)))
        elif name:
            names.append(isolated(name))
    return ", ".join(names)


def _what(known: Known, reservation: Reservation, zone: tzinfo) -> str:
    long = (reservation.end_at - reservation.start_at) // MINUTE
    who = with_whom(known, reservation)
    said = tr("{what}, {minutes} min, from {at} with {who}") if who else ""
    said = said or tr("{what}, {minutes} min, from {at}")
    name = definition_name(known, reservation.definition)
    at = minutes(reservation.start_at, zone)
    return said.format(what=name, minutes=long, at=at, who=who)


def _when(reservation: Reservation, now: int) -> str:
    left = -(-(reservation.start_at - now) // MINUTE)
    if not 0 <= left < 120:
        return ""
    if left < 60:
        return tr("in {minutes} min").format(minutes=left)
    hours, rest = divmod(left, 60)
    return tr("in {hours} h {minutes} min").format(hours=hours, minutes=rest)


def _lines(known: Known, reservation: Reservation, zone: tzinfo) -> Iterable[Line]:
    day = local(reservation.start_at, zone).date().isoformat()
    yield Line(tr("Day"), day_name(day, day))
    person = known.person(reservation.person)
    if person is not None:
        for label, text in (
            (tr("Phone"), person.phone),
            (tr("Mail"), person.email),
            (tr("Notes"), person.notes),
            (tr("For staff"), person.staff_notes),
        ):
            if text:
                yield Line(label, text)
        if person.contact:
            opens = tr("{key} opens the page").format(key=WINDOW_KEYS["contact"])
            yield Line(tr("Contact"), opens)
    if reservation.seats > 1:
        yield Line(tr("Seats"), str(reservation.seats))
    if float(reservation.price):
        yield Line(tr("Price"), f"{reservation.price} {reservation.currency}")
    if reservation.reason:
        yield Line(tr("Reason"), reservation.reason)
    definition = known.staff.get(Definition, reservation.definition)
    meeting = known.book.get(Meeting, reservation.id)
    if definition is not None and definition.video:
        yield Line(tr("Video"), _meeting(meeting, zone), _meeting_tone(meeting))


def _meeting(meeting: Meeting | None, zone: tzinfo) -> str:
    if meeting is None:
        return tr("no room yet")
    if meeting.state == "failed":
        return tr("no room: {why}").format(why=meeting.reason)
    return tr("room opens {at}").format(at=minutes(meeting.opens_at, zone))


def _meeting_tone(meeting: Meeting | None) -> str:
    return "danger" if meeting is not None and meeting.state == "failed" else "ink"


def _past(past: Sequence[ContactPast], now: int, zone: tzinfo) -> Iterable[Line]:
    today = local(now, zone).date()
    for each in past[:PAST_SHOWN]:
        at = local(each.at, zone)
        when = minutes(each.at, zone) if at.date() == today else f"{at:%d.%m.%y}"
        yield Line(when, happened(each.what), "warn" if each.what in BAD else "ink")
