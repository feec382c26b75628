"""The video rooms of reservations: made when they are first needed, moved and ended with them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from protocol.commands import PutMeeting
from protocol.records import Meeting, Reservation
from server.domain.actor import TIMER
from server.domain.meeting_times import by_video, has_room, window_of
from server.domain.refused import Refused, refuse
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.meetings.provider import Entrant, MeetingFault, Provider, Room, Ticket, Verdict

ASK_AGAIN_S: Final = 5
_OFF: Final = (
    "This house has no provider of video rooms. Start the server with --meetings, or call the "
    "customer."
)


class Rooms:
    """All rooms of one house. `mark` is its keyed hash, by which nobody guesses a room's name."""

    def __init__(
        self,
        provider: Provider | None,
        door: Door,
        tailer: Tailer,
        mark: Callable[[str], str],
        now: Callable[[], int],
    ) -> None:
        self._provider = provider
        self._door = door
        self._tailer = tailer
        self._mark = mark
        self._now = now
        self._one_at_a_time: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def provider(self) -> Provider | None:
        """The one that the house has."""
        return self._provider

    async def create(self, ident: str) -> Meeting:
        """The room of a reservation, made if there is none, moved if that was; also long before it
        opens. Raises `Refused`, `Unavailable`: nothing is lost, and whoever asks again is served.
        """
        provider, booked = self._ready(), await self._booked(ident)
        async with self._lock(ident):
            window = window_of(booked)
            known = self._known(provider, ident)
            if known is not None and (known.opens_at, known.ends_at) == window:
                return known
            room = Room(self._named(ident), *window)
            try:
                url = await provider.open(room)
            except MeetingFault as fault:
                # That a room which is there could not be moved does not end it.
                if known is None:
                    await self._put(booked, provider, room, state="failed", reason=fault.detail)
                raise away(fault) from None
            return await self._put(booked, provider, room._replace(url=url))

    async def admit(self, ident: str, who: Entrant) -> Ticket:
        """Let somebody into the room of a reservation while it is open. Raises `Refused`
        (`meeting_closed` before and after), `Unavailable`."""
        booked = await self._booked(ident)
        window, now = window_of(booked), self._now()
        if now < window.opens_at:
            wait = -(-(window.opens_at - now) // 1000)
            raise refuse(
                "meeting_closed",
                "The room opens 15 minutes before the start. Come back then.",
                retry_after=wait,
            )
        if now >= window.ends_at:
            raise refuse("meeting_closed", "The meeting is over. Book another time.")
        return await self.ticket(ident, who)

    async def ticket(self, ident: str, who: Entrant) -> Ticket:
        """The same at any time: what it is for lets nobody in before the room opens. Raises
        `Refused`, `Unavailable`."""
        provider = self._ready()
        meeting = await self.create(ident)
        try:
            return await provider.ticket(_room(meeting), who)
        except MeetingFault as fault:
            if provider.name != "here" or not fault.later:
                raise away(fault) from None
        # The room went with a restart of this server.
        await provider.open(_room(meeting))
        return await provider.ticket(_room(meeting), who)

    async def check(self, ident: str, token: str) -> Verdict:
        """Whether a token lets somebody into the room of a reservation now. Raises `Refused`,
        `Unavailable`."""
        provider = self._ready()
        booked = self._tailer.floor.get(Reservation, ident)
        meeting = self._known(provider, ident)
        if booked is None or meeting is None or not has_room(booked):
            return Verdict(False, "There is no room for this reservation.")
        try:
            found = await provider.check(_room(meeting), token)
        except MeetingFault as fault:
            raise away(fault) from None
        window = window_of(booked)
        if found.valid and not window.opens_at <= self._now() < window.ends_at:
            return Verdict(False, "The room is not open now.", found.owner, found.expires_at)
        return found

    async def end(self, meeting: Meeting) -> None:
        """End a room. Raises `MeetingFault`, `Unavailable`."""
        provider = self._provider
        async with self._lock(meeting.id):
            if provider is not None and provider.name == meeting.provider:
                await provider.end(meeting.room)
            command = PutMeeting(
                reservation=meeting.id,
                provider=meeting.provider,
                room=meeting.room,
                url=meeting.url,
                opens_at=meeting.opens_at,
                ends_at=meeting.ends_at,
                state="ended",
            )
            await self._tailer.reached((await self._door.execute(command, TIMER)).seq)

    async def erased(self, ident: str) -> None:
        """End the room of a reservation of which nothing is left. Raises `MeetingFault`."""
        if self._provider is not None:
            await self._provider.end(self._named(ident))

    def _ready(self) -> Provider:
        if self._provider is None:
            raise refuse("no_meetings", _OFF)
        return self._provider

    async def _booked(self, ident: str) -> Reservation:
        """A reservation that can have a room. Raises `Refused`."""
        if self._tailer.floor.get(Reservation, ident) is None:
            await self._tailer.reached(self._door.head.seq)
        booked = self._tailer.floor.get(Reservation, ident)
        if booked is None:
            raise refuse("unknown_reservation", "There is no such reservation. Check the id.")
        if not has_room(booked):
            raise refuse("wrong_state", "This reservation is not to be, and has no room.")
        if not by_video(self._tailer.floor, booked):
            raise refuse(
                "no_meetings", "This service is not held by video. Change that in its settings."
            )
        return booked

    def _known(self, provider: Provider, ident: str) -> Meeting | None:
        known = self._tailer.floor.get(Meeting, ident)
        good = known is not None and known.state == "ready" and known.provider == provider.name
        return known if good else None

    def _named(self, ident: str) -> str:
        return f"r-{self._mark(f'room {ident}')}"

    def _lock(self, ident: str) -> asyncio.Lock:
        for each in [k for k, lock in self._one_at_a_time.items() if not lock.locked()]:
            if each != ident:
                del self._one_at_a_time[each]
        return self._one_at_a_time[ident]

    async def _put(
        self,
        booked: Reservation,
        provider: Provider,
        room: Room,
        state: str = "ready",
        reason: str = "",
    ) -> Meeting:
        command = PutMeeting(
            reservation=booked.id,
            provider=provider.name,
            room=room.name,
            url=room.url,
            opens_at=room.opens_at,
            ends_at=room.ends_at,
            state="failed" if state == "failed" else "ready",
            reason=reason,
        )
        await self._tailer.reached((await self._door.execute(command, TIMER)).seq)
        known = self._tailer.floor.get(Meeting, booked.id)
        if known is None:
            raise refuse("unknown_reservation", "There is no such reservation any more.")
        return known


def _room(meeting: Meeting) -> Room:
    return Room(meeting.room, meeting.opens_at, meeting.ends_at, meeting.url)


def away(fault: MeetingFault) -> Refused | Unavailable:
    """What whoever asked is told of a provider's fault."""
    if fault.later:
        return Unavailable(fault.detail, fault.retry_after or ASK_AGAIN_S)
    return refuse("meeting_refused", fault.detail)
