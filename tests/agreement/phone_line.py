"""What a phone is sent on a bad line: a story that every applier of it must tell alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from hypothesis import strategies as st

from protocol.codec import decode_server
from protocol.commands import JoinQueue
from protocol.messages import Delta, Heartbeat, Snapshot
from protocol.outcomes import Joined
from protocol.replica import Replica, Verdict
from protocol.topics import parse_topic
from protocol.views import (
    OwnEntry,
    PublicLine,
    PublicPlace,
    PublicPoint,
    PublicService,
    PublicSite,
)
from server.domain.actor import PUBLIC
from server.pages.face_value import PlaceViews
from server.sync.frames import Frame
from server.sync.topic import LiveTopic
from tests.agreement.days import Plan, happens, step
from tests.hall import KIOSK, Hall, hall

_trouble = st.sampled_from(("lost", "doubled", "late", "fine", "fine"))
troubles = st.lists(_trouble, min_size=7, max_size=7)
"""What happens to the frames of a line, over and over."""


@dataclass
class Arrival:
    """A frame as it came, what became of it, and what a phone can show then."""

    topic: str
    text: str
    now: int
    verdict: Verdict
    views: PlaceViews | None


@dataclass(eq=False)
class Line:
    """A phone that follows a visit and its queue; the server's clock is `hall`'s."""

    hall: Hall
    visit: str
    topics: list[LiveTopic]
    troubles: Iterator[str]
    base: int = 0
    """Where the site's count began, in the floor's own; a restored site counts anew."""
    replicas: dict[str, Replica] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    late: list[tuple[str, str]] = field(default_factory=list)

    @property
    def seq(self) -> int:
        """How far the site has counted."""
        return self.hall.floor.seq - self.base

    def push(self, topic: str, frame: Frame) -> None:
        """A frame leaves the server; it may be lost, come twice or come late."""
        text = frame.text.decode()
        trouble = next(self.troubles)
        if trouble == "late":
            self.late.append((topic, text))
        elif trouble != "lost":
            for _ in range(2 if trouble == "doubled" else 1):
                self.arrive(topic, text)
        while self.late and trouble == "fine":
            self.arrive(*self.late.pop(0))

    def arrive(self, topic: str, text: str) -> None:
        """A frame is here; after a gap the phone subscribes again from where it is."""
        replica = self.replicas[topic]
        verdict = take(replica, text)
        views = views_of(*self.replicas.values(), visit=self.visit)
        self.arrivals.append(Arrival(topic, text, self.hall.clock.now(), verdict, views))
        if verdict == "resubscribe":
            self.catch_up(topic)

    def catch_up(self, name: str) -> None:
        """Subscribe, with the position that is here; the answer gets through."""
        topic = next(topic for topic in self.topics if topic.name == name)
        topic.subscribers.add(self)
        frame = topic.catch_up(self.replicas[name].position)
        if frame is not None:
            self.arrive(name, frame.text.decode())


def take(replica: Replica, text: str) -> Verdict:
    """Hand a frame to a replica."""
    message = decode_server(text)
    if isinstance(message, Snapshot):
        return replica.snapshot(message)
    if isinstance(message, Delta):
        return replica.delta(message)
    assert isinstance(message, Heartbeat)
    return replica.heartbeat(message)


def views_of(visitor: Replica, queue: Replica, visit: str) -> PlaceViews | None:
    """What a phone knows; None until both topics are here."""
    own = visitor.get(OwnEntry, visit)
    site = next(visitor.of(PublicSite), None) or next(queue.of(PublicSite), None)
    if own is None or site is None or queue.position is None:
        return None
    return PlaceViews(
        own=own,
        site=site,
        point=queue.get(PublicPoint, own.service_point),
        services=list(queue.of(PublicService)),
        places=list(queue.of(PublicPlace)),
        line=queue.get(PublicLine, own.service_point),
    )


def story(plan: Plan, ahead: int, opened_at: int, restored_at: int, troubles: list[str]) -> Line:
    """A day in which somebody joins by phone behind `ahead` others and opens the page at a step.

    Before step `restored_at` the server comes back from a backup: a new epoch that counts anew.
    """
    at = hall()
    for _ in range(ahead):
        at.do(JoinQueue(service_point=at.point), KIOSK)
    mine = at.do(JoinQueue(service_point=at.point, browser="own"), PUBLIC)
    assert isinstance(mine, Joined)
    line = Line(at, mine.visit, [], cycle(troubles))
    _open(line, "e")
    line.replicas = {topic.name: Replica(topic.name) for topic in line.topics}
    for index, (kind, which, flush, passed) in enumerate(plan):
        if index == restored_at:
            line.base = at.floor.seq - 1
            _open(line, "f")
        if index == opened_at:
            _follow(line)
        at.clock.advance(passed)
        happens(at, line.topics, *step(at, kind, which, mine.entry))
        if flush:
            _flush(line)
    _flush(line)
    for topic in line.topics:
        line.arrive(topic.name, topic.beat(at.clock.now()).text.decode())
    return line


def _open(line: Line, epoch: str) -> None:
    followed = [topic.subscribers for topic in line.topics]
    names = (f"visitor/{line.visit}", f"queue/{line.hall.point}")
    rules = [rule for name in names if (rule := parse_topic(name)) is not None]
    floor, now = line.hall.floor, line.hall.clock.now()
    line.topics = [LiveTopic(rule, floor, epoch, line.seq, now) for rule in rules]
    for topic, subscribers in zip(line.topics, followed, strict=False):
        topic.subscribers |= subscribers


def _flush(line: Line) -> None:
    for topic in line.topics:
        topic.flush(line.hall.floor, line.seq, line.hall.clock.now())


def _follow(line: Line) -> None:
    for topic in line.topics:
        line.catch_up(topic.name)
