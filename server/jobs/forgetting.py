"""Forgetting: contacts and notes of customers go when the hall's settings say so; what somebody
needed who was erased during the visit goes after it."""

from __future__ import annotations

import asyncio
from typing import Final

from protocol.commands import ErasePerson, ForgetPersons
from server.clock import Clock
from server.domain.actor import TIMER
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.store.overdue import due, lingering

AT_ONCE: Final = 200
"""Each bite looks through a day of the log, which takes a tenth of a second in a busy hall."""


class Forgetting:
    """Forgets whomever time has come for."""

    def __init__(self, door: Door, tailer: Tailer, clock: Clock) -> None:
        self._door = door
        self._tailer = tailer
        self._clock = clock
        self._forgetting = asyncio.Lock()

    async def forget(self) -> None:
        """Forget what is kept no longer, a bite at a time. Raises `Unavailable`."""
        async with self._forgetting:
            for person in await asyncio.to_thread(lingering, self._door.store):
                answered = await self._door.execute(ErasePerson(person=person), TIMER)
                await self._tailer.reached(answered.seq)
            while True:
                site, now = self._tailer.floor.site, self._clock.now()
                found = await asyncio.to_thread(due, self._door.store, site, now, AT_ONCE)
                if not any(found):
                    return
                command = ForgetPersons(**found._asdict())
                answered = await self._door.execute(command, TIMER)
                await self._tailer.reached(answered.seq)
                if max(map(len, found)) < AT_ONCE:
                    return
