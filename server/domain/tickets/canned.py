"""Canned responses with their variables filled in."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from protocol.records import CannedResponse, Contact, Person, Staff, Ticket
from protocol.tickets import BODY_MOST, CANNED_VARIABLES
from server.domain.floor import Floor

_VARIABLE: Final = re.compile(r"\{([a-z]+(?:\.[a-z0-9_]+)?)\}")


class Filled(NamedTuple):
    """A text with its variables filled in; those that stand for nothing here are left empty."""

    text: str
    unknown: list[str]


def filled(
    floor: Floor, ticket: Ticket, canned: CannedResponse, staff: str = "", gaps: bool = False
) -> Filled:
    """A canned response for a ticket, in the language of its customer. `staff`: who sends it; for
    nobody the house signs. With `gaps` a variable that stands for nothing stays to be seen."""
    facts = _facts(floor, ticket, staff)
    unknown: dict[str, None] = {}

    def fact(found: re.Match[str]) -> str:
        value = facts.get(found[1], "")
        if not value:
            unknown[found[1]] = None
        return value or (found[0] if gaps else "")

    text = _VARIABLE.sub(fact, _said(canned, ticket.language))
    return Filled(text[:BODY_MOST], list(unknown))


def strange(text: str, fields: frozenset[str]) -> list[str]:
    """Variables in a text that stand for nothing in a house with these custom fields."""
    known = {*CANNED_VARIABLES, *(f"field.{name}" for name in fields)}
    return [name for name in dict.fromkeys(_VARIABLE.findall(text)) if name not in known]


def _said(canned: CannedResponse, language: str) -> str:
    return canned.texts.get(language) or canned.texts.get(language.split("-")[0]) or canned.text


def _facts(floor: Floor, ticket: Ticket, staff: str) -> dict[str, str]:
    contact = floor.get(Contact, ticket.contact)
    person = (floor.get(Person, contact.person) if contact else None) or Person(id="")
    colleague = floor.get(Staff, staff)
    site = floor.site.names.get(ticket.language, floor.site.name)
    sender = colleague.name if colleague is not None else site
    return {
        "contact.name": person.name,
        "contact.first": _first(person.name),
        "contact.email": person.email,
        "contact.phone": person.phone,
        "contact.company": person.company,
        "ticket.number": f"T-{ticket.number}",
        "ticket.subject": ticket.subject,
        "staff.name": sender,
        "staff.first": _first(colleague.name) if colleague is not None else site,
        "site.name": site,
        **{f"field.{name}": value for name, value in ticket.fields.items()},
    }


def _first(name: str) -> str:
    return name.split()[0] if name.split() else ""
