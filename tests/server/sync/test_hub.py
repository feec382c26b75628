"""Topics as all their followers share them: encoded once, whoever and how many they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from protocol.codec import decode_server
from protocol.commands import CreateServicePoint, UpdateSite
from protocol.messages import Delta, Heartbeat, Position, Snapshot
from protocol.replica import Replica
from protocol.topics import Topic, parse_topic
from server.sync.frames import Frame
from server.sync.hub import Hub
from server.sync.topic import LiveTopic
from tests.conftest import ExpectedLogs
from tests.conversation.watch import shown
from tests.hall import House, house


class Follower:
    """Takes what it is handed."""

    def __init__(self) -> None:
        self.replica = Replica("display")
        self.frames: list[Frame] = []

    def push(self, topic: str, frame: Frame) -> None:
        self.frames.append(frame)
        match decode_server(frame.text):
            case Snapshot() as whole:
                self.replica.snapshot(whole)
            case Delta() as change:
                assert self.replica.delta(change) != "resubscribe"


DISPLAY = parse_topic("display")
assert DISPLAY is not None
THE_WALL: Topic = DISPLAY


@asynccontextmanager
async def a_wall(folder: Path, followers: int) -> AsyncIterator[tuple[House, Hub, list[Follower]]]:
    """A hub whose wall topic has so many followers."""
    async with house(folder) as at:
        await at.tailer.reached(at.door.head.seq)
        hub = Hub(at.tailer, at.clock)
        crowd = [Follower() for _ in range(followers)]
        for follower in crowd:
            _follow(hub, follower)
        yield at, hub, crowd
        await hub.stop()


def _follow(hub: Hub, follower: Follower) -> Frame:
    frame = hub.subscribe(THE_WALL, follower, follower.replica.position)
    follower.push("display", frame)
    return frame


def _wall(hub: Hub) -> LiveTopic:
    return hub._topics["display"]


async def _say(at: House, hub: Hub, message: str) -> None:
    await at.do(UpdateSite(message=message))
    hub._flush(_wall(hub))


async def test_a_change_is_encoded_once_and_all_get_the_very_same_bytes(tmp_path: Path) -> None:
    async with a_wall(tmp_path, 500) as (at, hub, crowd):
        before = _wall(hub).encodings
        await _say(at, hub, "Back at two")
        assert _wall(hub).encodings - before == 1
        assert len({id(follower.frames[-1]) for follower in crowd}) == 1


async def test_a_storm_of_newcomers_and_of_returners_is_encoded_once_each(tmp_path: Path) -> None:
    async with a_wall(tmp_path, 500) as (at, hub, crowd):
        assert _wall(hub).encodings == 1, "five hundred newcomers, one snapshot"
        stays = Follower()
        _follow(hub, stays)
        for follower in crowd:
            hub.unsubscribe("display", follower)
        for number in range(3):
            await _say(at, hub, f"{number}")
        before = _wall(hub).encodings
        frames = {id(_follow(hub, follower)) for follower in crowd}
        assert len(frames) == 1
        assert _wall(hub).encodings - before == 1, "five hundred returners, one delta"
        assert all(follower.replica.state == stays.replica.state for follower in crowd)


async def test_a_topic_that_nobody_follows_is_not_encoded(tmp_path: Path) -> None:
    async with a_wall(tmp_path, 1) as (at, hub, crowd):
        hub.unsubscribe("display", crowd[0])
        before = _wall(hub).encodings
        for number in range(5):
            await _say(at, hub, f"{number}")
        hub.beat(float("inf"))
        assert _wall(hub).encodings == before
        assert isinstance(decode_server(_follow(hub, crowd[0]).text), Delta)


async def test_a_hub_that_stops_ends_what_it_reads_and_begins_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = list[Topic](), list[Topic]()

    async def read(topic: Topic) -> None:
        begun.append(topic)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(topic)

    async with a_wall(tmp_path, 1) as (at, hub, _):
        monkeypatch.setattr(hub, "_read", read)
        monkeypatch.setattr(hub._desk, "to_read", lambda _erased, _threads: [_wall(hub)])
        await at.do(UpdateSite(message="Back at two"))
        await asyncio.sleep(0)
        assert begun == [THE_WALL]
        await hub.stop()
        assert ended == begun
        await at.do(UpdateSite(message="Closed"))
        await asyncio.sleep(0)
        assert begun == [THE_WALL] and not hub._planned


async def test_who_is_ahead_of_the_server_or_of_another_epoch_is_given_the_whole(
    tmp_path: Path,
) -> None:
    async with a_wall(tmp_path, 1) as (_, hub, crowd):
        here = crowd[0].replica.position
        assert here is not None
        for there in (Position(here.epoch, here.seq + 7), Position("older", here.seq)):
            frame = hub.subscribe(THE_WALL, crowd[0], there)
            assert isinstance(decode_server(frame.text), Snapshot)
        frame = hub.subscribe(THE_WALL, crowd[0], here)
        assert isinstance(decode_server(frame.text), Heartbeat)


async def test_a_view_that_cannot_be_rendered_now_is_not_forgotten_and_nothing_goes_out_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_wall(tmp_path, 1) as (at, hub, (follower,)):
        wall, before = _wall(hub), dict(follower.replica.state)
        hub._next["display"] = hub._now() + 60  # flushed by hand alone
        await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        with monkeypatch.context() as broken:
            render = wall.projection.render
            broken.setattr(
                wall.projection,
                "render",
                lambda floor, key: 1 // 0 if key.kind == "public_service" else render(floor, key),
            )
            with pytest.raises(ZeroDivisionError):
                hub._flush(wall)
        assert follower.replica.state == before
        hub._flush(wall)
        assert follower.replica.state == shown("display", at.tailer.floor) != before


async def test_a_heartbeat_that_fails_is_not_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a heartbeat failed")
    monkeypatch.setattr("server.sync.hub.BEAT_S", 0.001)
    async with a_wall(tmp_path, 1) as (_, hub, (follower,)):
        monkeypatch.setitem(hub._beats, "display", 0.0)
        monkeypatch.setattr(_wall(hub), "heartbeat", _fails_once(_wall(hub).heartbeat))
        monkeypatch.setattr(hub, "_now", lambda: float("inf"))
        hub.start()
        async with asyncio.timeout(30):
            while not isinstance(decode_server(follower.frames[-1].text), Heartbeat):
                await asyncio.sleep(0)


def _fails_once(heartbeat: Callable[[int], None]) -> Callable[[int], None]:
    faults = [RuntimeError("a bug")]

    def beat(now: int) -> None:
        if faults:
            raise faults.pop()
        heartbeat(now)

    return beat


async def test_what_is_remembered_of_a_topic_has_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.sync.topic.RING_CHANGES", 3)
    async with a_wall(tmp_path, 2) as (at, hub, (stays, leaves)):
        hub.unsubscribe("display", leaves)
        for number in range(20):
            await _say(at, hub, f"{number}")
            assert len(_wall(hub)._ring) <= 3
        assert isinstance(decode_server(_follow(hub, leaves).text), Snapshot)
        assert leaves.replica.state == stays.replica.state == _wall(hub).shown


async def test_what_was_changed_again_is_remembered_once(tmp_path: Path) -> None:
    async with a_wall(tmp_path, 2) as (at, hub, (stays, leaves)):
        hub.unsubscribe("display", leaves)
        for number in range(20):
            await _say(at, hub, f"{number}")
        assert sum(len(span.changes) for span in _wall(hub)._ring) == len(_wall(hub)._changed_in)
        assert sum(len(span.changes) for span in list(_wall(hub)._ring)[-20:]) == 1
        assert isinstance(decode_server(_follow(hub, leaves).text), Delta)
        assert leaves.replica.state == stays.replica.state == _wall(hub).shown


async def test_of_the_ways_to_catch_up_only_some_are_kept_and_all_are_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.sync.topic.MOST_CACHED", 3)
    async with a_wall(tmp_path, 9) as (at, hub, crowd):
        for number, follower in enumerate(crowd):
            if number:
                hub.unsubscribe("display", follower)
            await _say(at, hub, f"{number}")
        for follower in crowd[1:]:
            assert isinstance(decode_server(_follow(hub, follower).text), Delta)
        assert len(_wall(hub)._cached) == 3
        assert all(follower.replica.state == _wall(hub).shown for follower in crowd)


async def test_a_week_that_nobody_looks_at_any_more_costs_nothing(tmp_path: Path) -> None:
    async with a_wall(tmp_path, 1) as (_, hub, (follower,)):
        week = hub.exists("book/2026-11-23")
        assert week is not None and hub.exists("book/2026-11-24") is None
        hub.subscribe(week, follower, None)
        assert hub.snapshot(week.name) is not None
        hub.unsubscribe(week.name, follower)
        assert hub.snapshot(week.name) is None, "any number of weeks can be asked for"
        hub.unsubscribe("display", follower)
        assert hub.snapshot("display") is not None
