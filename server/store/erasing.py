"""Erasing persons from what was written before: rows, log, receipts, and beside the audit.

Everything happens in the transaction that writes the command; `Store.purge` then empties the
write-ahead log, in which what was overwritten still stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import Connection, and_, bindparam, func, or_, select, true, update

from protocol.changes import Gone, Put
from protocol.commands import (
    DeleteReservation,
    ErasePerson,
    ForgetPersons,
    JoinQueue,
)
from protocol.contact_commands import DeleteContact
from protocol.ids import made_at
from protocol.records import LIVE_STATES, Person, ServiceRequest, Ticket, TicketMessage
from protocol.request_commands import DeleteRequest, DropItem, SealUnlock, StepRequest
from protocol.ticket_commands import DeleteTicket
from server.domain.erasing import Whom, taken_out
from server.domain.legs import TAKEN_BACK
from server.store import audit, bulk, request_texts, threads
from server.store.erased import Erased, remember
from server.store.log import BODY, LogEntry
from server.store.tables import SHAPES, audit_personal, receipt, site_log
from server.store.tables import audit as audit_rows

WHOLE: Final = frozenset(
    each.op()
    for each in (ErasePerson, DeleteReservation, DeleteContact, DeleteTicket, DeleteRequest)
)
"""Commands that erase whoever or whatever they are about."""
FORGETTING: Final = WHOLE | {ForgetPersons.op()}
TAKING_OUT: Final = FORGETTING | {each.op() for each in (StepRequest, DropItem, SealUnlock)}
"""Those after which something may have to go from what was written before."""
AT_ONCE: Final = 500
ROOM_MS: Final = 3_600_000
"""Ids are made after the instant of their entry: much later in a hall whose clock runs fast."""
_TELLING: Final = frozenset({'"kind":"person"', '"joiners":["'})
"""What stands in the log wherever somebody is told of: one look instead of one for each."""
_PERSON_IDS: Final = re.compile(rb'"(?:kind":"person","id|person)":"([0-9a-f-]{36})"')
_IDS: Final = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SOUGHT_MOST: Final = 500
"""So many ids SQLite seeks at once; of more each entry is looked through here."""
_encoder = msgspec.json.Encoder()


def erase(connection: Connection, site: str, entry: LogEntry, database: Path) -> Whom | None:
    """Carry out what a log entry, just written, has decided; who is to be taken out of memory too.

    None for an entry that forgets nobody and nothing. Raises `OSError` where the list cannot be
    written.
    """
    items = frozenset(_gone(entry, "unlock_code"))
    request_texts.without_codes(connection, site, entry.seq, items)
    whom = _forgotten(connection, site, entry, database) if entry.kind in FORGETTING else None
    if items:
        return (whom or Whom(frozenset()))._replace(items=items)
    return whom


def _forgotten(connection: Connection, site: str, entry: LogEntry, database: Path) -> Whom | None:
    """Whom an entry forgets, from all that lies before it."""
    records = [change.r for change in entry.changes if isinstance(change, Put)]
    persons = [each.id for each in records if isinstance(each, Person) and each.erased_at]
    tickets, requests = _gone(entry, "ticket"), _gone(entry, "service_request")
    ended = _ended(connection, site, entry) if entry.kind == ForgetPersons.op() else False
    if not (persons or tickets or requests):
        return Whom(frozenset()) if ended else None
    events = threads.events_of(connection, site, persons)
    threads.empty_events(connection, site, events)
    if entry.kind in WHOLE:
        listed = [Erased(person, entry.at) for person in persons]
        listed += [Erased("", entry.at, ticket) for ticket in tickets]
        remember(database, listed + [Erased("", entry.at, request=each) for each in requests])
        whom = _whole(connection, site, persons)
        theirs = threads.of_persons(connection, site, persons)
        brought = request_texts.of_persons(connection, site, persons)
        whom = whom._replace(
            tickets=frozenset([*theirs, *tickets]),
            requests=frozenset([*brought, *requests]),
            events=frozenset(events),
            moved=_moved(entry),
        )
        whom = whom._replace(files=_files(connection, whom).union(_gone(entry, "attachment")))
        _words(connection, site, whom)
        threads.empty(connection, site, whom.tickets)
        request_texts.empty(connection, site, whom.requests)
    else:
        nameless = [r.id for r in records if isinstance(r, Person) and not r.phone_key]
        whom = Whom(frozenset(persons), _visits(connection, site, nameless))
    _marks(connection, site, whom)
    told_of = [*persons, *whom.tickets, *whom.requests]
    told_at = _audited_at(connection, site, told_of) | _log(connection, site, entry.seq, whom)
    _receipts(connection, told_at)
    audit.erase(connection, site, *told_of)
    audit.erase_then(connection, site, whom.moved)
    return whom


def _gone(entry: LogEntry, kind: str) -> list[str]:
    """The ids of what of a kind is no more."""
    return [each.id for each in entry.changes if type(each) is Gone and each.kind == kind]


def _files(connection: Connection, whom: Whom) -> frozenset[str]:
    """The files of these tickets and requests."""
    file = SHAPES["attachment"].table.c
    found: set[str] = set()
    for column, of in ((file.ticket, whom.tickets), (file.request, whom.requests)):
        found |= set(connection.scalars(select(file.id).where(column.in_(of))) if of else ())
    return frozenset(found)


def _ended(connection: Connection, site: str, entry: LogEntry) -> bool:
    """Empty the tickets and service requests whose time is over, and say whether there are any.
    They ended long before the oldest entry of the log."""
    records = [change.r for change in entry.changes if isinstance(change, Put)]
    tickets = [each.id for each in records if isinstance(each, Ticket)]
    requests = [each.id for each in records if isinstance(each, ServiceRequest)]
    threads.empty(connection, site, tickets)
    request_texts.empty(connection, site, requests)
    if tickets or requests:
        audit.erase(connection, site, *tickets, *requests)
    return bool(tickets or requests)


def _moved(entry: LogEntry) -> frozenset[tuple[str, int]]:
    """Where messages were written that went with another ticket."""
    said = (each.r for each in entry.changes if isinstance(each, Put))
    return frozenset(
        (each.moved_from, each.at)
        for each in said
        if isinstance(each, TicketMessage) and each.moved_from is not None
    )


def _visits(connection: Connection, site: str, persons: Sequence[str]) -> frozenset[str]:
    visit = SHAPES["visit"].table
    of_them = and_(visit.c.in_site == site, visit.c.person.in_(persons))
    return frozenset(connection.scalars(select(visit.c.id).where(of_them)))


def _whole(connection: Connection, site: str, persons: Sequence[str]) -> Whom:
    """Persons with their visits and all legs of these."""
    entry, visits = SHAPES["entry"].table, _visits(connection, site, persons)
    legs = select(entry.c.id, entry.c.visit, entry.c.state).where(
        and_(entry.c.in_site == site, entry.c.visit.in_(visits))
    )
    found = connection.execute(legs).all()
    return Whom(
        frozenset(persons),
        visits,
        visits,
        frozenset(leg.id for leg in found),
        frozenset(leg.visit for leg in found if leg.state in LIVE_STATES)
        | _checked_in(connection, site, persons),
        frozenset(persons),
    )


def _checked_in(connection: Connection, site: str, persons: Sequence[str]) -> frozenset[str]:
    booked = SHAPES["reservation"].table
    own = and_(booked.c.in_site == site, booked.c.person.in_(persons))
    here = select(booked.c.id).where(own, booked.c.state == "checked_in")
    return frozenset(connection.scalars(here))


def _marks(connection: Connection, site: str, whom: Whom) -> None:
    """By what the customer was known again."""
    visit = SHAPES["visit"].table
    theirs = and_(visit.c.in_site == site, visit.c.id.in_(whom.marks), visit.c.joiners != "[]")
    connection.execute(update(visit).where(theirs).values(joiners="[]"))


def _words(connection: Connection, site: str, whom: Whom) -> None:
    """What staff wrote of these visits, and what they needed once they are over."""
    for kind, column, idents in (
        ("entry", "visit", whom.visits),
        ("interval", "entry", whom.entries),
    ):
        table = SHAPES[kind].table
        theirs = and_(table.c.in_site == site, table.c[column].in_(idents))
        written = table.c.reason.not_in(("", TAKEN_BACK))
        connection.execute(update(table).where(theirs, written).values(reason=""))
    _booked(connection, site, whom)
    visit = SHAPES["visit"].table
    own = and_(visit.c.in_site == site, visit.c.id.in_(whom.visits))
    over = visit.c.id.not_in(whom.here)
    connection.execute(update(visit).where(own, over).values(access_needs="[]"))


def _booked(connection: Connection, site: str, whom: Whom) -> None:
    """What was written of their reservations, and what they needed once these are over."""
    booked = SHAPES["reservation"].table
    own = and_(booked.c.in_site == site, booked.c.person.in_(whom.erased))
    connection.execute(update(booked).where(own, booked.c.reason != "").values(reason=""))
    over = booked.c.id.not_in(whom.here)
    connection.execute(update(booked).where(own, over).values(access_needs="[]"))


def _log(connection: Connection, site: str, before: int, whom: Whom) -> set[int]:
    """Rewrite the entries before this one that carry them; when those were written (ms)."""
    stood = {ticket for ticket, _ in whom.moved}
    cases = {*whom.tickets, *whom.requests, *whom.files, *whom.events, *stood}
    told_of = (*whom.persons, *whom.marks, *cases)
    made = [made_at(ident) for ident in told_of]
    since, joined_by = min(made) - ROOM_MS, max(made) + ROOM_MS
    idents = {*whom.persons, *whom.visits, *whom.entries, *cases}
    few = whom.visits or whom.tickets or whom.requests or len(whom.persons) == 1
    sought = idents if few else _TELLING
    carries = or_(
        *(func.instr(site_log.c.body, text.encode()) > 0 for text in sorted(sought))
        if len(sought) <= SOUGHT_MOST
        else (true(),)
    )
    earlier = select(site_log.c.seq).where(site_log.c.at < since).order_by(site_log.c.at.desc())
    after = connection.scalar(earlier.limit(1)) or 0
    own = and_(site_log.c.site == site, site_log.c.seq > after, site_log.c.seq < before)
    # Whoever joined when all of them had is none of them.
    late = or_(site_log.c.kind != JoinQueue.op(), site_log.c.at <= joined_by)
    found = select(site_log.c.seq, site_log.c.at, site_log.c.body).where(own, late, carries)
    times: set[int] = set()
    rewritten: list[tuple[bytes, str, int]] = []
    for row in connection.execute(found, execution_options={"yield_per": AT_ONCE}):
        # Of a whole day few are of these: it takes too long to read them all.
        if sought is _TELLING and whom.persons.isdisjoint(_persons_in(row.body)):
            continue
        if len(sought) > SOUGHT_MOST and idents.isdisjoint(_ids_in(row.body)):
            continue
        changes = BODY.decode(row.body)
        left = taken_out(changes, whom)
        if left != changes:
            times.add(row.at)
            rewritten.append((_encoder.encode(left), site, row.seq))
    bulk.each(connection, _rewriting(connection.dialect.name), rewritten)
    return times


def _persons_in(body: bytes) -> Iterator[str]:
    """The persons whom the changes of a log entry are about, without reading these."""
    return (found.decode() for found in _PERSON_IDS.findall(body))


def _ids_in(body: bytes) -> Iterator[str]:
    """All ids in a log entry, whatever they are of."""
    return (found.decode() for found in _IDS.findall(body))


@cache
def _rewriting(dialect: str) -> str:
    this = and_(site_log.c.site == bindparam("a_site"), site_log.c.seq == bindparam("a_seq"))
    return bulk.compiled(update(site_log).where(this).values(body=bindparam("a_body")), dialect)


def _audited_at(connection: Connection, site: str, persons: Sequence[str]) -> set[int]:
    """When they told something of which the log may have dropped the entry (ms)."""
    told_of = [*persons, *_visits(connection, site, persons)]
    of_them = and_(audit_personal.c.site == site, audit_personal.c.person.in_(told_of))
    rows = select(audit_rows.c.at).join(
        audit_personal,
        and_(audit_rows.c.site == audit_personal.c.site, audit_rows.c.seq == audit_personal.c.seq),
    )
    return set(connection.scalars(rows.where(of_them)))


def _receipts(connection: Connection, times: set[int]) -> None:
    """A receipt holds a hash of the command: whoever knows all but a phone number could try them
    through. Without it a command that is sent again is answered as before."""
    wanted = sorted(times)
    for start in range(0, len(wanted), AT_ONCE):
        then = receipt.c.at.in_(wanted[start : start + AT_ONCE])
        connection.execute(update(receipt).where(then).values(hash=""))
