"""Which kiosks and walls are connected: one with a key once. That they come and go is noted.

A second session of a key means that it was copied, or that the first is dead and nobody knows yet:
devices say something every four seconds, so one that has been silent for longer is let go. It was
copied only if the first still speaks after the second was refused: else a cable was pulled.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final, Protocol

from protocol.commands import SeeDevice
from protocol.records import Device
from server.domain.actor import TIMER, Actor
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.execution.door import Door, Unavailable
from server.store.audit import Act

_log = logging.getLogger(__name__)
ALIVE_S: Final = 10.0
"""A session that was silent for longer gives way to a newer one of its device."""
GONE_S: Final = 10.0
"""So long a device is away before it is called so; most are back by then."""
BACK_S: Final = 15.0
"""The same after the server's start, when all were away."""
DOUBLED_S: Final = 60.0
"""So often at most a second session of a device is noted."""
STEP_S: Final = 1.0


class Connected(Protocol):
    """A session of a device."""

    actor: Actor
    heard_at: float
    """When it said something last (s)."""


class DeviceSessions:
    """All devices of the site. `now` is the clock of the loop (s); `alive_s`: how long a
    session may be silent and still keep others out."""

    def __init__(
        self, door: Door, floor: Callable[[], Floor], now: Callable[[], float], alive_s: float
    ) -> None:
        self._door = door
        self._floor = floor
        self._now = now
        self._alive_s = alive_s
        self._here: dict[str, set[Connected]] = {}
        self._keyed: dict[str, Connected] = {}
        self._away: dict[str, float] = {}
        """When those are called away that are not here."""
        self._refused: dict[str, tuple[Connected, float]] = {}
        """Sessions because of which a second one was refused, and when; whether they are alive is
        to be seen yet."""
        self._doubled: dict[str, float] = {}
        """When a second session was noted last; what is to be noted yet is in `_to_note`."""
        self._to_note: set[str] = set()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to note who comes and goes."""
        until = self._now() + BACK_S
        self._away = {device.id: until for device in self._floor().of(Device)}
        self._task = asyncio.create_task(self._run(), name="devices")

    async def stop(self) -> None:
        """End; who is cut off by that has not gone."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def enter(self, session: Connected, keyed: bool) -> Connected | None:
        """A session of a device begins; the dead one is answered that it takes the place of.

        Raises `Refused` (`device_connected`) where its key has a session that is alive.
        """
        ident = session.actor.id
        before = self._keyed.get(ident) if keyed else None
        if before is not None and self._now() - before.heard_at <= self._alive_s:
            self._refused.setdefault(ident, (before, self._now()))
            raise refuse("device_connected", "This device is connected already.")
        if keyed:
            self._keyed[ident] = session
        self._here.setdefault(ident, set()).add(session)
        return before

    def leave(self, session: Connected) -> None:
        """A session has ended; one that never entered makes no difference."""
        ident = session.actor.id
        if self._keyed.get(ident) is session:
            del self._keyed[ident]
        here = self._here.get(ident)
        if here is None:
            return
        here.discard(session)
        if not here:
            del self._here[ident]
            self._away[ident] = self._now() + GONE_S

    def _look_at_refused(self) -> None:
        """Whether two were alive at once; of a session that falls silent nobody knows more."""
        now = self._now()
        for ident, (session, at) in list(self._refused.items()):
            if session.heard_at > at:
                del self._refused[ident]
                if now - self._doubled.get(ident, float("-inf")) >= DOUBLED_S:
                    self._doubled[ident] = now
                    self._to_note.add(ident)
            elif self._keyed.get(ident) is not session:
                del self._refused[ident]

    async def note(self) -> None:
        """Note what has changed since, all at once."""
        self._look_at_refused()
        wanted = self._news()
        self._to_note.clear()
        done = await asyncio.gather(
            *(self._door.execute(news, TIMER, via="timer") for news in wanted),
            return_exceptions=True,
        )
        for news, result in zip(wanted, done, strict=True):
            if isinstance(result, Unavailable):
                if news.doubled:
                    self._to_note.add(news.device)
            elif isinstance(result, BaseException):
                raise result
            elif news.doubled:
                await self._door.note(_doubled(news.device))

    def _news(self) -> list[SeeDevice]:
        now, floor = self._now(), self._floor()
        found = [
            SeeDevice(device=ident, doubled=True)
            for ident in self._to_note
            if floor.get(Device, ident)
        ]
        for device in floor.of(Device):
            if device.id in self._here:
                if not device.online and device.state == "paired":
                    found.append(SeeDevice(device=device.id, online=True))
            elif device.online and self._away.get(device.id, 0.0) <= now:
                found.append(SeeDevice(device=device.id, online=False))
        return found

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(STEP_S)
            try:
                await self.note()
            except Exception:  # noqa: BLE001 - the next second may be a better one
                _log.exception("it could not be noted which devices are connected")


def _doubled(device: str) -> Act:
    return Act("device_doubled", "device", device, TIMER.id, TIMER.role, "timer")
