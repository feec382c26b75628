"""Tables. Those of records follow from their types: a column a field, lists and structs as JSON."""

from __future__ import annotations

import types
import typing
from typing import Any, Final, get_args, get_origin

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    literal_column,
    or_,
)
from sqlalchemy.types import TypeEngine

from protocol.records import RECORD_TYPES, Record

metadata: Final = MetaData()

schema_version: Final = Table(
    # As Alembic names and shapes it.
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)

site_counter: Final = Table(
    "site_counter",
    metadata,
    Column("site", String(36), primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("audit_seq", BigInteger, nullable=False),
    Column("audit_hash", LargeBinary, nullable=False),
)

site_log: Final = Table(
    "site_log",
    metadata,
    Column("site", String(36), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("actor", String(36), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

receipt: Final = Table(
    "receipt",
    metadata,
    Column("command", String(36), primary_key=True),
    Column("client", String(80), primary_key=True),
    Column("site", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
    Column("hash", String(32), nullable=False),
    Column("outcome", LargeBinary, nullable=False),
)

# Accounts lie beside the site's own tables, and never enter its log.
account: Final = Table(
    "account",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("name_key", String(240), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=True),
    Column("generation", BigInteger, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("signed_in_at", BigInteger, nullable=True),
    Column("ended_at", BigInteger, nullable=True),
    Column("totp", Text, nullable=True),
    Column("totp_step", BigInteger, nullable=False),
    Column("recovery", Text, nullable=False),
    Column("device_key", String(64), nullable=True),
)

# What lets somebody in once: a colleague who takes a password, a device that brings a key.
invitation: Final = Table(
    "invitation",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account", String(36), ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("made_by", String(36), nullable=False),
    Index("invitation_account", "account"),
)

# What was asked and what came of it, in a chain; personal data beside it, so that it can be erased.
audit: Final = Table(
    "audit",
    metadata,
    Column("site", String(36), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("op", String(40), nullable=False),
    Column("subject_kind", String(20), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("actor", String(36), nullable=False),
    Column("role", String(16), nullable=False),
    Column("via", String(16), nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("personal", LargeBinary, nullable=True),
    Column("hash", LargeBinary, nullable=False),
    Index("audit_subject", "subject"),
    # The key is the table: it is written at every command, and a second tree costs as much again.
    sqlite_with_rowid=False,
)

audit_personal: Final = Table(
    "audit_personal",
    metadata,
    Column("site", String(36), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("person", String(36), nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("audit_personal_person", "site", "person"),
)

refresh: Final = Table(
    "refresh",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account", String(36), ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("family", String(36), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=True),
    Index("refresh_family", "family"),
    Index("refresh_expires", "expires_at"),
)

KEPT: Final = frozenset({"call"})
"""Kinds whose rows outlive their leaving the floor: reports and audit read them."""
ON_FLOOR: Final = "on_floor"


class Shape(typing.NamedTuple):
    """How a record type lies in its table."""

    record: type[Record]
    table: Table
    names: tuple[str, ...]
    json: frozenset[str]
    json_places: tuple[int, ...]
    """Where those lie in a row."""


def _plain(hint: Any) -> tuple[type, bool]:
    """The Python type that a field's values have, and whether it may be missing."""
    if get_origin(hint) in (typing.Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        return _plain(inner[0])[0], True
    if get_origin(hint) is typing.Literal:
        return str, False
    return (get_origin(hint) or hint), False


def _column(name: str, hint: Any) -> tuple[Column[Any], bool]:
    plain, optional = _plain(hint)
    kinds: dict[type, TypeEngine[Any]] = {str: Text(), int: BigInteger(), bool: Boolean()}
    as_json = plain not in kinds
    kind = kinds.get(plain, Text())
    return Column(name, kind, primary_key=name == "id", nullable=optional), as_json


def _shape(record: type[Record]) -> Shape:
    hints = typing.get_type_hints(record)
    names = tuple(record.__struct_fields__)
    columns = {name: _column(name, hints[name]) for name in names}
    kept = [Column(ON_FLOOR, Boolean, nullable=False)] if record.kind() in KEPT else []
    table = Table(
        record.kind(),
        metadata,
        Column("in_site", String(36), primary_key=True),
        *(column for column, _ in columns.values()),
        *kept,
    )
    json = frozenset(name for name, (_, as_json) in columns.items() if as_json)
    places = tuple(table.columns.keys().index(name) for name in names if name in json)
    return Shape(record, table, names, json, places)


SHAPES: Final[dict[str, Shape]] = {record.kind(): _shape(record) for record in RECORD_TYPES}

Index("entry_by_state", SHAPES["entry"].table.c.in_site, SHAPES["entry"].table.c.state)
Index(
    "call_on_floor",
    SHAPES["call"].table.c.in_site,
    sqlite_where=SHAPES["call"].table.c.on_floor,
    postgresql_where=SHAPES["call"].table.c.on_floor,
)
Index("entry_by_visit", SHAPES["entry"].table.c.visit)
Index("person_by_phone", SHAPES["person"].table.c.phone_key)
KNOWN: Final = or_(
    *(
        SHAPES["person"].table.c[name] != literal_column("''")
        for name in ("name", "phone", "email", "notes", "staff_notes")
    )
)
"""Persons of whom anything is known: few, because time and people erase what was told."""
Index(
    "person_known",
    SHAPES["person"].table.c.in_site,
    SHAPES["person"].table.c.id,
    sqlite_where=KNOWN,
    postgresql_where=KNOWN,
)
Index("person_by_email", SHAPES["person"].table.c.email_key)
_BOOKED: Final = SHAPES["reservation"].table.c
Index("reservation_by_number", _BOOKED.in_site, _BOOKED.number, unique=True)
Index("reservation_by_state", _BOOKED.in_site, _BOOKED.state)
Index("reservation_by_start", _BOOKED.in_site, _BOOKED.start_at)
Index("reservation_by_person", _BOOKED.person)
Index("wait_listed_by_person", SHAPES["wait_listed"].table.c.person)
_MESSAGE: Final = SHAPES["message"].table.c
_UNSENT: Final = _MESSAGE.state.in_([literal_column("'due'"), literal_column("'sending'")])
Index(
    "message_unsent",
    _MESSAGE.in_site,
    _MESSAGE.id,
    sqlite_where=_UNSENT,
    postgresql_where=_UNSENT,
)
_LIST: Final = _MESSAGE.what.in_([literal_column("'list'"), literal_column("'ticket_links'")])
Index("message_list", _MESSAGE.in_site, _MESSAGE.id, sqlite_where=_LIST, postgresql_where=_LIST)
_LOST: Final = _MESSAGE.state.in_([literal_column("'failed'"), literal_column("'missed'")])
Index("message_lost", _MESSAGE.in_site, _MESSAGE.id, sqlite_where=_LOST, postgresql_where=_LOST)
Index("message_by_subject", _MESSAGE.subject)
Index("activity_by_contact", SHAPES["activity"].table.c.contact)
Index("visit_by_person", SHAPES["visit"].table.c.person)
Index("interval_by_entry", SHAPES["interval"].table.c.entry)
Index("promise_by_entry", SHAPES["promise"].table.c.entry)
Index("promise_by_time", SHAPES["promise"].table.c.in_site, SHAPES["promise"].table.c.at)
Index("desk_span_by_time", SHAPES["desk_span"].table.c.in_site, SHAPES["desk_span"].table.c.to_at)


def to_row(site: str, record: Record) -> tuple[Any, ...]:
    """The row of a record, in the order of its table's columns."""
    shape = SHAPES[record.kind()]
    values: list[Any] = [site, *msgspec.structs.astuple(record)]
    for place in shape.json_places:
        values[place] = msgspec.json.encode(values[place]).decode()
    if record.kind() in KEPT:
        values.append(True)
    return tuple(values)


def from_row(kind: str, row: typing.Mapping[Any, Any]) -> Record:
    """The record of a row."""
    shape = SHAPES[kind]
    fields = {
        name: msgspec.json.decode(row[name]) if name in shape.json else row[name]
        for name in shape.names
    }
    return msgspec.convert(fields, shape.record, strict=False)
