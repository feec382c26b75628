"""A replica whose records lie by kind: who asks for the desks does not walk past the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from protocol.changes import Change, Put
from protocol.messages import Delta, Snapshot
from protocol.records import Record
from protocol.replica import Replica, Verdict

R = TypeVar("R", bound=Record)


class Shelved(Replica):
    """The same copy of a topic; asking for a kind costs what there is of that kind."""

    def __init__(self, topic: str) -> None:
        super().__init__(topic)
        self._shelves: dict[str, dict[str, Record]] = {}

    def snapshot(self, message: Snapshot) -> Verdict:
        """As `Replica.snapshot`."""
        verdict = super().snapshot(message)
        if verdict == "applied":
            self._shelves = {}
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

    def _put_away(self, changes: list[Change]) -> None:
        for change in changes:
            shelf = self._shelves.setdefault(change.key.kind, {})
            if isinstance(change, Put):
                shelf[change.key.id] = change.r
            else:
                shelf.pop(change.key.id, None)
