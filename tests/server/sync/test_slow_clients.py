"""A client that does not read loses frames and gets one snapshot later, or is closed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.changes import Put
from protocol.codec import decode_server
from protocol.commands import UpdateSite
from protocol.messages import Ack, Bye, Delta, Ping, Snapshot
from protocol.outcomes import Refusal
from protocol.records import Site
from protocol.replica import Replica
from server.accounts.tokens import ACCESS_S
from server.sync.frames import Frame, framed
from server.sync.session import (
    BEHIND_S,
    BUFFER_BYTES,
    BUFFER_FRAMES,
    MOST_BYTES,
    Closing,
    Session,
)
from tests.conftest import ExpectedLogs
from tests.server.sync.sockets import WATCHFUL, Hall, sockets


class Stuck:
    """A way out whose client reads only when told."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.waiting = 0

    def write(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.waiting += len(frame.wire)

    def buffered(self) -> int:
        return self.waiting

    async def close(self, code: int, reason: str) -> None:
        raise AssertionError("the session closes nothing itself")


async def _session(hall: Hall, out: Stuck) -> Session:
    from protocol.messages import Hello, Sub

    session = Session(hall.sync._parts, out)
    session.hello(Hello([1], token=hall.token("staff")))
    await session.take(Sub("staff"))
    return session


async def test_a_client_that_is_behind_gets_one_snapshot_when_it_reads_again(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        out = Stuck()
        session = await _session(hall, out)
        out.waiting = BUFFER_BYTES + 1
        before = len(out.frames)
        for number in range(5):
            await hall.house.do(UpdateSite(message=f"{number}"))
            hall.sync.hub._flush(hall.sync.hub._topics["staff"])
        assert len(out.frames) == before, "nothing is queued for who does not read"
        assert session.tend(), "it has some time"
        out.waiting = 0
        assert session.tend()
        replica = Replica("staff")
        frame = decode_server(out.frames[-1].text)
        assert len(out.frames) == before + 1 and isinstance(frame, Snapshot)
        replica.snapshot(frame)
        assert next(replica.of(Site)).message == "4"
        session.end()


async def test_sixty_four_who_never_read_cost_whoever_reads_no_frame_and_the_server_no_work(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        stuck = [Stuck() for _ in range(64)]
        sessions = [await _session(hall, out) for out in stuck]
        for out in stuck:
            out.waiting = BUFFER_BYTES + 1
        before = [len(out.frames) for out in stuck]
        reader = Stuck()
        sessions.append(await _session(hall, reader))
        reader.frames.clear()
        topic = hall.sync.hub._topics["staff"]
        encoded = topic.encodings
        for number in range(20):
            reader.waiting = 0
            await hall.house.do(UpdateSite(message=f"{number}"))
            hall.sync.hub._flush(topic)
            told = decode_server(reader.frames[-1].text)
            assert isinstance(told, Delta) and len(reader.frames) == number + 1
        assert [len(out.frames) for out in stuck] == before
        assert topic.encodings == encoded + 20
        for session in sessions:
            session.end()


async def test_sixty_four_small_frames_are_as_many_as_two_hundred_and_fifty_six_kilobytes(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        out = Stuck()
        session = await _session(hall, out)
        out.waiting = 1
        before = len(out.frames)
        for _ in range(2 * BUFFER_FRAMES):
            session.push("staff", framed(b"{}"))
        assert before < len(out.frames) <= BUFFER_FRAMES
        assert session.tend(), "not all has left yet, and there is some time"
        assert len(out.frames) <= BUFFER_FRAMES
        out.waiting = 0
        assert session.tend()
        assert isinstance(decode_server(out.frames[-1].text), Snapshot)
        session.push("staff", framed(b"{}"))
        assert out.frames[-1].text == b"{}", "it is served as before"
        session.end()


async def test_who_follows_nothing_and_does_not_read_is_noticed_all_the_same(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        out = Stuck()
        session = Session(hall.sync._parts, out, behind_s=0)
        out.waiting = BUFFER_BYTES + 1
        assert not session.tend()


async def test_even_who_reads_nothing_at_all_is_told_that_the_sign_in_has_expired(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        out = Stuck()
        session = await _session(hall, out)
        out.waiting = MOST_BYTES + 1
        session.bye("token_expired", "The sign-in has expired.", 0)
        assert isinstance(decode_server(out.frames[-1].text), Bye)
        session.end()


async def test_a_fault_in_one_connection_keeps_no_other_from_being_looked_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("could not be looked after")
    async with (
        sockets(tmp_path, WATCHFUL) as hall,
        hall.guest("staff") as first,
        hall.guest("staff") as second,
    ):
        broken = next(iter(hall.sync.sockets))
        monkeypatch.setattr(broken, "tend", lambda: 1 / 0)
        assert await first.ended() == 4503
        hall.real[0] += ACCESS_S * 1000
        assert await second.ended() == 4401


async def test_who_has_not_read_for_long_is_to_be_closed(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        out = Stuck()
        session = await _session(hall, out)
        out.waiting = BUFFER_BYTES + 1
        session.push("staff", framed(b"{}"))
        loop = asyncio.get_running_loop()
        assert session.behind_since is not None
        session.behind_since = loop.time() - BEHIND_S
        assert not session.tend()
        session.end()


async def test_answers_alone_make_a_client_slow_too_and_have_a_bound(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        out = Stuck()
        session = await _session(hall, out)
        out.waiting = BUFFER_BYTES + 1
        await session.take(Ping(1))
        assert session.behind_since is not None
        out.waiting = MOST_BYTES + 1
        with pytest.raises(Closing) as closing:
            await session.take(Ping(2))
        assert closing.value.code == 4413
        session.end()


async def test_over_a_real_socket_the_slow_one_is_cut_off_and_the_others_see_every_change(
    tmp_path: Path,
) -> None:
    text = "x" * 480
    async with (
        sockets(tmp_path, WATCHFUL) as hall,
        hall.guest("staff") as quick,
        hall.client(max_queue=1) as slow,
    ):
        await slow.welcome(hall.token("staff"))
        await slow.follow("staff")
        slow.socket.transport.pause_reading()
        replica = Replica("staff")
        replica.snapshot(await quick.follow("staff"))
        session = _last_session(hall)
        _stuff(session)
        for number in range(10):
            message = f"{number}{text}"
            await hall.house.do(UpdateSite(message=message))
            while _message(replica) != message:
                delta = await quick.hear_a(Delta)
                assert replica.delta(delta) == "applied"
        async with asyncio.timeout(30):
            await _gone(hall, session)


def _last_session(hall: Hall) -> Session:
    quick, slow = list(hall.sync.sockets)
    return slow if "staff" in slow.topics else quick


def _stuff(session: Session) -> None:
    """Fill the way out beyond what sockets and kernel take."""
    while session._out.buffered() <= BUFFER_BYTES:
        session._out.write(framed(b" " * 100_000))


def _message(replica: Replica) -> str:
    return next(replica.of(Site)).message


async def _gone(hall: Hall, session: Session) -> None:
    while session in hall.sync.sockets:
        await asyncio.sleep(0.005)


async def test_frames_go_through_asgi_where_the_server_lends_no_transport(tmp_path: Path) -> None:
    async with sockets(tmp_path, ws="websockets-sansio") as hall, hall.guest("kiosk") as client:
        first = await client.follow("kiosk")
        assert any(isinstance(change, Put) for change in first.changes)
        await client.say('{"t":"cmd","id":"01900000-0000-7000-8000-000000000001","op":1}')
        ack = await client.hear_a(Ack)
        assert isinstance(ack.answer, Refusal)
        await client.say("nonsense")
        assert await client.ended() == 4400
