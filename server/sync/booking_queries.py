"""Queries about bookings: what is free and why not, a contact's past, holidays."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Annotated, Final

import msgspec

from protocol.booking_queries import ContactPast, Explained, FreeSlots, Holiday, OpenSlot, WhyNot
from protocol.ids import is_id
from protocol.messages import Qry
from protocol.records import Definition, Reservation
from server.domain.actor import Actor
from server.domain.floor import Floor
from server.domain.holidays import holidays_of
from server.domain.refused import refuse
from server.domain.reservations.taking_back import own
from server.domain.slots import Free, Wanted, explain, free, next_free
from server.store import contacts
from server.sync.finding import find_reservation
from server.sync.message_query import messages
from server.sync.sources import Page, Query, Sources, args_of, ident_of

MOST_SLOTS: Final = 2_000
LONGEST_MS: Final = 31 * 86_400_000
ELSEWHERE: Final = 3
HOLIDAYS_AHEAD: Final = 400
PAGE: Final = 50
Instant = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
Seats = Annotated[int, msgspec.Meta(ge=1, le=500)]


class _Slots(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `slots`."""

    definition: str
    from_at: Instant
    to_at: Instant
    staff: str | None = None
    seats: Seats = 1
    most: Annotated[int, msgspec.Meta(ge=1, le=MOST_SLOTS)] = MOST_SLOTS


class _Time(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `explain_slot`."""

    definition: str
    start_at: Instant
    end_at: Instant | None = None
    staff: str | None = None
    desk: str | None = None
    seats: Seats | None = None
    reservation: str | None = None


class _Place(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `holidays`."""

    country: str | None = None
    region: str = ""


async def _slots(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The free starts of a definition, as far as colleagues may book them."""
    asked, floor = args_of(message, _Slots), sources.tailer.floor
    if not 0 < asked.to_at - asked.from_at <= LONGEST_MS:
        raise refuse("invalid", "Ask for a span of at most 31 days.", field="to_at")
    definition = _definition(floor, asked.definition)
    wanted = Wanted(definition, seats=asked.seats, staff=asked.staff, by="staff")
    found = free(floor, wanted, asked.from_at, asked.to_at, sources.clock.now(), asked.most)
    return [FreeSlots(slots=_open(found))], None


async def _explain(sources: Sources, actor: Actor, message: Qry) -> Page:
    """Whether a time can be booked by colleagues, else why not, and what fits instead."""
    asked, floor, now = args_of(message, _Time), sources.tailer.floor, sources.clock.now()
    definition = _definition(floor, asked.definition)
    moved = floor.get(Reservation, asked.reservation)
    if asked.reservation is not None and moved is None:
        raise refuse("unknown_reservation", "It is over, or was removed.", field="reservation")
    if asked.end_at is not None and asked.end_at <= asked.start_at:
        raise refuse("invalid", "It ends before it begins.", field="end_at")
    end_at = asked.end_at
    if moved is not None and end_at is None:
        end_at = asked.start_at + moved.end_at - moved.start_at
    seats = asked.seats or (moved.seats if moved else 1)
    without = own(floor, moved.id) if moved else frozenset[str]()
    wanted = Wanted(
        definition, asked.start_at, end_at, seats, asked.staff, asked.desk, without, by="staff"
    )
    said = explain(floor, wanted, now)
    answer = Explained(
        offered=said.offered,
        resources=list(said.resources),
        seats=said.seats,
        reasons=[WhyNot(reason.kind, reason.said) for reason in said.reasons],
        elsewhere=[] if said.offered else _open(_elsewhere(floor, wanted, now)),
    )
    return [answer], None


def _elsewhere(floor: Floor, wanted: Wanted, now: int) -> list[Free]:
    """The next that fit: with whom it is wanted, and before that with anybody else."""
    found = next_free(floor, wanted, now, ELSEWHERE)
    if wanted.staff is None and wanted.desk is None:
        return found
    anybody = next_free(floor, wanted._replace(staff=None, desk=None), now, ELSEWHERE - 1)
    known = {(each.start_at, tuple(each.resources)): each for each in (*anybody, *found)}
    return sorted(known.values(), key=lambda each: each.start_at)[:ELSEWHERE]


async def _contact(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What happened to the customer of a reservation, newest first."""
    person, store = ident_of(message, "person"), sources.door.store
    if message.cursor is not None and not is_id(message.cursor):
        raise refuse("invalid", "This cursor is not one of ours. Begin without it.", field="cursor")
    alike = await asyncio.to_thread(contacts.same_contact, store, person)
    found = await asyncio.to_thread(contacts.activities, store, alike, message.cursor, PAGE + 1)
    items = [
        ContactPast(
            at=each.at,
            what=each.what,
            subject_kind=each.subject_kind,
            subject=each.subject,
            actor=each.actor,
            data=each.data,
        )
        for each in found[:PAGE]
    ]
    return list(items), found[PAGE - 1].id if len(found) > PAGE else None


async def _holidays(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The public holidays of the next 400 days, of the house's country or another."""
    asked, site = args_of(message, _Place), sources.tailer.floor.site
    own = asked.country is None
    country, region = (site.country, site.region) if own else (asked.country or "", asked.region)
    first = date.fromisoformat(site.day)
    last = first + timedelta(days=HOLIDAYS_AHEAD)
    found = holidays_of(country, region, first.isoformat(), last.isoformat())
    return [Holiday(day=day, name=name) for day, name in found.items()], None


def _definition(floor: Floor, ident: str) -> Definition:
    found = floor.get(Definition, ident)
    if found is None:
        raise refuse("unknown_definition", "It cannot be booked any more.", field="definition")
    return found


def _open(found: list[Free]) -> list[OpenSlot]:
    return [OpenSlot(at.start_at, at.end_at, at.seats, list(at.resources)) for at in found]


BOOKING_QUERIES: Final[dict[str, Query]] = {
    "slots": _slots,
    "explain_slot": _explain,
    "find_reservation": find_reservation,
    "contact": _contact,
    "messages": messages,
    "holidays": _holidays,
}
