"""What happened to a contact, from the tables: whoever has one telephone or mail address is one."""

from __future__ import annotations

from typing import Final

from sqlalchemy import and_, or_, select

from protocol.records import Activity, Person
from server.store.store import Store
from server.store.tables import SHAPES, from_row

_PERSON: Final = SHAPES["person"].table
_ACTIVITY: Final = SHAPES["activity"].table
MOST_PERSONS: Final = 500
"""So many visits and reservations of one contact, the newest, are looked through."""


def same_contact(store: Store, ident: str) -> list[str]:
    """The persons with the telephone or mail address of this one, itself among them; empty where
    there is no such person. Blocks."""
    person = store.get("person", ident)
    if not isinstance(person, Person):
        return []
    keys = {"phone_key": person.phone_key, "email_key": person.email_key}
    alike = [_PERSON.c[name] == key for name, key in keys.items() if key]
    if not alike:
        return [ident]
    query = select(_PERSON.c.id).where(and_(_PERSON.c.in_site == store.site, or_(*alike)))
    newest = query.order_by(_PERSON.c.id.desc()).limit(MOST_PERSONS)
    with store.engine.connect() as connection:
        return list(dict.fromkeys([ident, *connection.scalars(newest)]))


def activities(
    store: Store, persons: list[str], before: str | None, limit: int | None
) -> list[Activity]:
    """What happened to these persons, newest first; `before` is the id of the last that is known
    already. Blocks."""
    theirs = and_(_ACTIVITY.c.in_site == store.site, _ACTIVITY.c.contact.in_(persons))
    query = select(_ACTIVITY).where(theirs).order_by(_ACTIVITY.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(_ACTIVITY.c.id < before)
    with store.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    found = (from_row("activity", dict(row)) for row in rows)
    return [each for each in found if isinstance(each, Activity)]
