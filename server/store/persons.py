"""What is on record of persons: who is meant, and all that is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Select, and_, exists, select

from protocol.ids import is_id, uuid7
from protocol.records import (
    LIVE_STATES,
    Call,
    Person,
    Promise,
    Record,
    Reservation,
    Visit,
)
from protocol.reservation_number import typed
from protocol.service_requests import number_of
from server.domain.addresses import email_key, normalised_phone
from server.store.audit import PAST
from server.store.booked_persons import BookedOf, booked_of
from server.store.history import OnRecord, complete, those
from server.store.request_persons import RequestsOf, requests_of
from server.store.store import Store, by_ids
from server.store.tables import KNOWN, SHAPES, audit, audit_personal, from_row
from server.store.ticket_persons import TicketsOf, tickets_of

_PERSON: Final = SHAPES["person"].table
_VISIT: Final = SHAPES["visit"].table
_ENTRY: Final = SHAPES["entry"].table
_BOOKED: Final = SHAPES["reservation"].table
_PHONE: Final = re.compile(r"[+0-9 ()./-]+")
_REQUESTED: Final = re.compile(r"[Rr]-[0-9]{4,15}")
_NUMBER: Final = re.compile(r"[^\W\d_]{1,3}[0-9]{2,5}")
MOST: Final = 50
HOUR_MS: Final = 3_600_000


class Fits(NamedTuple):
    """A person who may be meant, with the last visit and whether it goes on."""

    person: Person
    visit: Visit | None
    here: bool
    booked: Reservation | None = None
    """The reservation that begins last."""


class Known(NamedTuple):
    """All that lies in the database of one person."""

    person: Person
    visits: list[OnRecord]
    calls: list[Call]
    promises: list[Promise]
    booked: BookedOf
    tickets: TicketsOf
    requests: RequestsOf
    audit: list[dict[str, Any]]
    """`at`, `op`, `outcome`, `role`, `via`, `data`, `personal`; the oldest first."""


def find(store: Store, text: str, day: str | None = None) -> list[Fits]:
    """Who may be meant by an id, a telephone, a number (of this `day`, or any), an address or a
    part of a name: of whom anything is known, the newest first, `MOST` at most. Blocks."""
    wanted = " ".join(text.split())
    if is_id(wanted):
        found: list[Record] = [r for r in [store.get("person", wanted)] if r is not None]
    elif not wanted:
        found = []
    elif (booked := typed(wanted)) is not None:
        found = list(_read(store, _reserved(store, booked)))
    elif _REQUESTED.fullmatch(wanted):
        found = list(_read(store, _brought(store, number_of(wanted) or 0)))
    elif _NUMBER.fullmatch(wanted):
        found = list(_read(store, _numbered(store, wanted.upper(), day))) or _told(store, wanted)
    else:
        found = _told(store, wanted)
    return [_fits(store, each) for each in found[:MOST] if isinstance(each, Person)]


def _numbered(store: Store, number: str, day: str | None) -> Select[Any]:
    theirs = and_(_VISIT.c.in_site == store.site, _VISIT.c.person == _PERSON.c.id)
    of_day = [] if day is None else [_VISIT.c.day == day]
    has = exists().where(and_(theirs, _VISIT.c.number == number, *of_day))
    return _known(store).where(has)


def _reserved(store: Store, number: str) -> Select[Any]:
    theirs = and_(_BOOKED.c.in_site == store.site, _BOOKED.c.number == number)
    return _known(store).where(exists().where(and_(theirs, _BOOKED.c.person == _PERSON.c.id)))


def _brought(store: Store, number: int) -> Select[Any]:
    """Whose service request that is, as a contact."""
    request, contact = SHAPES["service_request"].table.c, SHAPES["contact"].table.c
    of = and_(request.in_site == store.site, request.number == number)
    theirs = select(contact.person).where(contact.id == request.contact, of)
    return _known(store).where(_PERSON.c.id.in_(theirs))


def _known(store: Store) -> Select[Any]:
    here = and_(_PERSON.c.in_site == store.site, KNOWN)
    return select(_PERSON).where(here).order_by(_PERSON.c.id.desc())


def _read(store: Store, query: Select[Any]) -> Iterator[Person]:
    with store.engine.connect() as connection:
        for row in connection.execute(query).mappings():
            found = from_row("person", dict(row))
            if isinstance(found, Person):
                yield found


def _told(store: Store, text: str) -> list[Record]:
    """By what the person has told. SQLite folds the case of English letters alone."""
    digits = normalised_phone(text).lstrip("+0") if _PHONE.fullmatch(text) else ""
    words, mail = text.casefold(), email_key(text) or None

    def fits(person: Person) -> bool:
        if digits:
            return person.phone_key.endswith(digits)
        written = words == person.email.casefold() or mail == person.email_key
        return words in person.name.casefold() or written

    return [person for person in _read(store, _known(store)) if fits(person)]


def _fits(store: Store, person: Person) -> Fits:
    visits = those(store, Visit, "person", [person.id])
    last = max(visits, key=lambda visit: visit.arrived_at, default=None)
    entry = store.entry_of(last.id) if last is not None else None
    booked = those(store, Reservation, "person", [person.id])
    return Fits(
        person,
        last,
        entry is not None and entry.state in LIVE_STATES,
        max(booked, key=lambda each: each.start_at, default=None),
    )


def known(store: Store, ident: str) -> Known | None:
    """All of one person; None where there is no such person. Blocks."""
    person = store.get("person", ident)
    if not isinstance(person, Person):
        return None
    visits = complete(store, those(store, Visit, "person", [ident]))
    entries = [leg.id for visit in visits for leg in visit.entries]
    booked, tickets = booked_of(store, ident), tickets_of(store, ident)
    requests = requests_of(store, [each.id for each in tickets.contacts])
    about = [ident, *(visit.visit.id for visit in visits), *entries]
    about += [*booked.about, *tickets.about, *requests.about]
    return Known(
        person,
        sorted(visits, key=lambda each: each.visit.arrived_at),
        _calls(store, visits, entries),
        those(store, Promise, "entry", entries),
        booked,
        tickets,
        requests,
        _audited(store, about),
    )


def _calls(store: Store, visits: list[OnRecord], entries: list[str]) -> list[Call]:
    """Calls have no index but their ids, which tell when they were made."""
    call = SHAPES["call"].table
    first = min((each.visit.arrived_at for each in visits), default=0)
    made_since = call.c.id >= uuid7(max(0, first - HOUR_MS), bytes(10))
    theirs = and_(call.c.in_site == store.site, made_since, call.c.entry.in_(entries))
    with store.engine.connect() as connection:
        rows = connection.execute(select(call).where(theirs)).mappings().all()
    found = (from_row("call", dict(row)) for row in rows)
    return [each for each in found if isinstance(each, Call)]


def _audited(store: Store, about: list[str]) -> list[dict[str, Any]]:
    """What was asked of them and about them, with what is personal of it while it is kept."""
    beside = and_(audit_personal.c.site == audit.c.site, audit_personal.c.seq == audit.c.seq)
    told = select(audit_personal.c.seq).where(
        and_(audit_personal.c.site == store.site, audit_personal.c.person.in_(about))
    )
    asked = select(audit.c.seq).where(audit.c.subject.in_(about))
    fields = (audit.c.at, audit.c.op, audit.c.outcome, audit.c.role, audit.c.via, audit.c.data)
    query = (
        select(*fields, audit_personal.c.data.label("personal"))
        .select_from(audit.outerjoin(audit_personal, beside))
        .order_by(audit.c.seq)
    )
    with store.engine.connect() as connection:
        rows_of = {*connection.scalars(told), *connection.scalars(asked)}
        query = query.where(and_(audit.c.site == store.site, audit.c.seq.in_(rows_of)))
        rows = connection.execute(query).mappings().all()
    return [
        {
            name: _plain(value) if name in ("data", "personal") else value
            for name, value in row.items()
        }
        for row in rows
    ]


def _plain(value: bytes | None) -> Any:
    found = msgspec.json.decode(value) if value else {}
    found.pop(PAST, None)
    return found


def names(store: Store, idents: dict[str, set[str]]) -> dict[str, str]:
    """What service points, services and desks are called, by id; of those that are still there.
    Blocks."""
    found: dict[str, str] = {}
    with store.engine.connect() as connection:
        for kind, wanted in idents.items():
            for record in by_ids(connection, store.site, kind, sorted(wanted)):
                found[record.id] = getattr(record, "name", "")
    return found
