"""What is on record of a person's visits; every read goes by an index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from sqlalchemy import and_, select

from protocol.records import Entry, Interval, Record, Visit
from server.domain.legs import TAKEN_BACK
from server.store.store import Store, by_ids
from server.store.tables import SHAPES, from_row

R = TypeVar("R", bound=Record)


class OnRecord(NamedTuple):
    """A visit with its legs, and the closed spans of these; without legs that were taken back."""

    visit: Visit
    entries: list[Entry]
    intervals: list[Interval]


def of_visit(store: Store, ident: str) -> OnRecord | None:
    """One visit. Blocks."""
    found = store.get("visit", ident)
    return complete(store, [found])[0] if isinstance(found, Visit) else None


def earlier(store: Store, ident: str, before: str | None, limit: int) -> list[OnRecord]:
    """The other visits of the person of a visit, known by the same phone, newest first. Blocks.

    `before` is the id of the last one that is known already.
    """
    visit = store.get("visit", ident)
    person = store.get("person", visit.person or "") if isinstance(visit, Visit) else None
    key = getattr(person, "phone_key", "")
    if not key:
        return []
    visits, people = SHAPES["visit"].table, SHAPES["person"].table
    same = select(people.c.id).where(
        and_(people.c.in_site == store.site, people.c.phone_key == key)
    )
    query = select(visits).where(
        and_(visits.c.in_site == store.site, visits.c.person.in_(same), visits.c.id != ident)
    )
    if before is not None:
        query = query.where(visits.c.id < before)
    with store.engine.connect() as connection:
        rows = connection.execute(query.order_by(visits.c.id.desc()).limit(limit)).mappings().all()
    return complete(store, [from_row("visit", dict(row)) for row in rows])


def service_names(store: Store, idents: Iterable[str]) -> dict[str, str]:
    """The names of those services that are still there. Blocks."""
    with store.engine.connect() as connection:
        found = by_ids(connection, store.site, "service", idents)
    return {record.id: getattr(record, "name", "") for record in found}


def complete(store: Store, visits: Iterable[Record]) -> list[OnRecord]:
    """The visits with their legs and spans, two SELECTs for all. Blocks."""
    wanted = [visit for visit in visits if isinstance(visit, Visit)]
    entries = those(store, Entry, "visit", [visit.id for visit in wanted])
    intervals = those(store, Interval, "entry", [entry.id for entry in entries])
    made = []
    for visit in wanted:
        mine = (e for e in entries if e.visit == visit.id and e.reason != TAKEN_BACK)
        legs = sorted(mine, key=lambda e: e.id)
        own = {leg.id for leg in legs}
        spans = sorted((i for i in intervals if i.entry in own), key=lambda i: i.from_at)
        made.append(OnRecord(visit, legs, spans))
    return made


def those(store: Store, kind: type[R], column: str, values: list[str]) -> list[R]:
    """The records of a kind that name one of these in a column. Blocks."""
    table = SHAPES[kind.kind()].table
    query = select(table).where(and_(table.c.in_site == store.site, table.c[column].in_(values)))
    with store.engine.connect() as connection:
        rows = connection.execute(query).mappings().all() if values else []
    found = (from_row(kind.kind(), dict(row)) for row in rows)
    return [record for record in found if isinstance(record, kind)]
