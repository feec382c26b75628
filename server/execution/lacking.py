"""What entries of the log name and memory has never seen, or has forgotten.

An old contact opens a ticket, a closed ticket is opened again: the log tells what has changed, and
not the contact, its person and the clock, which did not. Whoever decides has read them; whoever
follows reads them here, before the entry is folded in.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Final

from protocol.changes import Key, Put
from protocol.records import Record
from server.domain.floor import Floor
from server.store import cases
from server.store.log import LogEntry
from server.store.store import Store

_NAMING: Final = frozenset({"ticket", "contact", "calendar_event", "service_request"})
_NAMED: Final = _NAMING | {"ticket_clock", "person"}


def naming(floor: Floor, entries: Iterable[LogEntry]) -> list[Record]:
    """The records in these entries that name others which memory lacks; mostly none."""
    told: set[Key] = set()
    found: list[Record] = []
    for entry in entries:
        for change in entry.changes:
            if type(change) is Put and change.r.kind() in _NAMED:
                told.add(change.key)
                found += [change.r] if change.r.kind() in _NAMING else []
    return [r for r in found if any(_lacks(floor, told, key) for key in cases.names(r))]


def _lacks(floor: Floor, told: set[Key], key: Key) -> bool:
    return bool(key.id) and key not in told and key not in floor.state


def lacking(store: Store, records: Sequence[Record], known: Container[Key]) -> list[Record]:
    """What these name and memory lacks, as it is now: an entry that has changed it since comes
    after. Blocks."""
    with store.engine.connect() as connection:
        return cases.named(connection, store.site, records, known)
