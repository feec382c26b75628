"""A short day in a small hall, and what must be true of it at its end."""

from __future__ import annotations

import asyncio
from typing import Final

from protocol.commands import CallNext, Complete, JoinQueue, SetDesk, Start
from protocol.messages import Ack
from protocol.outcomes import Joined, Moved, Refusal
from tests.conversation.talk import Guest, Talk

KIOSK: Final = ("kiosk", 4, "kiosk")
WALL: Final = ("display", 5, "display")
CONSOLE: Final = ("staff", 2, "staff")
JOINS: Final = 8
SERVED: Final = 3


async def a_day(talk: Talk, kiosk: Guest, console: Guest) -> tuple[list[Ack], list[Ack]]:
    """A kiosk gives numbers while a clerk serves; all answers."""
    desk = talk.at.tailer.floor.desks(talk.point)[0].id

    async def gives() -> list[Ack]:
        return [await kiosk.link.execute(JoinQueue(service_point=talk.point)) for _ in range(JOINS)]

    async def serves() -> list[Ack]:
        acks = [await console.link.execute(SetDesk(desk=desk, state="open"))]
        for _ in range(SERVED):
            called = await console.link.execute(CallNext(desk=desk))
            acks.append(called)
            if isinstance(called.answer, Moved):
                acks.append(await console.link.execute(Start(entry=called.answer.entry)))
                acks.append(await console.link.execute(Complete(entry=called.answer.entry)))
        return acks

    async with asyncio.timeout(60):
        given, served = await asyncio.gather(gives(), serves())
    return given, served


def each_once(talk: Talk, given: list[Ack], served: list[Ack]) -> None:
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
    refused = {ack.answer.code for ack in served if isinstance(ack.answer, Refusal)}
    assert refused <= {"nobody_waiting"}
