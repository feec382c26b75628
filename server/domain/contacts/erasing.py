"""Erasing a contact: all that are the same, with what is known of them anywhere."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import ErasePerson
from protocol.contact_commands import DeleteContact
from protocol.outcomes import Saved
from protocol.records import Contact, Person, Reservation, Visit, WaitListed
from server.domain.contacts.finding import same
from server.domain.contacts.putting import known
from server.domain.context import Context, Decision
from server.domain.erasing import erase_person
from server.domain.floor import Floor


def delete_contact(floor: Floor, command: DeleteContact, context: Context) -> Decision:
    """Their persons and those of their visits and reservations, with what was written in their
    tickets and of events with them. What is booked is cancelled; tickets and events stay without
    words, for the figures, and the records of contacts stay empty: what names them stays whole."""
    contact = known(floor, command.contact)
    gone = same(floor, contact.id)
    changes: list[Change] = []
    here = _named(floor)
    for person in [p for p in floor.of(Person) if p.contact in gone]:
        if person.id in here or _is_own(floor, person):
            changes += erase_person(floor, ErasePerson(person=person.id), context).changes
        elif not person.erased_at or _is_known(person):
            changes.append(Put(_bare(person, context)))
    for each in [c for c in floor.of(Contact) if c.id in gone]:
        bare = replace(each, tags=[], owner=None, version=each.version + 1)
        changes.append(Put(bare))
    return Decision(Saved(id=contact.id, version=contact.version + 1), changes)


def _named(floor: Floor) -> set[str]:
    """Persons of whom something is on the floor."""
    found = {visit.person for visit in floor.of(Visit)}
    found |= {booked.person for booked in floor.of(Reservation)}
    found |= {listed.person for listed in floor.of(WaitListed)}
    return {ident for ident in found if ident is not None}


def _is_own(floor: Floor, person: Person) -> bool:
    contact = floor.get(Contact, person.contact)
    return contact is not None and contact.person == person.id


def _is_known(person: Person) -> bool:
    told = (person.name, person.phone, person.email, person.notes, person.staff_notes)
    return any(told) or bool(person.phone_key or person.email_key or person.company)


def _bare(person: Person, context: Context) -> Person:
    return Person(
        id=person.id,
        contact=person.contact,
        erased_at=context.now,
        version=person.version + 1,
    )
