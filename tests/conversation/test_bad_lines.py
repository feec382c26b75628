"""Whatever a line does to frames: each command happens once, and every copy ends up right."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.commands import CallNext, Complete, JoinQueue, SetDesk, Start
from protocol.messages import Ack
from protocol.outcomes import Joined, Moved, Refusal
from tests.conversation.talk import Guest, Talk, seeded, talking, until

KIOSK = ("kiosk", 4, "kiosk")
WALL = ("display", 5, "display")
CONSOLE = ("staff", 2, "staff")
JOINS = 8


async def _day(talk: Talk, kiosk: Guest, console: Guest) -> tuple[list[Ack], list[Ack]]:
    """A kiosk gives numbers while a clerk serves; all answers."""
    desk = talk.at.tailer.floor.desks(talk.point)[0].id

    async def gives() -> list[Ack]:
        return [await kiosk.link.execute(JoinQueue(service_point=talk.point)) for _ in range(JOINS)]

    async def serves() -> list[Ack]:
        acks = [await console.link.execute(SetDesk(desk=desk, state="open"))]
        for _ in range(3):
            called = await console.link.execute(CallNext(desk=desk))
            acks.append(called)
            if isinstance(called.answer, Moved):
                acks.append(await console.link.execute(Start(entry=called.answer.entry)))
                acks.append(await console.link.execute(Complete(entry=called.answer.entry)))
        return acks

    async with asyncio.timeout(30):
        given, served = await asyncio.gather(gives(), serves())
    return given, served


def _each_once(talk: Talk, given: list[Ack], served: list[Ack]) -> None:
    """One effect for each command that succeeded, in the log as in the answers."""
    numbers = [ack.answer.number for ack in given if isinstance(ack.answer, Joined)]
    assert numbers == [f"A{n:03d}" for n in range(1, JOINS + 1)]
    entries = talk.at.store.log(0)
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    kinds = [entry.kind for entry in entries]
    assert kinds.count("join_queue") == JOINS
    done = [ack.answer for ack in served if not isinstance(ack.answer, Refusal)]
    moves = sum(kinds.count(kind) for kind in ("set_desk", "call_next", "start", "complete"))
    assert moves == len(done)
    assert {ack.answer.code for ack in served if isinstance(ack.answer, Refusal)} <= {
        "nobody_waiting"
    }


@pytest.mark.parametrize("seed", range(8))
async def test_lost_doubled_and_late_frames_change_nothing_in_the_end(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(seed, drop=0.15, double=0.15, late=0.15)
    async with talking(tmp_path, monkeypatch, chaos, KIOSK, CONSOLE, WALL) as (talk, guests):
        given, served = await _day(talk, guests[0], guests[1])
        chaos.heal()
        await until(lambda: all(guest.in_step() for guest in guests))
        _each_once(talk, given, served)


@pytest.mark.parametrize("seed", range(8))
async def test_lines_that_break_all_the_time_change_nothing_in_the_end(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(seed, drop=0.05, double=0.05, late=0.05)
    chaos.cut = 0.06
    async with talking(tmp_path, monkeypatch, chaos, KIOSK, CONSOLE, WALL) as (talk, guests):
        given, served = await _day(talk, guests[0], guests[1])
        chaos.heal()
        await until(lambda: all(guest.in_step() for guest in guests))
        _each_once(talk, given, served)


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
