"""Finding a reservation: at a kiosk by what its customer holds or knows, at a desk by name too.

Whoever has the link or the number has been told it. Who has neither says when it begins and the
last four digits of the telephone: both must fit, of today alone, and nobody is found where that
fits two telephones. A device that looks in vain too often waits, so that nobody can try all digits.
To a kiosk no name is told.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from typing import Annotated, Final

import msgspec

from protocol.booking_queries import FoundReservation
from protocol.messages import Qry
from protocol.records import Definition, Person, Record, Reservation, Visit
from protocol.reservation_number import typed
from server.domain.actor import Actor
from server.domain.addresses import email_key, normalised_phone
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.store import past_bookings
from server.sync.sources import Page, Sources
from server.sync.weeks import is_today

MOST: Final = 50
_TOKEN: Final = re.compile(r"(?:^|/r/)([A-Za-z0-9_-]{45})(?:[/?#]|$)")
_DIGITS: Final = re.compile(r"[+0-9 ()./-]{3,}")


class _Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `find_reservation`."""

    code: Annotated[str, msgspec.Meta(max_length=500)] = ""
    at: int | None = None
    phone: Annotated[str, msgspec.Meta(pattern="^[0-9]{4}$")] | None = None
    text: Annotated[str, msgspec.Meta(max_length=200)] = ""


async def find_reservation(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The reservations that are meant, those of today first."""
    try:
        asked = msgspec.convert(message.args, _Wanted)
    except msgspec.ValidationError as fault:
        raise refuse("invalid", f"The query was not understood: {fault}") from None
    floor = sources.tailer.floor
    if asked.code:
        found = await _held(sources, asked.code)
    elif asked.at is not None and asked.phone is not None:
        found = _known_by(sources, actor, asked.at, asked.phone)
    elif asked.text.strip() and actor.is_staff:
        found = _told(floor, " ".join(asked.text.split()))
    else:
        raise refuse(
            "invalid", "Give the link or the number, or the time and four digits of the telephone."
        )
    return [_shown(floor, each, actor) for each in found[:MOST]], None


Known = tuple[Reservation, Person | None, Visit | None]


async def _held(sources: Sources, code: str) -> list[Known]:
    """By the link, its token, or the number; also where memory has forgotten it."""
    link, number = _TOKEN.search(code.strip()), typed(code)
    ident = _of_token(sources, link[1]) if link else None
    booked = sources.tailer.floor.get(Reservation, ident)
    if number is not None:
        booked = sources.tailer.floor.reservations_by_number.get(number)
    if booked is not None:
        return [_with(sources.tailer.floor, booked)]
    store = sources.door.store
    if ident is not None:
        _, found = await asyncio.to_thread(past_bookings.reservation, store, ident)
    elif number is not None:
        _, found = await asyncio.to_thread(past_bookings.numbered, store, number)
    else:
        return []
    return _from_disk(found)


def _of_token(sources: Sources, token: str) -> str | None:
    try:
        return sources.tokens.actor(token)[0].reservation
    except Refused:
        return None


def _known_by(sources: Sources, actor: Actor, at: int, phone: str) -> list[Known]:
    """By when it begins and the end of the telephone. Raises `Refused`: `limit_reached`, after
    which no program asks again by itself."""
    floor, guesses = sources.tailer.floor, sources.guesses
    wait_s = 0 if actor.is_staff else guesses.wait_s(actor.id)
    if wait_s:
        raise refuse(
            "limit_reached",
            "Too many reservations were looked for here in vain. Ask at a desk.",
            retry_after=wait_s,
        )
    today = (b for b in floor.of(Reservation) if b.start_at == at and is_today(floor, b))
    found = [each for each in map(lambda b: _with(floor, b), today) if _ends_in(each[1], phone)]
    phones = {person.phone_key for _, person, _ in found if person is not None}
    if len(phones) == 1:
        return found
    if not actor.is_staff:
        guesses.count(actor.id)
    return []


def _ends_in(person: Person | None, digits: str) -> bool:
    return person is not None and person.phone_key.endswith(digits)


def _told(floor: Floor, text: str) -> list[Known]:
    """By a part of the name, the telephone or the mail address: of all that are kept in memory,
    those of today first, then what is to come, then what has ended."""
    mail = email_key(text)
    digits = normalised_phone(text).lstrip("+0") if _DIGITS.fullmatch(text) else ""
    words = text.casefold()

    def fits(person: Person) -> bool:
        if digits:
            return digits in person.phone_key
        return words in person.name.casefold() or (bool(mail) and mail == person.email_key)

    known = (_with(floor, booked) for booked in floor.of(Reservation))
    found = [each for each in known if each[1] is not None and fits(each[1])]
    return sorted(found, key=lambda each: _order(floor, each[0]))


def _order(floor: Floor, booked: Reservation) -> tuple[bool, bool, int, str]:
    ended = booked.state not in ("booked", "checked_in")
    return not is_today(floor, booked), ended, booked.start_at, booked.id


def _with(floor: Floor, booked: Reservation) -> Known:
    return booked, floor.get(Person, booked.person), floor.get(Visit, booked.visit)


def _from_disk(records: Iterable[Record]) -> list[Known]:
    by_id = {record.id: record for record in records}
    found: list[Known] = []
    for booked in by_id.values():
        if isinstance(booked, Reservation):
            person, visit = by_id.get(booked.person or ""), by_id.get(booked.visit or "")
            found.append(
                (
                    booked,
                    person if isinstance(person, Person) else None,
                    visit if isinstance(visit, Visit) else None,
                )
            )
    return found


def _shown(floor: Floor, known: Known, actor: Actor) -> FoundReservation:
    booked, person, visit = known
    definition = floor.get(Definition, booked.definition)
    return FoundReservation(
        reservation=booked.id,
        number=booked.number,
        definition=booked.definition,
        service_point=booked.service_point,
        start_at=booked.start_at,
        end_at=booked.end_at,
        state=booked.state,
        version=booked.version,
        language=booked.language,
        party_size=booked.seats,
        title=definition.name if definition is not None else "",
        titles=definition.names if definition is not None else {},
        video=definition is not None and definition.video,
        name=person.name if person is not None and actor.is_staff else "",
        queue_number=visit.number if visit is not None else "",
    )
