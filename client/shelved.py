"""A replica whose records lie by kind: who asks for the desks does not walk past the line.

What a screen needs of ten thousand records is kept by each change, in an index beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeVar, cast

from protocol.changes import Change, Put
from protocol.messages import Delta, Snapshot
from protocol.records import Record
from protocol.replica import Replica, Verdict

R = TypeVar("R", bound=Record)
T = TypeVar("T", contravariant=True)


class Index(Protocol[T]):
    """Something that is kept of the records of a kind."""

    def change(self, old: T | None, new: T | None) -> None:
        """A record has become another one, is there for the first time, or is gone."""


Kept = TypeVar("Kept", bound=Index[Any])


class Shelved(Replica):
    """The same copy of a topic; asking for a kind costs what there is of that kind."""

    def __init__(self, topic: str) -> None:
        super().__init__(topic)
        self._shelves: dict[str, dict[str, Record]] = {}
        self._indexes: dict[str, list[Index[Any]]] = {}

    def snapshot(self, message: Snapshot) -> Verdict:
        """As `Replica.snapshot`."""
        verdict = super().snapshot(message)
        if verdict == "applied":
            for kind, shelf in self._shelves.items():
                for ident in list(shelf):
                    self._set(kind, ident, None)
            self._put_away(message.changes)
        return verdict

    def delta(self, message: Delta) -> Verdict:
        """As `Replica.delta`."""
        verdict = super().delta(message)
        if verdict == "applied":
            self._put_away(message.changes)
        return verdict

    def shelf(self, kind: type[R]) -> Mapping[str, R]:
        """All records of a kind by their ids; it is the replica's own and changes with it."""
        return cast("dict[str, R]", self._shelves.setdefault(kind.kind(), {}))

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind."""
        return iter(self.shelf(kind).values())

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record, or None."""
        return None if ident is None else self.shelf(kind).get(ident)

    def index(self, kind: type[R], made: type[Kept]) -> Kept:
        """The index of that sort over a kind: made when first asked for, and kept from then on."""
        indexes = self._indexes.setdefault(kind.kind(), [])
        for index in indexes:
            if isinstance(index, made):
                return index
        fresh = made()
        for record in self.of(kind):
            fresh.change(None, record)
        indexes.append(fresh)
        return fresh

    def _put_away(self, changes: list[Change]) -> None:
        for change in changes:
            record = change.r if isinstance(change, Put) else None
            self._set(change.key.kind, change.key.id, record)

    def _set(self, kind: str, ident: str, record: Record | None) -> None:
        shelf = self._shelves.setdefault(kind, {})
        old = shelf.get(ident)
        if record is None:
            shelf.pop(ident, None)
        else:
            shelf[ident] = record
        for index in self._indexes.get(kind, ()):
            index.change(old, record)


def by_id(replica: Replica, kind: type[R]) -> Mapping[str, R]:
    """All records of a kind by their ids."""
    if isinstance(replica, Shelved):
        return replica.shelf(kind)
    return {record.id: record for record in replica.of(kind)}
