"""All topics of a site: fed by the tailer, paced, with heartbeats."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Final

from protocol.changes import Put
from protocol.messages import Position
from protocol.records import Call, Desk, Entry, Promise, Site, Visit
from protocol.topics import Topic, parse_topic
from server.clock import Clock
from server.execution.tailer import Tailer
from server.store.store import LogEntry
from server.sync.frames import Frame
from server.sync.projections import Past, VisitorProjection
from server.sync.topic import LiveTopic, Subscriber, projection_of

_log = logging.getLogger(__name__)
BEAT_S: Final = 1.0
UNSEEN_KEYS: Final = 4_096
"""A topic that nobody follows notes at most so many views before it renders them."""


class Hub:
    """Knows which topics live, and when each may send its next frame."""

    def __init__(self, tailer: Tailer, clock: Clock) -> None:
        self._tailer = tailer
        self._clock = clock
        self._topics: dict[str, LiveTopic] = {}
        self._shared: dict[str, LiveTopic] = {}
        self._visitors: dict[str, LiveTopic] = {}
        """Topics of one visit each, by visit: there may be thousands."""
        self._next: dict[str, float] = {}
        self._planned: dict[str, asyncio.TimerHandle] = {}
        self._beats: dict[str, float] = {}
        self._task: asyncio.Task[None] | None = None
        self.encodings = 0
        tailer.listen(self._fold)

    def start(self) -> None:
        """Begin the heartbeats."""
        self._task = asyncio.create_task(self._beat(), name="heartbeat")

    async def stop(self) -> None:
        """End all timers."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for planned in self._planned.values():
            planned.cancel()
        self._planned.clear()

    def subscribe(
        self,
        topic: Topic,
        subscriber: Subscriber,
        position: Position | None,
        past: Past | None = None,
    ) -> Frame:
        """Register, and answer what brings the subscriber to the topic's seq. No await in here.

        Who is there already gets a heartbeat, so that a screen knows at once that it is in step.

        `past` is a visit that has ended, where the floor may have forgotten it.
        """
        live = self._topics.get(topic.name) or self._open(topic, past)
        if not live.subscribers:
            # Otherwise the next frame, which is planned, brings everybody what is new.
            self._flush(live)
        live.subscribers.add(subscriber)
        return live.catch_up(position) or live.beat(self._clock.now())

    def unsubscribe(self, name: str, subscriber: Subscriber) -> None:
        """Forget a subscriber, and with the last one a topic that may never be asked for again."""
        live = self._topics.get(name)
        if live is None:
            return
        live.subscribers.discard(subscriber)
        if not live.subscribers and (name not in self._shared or self.exists(name) is None):
            self._shut(live)

    def snapshot(self, name: str) -> Frame | None:
        """The whole topic, for somebody who lost frames."""
        live = self._topics.get(name)
        return live.snapshot() if live else None

    def exists(self, name: str) -> Topic | None:
        """The topic of that name, if there is such a thing on this floor."""
        topic = parse_topic(name)
        if topic is None:
            return None
        if topic.rule.kind == "queue" and ("service_point", topic.id) not in self._tailer.state:
            return None
        return topic

    def knows(self, topic: Topic) -> bool:
        """Whether somebody follows it already, or the floor has what it shows."""
        return topic.name in self._topics or topic.id in self._tailer.floor.live

    def _open(self, topic: Topic, past: Past | None) -> LiveTopic:
        visitor = topic.rule.kind == "visitor"
        projection = VisitorProjection(topic.id, past) if visitor else projection_of(topic)
        head = self._tailer.head
        live = LiveTopic(
            topic, self._tailer.floor, head.epoch, head.seq, self._tailer.at, projection
        )
        self._topics[topic.name] = live
        if visitor:
            self._visitors[topic.id] = live
        else:
            self._shared[topic.name] = live
        self._beats[topic.name] = self._now() + topic.rule.heartbeat_s
        return live

    def _shut(self, live: LiveTopic) -> None:
        for known in (self._topics, self._shared, self._beats, self._next):
            known.pop(live.name, None)
        self._visitors.pop(live.topic.id, None)
        if (planned := self._planned.pop(live.name, None)) is not None:
            planned.cancel()

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _fold(self, entry: LogEntry) -> None:
        # Customers hear first what concerns them alone: why their wait grows before how it grows.
        for live in (*self._concerned(entry), *self._shared.values()):
            noted = live.touch(self._tailer.floor, entry.changes)
            if noted and live.subscribers:
                self._plan(live)
            elif noted > UNSEEN_KEYS:
                self._flush(live)

    def _concerned(self, entry: LogEntry) -> Iterable[LiveTopic]:
        """The topics of visits that an entry of the log can change."""
        if not self._visitors:
            return ()
        puts = [change.r for change in entry.changes if isinstance(change, Put)]
        if any(isinstance(record, Site | Desk) for record in puts):
            return list(self._visitors.values())
        floor = self._tailer.floor
        told = (floor.get(Entry, r.entry) for r in puts if isinstance(r, Call | Promise))
        entries = (*(r for r in puts if isinstance(r, Entry)), *filter(None, told))
        visits = dict.fromkeys(entry.visit for entry in entries)
        visits |= dict.fromkeys(record.id for record in puts if isinstance(record, Visit))
        return [self._visitors[visit] for visit in visits if visit in self._visitors]

    def _plan(self, live: LiveTopic) -> None:
        if live.name in self._planned:
            return
        loop = asyncio.get_running_loop()
        wait = max(0.0, self._next.get(live.name, 0.0) - loop.time())
        self._planned[live.name] = loop.call_later(wait, self._send, live)

    def _send(self, live: LiveTopic) -> None:
        self._planned.pop(live.name, None)
        self._flush(live)

    def _flush(self, live: LiveTopic) -> None:
        pace = live.topic.rule.frames_per_s
        self._next[live.name] = self._now() + (1 / pace if pace else 0)
        before = live.encodings
        live.flush(self._tailer.floor, self._tailer.head.seq, self._tailer.at)
        self.encodings += live.encodings - before

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            try:
                self.beat(self._now())
            except Exception:  # noqa: BLE001 - without heartbeats every screen would call us away
                _log.exception("a heartbeat failed")

    def beat(self, now: float) -> None:
        """Send the heartbeats that are due (s, clock of the loop)."""
        for name, live in list(self._topics.items()):
            if now >= self._beats.get(name, 0):
                self._beats[name] = now + live.topic.rule.heartbeat_s
                live.heartbeat(self._clock.now())
