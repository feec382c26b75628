"""Who has which resource when, as rows that nothing can write twice over one another.

Whoever takes a time (a reservation, or somebody for whom it is held) has a row for each resource.
They are written with the record they follow from, in its transaction, and triggers refuse any that
would lie over another: a fault of the rules stops a commit, and never books anybody twice. On
PostgreSQL an exclusion constraint belongs in their place (`docs/decisions/036`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import (
    DDL,
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Index,
    String,
    Table,
    bindparam,
    event,
    select,
)
from sqlalchemy.schema import ExecutableDDLElement

from protocol.booking import TAKING
from protocol.changes import Change, Key, Put
from protocol.records import Reservation, SlotHold
from server.store import bulk
from server.store.tables import metadata

MINUTE_MS: Final = 60_000
LONGEST_MS: Final = 86_400_000
"""The longest booking; with `BUFFER_MS` it says how far around triggers look."""
BUFFER_MS: Final = 7 * 86_400_000
KINDS: Final = frozenset({Reservation.kind(), SlotHold.kind()})
Row = tuple[Any, ...]

claim: Final = Table(
    "claim",
    metadata,
    Column("resource", String(36), primary_key=True),
    Column("from_at", BigInteger, primary_key=True),
    Column("taker", String(36), primary_key=True),
    # Whose it is: a time held for moving a reservation may lie over that one's own.
    Column("party", String(36), nullable=False),
    # Definition and start: those who share one have the resource together, up to its seats.
    Column("session", String(60), nullable=False),
    Column("to_at", BigInteger, nullable=False),
    Column("before_ms", BigInteger, nullable=False),
    Column("after_ms", BigInteger, nullable=False),
    Column("seats", BigInteger, nullable=False),
    Column("in_site", String(36), nullable=False),
    CheckConstraint(f"to_at > from_at AND to_at <= from_at + {LONGEST_MS}"),
    CheckConstraint(f"before_ms BETWEEN 0 AND {BUFFER_MS} AND after_ms BETWEEN 0 AND {BUFFER_MS}"),
    Index("claim_taker", "taker"),
    # The key is the table: the triggers read all of a row that they compare.
    sqlite_with_rowid=False,
)

# What lies between neighbours is the longer of what the first needs after and the second before.
TRIGGERS: Final = {
    "claim_overlaps": (
        "CREATE TRIGGER claim_overlaps BEFORE INSERT ON claim WHEN EXISTS ("
        "SELECT 1 FROM claim AS other WHERE other.resource = NEW.resource "
        f"AND other.from_at > NEW.from_at - {LONGEST_MS + BUFFER_MS} "
        f"AND other.from_at < NEW.to_at + {BUFFER_MS} "
        "AND other.party != NEW.party AND other.session != NEW.session "
        "AND other.to_at + max(other.after_ms, NEW.before_ms) > NEW.from_at "
        "AND NEW.to_at + max(NEW.after_ms, other.before_ms) > other.from_at) "
        "BEGIN SELECT RAISE(ABORT, 'this time is taken'); END"
    ),
    "claim_seats": (
        "CREATE TRIGGER claim_seats BEFORE INSERT ON claim WHEN NEW.seats + coalesce(("
        "SELECT sum(other.seats) FROM claim AS other WHERE other.resource = NEW.resource "
        "AND other.from_at = NEW.from_at AND other.session = NEW.session "
        "AND other.party != NEW.party), 0) > ("
        "SELECT seats FROM definition WHERE definition.in_site = NEW.in_site "
        "AND definition.id = substr(NEW.session, 1, 36)) "
        "BEGIN SELECT RAISE(ABORT, 'all seats are taken'); END"
    ),
}
for _trigger in TRIGGERS.values():
    _ddl: ExecutableDDLElement = DDL(_trigger)  # type: ignore[no-untyped-call]
    event.listen(metadata, "after_create", _ddl.execute_if(dialect="sqlite"))

_HAS: Final = select(claim).where(claim.c.taker.in_(bindparam("takers", expanding=True)))
_GOES: Final = claim.delete().where(
    claim.c.resource == bindparam("a_resource"),
    claim.c.from_at == bindparam("a_start"),
    claim.c.taker == bindparam("a_taker"),
)


def follow(connection: Connection, site: str, last: Mapping[Key, Change]) -> None:
    """Give up and take what follows from the last changes of a batch.

    All that goes does so before anything comes: a hold becomes a reservation, a time that was freed
    is given to the next. Raises `IntegrityError` where two would have the same.
    """
    touched = {key.id: change for key, change in last.items() if key.kind in KINDS}
    if not touched:
        return
    had = {tuple(row) for row in connection.execute(_HAS, {"takers": list(touched)})}
    takes = {
        row
        for change in touched.values()
        if isinstance(change, Put)
        for row in rows(site, change.r)
    }
    dialect = connection.dialect.name
    gone = sorted((row[0], row[1], row[2]) for row in had - takes)
    bulk.each(connection, bulk.compiled(_GOES, dialect), gone)
    bulk.insert(connection, bulk.insertion(claim, dialect), sorted(takes - had))


def rows(site: str, record: object) -> Iterable[Row]:
    """What a reservation or a hold takes now; nothing else takes anything."""
    if isinstance(record, Reservation) and record.state in TAKING:
        party = record.id
    elif isinstance(record, SlotHold):
        party = record.reservation or record.offered_to or record.id
    else:
        return
    for resource in dict.fromkeys(record.resources):
        yield (
            resource,
            record.start_at,
            record.id,
            party,
            f"{record.definition}/{record.start_at}",
            record.end_at,
            record.before_min * MINUTE_MS,
            record.after_min * MINUTE_MS,
            record.seats,
            site,
        )
