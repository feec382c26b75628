"""What goes with the customer at my desk: the note about them, and their history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from protocol.records import Entry
from protocol.replica import Replica
from protocol.service_requests import number_of, shown
from staff_console.asked import Ask
from staff_console.drafts import Drafts
from staff_console.facts import Facts, Me
from staff_console.notes import NoteFace, Notes
from staff_console.past import History, Past, Query
from staff_console.story.face import NO_STORY, Reader, StoryFace
from staff_console.story.story import Story


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
        self._story, self._me = Story(query, told), me
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
        if before is None or now is None or before.visit != now.visit:
            self._story.open = False
        self._tell_story()

    def toggle_story(self) -> None:
        """All of my customer's stay is opened, or folded."""
        if self._customer is not None:
            self._story.toggle()
            self._tell_story()

    def more_story(self) -> None:
        """Earlier lines of it are asked for."""
        self._story.more()

    def story(self, replica: Replica, now: int, connected: bool) -> StoryFace:
        """All of the stay; it is offered where there is more to it than this turn, and otherwise
        by its key."""
        entry = self._customer
        if entry is None:
            return NO_STORY
        reader = Reader(replica, self._me().id, now, frozenset({entry.visit}))
        number = number_of(entry.number)
        repair = number is not None and shown(number) == entry.number
        more = repair or entry.reservation is not None
        face = self._story.face(reader, connected)
        return replace(face, there=face.open or more)

    def _tell_story(self) -> None:
        entry = self._customer
        stay = {"visit": entry.visit} if entry is not None else {}
        self._story.want(stay, entry)

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
