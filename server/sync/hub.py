"""All topics of a site: fed by the tailer, paced, with heartbeats."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from protocol.changes import Key
from protocol.messages import Attend, Position
from protocol.records import Definition
from protocol.topics import Topic, parse_topic
from server.clock import Clock
from server.domain.access import permit
from server.domain.actor import Actor
from server.execution.door import Unavailable
from server.execution.tailer import Tailer
from server.store.erasing import WHOLE
from server.store.store import LogEntry
from server.sync.desk_topics import KINDS as OF_DESK
from server.sync.desk_topics import DeskTopics
from server.sync.frames import Frame
from server.sync.own_topics import KINDS as OWN
from server.sync.own_topics import OwnTopics
from server.sync.past import Past
from server.sync.timed_topic import TimedTopic
from server.sync.topic import LiveTopic, Subscriber, projection_of
from server.sync.viewer import ANYBODY, Viewer, key_of_topic
from server.sync.weeks import is_ahead, is_week

ReadPast = Callable[[Topic], Awaitable[Past | None]]
_log = logging.getLogger(__name__)
BEAT_S: Final = 1.0
UNSEEN_KEYS: Final = 4_096
"""A topic that nobody follows notes at most so many views before it renders them."""


class Hub:
    """Knows which topics live, and when each may send its next frame. `read` is how it reads what a
    topic shows that the floor has forgotten, where that has changed beside the log."""

    def __init__(self, tailer: Tailer, clock: Clock, read: ReadPast | None = None) -> None:
        self._read = read
        self._tailer = tailer
        self._clock = clock
        self._topics: dict[str, LiveTopic] = {}
        self._shared: dict[str, LiveTopic] = {}
        self._own = OwnTopics()
        self._desk = DeskTopics(clock.now)
        self._rereading: dict[str, asyncio.Task[None]] = {}
        self._timed: dict[str, TimedTopic] = {}
        self._next: dict[str, float] = {}
        self._planned: dict[str, asyncio.TimerHandle] = {}
        self._beats: dict[str, float] = {}
        self._task: asyncio.Task[None] | None = None
        self._stopped = False
        self.encodings = 0
        tailer.listen(self._fold)

    def start(self) -> None:
        """Begin the heartbeats."""
        self._task = asyncio.create_task(self._beat(), name="heartbeat")

    async def stop(self) -> None:
        """End all timers and what is read; what the log tells from now on is nobody's news."""
        self._stopped = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for planned in self._planned.values():
            planned.cancel()
        self._planned.clear()
        reading = list(self._rereading.values())
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
        self._rereading.clear()

    def subscribe(
        self,
        topic: Topic,
        subscriber: Subscriber,
        position: Position | None,
        past: Past | None = None,
        viewer: Viewer = ANYBODY,
    ) -> Frame:
        """Register, and answer what brings the subscriber to the topic's seq. No await in here.

        Who is there already gets a heartbeat, so that a screen knows at once that it is in step.
        `past` is what has ended, where the floor may have forgotten it.
        """
        live = self._topics.get(key_of_topic(topic, viewer)) or self._open(topic, past, viewer)
        if not live.subscribers:
            # Otherwise the next frame, which is planned, brings everybody what is new.
            self._flush(live)
        live.subscribers.add(subscriber)
        return live.catch_up(position) or live.beat(self._clock.now())

    def unsubscribe(self, name: str, subscriber: Subscriber, viewer: Viewer = ANYBODY) -> None:
        """Forget a subscriber, and with the last one a topic that may never be asked for again."""
        live = self._live(name, viewer)
        if live is None:
            return
        live.subscribers.discard(subscriber)
        if live.topic.rule.kind in OF_DESK:
            if not live.subscribers:
                self._desk.leave(live.key, self._now())
            return
        lasts = not live.topic.rule.takes or live.topic.rule.kind == "queue"
        if not live.subscribers and not (lasts and self.exists(name)):
            self._shut(live)

    def attend(self, subscriber: Subscriber, actor: Actor, message: Attend) -> None:
        """A colleague says at which ticket they are. Raises `Refused`."""
        permit(actor, "follow ticket", self._tailer.floor.site.id)
        self._attended(self._desk.attendance.say(subscriber, actor.id, message))

    def attends_no_more(self, subscriber: Subscriber) -> None:
        """A connection has ended."""
        self._attended(self._desk.attendance.leave(subscriber))

    def _attended(self, keys: Iterable[Key]) -> None:
        for live in self._desk.note(keys):
            if live.subscribers:
                self._plan(live)

    def snapshot(self, name: str, viewer: Viewer = ANYBODY) -> Frame | None:
        """The whole topic, for somebody who lost frames."""
        live = self._live(name, viewer)
        return live.snapshot() if live else None

    def _live(self, name: str, viewer: Viewer) -> LiveTopic | None:
        topic = parse_topic(name)
        return self._topics.get(key_of_topic(topic, viewer)) if topic is not None else None

    def exists(self, name: str) -> Topic | None:
        """The topic of that name, if there is such a thing on this floor."""
        topic = parse_topic(name)
        if topic is None:
            return None
        return topic if self._can_be(topic) else None

    def _can_be(self, topic: Topic) -> bool:
        match topic.rule.kind:
            case "queue":
                return ("service_point", topic.id) in self._tailer.state
            case "book":
                return is_week(topic.id)
            case "slots":
                definition, day = topic.id.split(".")
                found = self._tailer.floor.get(Definition, definition)
                return found is not None and is_ahead(day, found, self._clock.now())
        return True

    def knows(self, topic: Topic, viewer: Viewer = ANYBODY) -> bool:
        """Whether somebody follows it already, or memory has all that it shows."""
        floor = self._tailer.floor
        own = topic.id in floor.live or ("reservation", topic.id) in floor.state
        desk = topic.rule.kind == "tickets" and self._desk.desk is not None
        return own or desk or key_of_topic(topic, viewer) in self._topics

    def _open(self, topic: Topic, past: Past | None, viewer: Viewer) -> LiveTopic:
        kind, head = topic.rule.kind, self._tailer.head
        timed, floor = kind == "slots", self._tailer.floor
        at = self._tailer.at or self._clock.now()
        desk = self._desk.open(floor, past, at) if kind == "tickets" else None
        live = (TimedTopic if timed else LiveTopic)(
            topic,
            floor,
            head.epoch,
            head.seq,
            self._tailer.at,
            projection_of(topic, self._clock.now, past, viewer, desk, self._desk.attendance),
        )
        live.key = key_of_topic(topic, viewer)
        self._topics[live.key] = live
        if kind in OWN:
            self._own.add(live)
        elif kind in OF_DESK:
            self._desk.add(live)
        else:
            self._shared[live.key] = live
        if isinstance(live, TimedTopic):
            self._timed[live.key] = live
        self._beats[live.key] = self._now() + topic.rule.heartbeat_s
        return live

    def _shut(self, live: LiveTopic) -> None:
        for known in (self._topics, self._shared, self._timed, self._beats, self._next):
            known.pop(live.key, None)
        self._desk.drop(live.key)
        self._own.drop(live)
        if (planned := self._planned.pop(live.key, None)) is not None:
            planned.cancel()

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _fold(self, entry: LogEntry) -> None:
        if self._stopped:
            return
        # Customers hear first what concerns them alone: why their wait grows before how it grows.
        floor = self._tailer.floor
        desk, own = self._desk.fold(floor, entry), self._own.concerned(floor, entry)
        for live in (*own, *self._shared.values(), *desk):
            noted = live.touch(floor, entry.changes)
            if noted and live.subscribers:
                self._plan(live)
            elif noted > UNSEEN_KEYS:
                self._flush(live)
        erased = entry.kind in WHOLE
        for live in self._desk.to_read(erased, self._own.everybody() if erased else own):
            if live.key not in self._rereading and self._read is not None:
                self._rereading[live.key] = asyncio.create_task(self._reread(live, self._read))

    async def _reread(self, live: LiveTopic, read: ReadPast) -> None:
        try:
            past = await read(live.topic)
        except Unavailable:
            return  # The server stops.
        except Exception:  # noqa: BLE001 - whoever follows it goes on with what they have
            _log.exception("a topic could not be read anew")
            return
        finally:
            self._rereading.pop(live.key, None)
        floor = self._tailer.floor
        for each in self._desk.reread(live, floor, past):
            if each.subscribers:
                self._plan(each)

    def _plan(self, live: LiveTopic) -> None:
        if live.key in self._planned:
            return
        loop = asyncio.get_running_loop()
        wait = max(0.0, self._next.get(live.key, 0.0) - loop.time())
        self._planned[live.key] = loop.call_later(wait, self._send, live)

    def _send(self, live: LiveTopic) -> None:
        self._planned.pop(live.key, None)
        self._flush(live)

    def _flush(self, live: LiveTopic) -> None:
        pace = live.topic.rule.frames_per_s
        self._next[live.key] = self._now() + (1 / pace if pace else 0)
        before = live.encodings
        live.flush(self._tailer.floor, self._tailer.head.seq, self._tailer.at)
        self.encodings += live.encodings - before

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            try:
                self.beat(self._now())
                for live in list(self._timed.values()):
                    live.pass_time(self._tailer.floor)
            except Exception:  # noqa: BLE001 - without heartbeats every screen would call us away
                _log.exception("a heartbeat failed")

    def beat(self, now: float) -> None:
        """Send the heartbeats that are due (s, clock of the loop)."""
        self._attended(self._desk.attendance.pass_time())
        for live in self._desk.over(now):
            self._shut(live)
        for key, live in list(self._topics.items()):
            if now >= self._beats.get(key, 0):
                self._beats[key] = now + live.topic.rule.heartbeat_s
                live.heartbeat(self._clock.now())
