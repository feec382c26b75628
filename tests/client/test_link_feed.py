"""What the link hears of its topics: dropped, doubled, reordered and malformed frames."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from protocol.changes import Gone, Put
from protocol.messages import (
    Delta,
    Err,
    Heartbeat,
    Position,
    Snapshot,
    Sub,
    Un,
)
from tests.client.client_side import call, conversation, delta, in_step, snapshot

Expect = Callable[..., None]


async def test_hello_then_subscription_then_snapshot_makes_the_screen_live() -> None:
    async with conversation("display") as (server, client):
        side = await server.connection()
        hello = await side.welcomes()
        assert (hello.v, hello.device, hello.token) == ([1], "wall", "first")
        assert await side.hears(Sub) == Sub("display", None)
        assert client.phase() == "connecting"
        await side.says(snapshot())
        await client.until(lambda: client.phase() == "live")
        assert client.live.status.as_of == client.live.now()


async def test_a_delta_is_applied_once_however_often_it_comes() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        for _ in range(3):
            await side.says(delta(5, 6, "A001"))
        await side.says(Delta("display", "e", 6, 7, 1, [Gone("public_call", "A001")]))
        await side.says(delta(5, 6, "A001"))
        await side.says(delta(7, 8, "A002"))
        await client.until(lambda: client.numbers() == ["A002"])
        assert client.told.count("display") == 4


async def test_a_dropped_delta_is_asked_for_again_from_the_position_reached() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(delta(6, 7, "A002"))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))
        await side.says(delta(5, 7, "A001", "A002"))
        await client.until(lambda: client.numbers() == ["A001", "A002"])


async def test_reordered_deltas_ask_once_and_end_in_the_same_state() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(delta(6, 7, "A002"))
        await side.says(delta(7, 8, "A003"))
        await side.says(delta(5, 6, "A001"))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))
        await side.says(delta(5, 8, "A001", "A002", "A003"))
        await client.until(lambda: client.numbers() == ["A001", "A002", "A003"])
        client.link.follow("kiosk")
        assert await side.hears(Sub) == Sub("kiosk", None)


async def test_a_lost_last_delta_is_noticed_at_the_heartbeat() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(Heartbeat("display", "e", 6, 5_000))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))


async def test_another_epoch_brings_a_snapshot_and_nothing_of_the_old_stays() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(delta(5, 6, "A001"))
        await side.says(delta(1, 2, "B001", epoch="other"))
        assert await side.hears(Sub) == Sub("display", Position("e", 6))
        await side.says(Snapshot("display", "other", 2, 1, [Put(call("B001"))]))
        await client.until(lambda: client.numbers() == ["B001"])


async def test_a_malformed_frame_is_left_out_and_the_gap_is_closed(
    caplog: pytest.LogCaptureFixture, expected_logs: Expect
) -> None:
    expected_logs("a frame was not understood")
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        for nonsense in ("{", '{"t":"d","topic":"display"}', '{"t":"new"}', "[" * 5000):
            await side.says(nonsense)
        await side.says(delta(6, 7, "A002"))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))
        await side.says(delta(5, 7, "A002"))
        await client.until(lambda: client.numbers() == ["A002"])
    warnings = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warnings) == 4
    assert all("not understood" in record.message for record in warnings)


async def test_a_topic_can_be_left_and_followed_again() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        client.link.unfollow("display")
        assert await side.hears(Un) == Un("display")
        assert client.numbers() == []
        client.link.follow("display")
        assert await side.hears(Sub) == Sub("display", None)


async def test_a_topic_that_is_refused_is_said_and_is_never_shown_as_live(
    expected_logs: Expect,
) -> None:
    expected_logs("did not take a message")
    async with conversation("staff") as (server, client):
        side = await server.connection()
        await side.welcomes()
        await side.hears(Sub)
        await side.says(Err("forbidden", "A display may not follow staff", topic="staff"))
        await client.until(lambda: client.live.status.reason)
        assert client.phase() == "connecting"
        assert client.live.status.reason == "A display may not follow staff"
