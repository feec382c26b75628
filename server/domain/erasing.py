"""Personal data that goes: a person who asks for it, and what is kept no longer."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import ErasePerson, ForgetPersons
from protocol.outcomes import Saved
from protocol.records import (
    Attachment,
    BulkChange,
    CalendarEvent,
    CostEstimate,
    Draft,
    Entry,
    Interval,
    Person,
    Record,
    RequestItem,
    RequestNote,
    Reservation,
    ServiceRequest,
    Ticket,
    TicketMessage,
    Undoable,
    UnlockCode,
    Visit,
)
from server.domain.context import Context, Decision
from server.domain.events.erasing import bare_event, emptied_events
from server.domain.floor import Floor
from server.domain.legs import TAKEN_BACK
from server.domain.refused import refuse
from server.domain.requests import erasing as requests
from server.domain.reservations.given_up import given_up
from server.domain.tickets.erasing import emptied, without_texts, without_tickets


class Whom(NamedTuple):
    """Who is taken out of what was written before: persons, the marks of their visits, and where
    they were erased, not forgotten, the words of these visits too."""

    persons: frozenset[str]
    marks: frozenset[str] = frozenset()
    """Visits by whose marks somebody would be known again."""
    visits: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    """The legs of these visits."""
    here: frozenset[str] = frozenset()
    """Those of the visits that go on, and reservations whose customer is here."""
    erased: frozenset[str] = frozenset()
    """Those of the persons who were erased: their reservations lose their words too."""
    tickets: frozenset[str] = frozenset()
    """Those of them, and those that were erased themselves: with their threads and files."""
    requests: frozenset[str] = frozenset()
    """Service requests of theirs, and those that were erased themselves."""
    files: frozenset[str] = frozenset()
    """Files of those tickets and requests, which may have come before these were opened."""
    items: frozenset[str] = frozenset()
    """Items that were handed over: what opened them goes."""
    events: frozenset[str] = frozenset()
    """Those with them."""
    moved: frozenset[tuple[str, int]] = frozenset()
    """Where messages of those tickets were written that have come from others: ticket, and when."""


def erase_person(floor: Floor, command: ErasePerson, context: Context) -> Decision:
    """Everything of a person goes, with what staff wrote of their visits.

    The record stays empty, so that what names it stays whole; a visit that goes on does so without,
    and what is booked is cancelled, for nobody could be told of it.
    What lies on record and not on the floor is the store's to erase, in the same transaction.
    """
    before = floor.get(Person, command.person)
    if before is None:
        raise refuse("unknown_person", "There is no such person, or it was erased long ago.")
    after = Person(
        id=before.id,
        contact=before.contact,
        erased_at=context.now,
        version=before.version + 1,
    )
    visits = frozenset(each.id for each in floor.of(Visit) if each.person == before.id)
    theirs: list[Record] = [floor.lists["visit"][each] for each in visits]
    theirs += [each for each in floor.of(Entry) if each.visit in visits]
    theirs += [each for each in floor.of(Undoable) if each.before.visit in visits]
    ends = given_up(floor, before.id, context)
    ended = {change.key.id for change in ends}
    booked = [each for each in floor.of(Reservation) if each.person == before.id]
    theirs += [each for each in booked if each.id not in ended]
    served = frozenset(each.id for each in booked if each.state == "checked_in")
    here = (visits & floor.live.keys()) | served
    changes: list[Change] = [Put(after), *ends, *emptied(floor, before.id, context)]
    changes += requests.emptied(floor, before.id, context)
    changes += emptied_events(floor, before.id, context)
    for each in theirs:
        told = without_words(each, here)
        if told != each:
            changes.append(Put(told))  # type: ignore[arg-type]
    return Decision(Saved(id=after.id, version=after.version), changes)


def forget_persons(floor: Floor, command: ForgetPersons, context: Context) -> Decision:
    """Contacts, notes and texts of tickets and service requests whose time is over go; who is known
    no more is passed over, and a ticket that was opened again."""
    changes: list[Change] = []
    contacts, notes = set(command.contacts), set(command.notes)
    for ident in dict.fromkeys((*command.contacts, *command.notes)):
        before = floor.get(Person, ident)
        if before is not None:
            after = _without(before, ident in contacts, ident in notes)
            if after != before:
                version = before.version + 1
                changes.append(Put(replace(after, erased_at=context.now, version=version)))
    for visit in floor.of(Visit) if contacts else ():
        if visit.person in contacts and visit.joiners:
            changes.append(Put(replace(visit, joiners=[])))
    for ident in command.tickets:
        ticket = floor.get(Ticket, ident)
        if ticket is not None and ticket.status == "closed":
            bare = without_texts(ticket)
            changes.append(Put(replace(bare, version=ticket.version + 1, updated_at=context.now)))
    for ident in command.requests:
        changes += requests.forgotten(floor, ident, context)
    return Decision(Saved(id=floor.site.id), changes)


def _without(person: Person, contact: bool, notes: bool) -> Person:
    if contact:
        bare = {"phone_key": "", "email_key": "", "company": ""}
        person = replace(person, name="", phone="", email="", **bare)
    if notes:
        person = replace(person, notes="", staff_notes="", noted_at=0)
    return person


def without_words(record: Record, here: Container[str]) -> Record:
    """The record without what somebody wrote of the customer and what tells who it was.

    Needs stay with a visit that goes on and its reservation (in `here`): the customer is to be
    served by them.
    """
    if isinstance(record, Visit):
        needs = record.access_needs if record.id in here else []
        return replace(record, joiners=[], access_needs=needs)
    if isinstance(record, Undoable):
        before = without_words(record.before, here)
        return replace(record, before=before)
    if isinstance(record, Reservation):
        needs = record.access_needs if record.id in here else []
        return replace(record, reason="", access_needs=needs)
    if isinstance(record, CalendarEvent):
        return bare_event(record)
    if isinstance(record, Entry | Interval) and record.reason != TAKEN_BACK:
        return replace(record, reason="")
    return record


def taken_out(changes: Iterable[Change], whom: Whom) -> list[Change]:
    """Changes that were written before, without what they carry of these persons.

    What is known of them now is written later in the log, so that it folds to the same state.
    """
    found: list[Change] = []
    for change in changes:
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, Person) and record.id in whom.persons:
            continue
        if _of_ticket(record) in whom.tickets or _has_moved(record, whom):
            change = Put(without_texts(record))  # type: ignore[arg-type, type-var]
        elif _of_request(record) in whom.requests or _goes_alone(record, whom):
            change = Put(requests.without_texts(record))  # type: ignore[arg-type, type-var]
        elif isinstance(record, BulkChange):
            change = Put(without_tickets(record, whom.tickets))
        elif _is_of(record, whom):
            change = Put(without_words(record, whom.here))  # type: ignore[arg-type]
        elif isinstance(record, Visit) and record.id in whom.marks and record.joiners:
            change = Put(replace(record, joiners=[]))
        found.append(change)
    return found


def _of_ticket(record: Record | None) -> str:
    if isinstance(record, TicketMessage | Attachment | Draft):
        return record.ticket
    return record.id if isinstance(record, Ticket) else ""


def _of_request(record: Record | None) -> str:
    if isinstance(record, RequestItem | RequestNote | CostEstimate | UnlockCode | Attachment):
        return record.request
    return record.id if isinstance(record, ServiceRequest) else ""


def _goes_alone(record: Record | None, whom: Whom) -> bool:
    if isinstance(record, Attachment):
        return record.id in whom.files
    return isinstance(record, UnlockCode) and record.id in whom.items


def _has_moved(record: Record | None, whom: Whom) -> bool:
    if not isinstance(record, TicketMessage):
        return False
    return (record.moved_from or record.ticket, record.at) in whom.moved


def _is_of(record: Record | None, whom: Whom) -> bool:
    match record:
        case Visit():
            return record.id in whom.visits
        case Entry():
            return record.visit in whom.visits
        case Reservation():
            return record.person in whom.erased
        case Undoable():
            return record.before.visit in whom.visits
        case Interval():
            return record.entry in whom.entries
        case CalendarEvent():
            return record.id in whom.events
    return False
