"""Whatever is done and whenever somebody joins: snapshot plus deltas equals a fresh snapshot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocol.codec import decode_server
from protocol.commands import Cancel, ExpireWaiting, JoinQueue, Transfer, Undo
from protocol.messages import Delta, Snapshot
from protocol.outcomes import Joined
from protocol.records import Entry
from protocol.replica import Replica
from protocol.topics import parse_topic
from protocol.views import OwnEntry, PublicLine, PublicPlace
from server.domain.actor import TIMER
from server.domain.estimates.published import estimate
from server.sync.frames import Frame
from server.sync.topic import LiveTopic
from tests.agreement.days import BOUNDED, CANARY, SECRET, Plan, happens, plans, step, topics
from tests.hall import ADMIN, ANN, KIOSK, Hall, hall
from tests.server.domain.second_point import cash


class Follower:
    """A client that takes every frame."""

    def __init__(self, topic: str) -> None:
        self.replica = Replica(topic)
        self.seen = b""

    def push(self, topic: str, frame: Frame) -> None:
        self.seen += frame.text
        message = decode_server(frame.text)
        if isinstance(message, Snapshot):
            assert self.replica.snapshot(message) == "applied"
        elif isinstance(message, Delta):
            assert self.replica.delta(message) == "applied"


@BOUNDED
@given(plans, st.integers(0, 40), st.integers(0, 40))
def test_every_follower_ends_with_what_a_fresh_one_sees(
    plan: Plan, joins_at: int, cut_at: int
) -> None:
    at = hall()
    live = [LiveTopic(topic, at.floor, "e", 0, 0) for topic in topics(at)]
    followers = [Follower(topic.name) for topic in live]
    for index, (kind, which, flush, passed) in enumerate(plan):
        at.clock.advance(passed)
        happens(at, live, *step(at, kind, which))
        for topic, follower in zip(live, followers, strict=True):
            if flush:
                topic.flush(at.floor, at.floor.seq, at.clock.now())
                assert topic.shown == _fresh(at, topic).shown
            if index == joins_at:
                _join(at, topic, follower)
            if index == cut_at:
                topic.subscribers.discard(follower)
    for topic, follower in zip(live, followers, strict=True):
        _join(at, topic, follower)
        fresh = Follower(topic.name)
        fresh.push(topic.name, _fresh(at, topic).snapshot())
        assert follower.replica.state == fresh.replica.state
        assert str(CANARY).encode() not in follower.seen + fresh.seen
        if topic.name != "staff":
            assert SECRET.encode() not in follower.seen + fresh.seen


def _fresh(at: Hall, topic: LiveTopic) -> LiveTopic:
    return LiveTopic(topic.topic, at.floor, "e", topic.seq, 0)


def _join(at: Hall, topic: LiveTopic, follower: Follower) -> None:
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    topic.subscribers.add(follower)
    frame = topic.catch_up(follower.replica.position)
    if frame is not None:
        follower.push(topic.name, frame)


def test_somebody_whose_end_is_taken_back_is_in_the_published_line_again() -> None:
    at = hall()
    topic = LiveTopic(topics(at)[-1], at.floor, "e", 0, 0)
    follower = Follower(topic.name)
    _join(at, topic, follower)
    happens(at, [topic], JoinQueue(service_point=at.point), KIOSK)
    happens(at, [topic], estimate(at.floor, at.point, at.clock.now()), TIMER)
    (entry,) = at.floor.waiting[at.point]
    for command in (Cancel(entry=entry, reason="a slip"), Undo(entry=entry)):
        topic.flush(at.floor, at.floor.seq, at.clock.now())
        happens(at, [topic], command, ANN)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    line = follower.replica.get(PublicLine, at.point)
    assert line is not None and len(line.line) == 1


def test_whoever_is_sent_on_is_at_the_new_service_under_the_same_tag_and_link() -> None:
    at = hall()
    mine = at.do(JoinQueue(service_point=at.point), KIOSK)
    assert isinstance(mine, Joined)
    names = ("staff", f"queue/{at.point}", f"visitor/{mine.visit}")
    rules = [rule for name in names if (rule := parse_topic(name)) is not None]
    live = [LiveTopic(rule, at.floor, "e", 0, 0) for rule in rules]
    staff, queue, own = (Follower(topic.name) for topic in live)
    for topic, follower in zip(live, (staff, queue, own), strict=True):
        _join(at, topic, follower)
    there = at.floor.services(at.point)[1].id
    happens(at, live, Transfer(entry=mine.entry, service=there), ANN)
    for topic in live:
        topic.flush(at.floor, at.floor.seq, at.clock.now())
    leg = at.floor.live[mine.visit]
    assert [entry.id for entry in staff.replica.of(Entry)] == [leg.id]
    place = queue.replica.get(PublicPlace, mine.tag)
    assert place is not None and (place.number, place.service) == (mine.number, there)
    seen = own.replica.get(OwnEntry, mine.visit)
    assert seen is not None
    assert (seen.entry, seen.state, seen.joined_at) == (leg.id, "waiting", mine.joined_at)


def test_a_phone_no_longer_shows_an_errand_where_all_were_sent_home() -> None:
    at = hall()
    there = cash(at)
    both = [at.floor.services(point)[0].id for point in (at.point, there)]
    mine = at.do(JoinQueue(service_point=at.point, services=both), KIOSK)
    assert isinstance(mine, Joined)
    rule = parse_topic(f"visitor/{mine.visit}")
    assert rule is not None
    topic = LiveTopic(rule, at.floor, "e", 0, 0)
    own = Follower(topic.name)
    _join(at, topic, own)
    happens(at, [topic], ExpireWaiting(service_point=there, reason="The till is broken."), ADMIN)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    seen = own.replica.get(OwnEntry, mine.visit)
    assert seen is not None and (seen.state, seen.errands) == ("waiting", 0)


def test_one_change_is_encoded_once_for_a_thousand_followers() -> None:
    at = hall()
    topic = LiveTopic(topics(at)[1], at.floor, "e", 0, 0)
    followers = [Follower("display") for _ in range(1_000)]
    for follower in followers:
        _join(at, topic, follower)
    assert topic.encodings == 1
    happens(at, [topic], JoinQueue(service_point=at.point), KIOSK)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    assert topic.encodings == 2
    assert all(f.replica.position == followers[0].replica.position for f in followers)


def test_somebody_who_comes_back_gets_only_what_was_missed() -> None:
    at = hall()
    topic = LiveTopic(topics(at)[0], at.floor, "e", 0, 0)
    follower = Follower("staff")
    _join(at, topic, follower)
    topic.subscribers.discard(follower)
    happens(at, [topic], JoinQueue(service_point=at.point), KIOSK)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    frame = topic.catch_up(follower.replica.position)
    assert frame is not None
    assert isinstance(decode_server(frame.text), Delta)
    follower.push("staff", frame)
    assert follower.replica.position is not None
    assert follower.replica.position.seq == at.floor.seq
