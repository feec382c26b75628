"""What is known of a long list: some windows of it around what was looked at. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from protocol.ticket_views import TicketHead

WINDOW: Final = 100
"""Rows of one question to the server."""
KEPT: Final = 12
"""So many windows are kept: those that were looked at last."""
AROUND: Final = 40
"""Rows before and after what is seen that are asked for as well."""


class Windows:
    """Windows by their number, from 0; those that were looked at last come last."""

    def __init__(self) -> None:
        self.total = 0
        self._held: dict[int, list[TicketHead]] = {}
        self._places: dict[str, int] = {}
        self._stale: set[int] = set()

    def at(self, place: int) -> TicketHead | None:
        """The row at a place; None while it is not known."""
        held = self._held.get(place // WINDOW)
        inside = place % WINDOW
        return held[inside] if held is not None and inside < len(held) else None

    def place_of(self, ident: str) -> int:
        """Where a ticket stands, -1 if that is not known."""
        return self._places.get(ident, -1)

    def ids(self, number: int) -> list[str] | None:
        """The tickets of a window in their order; None if it is not held."""
        held = self._held.get(number)
        return [head.id for head in held] if held is not None else None

    def wanted(self, first: int, last: int) -> Iterator[int]:
        """Windows to be asked for while these places are seen, those in sight first."""
        most = max(0, self.total - 1)
        seen = range(max(0, first) // WINDOW, max(0, min(last, most)) // WINDOW + 1)
        low, high = max(0, first - AROUND) // WINDOW, min(last + AROUND, most) // WINDOW
        around = (low, high) if self.total else ()
        for number in dict.fromkeys((*seen, *around)):
            if number not in self._held or number in self._stale:
                yield number

    def take(self, number: int, heads: Sequence[TicketHead], total: int) -> None:
        """The server has told a window."""
        self.total = total
        self._drop(number)
        self._held[number] = list(heads)
        self._stale.discard(number)
        for at, head in enumerate(heads):
            self._places[head.id] = number * WINDOW + at
        while len(self._held) > KEPT:
            self._drop(next(iter(self._held)))

    def change(self, head: TicketHead) -> int:
        """A ticket is otherwise: where it stands, -1 if that is not known or not new."""
        place = self.place_of(head.id)
        if place < 0:
            return -1
        row = self._held[place // WINDOW]
        if row[place % WINDOW].updated_at > head.updated_at or row[place % WINDOW] == head:
            return -1
        row[place % WINDOW] = head
        return place

    def age(self) -> None:
        """The order may be another one: each window is asked for again once it is seen."""
        self._stale = set(self._held)

    def _drop(self, number: int) -> None:
        for at, head in enumerate(self._held.pop(number, ())):
            if self._places.get(head.id) == number * WINDOW + at:
                del self._places[head.id]
        self._stale.discard(number)
