"""Commands and queries over a real socket."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.codec import command_message
from protocol.commands import AnyCommand, Cancel, JoinQueue, Leave, SetDesk
from protocol.ids import uuid7
from protocol.messages import Ack, Delta, Err, Ping, Pong, Qry, Res
from protocol.outcomes import Joined, Refusal, Saved
from protocol.records import Interval, Role
from server.domain.actor import Actor
from server.domain.refused import refuse
from server.execution.door import Unavailable
from tests.conftest import ExpectedLogs
from tests.hall import ANN, NOON
from tests.server.sync.sockets import WATCHFUL, Client, sockets


def ident(number: int) -> str:
    return uuid7(NOON, number.to_bytes(10, "big"))


async def test_a_join_is_acknowledged_with_its_number_its_link_and_where_it_is_seen(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("kiosk") as client:
        await client.follow("kiosk")
        await client.say(command_message(ident(1), JoinQueue(service_point=hall.point)))
        ack = await client.hear_a(Ack)
        assert isinstance(ack.answer, Joined)
        assert (ack.id, ack.answer.number) == (ident(1), "A001")
        assert ack.token == hall.tokens.visit(ack.answer.visit)
        assert hall.tokens.actor(ack.token)[0].visit == ack.answer.visit
        while (await client.hear_a(Delta)).q < ack.seq:
            pass


async def _join_with(client: Client, point: str, command_id: str, **fields: int) -> Ack:
    command = JoinQueue(service_point=point, **fields)  # type: ignore[arg-type]
    await client.say(command_message(command_id, command))
    return await client.hear_a(Ack)


async def test_a_command_sent_again_on_another_connection_is_answered_as_before(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        acks = []
        for _ in range(2):
            async with hall.guest("kiosk") as client:
                acks.append(await _join_with(client, hall.point, ident(1)))
        assert acks[0] == acks[1]
        assert len(hall.house.tailer.floor.live) == 1


async def test_the_same_id_with_another_body_is_refused(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("kiosk") as client:
        await _join_with(client, hall.point, ident(1))
        other = await _join_with(client, hall.point, ident(1), party_size=3)
        assert isinstance(other.answer, Refusal) and other.answer.code == "key_reused"


async def test_two_devices_may_use_one_id_by_accident(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        numbers = []
        for device in ("K1", "K2"):
            async with hall.client() as client:
                await client.welcome(hall.token("kiosk"), device)
                ack = await _join_with(client, hall.point, ident(1))
                numbers.append(getattr(ack.answer, "number", ""))
        assert numbers == ["A001", "A002"]


async def test_a_command_that_is_not_understood_is_refused_and_the_connection_stays(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        for operation in ('{"op":"abolish"}', '{"op":"leave"}', '{"op":"sweep","x":1}', "7"):
            await client.say(f'{{"t":"cmd","id":"{ident(1)}","op":{operation}}}')
            ack = await client.hear_a(Ack)
            assert isinstance(ack.answer, Refusal) and ack.answer.code == "malformed"
        await client.say(Ping(3))
        assert await client.hear() == Pong(3, NOON)


@pytest.mark.parametrize("role", ["display", None])
async def test_who_may_not_ask_is_told_so(tmp_path: Path, role: Role | None) -> None:
    async with sockets(tmp_path) as hall, hall.guest(role) as client:
        desk = hall.house.tailer.floor.desks(hall.point)[0].id
        await client.say(command_message(ident(1), SetDesk(desk=desk, state="open")))
        ack = await client.hear_a(Ack)
        assert isinstance(ack.answer, Refusal) and ack.answer.code == "forbidden"


async def test_a_colleague_opens_a_desk_in_their_own_name(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        desk = hall.house.tailer.floor.desks(hall.point)[0]
        await client.say(command_message(ident(1), SetDesk(desk=desk.id, state="open")))
        ack = await client.hear_a(Ack)
        assert isinstance(ack.answer, Saved)
        await hall.house.tailer.reached(ack.seq)
        assert hall.house.tailer.floor.desks(hall.point)[0].staff == ANN.id


async def test_a_server_that_cannot_write_says_when_to_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Unavailable("The disk is full. Nothing was changed.", 3)

    async with sockets(tmp_path) as hall, hall.guest("kiosk") as client:
        with monkeypatch.context() as broken:
            broken.setattr(hall.house.door, "execute", away)
            await client.say(command_message(ident(1), JoinQueue(service_point=hall.point)))
            err = await client.hear_a(Err)
        assert (err.code, err.id, err.retry_after) == ("unavailable", ident(1), 3)
        assert isinstance((await _join_with(client, hall.point, ident(1))).answer, Joined)


async def test_a_fault_ends_one_connection_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a connection failed")

    async def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    async with sockets(tmp_path) as hall, hall.guest() as other, hall.guest("kiosk") as client:
        monkeypatch.setattr(hall.house.door, "execute", broken)
        await client.say(command_message(ident(1), JoinQueue(service_point=hall.point)))
        assert await client.ended() == 4503
        await other.say(Ping(1))
        assert isinstance(await other.hear(), Pong)


async def test_a_connection_that_closes_while_its_command_runs_loses_nothing(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path, WATCHFUL) as hall:
        async with hall.guest("kiosk") as client:
            await client.say(command_message(ident(1), JoinQueue(service_point=hall.point)))
            await asyncio.sleep(0)
            client.socket.transport.abort()
        async with hall.guest("kiosk") as client:
            ack = await _join_with(client, hall.point, ident(1))
            assert getattr(ack.answer, "number", "") == "A001"
        assert len(hall.house.tailer.floor.live) <= 1


async def test_staff_ask_for_the_history_of_an_entry(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        joined = await hall.join()
        hall.house.clock.advance(60)
        await hall.house.do(Cancel(entry=joined.entry, reason="closing"), ANN)
        await client.say(Qry("q1", "entry", {"entry": joined.entry}))
        res = await client.hear_a(Res)
        assert (res.id, res.seq) == ("q1", hall.house.tailer.head.seq)
        assert [(s["kind"], s["state"], s["to_at"] - s["from_at"]) for s in res.items] == [
            (Interval.kind(), "waiting", 60_000)
        ]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (Qry("q", "everything"), "not_found"),
        (Qry("q", "entry"), "not_found"),
        (Qry("q", "entry", {"entry": 7}), "not_found"),
    ],
)
async def test_a_query_that_does_not_exist_is_said_to_be_so(
    tmp_path: Path, query: Qry, code: str
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await client.say(query)
        err = await client.hear_a(Err)
        assert (err.code, err.id) == (code, "q")


async def test_the_public_asks_no_queries(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest() as client:
        joined = await hall.join()
        await client.say(Qry("q", "entry", {"entry": joined.entry}))
        assert (await client.hear_a(Err)).code == "forbidden"


async def test_commands_of_guests_count_against_their_address(
    tmp_path: Path,
) -> None:
    left = [2]

    def admit(actor: Actor, address: str, _command: AnyCommand) -> None:
        assert address == "127.0.0.1"
        left[0] -= actor.is_guest
        if actor.is_guest and left[0] < 0:
            raise refuse("too_many_requests", "Try again in 3 s.", retry_after=3)

    async with sockets(tmp_path) as hall:
        mine = await hall.join()
        hall.sync._parts = hall.sync._parts._replace(admit=admit)
        async with hall.guest() as client:
            for number in (1, 2):
                ack = await _join_with(client, hall.point, ident(number))
            command = JoinQueue(service_point=hall.point)
            await client.say(command_message(ident(3), command))
            err = await client.hear_a(Err)
            assert (err.code, err.id, err.retry_after) == ("too_many_requests", ident(3), 3)
        async with hall.client() as client:
            await client.welcome(hall.tokens.visit(mine.visit))
            await client.say(command_message(ident(4), Leave(entry=mine.entry)))
            assert (await client.hear_a(Err)).code == "too_many_requests"
        assert ack.token is not None
        async with hall.client() as visitor:
            await visitor.welcome(ack.token)
            await visitor.say(command_message(ident(4), command))
            assert (await visitor.hear_a(Err)).code == "too_many_requests"
        async with hall.guest("kiosk") as kiosk:
            ack = await _join_with(kiosk, hall.point, ident(3))
            assert isinstance(ack.answer, Joined) and ack.answer.number == "A004"
