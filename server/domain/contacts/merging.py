"""Saying that two contacts are the same, and taking that back."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.contact_commands import MergeContacts, UnmergeContact
from protocol.outcomes import Saved
from protocol.records import Contact
from server.domain.contacts.finding import primary
from server.domain.contacts.putting import known
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse


def merge_contacts(floor: Floor, command: MergeContacts, context: Context) -> Decision:
    """The other is the same as this one from now on. Answers with the other, which changes."""
    stays, other = known(floor, command.contact), known(floor, command.other)
    first, theirs = primary(floor, stays.id), primary(floor, other.id)
    assert first is not None and theirs is not None
    if first.id == theirs.id:
        raise refuse("wrong_state", "They are the same contact already.", field="other")
    if other.merged_into is not None:
        raise refuse(
            "wrong_state",
            "That contact was merged into another. Take that back first, or merge the other.",
            field="other",
        )
    after = replace(
        other,
        merged_into=stays.id,
        merged_at=context.now,
        merged_by=context.actor.id,
        version=other.version + 1,
    )
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def unmerge_contact(floor: Floor, command: UnmergeContact, context: Context) -> Decision:
    """It is a contact of its own again, with all that came by its own addresses."""
    contact = floor.get(Contact, command.contact)
    if contact is None:
        raise refuse(
            "unknown_contact", "There is no such contact. Find them again.", field="contact"
        )
    if contact.merged_into is None:
        raise refuse("nothing_to_undo", "It was merged into no other.", field="contact")
    after = replace(
        contact, merged_into=None, merged_at=None, merged_by=None, version=contact.version + 1
    )
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])
