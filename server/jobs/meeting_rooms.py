"""Video rooms follow their reservations: moved with one, ended with one that is not to be."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from protocol.changes import Put
from protocol.records import Meeting, Reservation
from server.clock import Clock
from server.domain.meeting_times import has_room, window_of
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.execution.tailer import Tailer
from server.meetings.provider import MeetingFault
from server.meetings.rooms import Rooms
from server.store.log import LogEntry

_log = logging.getLogger(__name__)
LOOK_S: Final = 60.0
"""So often it is looked anew: for rooms whose time is over, and what a provider could not do."""
_KINDS: Final = frozenset({"reservation", "meeting"})


class MeetingRooms:
    """Looks at all rooms whenever a reservation has changed; `follow` may be called by a test."""

    def __init__(self, rooms: Rooms, tailer: Tailer, clock: Clock) -> None:
        self._rooms = rooms
        self._tailer = tailer
        self._clock = clock
        self._changed = asyncio.Event()
        self._erased: set[str] = set()
        """Reservations of which nothing is left, with a room that is yet to be ended."""
        self._task: asyncio.Task[None] | None = None
        tailer.listen(self._note)

    async def start(self) -> None:
        """Follow from now on."""
        self._task = asyncio.create_task(self._run(), name="meeting rooms")

    async def stop(self) -> None:
        """Stop, and let go of the provider."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        if self._rooms.provider is not None:
            await self._rooms.provider.close()

    async def follow(self) -> None:
        """Move and end what is to be; what a provider cannot do now is tried with the next look."""
        for ident in list(self._erased):
            try:
                await self._rooms.erased(ident)
                self._erased.discard(ident)
            except MeetingFault as fault:
                _log.warning("a video room is not ended yet: %s", fault.detail)
        for meeting in list(self._tailer.floor.of(Meeting)):
            if meeting.state == "ready":
                try:
                    await self._follow(meeting)
                except (MeetingFault, Unavailable) as fault:
                    _log.warning("a video room could not follow its reservation: %s", fault.detail)
                except Refused as refused:
                    _log.warning("a video room could not be moved: %s", refused)

    async def _follow(self, meeting: Meeting) -> None:
        booked = self._tailer.floor.get(Reservation, meeting.id)
        over = self._clock.now() >= meeting.ends_at
        if booked is None or not has_room(booked) or (over and booked.end_at <= meeting.ends_at):
            await self._rooms.end(meeting)
        elif self._rooms.provider is None:
            return  # a house that has none any more: the room stays where it was
        elif (meeting.opens_at, meeting.ends_at) != window_of(booked):
            await self._rooms.create(meeting.id)

    def _note(self, entry: LogEntry) -> None:
        for change in entry.changes:
            if change.key.kind in _KINDS:
                self._changed.set()
            if change.key.kind == "meeting" and not isinstance(change, Put):
                self._erased.add(change.key.id)

    async def _run(self) -> None:
        while True:
            self._changed.clear()
            try:
                await self.follow()
            except Exception:  # noqa: BLE001 - rooms that follow no more would stay open in silence
                _log.exception("video rooms could not be looked at")
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._changed.wait()
            except TimeoutError:
                pass
