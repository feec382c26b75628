"""What goes with the customer at my desk: the note about them, and their history."""

from __future__ import annotations

from collections.abc import Callable

from protocol.records import Entry
from protocol.replica import Replica
from staff_console.asked import Ask
from staff_console.drafts import Drafts
from staff_console.facts import Facts, Me
from staff_console.notes import NoteFace, Notes
from staff_console.past import History, Past, Query


class AboutCustomer:
    """Follows whoever is at the desk. `told` is called when something else is to be shown."""

    def __init__(
        self,
        ask: Ask,
        query: Query,
        me: Callable[[], Me],
        now: Callable[[], int],
        told: Callable[[], None],
        drafts: Drafts | None = None,
    ) -> None:
        self.notes = Notes(ask, me, now, told)
        if drafts is not None:
            self.notes = Notes(ask, me, now, told, drafts.read(now()), drafts.keep)
        self._past = Past(query, told)
        self._customer: Entry | None = None

    def saw(self, replica: Replica, facts: Facts | None) -> None:
        """The records are these now; a note about whoever has left is saved."""
        before, self._customer = self._customer, facts.customer if facts is not None else None
        now = self._customer
        if before is not None and (now is None or now.visit != before.visit):
            self.notes.save(before.visit)
        self.notes.saw(replica, now.visit if now is not None else "")
        if now is not None:
            self._past.want(now.visit, now.version)
        else:
            self._past.want("", 0)

    def write(self, replica: Replica, text: str) -> None:
        """The note about my customer is this now."""
        if self._customer is not None:
            self.notes.write(replica, self._customer.visit, self._customer.number, text)

    def leave(self) -> None:
        """Save the note about my customer, if there is anything new in it."""
        if self._customer is not None:
            self.notes.save(self._customer.visit)

    def note(self, replica: Replica, facts: Facts, connected: bool) -> NoteFace:
        """The note as it is shown; without a visit while nobody is at the desk."""
        entry = self._customer
        if entry is None:
            return NoteFace()
        return self.notes.face(replica, entry.visit, entry.number, facts.zone, connected)

    def history(self, replica: Replica, facts: Facts, now: int, away: bool) -> History:
        """What is known of earlier."""
        if self._customer is None:
            return History()
        return self._past.shown(replica, facts, now, away)
