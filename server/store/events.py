"""Events of the calendar, from the tables: those of a time, planned or not."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import and_, or_, select

from protocol.records import CalendarEvent
from server.store.store import Store
from server.store.tables import SHAPES, from_row

_EVENT: Final = SHAPES["calendar_event"].table
_CONTACT: Final = SHAPES["contact"].table
_PERSON: Final = SHAPES["person"].table
MOST: Final = 5_000


class Named(NamedTuple):
    """An event with what its contact is called now; empty where they were erased."""

    event: CalendarEvent
    contact_name: str


def events_of(
    store: Store,
    from_at: int,
    to_at: int,
    owner: str | None = None,
    contacts: list[str] | None = None,
) -> list[Named]:
    """Events that may have an occurrence in that time (ms): of this owner, and with one of these
    contacts, where they are given. Blocks."""
    once = and_(_EVENT.c.start_at < to_at, _EVENT.c.end_at >= from_at)
    wanted = [_EVENT.c.in_site == store.site, or_(_EVENT.c.recurs != "", once)]
    if owner is not None:
        wanted.append(_EVENT.c.owner == owner)
    if contacts is not None:
        wanted.append(_EVENT.c.contact.in_(contacts))
    query = (
        select(_EVENT, _PERSON.c.name.label("contact_name"))
        .select_from(
            _EVENT.outerjoin(
                _CONTACT,
                and_(_CONTACT.c.in_site == _EVENT.c.in_site, _CONTACT.c.id == _EVENT.c.contact),
            ).outerjoin(
                _PERSON,
                and_(_PERSON.c.in_site == _CONTACT.c.in_site, _PERSON.c.id == _CONTACT.c.person),
            )
        )
        .where(and_(*wanted))
        .limit(MOST)
    )
    with store.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    found = []
    for row in rows:
        event = from_row("calendar_event", dict(row))
        assert isinstance(event, CalendarEvent)
        found.append(Named(event, row["contact_name"] or ""))
    return found
