"""Whatever is booked and whenever somebody joins: what followers have is a fresh snapshot."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.outcomes import Reserved
from protocol.topics import parse_topic
from server.domain.actor import PUBLIC
from server.sync.timed_topic import TimedTopic
from server.sync.topic import LiveTopic, projection_of
from tests.agreement.booked_days import (
    KINDS,
    MONDAY,
    TODAY,
    book,
    booked_hall,
    booked_plans,
    booked_step,
    definitions,
)
from tests.agreement.days import Plan, happens
from tests.agreement.screens import SECRET
from tests.agreement.test_topics import Follower
from tests.hall import Hall

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
WEEKS = f"book/{MONDAY}", "book/2026-11-30"


def opened(at: Hall, name: str) -> LiveTopic:
    topic = parse_topic(name)
    assert topic is not None
    kind = TimedTopic if topic.rule.kind == "slots" else LiveTopic
    return kind(topic, at.floor, "e", at.floor.seq, 0, projection_of(topic, at.clock.now))


def told(at: Hall, topic: LiveTopic) -> None:
    """Send what has changed, by the log and by the clock."""
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    if isinstance(topic, TimedTopic):
        topic.pass_time(at.floor)


@FEW
@given(booked_plans, st.integers(0, 20))
def test_every_follower_of_bookings_ends_with_what_a_fresh_one_sees(
    plan: Plan, joins_at: int
) -> None:
    at = booked_hall()
    mine = at.do(book(at, 120), PUBLIC)
    assert isinstance(mine, Reserved)
    names = [f"slots/{each}.{TODAY}" for each in definitions(at)]
    live = [opened(at, n) for n in ("staff", *WEEKS, *names, f"reservation/{mine.reservation}")]
    followers = [Follower(topic.name) for topic in live]
    for index, (kind, which, flush, passed) in enumerate(plan):
        at.clock.advance(passed)
        happens(at, live, *booked_step(at, kind % KINDS, which))
        for topic, follower in zip(live, followers, strict=True):
            if index == joins_at % len(plan):
                _join(at, topic, follower)
            if flush:
                told(at, topic)
                assert topic.shown == opened(at, topic.name).shown
    for topic, follower in zip(live, followers, strict=True):
        _join(at, topic, follower)
        told(at, topic)
        assert follower.replica.state == topic.shown == opened(at, topic.name).shown
        if topic.topic.rule.kind in ("slots", "reservation"):
            assert SECRET.encode() not in follower.seen
            assert mine.reservation.encode() not in follower.seen or topic is live[-1]


def _join(at: Hall, topic: LiveTopic, follower: Follower) -> None:
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    topic.subscribers.add(follower)
    frame = topic.catch_up(follower.replica.position)
    if frame is not None:
        follower.push(topic.name, frame)
