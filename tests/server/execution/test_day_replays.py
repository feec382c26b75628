"""Few replays run at once, each ends when it is to, and its answer is its asker's alone."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from protocol.queries import DayChange, WhatIf
from server.domain.refused import Refused
from server.execution.day_replays import KEPT_S, DayReplays
from tests.conftest import ExpectedLogs

CHANGE = DayChange(desks=1)
SAYS = 'import sys, time; order = sys.stdin.read(); print(\'{"type":"done","runs":7}\', flush=True)'
GOES_ON = f"{SAYS}; time.sleep(3600)"
FIGURES = (
    '{"joined":1,"served":1,"left":0,"no_shows":0,"p50_s":1,"p90_s":1,"finish_at":null,"desk_s":1}'
)
ENDS = (
    f'{SAYS}; f = \'{FIGURES}\'; print(\'{{"type":"found","as_recorded":\' + f + \',"before":\' + f'
    ' + \',"after":\' + f + \',"notes":["n"]}\')'
)
CANNOT = (
    "import sys; sys.stdin.read();"
    'print(\'{"type":"not","code":"not_found","detail":"Nobody came.","field":"day"}\')'
)
STOPS_MIDWAY = f"{SAYS}; print('{{\"type\":\"do', end='', flush=True); time.sleep(3600)"
MUMBLES = f"{SAYS}; print('a warning')"
BREAKS = f"{SAYS}; raise SystemExit('out of memory')"


@asynccontextmanager
async def replays(
    program: str, passed: Callable[[], float] = lambda: 0.0
) -> AsyncIterator[DayReplays]:
    made = DayReplays(Path("hall.db"), lambda: 1, (sys.executable, "-S", "-c", program), passed)
    try:
        yield made
    finally:
        await made.stop()


async def begun(at: DayReplays, asker: str = "marta") -> WhatIf:
    return await at.begin(asker, "p", "2026-11-24", CHANGE)


async def found(at: DayReplays, ident: str) -> WhatIf:
    """The answer, once it is more than progress."""
    async with asyncio.timeout(30):
        while True:
            answer = at.look("marta", ident)
            if answer.after is not None or answer.failed or answer.cancelled:
                return answer
            await asyncio.sleep(0.01)


async def code_of(asked: object) -> str:
    with pytest.raises(Refused) as caught:
        await asked  # type: ignore[misc]
    return caught.value.refusal.code


async def test_it_tells_how_far_it_is_and_then_what_it_found() -> None:
    async with replays(ENDS) as at:
        first = await begun(at)
        assert (first.day, first.service_point, first.of) == ("2026-11-24", "p", 200)
        last = await found(at, first.job)
        assert (last.done, last.notes, last.failed) == (7, ["n"], "")
        assert last.before == last.after == last.as_recorded
        assert await at.cancel("marta", first.job) == last


@pytest.mark.skipif(sys.platform == "win32", reason="there are no groups of processes there")
async def test_ctrl_c_in_the_terminal_is_for_the_server_alone() -> None:
    group = 'import os; print(\'{"type":"done","runs":%d}\' % os.getpgrp(), flush=True)'
    async with replays(f"{group}; import time; time.sleep(3600)") as at:
        assert (await begun(at)).done != os.getpgrp()


async def test_what_cannot_be_replayed_is_refused_at_once() -> None:
    async with replays(CANNOT) as at:
        with pytest.raises(Refused) as caught:
            await begun(at)
        refusal = caught.value.refusal
        assert (refusal.code, refusal.detail) == ("not_found", "Nobody came.")


@pytest.mark.parametrize("program", [GOES_ON, STOPS_MIDWAY])
async def test_one_that_goes_on_ends_when_asked_to(program: str) -> None:
    async with replays(program) as at:
        going = await begun(at)
        assert (going.done, going.cancelled) == (7, False)
        assert (await at.cancel("marta", going.job)).cancelled
        last = at.look("marta", going.job)
        assert (last.after, last.failed) == (None, "")


async def test_the_newer_of_one_manager_ends_the_older_and_a_third_has_to_wait() -> None:
    async with replays(GOES_ON) as at:
        older = await begun(at)
        await begun(at, "admin")
        newer = await begun(at)
        assert at.look("marta", older.job).cancelled
        assert not at.look("marta", newer.job).cancelled
        assert await code_of(begun(at, "third")) == "unavailable"


async def test_nobody_sees_or_ends_what_another_asked_for() -> None:
    async with replays(GOES_ON) as at:
        mine = await begun(at)
        with pytest.raises(Refused):
            at.look("admin", mine.job)
        assert await code_of(at.cancel("admin", mine.job)) == "not_found"
        assert not at.look("marta", mine.job).cancelled


async def test_an_answer_is_kept_for_a_while() -> None:
    now = [0.0]
    async with replays(ENDS, lambda: now[0]) as at:
        job = (await begun(at)).job
        await found(at, job)
        now[0] = KEPT_S
        assert at.look("marta", job).notes == ["n"]
        now[0] = KEPT_S + 1
        with pytest.raises(Refused):
            at.look("marta", job)


@pytest.mark.parametrize(
    ("program", "why"), [(BREAKS, "out of memory"), (MUMBLES, "JSON is malformed")]
)
async def test_one_that_breaks_says_so_to_whoever_asked_and_why_to_the_log(
    program: str, why: str, expected_logs: ExpectedLogs
) -> None:
    expected_logs(f"a replay of a day has failed: {why}")
    async with replays(program) as at:
        answer = await found(at, (await begun(at)).job)
        assert answer.failed.endswith("try again.")
        assert answer.after is None
