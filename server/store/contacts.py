"""What is on record of a contact: who it is the same as, its persons, and what happened to them.

Whoever has one telephone or mail address is one, whether a contact was made of them or not.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Connection, and_, or_, select

from protocol.records import Activity, CalendarEvent, Contact, Person, Record
from server.store.cases import all_same
from server.store.store import Store, by_ids
from server.store.tables import SHAPES, from_row
from server.store.tickets import Read, at_head

_PERSON: Final = SHAPES["person"].table
_ACTIVITY: Final = SHAPES["activity"].table
_CONTACT: Final = SHAPES["contact"].table
_EVENT: Final = SHAPES["calendar_event"].table
EVENTS_SHOWN: Final = 100
"""So many events of a contact are told with it."""
EVENTS_HELD: Final = 2 * EVENTS_SHOWN
"""More than are shown, so that others come up where some are removed."""
MOST_PERSONS: Final = 500
"""So many visits and reservations of one contact, the newest, are looked through."""


def same_contact(store: Store, ident: str) -> list[str]:
    """The persons who are the same as this one, itself among them: by telephone, mail address or
    contact; empty where there is no such person. Blocks."""
    person = store.get("person", ident)
    if not isinstance(person, Person):
        return []
    contacts = same_as(store, person.contact) if person.contact else []
    return list(dict.fromkeys([ident, *persons_of(store, contacts, [person])]))


def same_as(store: Store, ident: str) -> list[str]:
    """The contacts that are the same as this one, the one that all were merged into first; empty
    where there is no such contact. Blocks."""
    with store.engine.connect() as connection:
        return [each.id for each in all_same(connection, store.site, ident)]


def page(store: Store, ident: str) -> Read:
    """A contact and all that are the same, with the person of each and the `EVENTS_HELD` events
    that are last by `event_rank`; nothing where there is none. Blocks."""

    def read(connection: Connection) -> list[Record]:
        same = all_same(connection, store.site, ident)
        persons = by_ids(connection, store.site, "person", [each.person for each in same])
        c = _EVENT.c
        # Without the site, which is every row's: the planner would look through all.
        query = select(_EVENT).where(c.contact.in_([each.id for each in same]))
        query = query.order_by((c.recurs != "").desc(), c.start_at.desc(), c.id.desc())
        rows = connection.execute(query.limit(EVENTS_HELD)).mappings()
        events = [from_row("calendar_event", dict(r)) for r in rows if r["in_site"] == store.site]
        return [*same, *persons, *events]

    return at_head(store, read)


def event_rank(event: CalendarEvent) -> tuple[bool, int, str]:
    """What is told of a contact last if there is too much: series, and what begins late."""
    return event.recurs != "", event.start_at, event.id


def persons_of(
    store: Store, contacts: Collection[str], persons: Sequence[Person] = ()
) -> list[str]:
    """The persons of these contacts: their own, those who were known as theirs, and whoever has an
    address of one of them or of `persons`; the newest first. Blocks."""
    own = [each.person for each in _contacts(store, contacts)]
    with store.engine.connect() as connection:
        known = [*persons, *by_ids(connection, store.site, "person", own)]
        keys: dict[str, set[str]] = {"email_key": set(), "phone_key": set()}
        for person in known:
            for name, of in keys.items():
                if key := getattr(person, name):
                    of.add(key)
        wanted = [_PERSON.c[name].in_(sorted(of)) for name, of in keys.items() if of]
        if contacts:
            wanted.append(_PERSON.c.contact.in_(sorted(contacts)))
        if not wanted:
            return own
        query = select(_PERSON.c.id, _PERSON.c.in_site).where(or_(*wanted))
        rows = connection.execute(query).all()
    theirs = sorted((row.id for row in rows if row.in_site == store.site), reverse=True)
    return list(dict.fromkeys([*own, *theirs[:MOST_PERSONS]]))


def _contacts(store: Store, idents: Collection[str]) -> list[Contact]:
    with store.engine.connect() as connection:
        found = by_ids(connection, store.site, "contact", idents)
    return [each for each in found if isinstance(each, Contact)]


def activities(
    store: Store, persons: list[str], before: str | None, limit: int | None
) -> list[Activity]:
    """What happened to these persons, newest first; `before` is the id of the last that is known
    already. Blocks."""
    # Without the site, which is every row's: the planner would look through all.
    query = select(_ACTIVITY).where(_ACTIVITY.c.contact.in_(persons))
    query = query.order_by(_ACTIVITY.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(_ACTIVITY.c.id < before)
    with store.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    found = (from_row("activity", dict(row)) for row in rows if row["in_site"] == store.site)
    return [each for each in found if isinstance(each, Activity)]


def looks_like(store: Store, email: str, digits: str, words: str, most: int) -> list[str]:
    """Contacts by mail address, by the end of a telephone (digits), or by a part of the name or
    company, the newest first. SQLite folds the case of English letters alone. Blocks."""
    columns = (_CONTACT.c.id, _PERSON.c.name, _PERSON.c.company, _PERSON.c.email_key)
    of = and_(_PERSON.c.in_site == _CONTACT.c.in_site, _PERSON.c.id == _CONTACT.c.person)
    query = select(*columns, _PERSON.c.phone_key).select_from(_CONTACT.join(_PERSON, of))
    query = query.where(_CONTACT.c.in_site == store.site).order_by(_CONTACT.c.id.desc())
    found: list[str] = []
    with store.engine.connect() as connection:
        for row in connection.execute(query, execution_options={"yield_per": 1_000}):
            if _fits(row, email, digits, words):
                found.append(row.id)
                if len(found) == most:
                    break
    return found


def _fits(row: Any, email: str, digits: str, words: str) -> bool:
    if email:
        return bool(row.email_key == email)
    if digits:
        return bool(row.phone_key.endswith(digits))
    return words in row.name.casefold() or words in row.company.casefold()
