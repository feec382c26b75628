"""Topics of one visit, reservation, thread or service request each: an entry of the log concerns
few of them, and there may be thousands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from protocol.changes import Put
from protocol.records import (
    Attachment,
    Call,
    Definition,
    Desk,
    Entry,
    Promise,
    ServicePoint,
    Site,
    Staff,
    TicketMessage,
)
from protocol.topics import TopicKind
from server.domain.floor import Floor
from server.store.store import LogEntry
from server.sync.kept_request import KINDS as OF_REQUESTS
from server.sync.topic import LiveTopic

KINDS: Final[frozenset[TopicKind]] = frozenset({"visitor", "reservation", "thread", "own_request"})
"""Kinds of topic."""
_OF_ALL: Final = (Site, Desk, Staff, ServicePoint, Definition)
"""Records of which every visit, reservation or request may tell."""
_OF_ONE: Final = frozenset({"visit", "reservation", "meeting", "ticket"})
"""Kinds of record that have the id of what a topic is of."""
_OF_REQUESTS: Final = OF_REQUESTS | {"bench", "ticket", "visit", "entry"}
"""Kinds of record of which a service request may tell its customer."""


class OwnTopics:
    """Those that live, by the id of what they are of."""

    def __init__(self) -> None:
        self._topics: dict[str, LiveTopic] = {}
        self._requests: dict[str, LiveTopic] = {}

    def add(self, live: LiveTopic) -> None:
        """A topic was opened."""
        self._of(live)[live.topic.id] = live

    def drop(self, live: LiveTopic) -> None:
        """A topic is no more."""
        of = self._of(live)
        if of.get(live.topic.id) is live:
            del of[live.topic.id]

    def everybody(self) -> list[LiveTopic]:
        """All of them."""
        return [*self._topics.values(), *self._requests.values()]

    def concerned(self, floor: Floor, entry: LogEntry) -> list[LiveTopic]:
        """The topics that an entry of the log can change."""
        if not self._topics and not self._requests:
            return []
        puts = [change.r for change in entry.changes if isinstance(change, Put)]
        if any(isinstance(record, _OF_ALL) for record in puts):
            return self.everybody()
        told = (floor.get(Entry, r.entry) for r in puts if isinstance(r, Call | Promise))
        entries = (*(r for r in puts if isinstance(r, Entry)), *filter(None, told))
        own = dict.fromkeys(entry.visit for entry in entries)
        own |= dict.fromkeys(c.key.id for c in entry.changes if c.key.kind in _OF_ONE)
        own |= dict.fromkeys(_threads(entry))
        found = [self._topics[ident] for ident in own if ident in self._topics]
        if self._requests and any(c.key.kind in _OF_REQUESTS for c in entry.changes):
            found += self._requests.values()
        return found

    def _of(self, live: LiveTopic) -> dict[str, LiveTopic]:
        return self._requests if live.topic.rule.kind == "own_request" else self._topics


def _threads(entry: LogEntry) -> Iterable[str]:
    """The tickets of whose threads an entry tells; ids of messages begin with their ticket's."""
    for change in entry.changes:
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, TicketMessage | Attachment):
            yield record.ticket
        if change.key.kind == "ticket_message":
            yield change.key.id.partition(".")[0]
