"""For how long a private link shows how its visit ended."""

from __future__ import annotations

import asyncio
from typing import Final

from server.clock import Clock
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.sync.projections import Past

ENDED_SHOWN_MS: Final = 24 * 3_600_000


async def past_of(visit: str, door: Door, tailer: Tailer, clock: Clock) -> Past | None:
    """A visit that the floor lacks because it has ended, as long as that is shown.

    None also when it is newer than the floor: then the floor has it by the time that this returns.
    """
    found = await asyncio.to_thread(door.visit, visit)
    if found is None or found[0].ended_at is None:
        await tailer.reached(door.head.seq)
        return None
    return found if clock.now() - found[0].ended_at <= ENDED_SHOWN_MS else None
