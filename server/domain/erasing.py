"""Personal data that goes: a person who asks for it, and what is kept no longer."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import ErasePerson, ForgetPersons
from protocol.outcomes import Saved
from protocol.records import Person
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse


def erase_person(floor: Floor, command: ErasePerson, context: Context) -> Decision:
    """Everything of a person goes; the record stays empty, so that what names it stays whole."""
    before = floor.get(Person, command.person)
    if before is None:
        raise refuse("unknown_person", "There is no such person, or it was erased long ago.")
    after = Person(id=before.id, erased_at=context.now, version=before.version + 1)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def forget_persons(floor: Floor, command: ForgetPersons, context: Context) -> Decision:
    """Contacts and notes whose time is over go; who is known no more is passed over."""
    changes: list[Change] = []
    notes = set(command.notes)
    for ident in dict.fromkeys((*command.contacts, *command.notes)):
        before = floor.get(Person, ident)
        if before is not None:
            after = _without(before, ident in command.contacts, ident in notes)
            if after != before:
                version = before.version + 1
                changes.append(Put(replace(after, erased_at=context.now, version=version)))
    return Decision(Saved(id=floor.site.id), changes)


def _without(person: Person, contact: bool, notes: bool) -> Person:
    if contact:
        person = replace(person, name="", phone="", email="", phone_key="")
    if notes:
        person = replace(person, notes="", staff_notes="", noted_at=0)
    return person
