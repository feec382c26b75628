"""Following topics over a real socket: snapshot, deltas, resuming, who may see what."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.changes import Gone
from protocol.commands import (
    CallNext,
    Cancel,
    Leave,
    PublishEstimate,
    Renewal,
    RollDay,
    SetDesk,
    UpdateDesk,
    UpdateSite,
)
from protocol.messages import Delta, Err, Heartbeat, Ping, Pong, Position, Snapshot, Sub, Un
from protocol.records import Entry, Role, Visit
from protocol.replica import Replica
from protocol.views import OwnEntry, PublicSite
from server.domain.actor import TIMER
from server.domain.estimates.published import estimate
from tests.hall import ANN, house
from tests.server.sync.sockets import Hall, sockets

NOBODY = "0" * 8 + "-0000-7000-8000-" + "0" * 12


async def test_a_follower_gets_a_snapshot_and_then_what_changes(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        replica = Replica("staff")
        assert replica.snapshot(await client.follow("staff")) == "applied"
        joined = await hall.join()
        delta = await client.hear_a(Delta)
        assert replica.delta(delta) == "applied"
        entry = replica.get(Entry, joined.entry)
        assert entry is not None and entry.number == "A001"
        assert replica.position == Position(*hall.house.tailer.head)


@pytest.mark.parametrize("topic", ["", "nothing", "staff/x", "queue", "queue/x", f"queue/{NOBODY}"])
async def test_a_topic_that_is_not_there_is_said_to_be_so(tmp_path: Path, topic: str) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await client.say(Sub(topic) if topic else '{"t":"sub","topic":" "}')
        assert (await client.hear_a(Err)).code == "not_found"


ALLOWED: dict[Role | None, set[str]] = {
    "staff": {"staff", "display", "kiosk", "queue"},
    "display": {"display", "queue"},
    "kiosk": {"kiosk", "queue"},
    None: {"queue"},
}


@pytest.mark.parametrize("role", ALLOWED)
async def test_each_role_follows_its_own_topics_and_no_others(
    tmp_path: Path, role: Role | None
) -> None:
    async with sockets(tmp_path) as hall, hall.guest(role) as client:
        visit = (await hall.join()).visit
        names = ["staff", "display", "kiosk", f"queue/{hall.point}", f"visitor/{visit}"]
        for name in names:
            await client.say(Sub(name))
        got = set()
        for _ in names:
            message = await client.hear()
            if isinstance(message, Err):
                assert message.code == "forbidden"
            elif isinstance(message, Snapshot):
                got.add(message.topic.partition("/")[0])
        assert got == ALLOWED[role]


async def _visitor(hall: Hall, visit: str, topic: str) -> Snapshot | Err:
    async with hall.client() as client:
        await client.welcome(hall.tokens.visit(visit))
        await client.say(Sub(topic))
        answer = await client.hear()
        assert isinstance(answer, Snapshot | Err)
        return answer


def _own(frame: Snapshot | Err) -> OwnEntry | None:
    assert isinstance(frame, Snapshot)
    replica = Replica(frame.topic)
    replica.snapshot(frame)
    assert list(replica.of(PublicSite))
    return next(replica.of(OwnEntry), None)


async def test_a_private_link_follows_its_own_visit_and_no_other(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        mine, other = await hall.join(), await hall.join()
        own = _own(await _visitor(hall, mine.visit, f"visitor/{mine.visit}"))
        assert own is not None and own.number == mine.number
        refused = await _visitor(hall, mine.visit, f"visitor/{other.visit}")
        assert isinstance(refused, Err) and refused.code == "forbidden"


async def test_how_a_visit_ended_is_still_told_after_the_floor_has_forgotten_it(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        joined = await hall.join()
        await hall.house.do(Cancel(entry=joined.entry, reason="closing"), ANN)
        hall.house.clock.advance(3_600)
        hall.house.tailer.floor.apply([Gone("undoable", joined.entry)])
        hall.house.tailer.floor.forget_ended()
        assert hall.house.tailer.floor.get(Visit, joined.visit) is None
        own = _own(await _visitor(hall, joined.visit, f"visitor/{joined.visit}"))
        assert own is not None and own.state == "cancelled"
        hall.house.clock.advance(86_400)
        assert _own(await _visitor(hall, joined.visit, f"visitor/{joined.visit}")) is None


async def test_a_follower_of_a_visit_sees_its_end_at_the_roll_of_the_day(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        joined = await hall.join()
        await client.welcome(hall.tokens.visit(joined.visit))
        replica = Replica(f"visitor/{joined.visit}")
        replica.snapshot(await client.follow(replica.topic))
        hall.house.clock.advance(86_400)
        await hall.house.do(RollDay(), TIMER)
        replica.delta(await client.hear_a(Delta))
        own, site = next(replica.of(OwnEntry)), next(replica.of(PublicSite))
        assert (own.state, site.day) == ("expired", "2026-11-25")


async def test_a_follower_learns_of_the_end_that_the_floor_forgets_as_soon_as_it_has_come(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        joined = await hall.join()
        await client.welcome(hall.tokens.visit(joined.visit))
        replica = Replica(f"visitor/{joined.visit}")
        replica.snapshot(await client.follow(replica.topic))
        # As after so many entries of the log: before the topic has sent anything.
        hall.house.tailer.listen(lambda _: hall.house.tailer.floor.forget_ended())
        await hall.house.do(Leave(entry=joined.entry), ANN)
        replica.delta(await client.hear_a(Delta))
        (own,) = replica.of(OwnEntry)
        assert own.state == "left"


async def test_a_customer_hears_of_an_apology_and_of_a_desk_that_is_called_otherwise(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.client() as client:
        floor = hall.house.tailer.floor
        desk = floor.desks(hall.point)[0]
        await hall.house.do(SetDesk(desk=desk.id, state="open"), ANN)
        await hall.house.do(estimate(floor, hall.point, hall.house.clock.now()), TIMER)
        joined = await hall.join()
        await client.welcome(hall.tokens.visit(joined.visit))
        replica = Replica(f"visitor/{joined.visit}")
        replica.snapshot(await client.follow(replica.topic))
        anew = Renewal(joined.entry, 7_200, 7_500, 8_000)
        told = PublishEstimate(service_point=hall.point, desks_open=1, renewals=[anew])
        await hall.house.do(told, TIMER)
        replica.delta(await client.hear_a(Delta))
        (own,) = replica.of(OwnEntry)
        assert own.apology is not None
        await hall.house.do(CallNext(desk=desk.id), ANN)
        replica.delta(await client.hear_a(Delta))
        version = floor.desks(hall.point)[0].version
        await hall.house.do(UpdateDesk(desk=desk.id, version=version, name="Window 4"))
        replica.delta(await client.hear_a(Delta))
        (own,) = replica.of(OwnEntry)
        assert (own.desk_name, own.apology) == ("Window 4", None)


async def test_who_unfollows_hears_no_more(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await client.follow("staff")
        await client.follow("display")
        await client.say(Un("staff"))
        await client.follow(f"queue/{hall.point}")
        await hall.house.do(UpdateSite(message="Back at two"))
        heard = {(await client.hear_a(Delta)).topic for _ in range(2)}
        assert heard == {"display", f"queue/{hall.point}"}


async def _resumed(hall: Hall, position: Position | None) -> Snapshot | Delta | Heartbeat:
    async with hall.guest("staff") as client:
        await client.say(Sub("staff", position))
        answer = await client.hear()
        assert isinstance(answer, Snapshot | Delta | Heartbeat)
        return answer


async def test_who_comes_back_gets_only_what_was_missed(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as here:
        first = await here.follow("staff")
        await hall.join()
        await hall.join()
        last = await here.hear_a(Delta)
        while last.q < hall.house.tailer.head.seq:
            last = await here.hear_a(Delta)
        missed = await _resumed(hall, Position(first.epoch, first.q))
        assert isinstance(missed, Delta)
        assert (missed.f, missed.q) == (first.q, last.q)


async def test_who_comes_back_and_missed_nothing_is_told_so_at_once(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as here:
        first = await here.follow("staff")
        answer = await _resumed(hall, Position(first.epoch, first.q))
        assert isinstance(answer, Heartbeat) and answer.q == first.q


@pytest.mark.parametrize("position", [None, ("another", 3), ("same", 0), ("same", 10**9)])
async def test_who_knows_too_little_or_another_epoch_gets_the_whole(
    tmp_path: Path, position: tuple[str, int] | None
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as here:
        first = await here.follow("staff")
        await hall.join()
        await here.hear_a(Delta)
        told = position and Position(first.epoch if position[0] == "same" else "e", position[1])
        assert isinstance(await _resumed(hall, told), Snapshot)


async def test_a_restart_in_between_brings_the_whole_and_never_goes_back(tmp_path: Path) -> None:
    replica = Replica("staff")
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        replica.snapshot(await client.follow("staff"))
        joined = await hall.join()
        replica.delta(await client.hear_a(Delta))
    before = replica.position
    async with house(tmp_path) as at:
        await at.do(Cancel(entry=joined.entry, reason="gone"), ANN)
    async with sockets(tmp_path) as hall:
        assert before is not None
        answer = await _resumed(hall, before)
        assert isinstance(answer, Snapshot)
        assert replica.snapshot(answer) == "applied"
        assert replica.get(Entry, joined.entry) is None


async def test_heartbeats_tell_staff_every_four_seconds_how_far_the_topic_is(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        first = await client.follow("staff")
        await client.follow(f"queue/{hall.point}")
        hall.sync.hub.beat(asyncio.get_running_loop().time() + 4)
        beat = await client.hear_a(Heartbeat)
        assert (beat.topic, beat.epoch, beat.q) == ("staff", first.epoch, first.q)
        assert beat.now == hall.house.clock.now()
        await client.say(Ping(1))
        assert isinstance(await client.hear(), Pong), "phones are told less often"


async def test_a_burst_reaches_a_public_topic_as_few_frames(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest() as client:
        replica = Replica(f"queue/{hall.point}")
        replica.snapshot(await client.follow(replica.topic))
        await asyncio.gather(*(hall.join() for _ in range(40)))
        frames = 0
        while replica.position != Position(*hall.house.tailer.head):
            frames += replica.delta(await client.hear_a(Delta)) == "applied"
        assert frames <= 3
