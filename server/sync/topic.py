"""One topic: its state, the ring of its changes, and frames that are encoded once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, Protocol

from protocol.changes import Change, Gone, Key, Put, State, key_of
from protocol.messages import Delta, Heartbeat, Position, Snapshot
from protocol.records import Record
from protocol.topics import Topic, TopicKind
from server.domain.floor import Floor
from server.sync.attendance import Attendance
from server.sync.book_projection import BookProjection
from server.sync.contact_projection import ContactProjection
from server.sync.desk_projection import DeskProjection, TicketDesk
from server.sync.frames import Frame, frame_of
from server.sync.own_projections import ReservationProjection, VisitorProjection
from server.sync.own_request_projection import OwnRequestProjection
from server.sync.past import Past
from server.sync.projection import Projection
from server.sync.projections import (
    HallProjection,
    KioskProjection,
    QueueProjection,
    StaffProjection,
)
from server.sync.request_projection import RequestProjection
from server.sync.requests_projection import RequestsProjection
from server.sync.slots_projection import SlotsProjection
from server.sync.thread_projection import ThreadProjection
from server.sync.ticket_projection import TicketProjection
from server.sync.viewer import ANYBODY, PER_VIEWER, Viewer

RING_CHANGES: Final = 4_096
MOST_CACHED: Final = 64
"""Frames that are kept for those who come back; in a storm nearly all were cut off at once."""


class Subscriber(Protocol):
    """Whoever follows a topic."""

    def push(self, topic: str, frame: Frame) -> None:
        """Hand a frame over without waiting."""


class Span(NamedTuple):
    """What one frame changed over (f, q], without what a later one has changed again: whoever
    comes back is brought to the newest all the same."""

    f: int
    q: int
    changes: dict[Key, Change]


def projection_of(
    topic: Topic,
    now: Callable[[], int] = lambda: 0,
    past: Past | None = None,
    viewer: Viewer = ANYBODY,
    desk: TicketDesk | None = None,
    attendance: Attendance | None = None,
) -> Projection:
    """The projection that a topic shows; `past` is what the floor may have forgotten of it, and
    `now` the clock (ms) of what changes by it. Colleagues' topics are of a `viewer`, and share
    `desk` and `attendance`."""
    if (of_one := _WITH_PAST.get(topic.rule.kind)) is not None:
        return of_one(topic.id, past)
    match topic.rule.kind:
        case "staff":
            return StaffProjection()
        case "queue":
            return QueueProjection(topic.id)
        case "slots":
            return SlotsProjection(topic.id, now)
        case "kiosk":
            return KioskProjection()
        case "display":
            return HallProjection(calls=True, screens="display")
        case "tickets":
            return DeskProjection(desk, viewer)
        case "ticket":
            return TicketProjection(topic.id, viewer, past, attendance)
        case "requests":
            return RequestsProjection()
    raise AssertionError(topic.rule.kind)


_WITH_PAST: Final[dict[TopicKind, Callable[[str, Past | None], Projection]]] = {
    "visitor": VisitorProjection,
    "reservation": ReservationProjection,
    "book": BookProjection,
    "thread": ThreadProjection,
    "contact": ContactProjection,
    "request": RequestProjection,
    "own_request": OwnRequestProjection,
}
"""Topics of one thing each, of which memory may have forgotten something."""


class LiveTopic:
    """Follows the floor; renders only when somebody is to see it."""

    def __init__(
        self,
        topic: Topic,
        floor: Floor,
        epoch: str,
        seq: int,
        at: int,
        projection: Projection | None = None,
    ) -> None:
        self.topic = topic
        self.key = topic.name
        """Under which the hub keeps it."""
        self.epoch = epoch
        self.subscribers: set[Subscriber] = set()
        self.encodings = 0
        self.projection = projection or projection_of(topic)
        self._ring: deque[Span] = deque()
        self._changed_in: dict[Key, Span] = {}
        """The last span of the ring that has changed a view."""
        self._dirty: dict[Key, None] = {}
        self._shown: dict[Key, Record] = {}
        self._cached: dict[int | None, Frame] = {}
        self.seq = self._opened = seq
        self.at = at
        self._render(floor, self.projection.everything(floor))

    @property
    def name(self) -> str:
        """The topic's name on the wire."""
        return self.topic.name

    @property
    def shown(self) -> State:
        """What a client has that is at `seq`."""
        return {key_of(record): record for record in self._shown.values()}

    def touch(self, floor: Floor, changes: Iterable[Change]) -> int:
        """Note what changes may have changed; how many views there are to flush."""
        for change in changes:
            for key in self.projection.touched(floor, change):
                self._dirty[key] = None
        return len(self._dirty)

    def note(self, keys: Iterable[Key]) -> int:
        """Note what something besides the log has changed; how many views there are to flush."""
        self._dirty |= dict.fromkeys(keys)
        return len(self._dirty)

    def note_all(self, floor: Floor) -> None:
        """Note all that there is or was: the projection was told of another past."""
        self.note([*self._shown, *self.projection.everything(floor)])

    def flush(self, floor: Floor, seq: int, at: int) -> None:
        """Render what was touched, and send one delta where something differs."""
        if not self._dirty:
            return
        changes = self._render(floor, self._dirty)
        self._dirty = {}
        if not changes:
            return
        span = Span(self.seq, seq, {change.key: change for change in changes})
        self._remember(span)
        self.seq, self.at = seq, max(at, self.at)
        if self.subscribers:
            self._push(self._told(span, changes))

    def _told(self, span: Span, changes: list[Change]) -> Frame:
        """The frame that tells it; pages of phones know no changes beside the log."""
        if span.f == span.q and not self.beside:
            return self.snapshot()
        return self._encode(Delta(self.name, self.epoch, span.f, span.q, self.at, changes))

    def catch_up(self, position: Position | None) -> Frame | None:
        """What brings somebody at `position` to the topic's seq; None when they are there already.

        Cached per head, so that a storm of reconnects encodes once.
        """
        if position is None or position.epoch != self.epoch:
            return self.snapshot()
        if self.beside and position.seq <= self._opened:
            return self.snapshot()
        if position.seq == self.seq:
            if not self._told_beside():
                return None
            if not self.beside:
                return self.snapshot()
        return self._cached.get(position.seq) or self._missed(position.seq)

    @property
    def beside(self) -> bool:
        """Whether it tells what no log does: who was there before this server began, or before
        anybody followed, nobody can say."""
        return self.topic.rule.kind in PER_VIEWER

    def _told_beside(self) -> bool:
        """Whether something was told at the very seq that it has reached, beside the log."""
        return bool(self._ring) and self._ring[-1].f == self._ring[-1].q == self.seq

    def snapshot(self) -> Frame:
        """The whole topic."""
        found = self._cached.get(None)
        if found is None:
            changes: list[Change] = [Put(record) for record in self._shown.values()]  # type: ignore[arg-type]
            found = self._encode(Snapshot(self.name, self.epoch, self.seq, self.at, changes))
            self._cached[None] = found
        return found

    def heartbeat(self, now: int) -> None:
        """Tell everybody how far the topic is."""
        if self.subscribers:
            frame = self.beat(now)
            self._push(frame)

    def beat(self, now: int) -> Frame:
        """The frame that tells how far the topic is."""
        return self._encode(Heartbeat(self.name, self.epoch, self.seq, now))

    def _push(self, frame: Frame) -> None:
        name = self.name
        for subscriber in list(self.subscribers):
            subscriber.push(name, frame)

    def _missed(self, since: int) -> Frame:
        """The delta over all that lies past `since`, or the snapshot where that serves better."""
        if not self._ring or since < self._ring[0].f or since > self.seq:
            return self.snapshot()
        spans = [each for each in self._ring if each.q > since or each.f == each.q == since]
        # From where the first span begins: so there are no more frames than spans.
        begin = spans[0].f
        if (known := self._cached.get(begin)) is not None:
            return known
        changes = [change for span in spans for change in span.changes.values()]
        if len(changes) > len(self._shown):
            found = self.snapshot()
        else:
            found = self._encode(Delta(self.name, self.epoch, begin, self.seq, self.at, changes))
        if len(self._cached) < MOST_CACHED:
            self._cached[begin] = found
        return found

    def _render(self, floor: Floor, keys: Iterable[Key]) -> list[Change]:
        changes: list[Change] = []
        # All before the first is taken over: a view that fails leaves nothing half done.
        for key, after in [(key, self.projection.render(floor, key)) for key in keys]:
            before = self._shown.get(key)
            if after == before:
                continue
            if after is None:
                gone = self._shown.pop(key)
                changes.append(Gone(*key_of(gone)))
            else:
                self._shown[key] = after
                changes.append(Put(after))  # type: ignore[arg-type]
        return changes

    def _remember(self, span: Span) -> None:
        self._cached.clear()
        for key in span.changes:
            before = self._changed_in.get(key)
            if before is not None:
                del before.changes[key]
            self._changed_in[key] = span
        self._ring.append(span)
        while len(self._changed_in) + len(self._ring) > RING_CHANGES and len(self._ring) > 1:
            for key in self._ring.popleft().changes:
                del self._changed_in[key]

    def _encode(self, message: Delta | Snapshot | Heartbeat) -> Frame:
        self.encodings += 1
        return frame_of(message)
