"""At which ticket we are, as the server is told: said again, because it soon forgets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from protocol.messages import Attend
from protocol.ticket_views import Doing

AGAIN_S: Final = 30.0


class Attending:
    """What was said last, and when (s of the steady clock)."""

    def __init__(self) -> None:
        self._said = Attend()
        self._at = 0.0

    def now_at(self, ticket: str, doing: Doing, now: float) -> Attend:
        """What to say of a ticket, from now on; of an empty one: that we are at none."""
        self._said, self._at = Attend(ticket, doing if ticket else ""), now
        return self._said

    def again(self, now: float) -> Iterator[Attend]:
        """What to say on a new connection, if there is anything."""
        if self._said.ticket:
            self._at = now
            yield self._said

    def due(self, now: float) -> Iterator[Attend]:
        """What to say again by now."""
        if now - self._at >= AGAIN_S:
            yield from self.again(now)
