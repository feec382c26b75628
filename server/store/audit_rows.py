"""Reading the audit: in bites as they were written, and in pages as people look at them."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, and_, select, type_coerce
from sqlalchemy.types import NullType

from protocol.audit import AuditRow, Personal
from server.store.audit import PAST, End
from server.store.store import Store
from server.store.tables import SHAPES, audit, audit_personal, site_counter

BITE: Final = 2_000
PAGE: Final = 100
END_OF_TIME: Final = 253_402_300_800_000
SLACK: Final = 500
"""So many rows may have been written out of the order of their times."""
_BESIDE: Final = audit.outerjoin(
    audit_personal,
    and_(audit_personal.c.site == audit.c.site, audit_personal.c.seq == audit.c.seq),
)


def _raw(*columns: Any) -> list[Any]:
    """As they lie there, whatever somebody has put into them."""
    return [type_coerce(column, NullType()) for column in columns]


_NUMBERS: Final[dict[str, tuple[str, str]]] = {
    "entry": ("entry", "{}"),
    "visit": ("visit", "{}"),
    "reservation": ("reservation", "{}"),
    "ticket": ("ticket", "T-{}"),
    "request": ("service_request", "R-{}"),
}
"""Subjects that people know by a number: whose record has it, and how it is written."""
_AS_WRITTEN: Final = select(
    *_raw(*audit.columns, audit_personal.c.person, audit_personal.c.salt, audit_personal.c.data)
).select_from(_BESIDE)


class AsWritten(NamedTuple):
    """A row with what lies beside it. Any value may be of any type: nothing is believed yet."""

    fields: tuple[Any, ...]
    """As `seal` takes them."""
    hash: Any
    beside: tuple[Any, Any, Any] | None
    """Person, salt and data."""

    @property
    def seq(self) -> Any:
        """The row's number."""
        return self.fields[1]


def bite(store: Store, after: Any) -> tuple[list[AsWritten], End]:
    """The next rows past a number, None for the first, and where the counter was just then."""
    query = _AS_WRITTEN.where(audit.c.site == store.site).order_by(audit.c.seq).limit(BITE)
    if after is not None:
        query = query.where(audit.c.seq > type_coerce(after, NullType()))
    counter = select(*_raw(site_counter.c.audit_seq, site_counter.c.audit_hash))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            rows = [_as_written(tuple(row)) for row in connection.execute(query)]
            end = connection.execute(counter.where(site_counter.c.site == store.site)).one()
        finally:
            connection.exec_driver_sql("COMMIT")
    return rows, End(*end)


def _as_written(row: tuple[Any, ...]) -> AsWritten:
    fields, (hashed, person, salt, data) = row[:12], row[12:]
    lies = person is not None or salt is not None or data is not None
    return AsWritten(fields, hashed, (person, salt, data) if lies else None)


def strays(store: Store, most: int) -> list[Any]:
    """The numbers of personal data that lies beside no row."""
    beside = audit_personal.outerjoin(
        audit, and_(audit.c.site == audit_personal.c.site, audit.c.seq == audit_personal.c.seq)
    )
    query = select(*_raw(audit_personal.c.seq)).select_from(beside).where(audit.c.seq.is_(None))
    with store.engine.connect() as connection:
        return [row[0] for row in connection.execute(query.limit(most))]


class Wanted(NamedTuple):
    """Which rows somebody wants to see, None for any; `times` are from and before, in ms."""

    subject: str | None = None
    actor: str | None = None
    op: str | None = None
    times: tuple[int, int] | None = None


def page(store: Store, before: int | None, wanted: Wanted, most: int = PAGE) -> list[AuditRow]:
    """The newest rows before a number, one more than a page where there are more. Blocks."""
    tests = [audit.c.site == store.site]
    if before is not None:
        tests.append(audit.c.seq < before)
    for column in ("subject", "actor", "op"):
        value = getattr(wanted, column)
        if value is not None:
            tests.append(audit.c[column] == value)
    with store.engine.connect() as connection:
        if wanted.times is not None:
            first, last = (_seq_at(connection, store.site, at) for at in wanted.times)
            tests += [audit.c.seq >= first - SLACK, audit.c.seq <= last + SLACK]
            tests += [audit.c.at >= wanted.times[0], audit.c.at < wanted.times[1]]
        query = _AS_WRITTEN.where(*tests).order_by(audit.c.seq.desc()).limit(most + 1)
        rows = [_row(_as_written(tuple(row))) for row in connection.execute(query)]
        return _numbered(connection, store.site, rows)


def _numbered(connection: Connection, site: str, rows: list[AuditRow]) -> list[AuditRow]:
    """With the number by which people know what each is about."""
    numbers: dict[str, str] = {}
    for kind, (record, said) in _NUMBERS.items():
        table = SHAPES[record].table
        asked = {row.subject for row in rows if row.subject_kind == kind}
        query = select(table.c.id, table.c.number).where(table.c.in_site == site)
        for found in connection.execute(query.where(table.c.id.in_(asked))) if asked else ():
            numbers[found.id] = said.format(found.number)
    return [replace(row, number=numbers.get(row.subject, "")) for row in rows]


def _seq_at(connection: Connection, site: str, at: int) -> int:
    """About where the rows of a time begin: their numbers go up with their times."""
    low, high = (
        1,
        connection.execute(
            select(site_counter.c.audit_seq).where(site_counter.c.site == site)
        ).scalar_one()
        + 1,
    )
    while low < high:
        middle = (low + high) // 2
        then = connection.execute(
            select(audit.c.at).where(audit.c.site == site, audit.c.seq == middle)
        ).scalar()
        if isinstance(then, int) and then < at:
            low = middle + 1
        else:
            high = middle
    return int(low)


def _row(row: AsWritten) -> AuditRow:
    """As it is shown. Of a row that somebody has changed any value may be anything."""
    _site, seq, at, *words, data, committed = row.fields
    op, subject_kind, subject, actor, role, via, outcome = map(str, words)
    personal: Personal = "none"
    if committed is not None:
        personal = "erased" if row.beside is None else "kept"
    return AuditRow(
        seq=seq,
        at=at if type(at) is int and 0 <= at < END_OF_TIME else 0,
        op=op,
        subject_kind=subject_kind,
        subject=subject,
        actor=actor,
        role=role,
        via=via,
        outcome=outcome,
        data=_data(data),
        personal=personal,
    )


def _data(told: Any) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(told, type=dict[str, Any]) if told else {}
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        return {}
    found.pop(PAST, None)
    return found
