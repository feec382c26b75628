"""The commands on service requests themselves: rows of the one table of rules."""

from __future__ import annotations

from typing import Final, Protocol

from protocol import request_commands as r
from protocol.changes import Key
from protocol.command import Command
from server.domain.contacts.finding import find_contact_reads
from server.domain.reads import Find, Read
from server.domain.request_cases import CHILD_KINDS
from server.domain.requests import (
    asking,
    changing,
    erasing,
    items,
    notes,
    opening,
    pickup,
    stepping,
    unlocking,
)
from server.domain.rule import Rule


class _Named(Protocol):
    """A command that names a request."""

    @property
    def request(self) -> str:
        """Its id."""


def its_request(command: _Named) -> list[Read]:
    """The request of a command, with its contact; what belongs to one that has not ended is in
    memory."""
    return [Key("service_request", command.request)]


def _its_item(command: r.SealUnlock | r.ReadUnlock) -> list[Read]:
    return [Key("request_item", command.item)]


def _to_open(command: r.OpenRequest) -> list[Read]:
    about = [
        ("visit", command.visit),
        ("reservation", command.reservation),
        ("ticket", command.ticket),
        ("service_request", command.warranty_of),
        ("contact", command.contact),
    ]
    found: list[Read] = [Key(kind, ident) for kind, ident in about if ident is not None]
    return [*found, *(find_contact_reads(command.customer) if command.contact is None else [])]


def _to_change(command: r.UpdateRequest) -> list[Read]:
    contact = [Key("contact", command.contact)] if command.contact is not None else []
    return [*its_request(command), *contact]


def _to_delete(command: r.DeleteRequest) -> list[Read]:
    """The request with all that belongs to it, and the tickets that are about it."""
    ident = (command.request,)
    theirs = [Find(kind, "request", ident) for kind in (*CHILD_KINDS, "ticket")]
    return [*its_request(command), Key("invoice", command.request), *theirs]


REQUEST_RULES: Final[dict[type[Command], Rule]] = {
    r.OpenRequest: Rule(opening.open_request, _to_open),
    r.UpdateRequest: Rule(changing.update_request, _to_change),
    r.StepRequest: Rule(stepping.step_request, its_request),
    r.PutItem: Rule(items.put_item, its_request),
    r.DropItem: Rule(items.drop_item, its_request),
    r.SealUnlock: Rule(unlocking.seal_unlock, _its_item),
    r.ReadUnlock: Rule(unlocking.read_unlock, _its_item),
    r.NoteRequest: Rule(notes.note_request, its_request),
    r.AskAboutRequest: Rule(asking.ask_about_request, its_request),
    r.JoinPickup: Rule(pickup.join_pickup, its_request),
    r.DeleteRequest: Rule(erasing.delete_request, _to_delete),
}
