"""A server that runs sets breaches off by itself, and another that is started after it does not."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.hall import House, make_ids
from tests.server.http.front import Front, front
from tests.server.jobs.desk import HOUR_S, Desk


def _desk(here: Front) -> Desk:
    parts = here.parts
    return Desk(House(parts.store, parts.door, parts.tailer, here.clock, make_ids()))


async def test_a_breach_is_on_record_once_it_is_time_and_once(tmp_path: Path) -> None:
    async with front(tmp_path) as here:
        desk = _desk(here)
        await desk.promise()
        (ticket,) = await desk.open()
        here.clock.advance(HOUR_S + 0.001)
        async with asyncio.timeout(30):
            while not desk.set_off(ticket):
                await asyncio.sleep(0.02)
    async with front(tmp_path) as here:
        here.clock.advance(HOUR_S + 2)
        (again,) = await _desk(here).open()
        async with asyncio.timeout(30):
            while here.parts.deadlines.next_at != here.clock.now() + 45 * 60_000:
                await asyncio.sleep(0.02)
        desk = _desk(here)
        assert desk.set_off(ticket) == ["breach first_response"] and desk.set_off(again) == []
        assert desk.breaches() == {(ticket, "first_response", "0"): 1}
