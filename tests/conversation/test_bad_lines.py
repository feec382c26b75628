"""Whatever a line does to frames: each command happens once, and every copy ends up right."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.commands import JoinQueue
from tests.conversation.day import CONSOLE, KIOSK, WALL, a_day, each_once
from tests.conversation.talk import WITHIN_S, Guest, seeded, talking, until


@pytest.mark.parametrize("seed", range(8))
async def test_lost_doubled_and_late_frames_change_nothing_in_the_end(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(seed, drop=0.15, double=0.15, late=0.15)
    async with talking(tmp_path, monkeypatch, chaos, KIOSK, CONSOLE, WALL) as (talk, guests):
        given, served = await a_day(talk, guests[0], guests[1])
        chaos.heal()
        await until(lambda: all(guest.in_step() for guest in guests))
        each_once(talk, given, served)


@pytest.mark.parametrize("seed", range(8))
async def test_lines_that_break_all_the_time_change_nothing_in_the_end(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(seed, drop=0.05, double=0.05, late=0.05)
    chaos.cut = 0.06
    async with talking(tmp_path, monkeypatch, chaos, KIOSK, CONSOLE, WALL) as (talk, guests):
        given, served = await a_day(talk, guests[0], guests[1])
        chaos.heal()
        await until(lambda: all(guest.in_step() for guest in guests))
        each_once(talk, given, served)


async def test_a_line_may_be_cut_after_any_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(1)
    async with talking(tmp_path, monkeypatch, chaos, KIOSK) as (talk, guests):
        for after in range(24):
            chaos.cut_after = after % 12
            acks = [
                await guests[0].link.execute(JoinQueue(service_point=talk.point)) for _ in range(2)
            ]
            numbers = [getattr(ack.answer, "number", "") for ack in acks]
            assert numbers == [f"A{2 * after + 1:03d}", f"A{2 * after + 2:03d}"]
        await until(guests[0].in_step)
        kinds = [entry.kind for entry in talk.at.store.log(0)]
        assert kinds.count("join_queue") == 48


async def test_a_command_given_up_by_its_program_is_still_executed_at_most_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(3)
    async with talking(tmp_path, monkeypatch, chaos, KIOSK) as (talk, guests):
        await until(guests[0].in_step)
        ident = "01900000-0000-7000-8000-000000000001"
        command = JoinQueue(service_point=talk.point)
        asking = asyncio.ensure_future(guests[0].link.execute(command, ident))
        await asyncio.sleep(0)
        asking.cancel()
        first = await guests[0].link.execute(command, ident)
        again = await guests[0].link.execute(command, ident)
        assert first.answer == again.answer
        kinds = [entry.kind for entry in talk.at.store.log(0)]
        assert kinds.count("join_queue") == 1


async def test_a_program_ends_whenever_it_is_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(tmp_path, monkeypatch, seeded(1), CONSOLE) as (talk, _):
        for turns in range(24):
            running = asyncio.ensure_future(Guest(talk, *KIOSK).link.run())
            for _turn in range(turns):
                await asyncio.sleep(0)
            running.cancel()
            await asyncio.wait([running], timeout=WITHIN_S)
            assert running.cancelled(), turns
