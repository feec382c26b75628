"""The rows of the table of commands that are about contacts."""

from __future__ import annotations

from typing import Final

from protocol import contact_commands as c
from protocol.changes import Key
from protocol.commands import Command
from server.domain.contacts.erasing import delete_contact
from server.domain.contacts.finding import find_contact_reads
from server.domain.contacts.merging import merge_contacts, unmerge_contact
from server.domain.contacts.putting import put_contact
from server.domain.reads import Find, Read
from server.domain.rule import Rule


def _put(command: c.PutContact) -> list[Read]:
    found: list[Read] = [*find_contact_reads(command.customer)]
    if command.contact is not None:
        found.append(Key("contact", command.contact))
    return found


def _both(command: c.MergeContacts) -> list[Read]:
    return [Key("contact", command.contact), Key("contact", command.other)]


def _its_contact(command: c.UnmergeContact) -> list[Read]:
    return [Key("contact", command.contact)]


def _all_the_same(command: c.DeleteContact) -> list[Read]:
    kinds = ("contact", "person", "calendar_event")
    return [
        Key("contact", command.contact),
        *(Find(kind, "same", (command.contact,)) for kind in kinds),
    ]


CONTACT_RULES: Final[dict[type[Command], Rule]] = {
    c.PutContact: Rule(put_contact, _put),
    c.MergeContacts: Rule(merge_contacts, _both),
    c.UnmergeContact: Rule(unmerge_contact, _its_contact),
    c.DeleteContact: Rule(delete_contact, _all_the_same),
}
