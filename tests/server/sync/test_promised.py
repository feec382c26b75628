"""What was promised is the customer's and the colleagues' to see, and nobody else's."""

from __future__ import annotations

import pytest

from protocol.commands import CallEntry, Complete, JoinQueue, PublishEstimate, Start
from protocol.outcomes import Joined
from protocol.records import Cause, Promise
from protocol.topics import parse_topic
from protocol.views import Apology, OwnEntry
from server.domain.actor import TIMER
from server.sync.topic import LiveTopic
from tests.agreement.days import happens
from tests.agreement.test_topics import Follower
from tests.hall import ANN, KIOSK, NOON, Hall, hall
from tests.server.domain.promised import MIN, anew, tell
from tests.server.domain.walking import join

CAUSE = Cause("desk_paused", "canary", NOON)


def followed(at: Hall, name: str) -> tuple[LiveTopic, Follower]:
    """A topic with somebody who follows it."""
    rule = parse_topic(name)
    assert rule is not None
    topic, follower = LiveTopic(rule, at.floor, "e", at.floor.seq, 0), Follower(name)
    topic.subscribers.add(follower)
    follower.push(name, topic.snapshot())
    return topic, follower


def broken(at: Hall, entry: str) -> PublishEstimate:
    """A forecast by which the promise to somebody is told anew."""
    renewal = anew(entry, 30, 39, CAUSE)
    return PublishEstimate(service_point=at.point, desks_open=1, renewals=[renewal])


def test_a_customer_sees_by_when_they_are_called_and_an_apology_once_it_does_not_hold() -> None:
    at = hall()
    tell(at)
    mine = join(at)
    topic, own = followed(at, f"visitor/{mine.visit}")
    before = own.replica.get(OwnEntry, mine.visit)
    assert before is not None
    assert (before.promised_by, before.apology) == (NOON + 20 * MIN * 1000, None)
    at.clock.advance(MIN)
    happens(at, [topic], broken(at, mine.entry), TIMER)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    now = at.clock.now()
    after = own.replica.get(OwnEntry, mine.visit)
    assert after is not None and after.promised_by == now + 40 * MIN * 1000
    assert after.apology == Apology(20, now, [CAUSE])
    happens(at, [topic], CallEntry(entry=mine.entry, desk=at.desk(1)), ANN)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    called = own.replica.get(OwnEntry, mine.visit)
    assert called is not None and (called.promised_by, called.apology) == (None, None)


def test_colleagues_see_the_promises_to_who_is_here_without_what_they_were_reckoned_from() -> None:
    at = hall()
    tell(at)
    topic, staff = followed(at, "staff")
    happens(at, [topic], JoinQueue(service_point=at.point), KIOSK)
    (entry,) = at.floor.waiting[at.point]
    happens(at, [topic], broken(at, entry), TIMER)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    seen = list(staff.replica.of(Promise))
    assert [(p.nth, p.broken_at is None, p.grounds) for p in seen] == [
        (1, False, []),
        (2, True, []),
    ]
    happens(at, [topic], Start(entry=entry, desk=at.desk(1)), ANN)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    assert [promise.outcome for promise in staff.replica.of(Promise)] == ["held", "held"]
    happens(at, [topic], Complete(entry=entry), ANN)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    assert not list(staff.replica.of(Promise))


@pytest.mark.parametrize("name", ["display", "kiosk", "queue", "visitor"])
def test_what_is_promised_to_one_customer_is_on_no_topic_of_others(name: str) -> None:
    at = hall()
    tell(at)
    mine = at.do(JoinQueue(service_point=at.point), KIOSK)
    other = at.do(JoinQueue(service_point=at.point), KIOSK)
    assert isinstance(mine, Joined) and isinstance(other, Joined)
    whole = {"queue": f"queue/{at.point}", "visitor": f"visitor/{other.visit}"}
    topic, follower = followed(at, whole.get(name, name))
    happens(at, [topic], broken(at, mine.entry), TIMER)
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    for private in (b"canary", b'"promise"', mine.entry.encode()):
        assert private not in follower.seen
