"""Reading the day back: from every customer's own link, and from the public status."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Final

from server.replay.caller import Caller
from server.replay.comparison import Seen
from server.replay.ground import QUEUE
from server.replay.player import Ticket
from server.replay.sync_client import own_entry

AT_ONCE: Final = 8


async def seen(url: str, tickets: Mapping[str, Ticket]) -> dict[str, Seen]:
    """What each customer's own link says, by call; unknown ones are left out."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(ticket: Ticket) -> Seen | None:
        async with room:
            own = await own_entry(url, ticket.token)
        if own is None or own.entry != ticket.entry:
            return None
        return Seen(
            own.number, own.state, own.joined_at, own.called_at, own.since, own.desk_name or ""
        )

    async with asyncio.TaskGroup() as all_of_them:
        asked = {call: all_of_them.create_task(one(ticket)) for call, ticket in tickets.items()}
    found = {call: task.result() for call, task in asked.items()}
    return {call: entry for call, entry in found.items() if entry is not None}


async def left_over(caller: Caller, point: str) -> list[str]:
    """The numbers that wait, are called or are served. Raises `AskedInVain`, `HallAway`."""
    status = await caller.get(f"{QUEUE}/status/{point}")
    return [row["number"] for state in ("waiting", "called", "serving") for row in status[state]]
