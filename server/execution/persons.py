"""What the house knows of a person, as it is shown to managers and handed out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from protocol.booking import EXPECTED
from protocol.privacy import FoundPerson, PersonExport
from protocol.record import Via
from protocol.records import Record, Site
from server.domain.actor import Actor
from server.domain.refused import refuse
from server.execution import booked_export, request_export, ticket_export
from server.execution.door import Door
from server.execution.said import Words
from server.store import persons
from server.store.audit import Act
from server.store.history import OnRecord
from server.store.persons import Fits, Known
from server.store.store import Store

HELD: Final = (
    "The visits stay on record without a person, so that the house knows how long people wait: "
    "number, day, services, and when each step was.",
    "Reservations stay on record without a person too: number, what was booked, its times and how "
    "it ended; those that were to come are cancelled. So do the steps of both, such as "
    "appointment_booked.",
    "Tickets stay on record without a person and without a word of what was written in them: their "
    "number, status, times and rating. Those that went on are closed, and their files deleted.",
    "Service requests stay on record without a person: number, what was brought, its make and "
    "model, what was done and what it cost, with the invoice. What was told of them, notes, "
    "pictures, serial numbers, signatures and unlock codes are erased.",
    "The audit keeps that something was asked, when, and by whom of the staff, so that it can be "
    "proved; what was told then is erased.",
    "Backups that were made before keep it until they are deleted. When one is put back by "
    "`server restore`, it is erased there again.",
)
HERE: Final = "The visit {} goes on: number, services and needs stay until it is over."
_VISIT: Final = (
    "number", "day", "arrived_at", "source", "language", "party_size", "access_needs", "slips",
)  # fmt: skip
_LEG: Final = (
    "number", "service_point", "service", "also", "priority", "state", "joined_at", "called_at",
    "started_at", "ended_at", "desk", "reason",
)  # fmt: skip
_SPAN: Final = ("state", "from_at", "to_at", "desk", "reason", "withdrawn")
_CALL: Final = ("at", "desk_name", "confirmed_at", "confirmed_by")
_PROMISE: Final = ("at", "by", "p50", "p80", "outcome", "ended_at")
_PERSON: Final = (
    "name",
    "company",
    "phone",
    "email",
    "notes",
    "staff_notes",
    "noted_at",
    "erased_at",
)


def find_persons(store: Store, text: str, day: str | None = None) -> list[FoundPerson]:
    """Who may be meant by a telephone, number, address, name or id, the newest first. Blocks."""
    return [_found(each) for each in persons.find(store, text, day)]


async def export_of(door: Door, ident: str, actor: Actor, via: Via, now: int) -> PersonExport:
    """All that is known of a person, for an actor; the audit says who has it. Raises `Refused`,
    `Unavailable`."""
    found = await asyncio.to_thread(person_export, door.store, ident, now)
    if found is None:
        raise refuse("unknown_person", "There is no such person. Find them again.", field="person")
    await door.note(Act("data_exported", "person", ident, actor.id, actor.role, via))
    return found


def _found(each: Fits) -> FoundPerson:
    person, visit = each.person, each.visit
    return FoundPerson(
        person=person.id,
        name=person.name,
        phone=person.phone,
        email=person.email,
        number=visit.number if visit else "",
        day=visit.day if visit else "",
        here=each.here,
        reservation=each.booked.number if each.booked else "",
        reserved_at=each.booked.start_at if each.booked else 0,
        to_come=each.booked is not None and each.booked.state in EXPECTED,
    )


def person_export(store: Store, ident: str, now: int) -> PersonExport | None:
    """All that is known of a person; None where there is no such person. Blocks."""
    known = persons.known(store, ident)
    site = store.get("site", store.site)
    if known is None or not isinstance(site, Site):
        return None
    wanted = booked_export.named(known.booked)
    for kind, idents in _named(known).items():
        wanted[kind] = wanted.get(kind, set()) | idents
    words = Words(site.zone, persons.names(store, wanted))
    here = [each.visit.number for each in known.visits if any(_live(e) for e in each.entries)]
    return PersonExport(
        person={
            "id": known.person.id,
            **words.of(known.person, _PERSON),
            "messages": booked_export.lists(words, known.booked),
        },
        visits=[_visit(words, each, known) for each in known.visits],
        reservations=booked_export.reservations(words, known.booked),
        wait_list=booked_export.wait_list(words, known.booked),
        contacts=ticket_export.contacts(words, known.tickets),
        tickets=ticket_export.tickets(words, known.tickets),
        service_requests=request_export.requests(words, known.requests),
        events=ticket_export.events(words, known.tickets),
        activities=booked_export.activities(words, known.booked),
        audit=[{**row, "at": words.instant(row["at"])} for row in known.audit],
        held=[*(HERE.format(number) for number in here), *HELD],
        made_at=now,
    )


def _live(entry: Record) -> bool:
    return getattr(entry, "ended_at", None) is None


def _named(known: Known) -> dict[str, set[str]]:
    legs = [leg for each in known.visits for leg in each.entries]
    return {
        "service_point": {leg.service_point for leg in legs},
        "service": {service for leg in legs for service in (leg.service, *leg.also)},
        "desk": {leg.desk for leg in legs if leg.desk}
        | {s.desk for each in known.visits for s in each.intervals if s.desk},
    }


def _visit(words: Words, each: OnRecord, known: Known) -> dict[str, Any]:
    legs = []
    for leg in each.entries:
        told: dict[str, list[Mapping[str, Any]]] = {
            "spans": [words.of(s, _SPAN) for s in each.intervals if s.entry == leg.id],
            "calls": [words.of(c, _CALL) for c in known.calls if c.entry == leg.id],
            "promises": [words.of(p, _PROMISE) for p in known.promises if p.entry == leg.id],
        }
        legs.append({**words.of(leg, _LEG), **told})
    return {**words.of(each.visit, _VISIT), "legs": legs}
