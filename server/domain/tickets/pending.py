"""The floor as it will be once what is being decided is done: what follows must see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from protocol.changes import Change, Put, merge
from protocol.records import Record, Site
from server.domain.floor import Floor
from server.domain.request_cases import PendingRequests

R = TypeVar("R", bound=Record)


class Pending(Floor):
    """Reads as the floor does, with changes over it. Whatever else is asked of it is the floor's:
    its indexes are as before, but for those of service requests, and it takes no changes by
    `apply`."""

    def __init__(self, floor: Floor, changes: Iterable[Change] = ()) -> None:
        self._floor = floor
        self._over: dict[str, dict[str, Record | None]] = {}
        """What is laid over it, by kind and id."""
        self._changes: list[Change] = []
        self.requests = PendingRequests(floor.requests, self._over)
        self.put(changes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._floor, name)

    @property
    def site(self) -> Site:
        """The one site as it will be."""
        was = self._floor.site
        return self.get(Site, was.id) or was

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record as it will be, or None."""
        if ident is None:
            return None
        over = self._over.get(kind.kind())
        if over is None or ident not in over:
            return self._floor.get(kind, ident)
        found = over[ident]
        return found if isinstance(found, kind) else None

    def before(self, kind: type[R], ident: str | None) -> R | None:
        """One record as it is still, under all that is laid."""
        beneath = self._floor
        return (
            beneath.before(kind, ident)
            if isinstance(beneath, Pending)
            else beneath.get(kind, ident)
        )

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind as they will be."""
        laid = self._over.get(kind.kind(), {})
        for record in self._floor.of(kind):
            if record.id not in laid:
                yield record
        for over in laid.values():
            if isinstance(over, kind):
                yield over

    def put(self, changes: Iterable[Change]) -> None:
        """Lay further changes over it."""
        for change in changes:
            of_kind = self._over.setdefault(change.key.kind, {})
            of_kind[change.key.id] = change.r if isinstance(change, Put) else None
            self._changes.append(change)

    def laid(self, kind: type[R]) -> Iterator[R]:
        """The records of a kind that were laid over the floor."""
        if isinstance(self._floor, Pending):
            yield from self._floor.laid(kind)
        for over in self._over.get(kind.kind(), {}).values():
            if isinstance(over, kind):
                yield over

    def changes(self) -> list[Change]:
        """All that was laid over the floor; the last of each record counts."""
        return merge([self._changes])
