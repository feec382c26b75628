"""Queries about contacts: who is meant, what happened to them, and their tickets."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Final

import msgspec

from protocol.messages import Qry
from protocol.ticket_queries import FoundContact, TicketPast
from server.domain.actor import Actor
from server.domain.addresses import email_key, normalised_phone
from server.domain.refused import refuse
from server.store import contact_facts, contacts
from server.store.store import Store
from server.sync import timed
from server.sync.sources import Page, Query, Sources, args_of, ident_of
from server.sync.timed import cursor_of, page_of

FOUND_MOST: Final = 50
_PHONE: Final = re.compile(r"[+0-9 ()./-]{3,}")


class _Sought(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `find_contact`."""

    text: Annotated[str, msgspec.Meta(max_length=200)] = ""
    contact: str = ""
    person: str = ""


async def _find_contact(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The contacts that are meant, each as the one that it is the same as."""
    asked = args_of(message, _Sought)
    if not (asked.text.strip() or asked.contact or asked.person):
        raise refuse("invalid", "Give a name, an address, a contact or a person.", field="text")
    return list(await asyncio.to_thread(_found, sources.door.store, asked)), None


def _found(store: Store, asked: _Sought) -> list[FoundContact]:
    idents: list[str] = []
    if asked.contact:
        idents = [asked.contact]
    elif asked.person:
        known = contact_facts.contact_of_person(store, asked.person)
        idents = [known] if known is not None else []
    else:
        words = " ".join(asked.text.split())
        digits = normalised_phone(words).lstrip("+0") if _PHONE.fullmatch(words) else ""
        mail = email_key(words)
        idents = contacts.looks_like(store, mail, digits, words.casefold(), FOUND_MOST)
    found: dict[str, FoundContact] = {}
    for ident in idents:
        shown = _shown(store, ident)
        if shown is not None:
            found.setdefault(shown.contact, shown)
    return list(found.values())


def _shown(store: Store, ident: str) -> FoundContact | None:
    known = contact_facts.whole(store, ident)
    if known is None:
        return None
    contact, person, same = known
    return FoundContact(
        contact=contact.id,
        contact_kind=contact.contact_kind,
        name=person.name,
        email=person.email,
        phone=person.phone,
        version=contact.version,
        company=person.company,
        owner=contact.owner,
        tags=contact.tags,
        language=contact.language,
        staff_notes=person.staff_notes,
        merged=same[1:],
        merged_names=contact_facts.names(store, same[1:]),
        open_tickets=contact_facts.open_tickets(store, same),
        last_at=contact_facts.last_at(store, contacts.persons_of(store, same)),
    )


async def _timeline(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What happened to a contact and all that are the same, newest first."""
    contact, store = ident_of(message, "contact"), sources.door.store
    return await asyncio.to_thread(_past, store, contact, cursor_of(message))


def _past(store: Store, contact: str, before: str | None) -> Page:
    same = contacts.same_as(store, contact)
    if not same:
        raise refuse("unknown_contact", "There is no such contact.", field="contact")
    whose = [*contacts.persons_of(store, same), *same]
    return page_of(store, contacts.activities(store, whose, before, timed.PAGE + 1))


async def _tickets_of(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The tickets of a contact and all that are the same, newest first."""
    contact, store = ident_of(message, "contact"), sources.door.store
    same = await asyncio.to_thread(contacts.same_as, store, contact)
    found = await asyncio.to_thread(contact_facts.tickets_of, store, same)
    items = [
        TicketPast(
            ticket=each.id,
            number=each.number,
            subject=each.subject,
            status=each.status,
            pause=each.pause,
            priority=each.priority,
            opened_at=each.opened_at,
            updated_at=each.updated_at,
        )
        for each in found
    ]
    return list(items), None


CONTACT_QUERIES: Final[dict[str, Query]] = {
    "find_contact": _find_contact,
    "timeline": _timeline,
    "tickets_of": _tickets_of,
}
