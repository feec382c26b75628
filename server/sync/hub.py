"""All topics of a site: fed by the tailer, paced, with heartbeats."""

from __future__ import annotations

import asyncio
from typing import Final

from protocol.messages import Position
from protocol.topics import Topic, parse_topic
from server.clock import Clock
from server.execution.tailer import Tailer
from server.store.store import LogEntry
from server.sync.frames import Frame
from server.sync.topic import LiveTopic, Subscriber

BEAT_S: Final = 1.0


class Hub:
    """Knows which topics live, and when each may send its next frame."""

    def __init__(self, tailer: Tailer, clock: Clock) -> None:
        self._tailer = tailer
        self._clock = clock
        self._topics: dict[str, LiveTopic] = {}
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
        self, topic: Topic, subscriber: Subscriber, position: Position | None
    ) -> Frame | None:
        """Register, and answer what brings the subscriber to the head. No await lies in here."""
        live = self._topics.get(topic.name)
        if live is None:
            head = self._tailer.head
            live = LiveTopic(topic, self._tailer.floor, head.epoch, head.seq, self._tailer.at)
            self._topics[topic.name] = live
            self._beats[topic.name] = self._now() + topic.rule.heartbeat_s
        self._flush(live)
        live.subscribers.add(subscriber)
        return live.catch_up(position)

    def unsubscribe(self, name: str, subscriber: Subscriber) -> None:
        """Forget a subscriber, and a visitor's topic with its last one."""
        live = self._topics.get(name)
        if live is None:
            return
        live.subscribers.discard(subscriber)
        if not live.subscribers and live.topic.rule.kind == "visitor":
            del self._topics[name]
            self._beats.pop(name, None)
            if (planned := self._planned.pop(name, None)) is not None:
                planned.cancel()

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

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _fold(self, entry: LogEntry) -> None:
        for live in self._topics.values():
            if live.touch(self._tailer.floor, entry.changes) and live.subscribers:
                self._plan(live)

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
            now = self._now()
            for name, live in list(self._topics.items()):
                if now >= self._beats.get(name, 0):
                    self._beats[name] = now + live.topic.rule.heartbeat_s
                    live.heartbeat(self._clock.now())
