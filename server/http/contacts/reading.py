"""Reading contacts: one, those who fit, and what happened to one."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Final

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter

from protocol.ids import is_id
from protocol.records import Contact, Person
from server.domain.addresses import email_key, normalised_phone
from server.http.contacts.shapes import ContactAnswer, ContactList, PastShape, Timeline
from server.http.edge import Edge
from server.http.paging import Cursor
from server.http.problems import reject
from server.http.shapes import instant
from server.http.tickets.naming import ident
from server.http.tickets.writing import reading
from server.store import contact_facts, contacts
from server.store.case_reads import contacts as page_of_contacts
from server.store.store import Store

PAGE: Final = 100
FOUND_MOST: Final = 50
LONGEST: Final = 200
_PHONE: Final = re.compile(r"[+0-9 ()./-]{3,}")
_NO_SUCH: Final = "There is no such contact. It may be erased."
_Text = Annotated[
    str, QueryParameter(name="text", description="A part of the name, an address or a telephone.")
]


def reading_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """One, many, a timeline."""
    return [_one(edge), _list(edge), _timeline(edge)]


def _one(edge: Edge) -> HTTPRouteHandler:
    @get("/get/{id:str}", **reading(
        "read contacts", "One contact", "What is known of it.", "unknown_contact"))  # fmt: skip
    async def read(id: FromPath[str]) -> ContactAnswer:
        """One that was merged is answered as the one that it is the same as."""
        found = await asyncio.to_thread(_whole, edge.store, ident(id, "unknown_contact"))
        return found if found is not None else reject("unknown_contact", _NO_SUCH, "id")

    return read


def _list(edge: Edge) -> HTTPRouteHandler:
    @get("/get", **reading("read contacts", "Contacts", "A page of contacts.", "invalid"))
    async def read(text: _Text = "", cursor: Cursor = None) -> ContactList:
        """All, in pages; or with `text` the 50 newest who fit."""
        if len(text) > LONGEST:
            reject("invalid", f"text: {LONGEST} characters at most.", "text")
        if text.strip():
            return ContactList(items=await asyncio.to_thread(_fitting, edge.store, text), next=None)
        if cursor is not None and not is_id(cursor):
            reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
        return await asyncio.to_thread(_page, edge.store, cursor or "")

    return read


def _timeline(edge: Edge) -> HTTPRouteHandler:
    @get("/timeline/{id:str}", **reading(
        "ask timeline", "What happened to a contact", "A page of it.", "unknown_contact", "invalid"
    ))  # fmt: skip
    async def read(id: FromPath[str], cursor: Cursor = None) -> Timeline:
        """Newest first: queue, bookings, requests, tickets, events, of all that are the same."""
        contact = ident(id, "unknown_contact")
        if cursor is not None and not is_id(cursor):
            reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
        found = await asyncio.to_thread(_past, edge.store, contact, cursor)
        return found if found is not None else reject("unknown_contact", _NO_SUCH, "id")

    return read


def _whole(store: Store, ident: str) -> ContactAnswer | None:
    found = contact_facts.whole(store, ident)
    if found is None:
        return None
    contact, person, same = found
    return _answer(contact, person, same[1:], contact_facts.open_tickets(store, same))


def _answer(contact: Contact, person: Person, merged: list[str], open_now: int) -> ContactAnswer:
    return ContactAnswer(
        id=contact.id,
        kind=contact.contact_kind,
        name=person.name,
        email=person.email,
        phone=person.phone,
        company=person.company,
        owner=contact.owner,
        tags=contact.tags,
        language=contact.language,
        staff_notes=person.staff_notes,
        made_at=instant(contact.made_at),
        merged=merged,
        open_tickets=open_now,
        version=contact.version,
    )


def _fitting(store: Store, text: str) -> list[ContactAnswer]:
    words = " ".join(text.split())
    digits = normalised_phone(words).lstrip("+0") if _PHONE.fullmatch(words) else ""
    mail = email_key(words)
    idents = contacts.looks_like(store, mail, digits, words.casefold(), FOUND_MOST)
    found = (_whole(store, each) for each in idents)
    return list({each.id: each for each in found if each is not None}.values())


def _page(store: Store, after: str) -> ContactList:
    rows = page_of_contacts(store, after, PAGE + 1)
    items = [found for contact in rows[:PAGE] if (found := _whole(store, contact.id))]
    return ContactList(items=items, next=rows[PAGE - 1].id if len(rows) > PAGE else None)


def _past(store: Store, contact: str, before: str | None) -> Timeline | None:
    same = contacts.same_as(store, contact)
    if not same:
        return None
    found = contacts.activities(store, contacts.persons_of(store, same), before, PAGE + 1)
    called = contact_facts.called(store, found[:PAGE])
    return Timeline(
        items=[PastShape.of(each, called.get(each.subject, "")) for each in found[:PAGE]],
        next=found[PAGE - 1].id if len(found) > PAGE else None,
    )
