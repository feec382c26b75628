"""The topics that colleagues follow of tickets, contacts and service requests: told of what
concerns those, and never of a queue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from protocol.changes import Change, Key, Put
from server.domain.floor import Floor
from server.store.store import LogEntry
from server.sync.attendance import Attendance, ticket_of
from server.sync.contact_projection import ContactProjection
from server.sync.desk_projection import CONCERN, DeskProjection, TicketDesk
from server.sync.kept_request import KINDS as OF_REQUESTS
from server.sync.own_request_projection import OwnRequestProjection
from server.sync.past import Past
from server.sync.recent_tickets import RecentTickets
from server.sync.request_projection import RequestProjection
from server.sync.thread_projection import ThreadProjection
from server.sync.ticket_projection import TicketProjection
from server.sync.topic import LiveTopic

KINDS: Final = frozenset({"tickets", "ticket", "contact", "request"})
"""Kinds of topic."""
LINGER_S: Final = 120.0
"""For so long a topic that nobody follows any more waits for who was cut off."""
_OF_THREADS: Final = frozenset({"ticket_message", "attachment", "ticket_clock"})
_SEEN: Final = CONCERN | _OF_THREADS | OF_REQUESTS | {"calendar_event"}
_ALONE: Final = (
    TicketProjection,
    ThreadProjection,
    ContactProjection,
    RequestProjection,
    OwnRequestProjection,
)
"""What shows one thing each, and reads of it what lies on the disk."""


class DeskTopics:
    """Those that live, by key, and what they share."""

    def __init__(self, now: Callable[[], int]) -> None:
        self.attendance = Attendance(now)
        self.desk: TicketDesk | None = None
        self._topics: dict[str, LiveTopic] = {}
        self._left: dict[str, float] = {}
        """When the last follower left (s, clock of the loop)."""

    def open(self, floor: Floor, past: Past | None, at: int) -> TicketDesk:
        """What the topics of all colleagues share, from when the first is opened."""
        if self.desk is None:
            self.desk = TicketDesk(floor, past or (), at, self.attendance)
        return self.desk

    def add(self, live: LiveTopic) -> None:
        """A topic was opened."""
        self._topics[live.key] = live

    def drop(self, key: str) -> None:
        """A topic is no more; with the last the desk is not kept true any longer."""
        self._topics.pop(key, None)
        self._left.pop(key, None)
        if not any(live.topic.rule.kind == "tickets" for live in self._topics.values()):
            self.desk = None

    def leave(self, key: str, now: float) -> None:
        """The last follower of a topic has gone (s, clock of the loop)."""
        self._left[key] = now

    def over(self, now: float) -> list[LiveTopic]:
        """Topics that nobody has come back to."""
        late = [key for key, left in self._left.items() if now - left >= LINGER_S]
        self._left = {key: left for key, left in self._left.items() if key not in late}
        found = (self._topics[key] for key in late if key in self._topics)
        return [live for live in found if not live.subscribers]

    def note(self, keys: Iterable[Key]) -> list[LiveTopic]:
        """Who is at a ticket has changed: the topics that show it."""
        found = []
        for key in keys:
            for live in self._topics.values():
                if live.topic.id in ("", ticket_of(key)):
                    live.note((key,))
                    found.append(live)
        return found

    def to_read(self, erased: bool, threads: Iterable[LiveTopic]) -> Iterator[LiveTopic]:
        """The topics that are to be read anew: all where somebody or something was erased, which
        is done where it lies; else those that lack something. `threads` are topics of customers."""
        desk = self.desk is not None
        for live in (*self._topics.values(), *threads):
            shows = live.projection
            if isinstance(shows, _ALONE):
                if erased or shows.lacks:
                    yield live
            elif erased and desk and isinstance(shows, DeskProjection):
                # What they show alike is read once.
                yield live
                desk = False

    def reread(self, live: LiveTopic, floor: Floor, past: Past | None) -> list[LiveTopic]:
        """A topic was read anew; those that are to be shown anew."""
        shows = live.projection
        if isinstance(shows, DeskProjection):
            if self.desk is not None:
                self.desk.recent = RecentTickets(floor, past or ())
            told = [each for each in self._topics.values() if each.topic.rule.kind == "tickets"]
        else:
            told = [live]
            if isinstance(shows, _ALONE):
                shows.read(past)
        for each in told:
            each.note_all(floor)
        return told

    def fold(self, floor: Floor, entry: LogEntry) -> Iterable[LiveTopic]:
        """Take an entry in; the topics that it can change."""
        if not self._topics:
            return ()
        moved = self.desk is not None and self.desk.fold(floor, entry.changes, entry.at)
        if not moved and not _concerns(entry.changes):
            return ()
        live = list(self._topics.values())
        for each in live if moved else ():
            if isinstance(each.projection, DeskProjection):
                # Time alone may have changed a tally.
                each.note(each.projection.moved())
        return live


def _concerns(changes: Iterable[Change]) -> bool:
    for change in changes:
        kind = change.r.kind() if type(change) is Put else change.key.kind
        if kind in _SEEN:
            return True
    return False
