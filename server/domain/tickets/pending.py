"""The floor as it will be once what is being decided is done: what follows must see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from protocol.changes import Change, Key, Put, merge
from protocol.records import Record
from server.domain.floor import Floor

R = TypeVar("R", bound=Record)


class Pending:
    """Reads as the floor does, with changes over it. The indexes of the floor are as before."""

    def __init__(self, floor: Floor | Pending, changes: Iterable[Change] = ()) -> None:
        self._floor = floor
        self._over: dict[Key, Record | None] = {}
        self._changes: list[Change] = []
        self.put(changes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._floor, name)

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record as it will be, or None."""
        if ident is None:
            return None
        key = Key(kind.kind(), ident)
        if key not in self._over:
            return self._floor.get(kind, ident)
        found = self._over[key]
        return found if isinstance(found, kind) else None

    def before(self, kind: type[R], ident: str | None) -> R | None:
        """One record as it is still."""
        return self._floor.get(kind, ident)

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind as they will be."""
        name = kind.kind()
        for record in self._floor.of(kind):
            if Key(name, record.id) not in self._over:
                yield record
        for key, over in self._over.items():
            if key.kind == name and isinstance(over, kind):
                yield over

    def put(self, changes: Iterable[Change]) -> None:
        """Lay further changes over it."""
        for change in changes:
            self._over[change.key] = change.r if isinstance(change, Put) else None
            self._changes.append(change)

    def changes(self) -> list[Change]:
        """All that was laid over the floor; the last of each record counts."""
        return merge([self._changes])
