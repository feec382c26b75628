"""Rooms within this server, for demonstration and tests: they open, let in, and close like those of
a provider, but carry neither picture nor sound."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from server.meetings.provider import Entrant, MeetingFault, Room, Ticket, Verdict

PRESENT_MS: Final = 30_000
"""Whoever was not heard of for so long has left."""
PATH: Final = "/meet"


class Inside(NamedTuple):
    """A room as somebody sees it who is in it."""

    me: Entrant
    present: list[Entrant]
    ends_at: int


@dataclass
class _Open:
    """A room and who was seen in it when (ms)."""

    room: Room
    seen: dict[str, tuple[Entrant, int]] = field(default_factory=dict)


class Here:
    """`base` is the server's own address, `now` its clock in ms. A restart closes all rooms; they
    are made again when they are needed."""

    name = "here"

    def __init__(self, base: Callable[[], str], now: Callable[[], int]) -> None:
        self._base = base
        self._now = now
        self._rooms: dict[str, _Open] = {}
        self._tickets: dict[str, tuple[str, Entrant, int]] = {}

    async def open(self, room: Room) -> str:
        """Make the room, or move it; whoever is in it stays."""
        found = self._rooms.get(room.name)
        self._rooms[room.name] = _Open(room, found.seen if found else {})
        return f"{self._base()}{PATH}"

    async def ticket(self, room: Room, who: Entrant) -> Ticket:
        """A token for one person. Raises `MeetingFault` where the room is not open here."""
        if room.name not in self._rooms:
            raise MeetingFault("This room is gone. Ask again.", later=True)
        self._forget()
        token = secrets.token_urlsafe(16)
        self._tickets[token] = (room.name, who, room.ends_at)
        return Ticket(token, f"{self._base()}{PATH}/{token}", room.ends_at)

    async def check(self, room: Room, token: str) -> Verdict:
        """Whether the token lets in now."""
        name, who, expires_at = self._tickets.get(token, ("", None, 0))
        if who is None or name != room.name:
            return Verdict(False, "This token is none of this room's.")
        if self._inside(token) is None:
            return Verdict(False, "This token does not hold at this time.", expires_at=expires_at)
        return Verdict(True, "", who.owner, expires_at)

    async def end(self, name: str) -> None:
        """Close it: who is in it sees so with the next look."""
        self._rooms.pop(name, None)

    async def close(self) -> None:
        """Close all."""
        self._rooms.clear()

    def enter(self, token: str) -> Inside | None:
        """The room of a token, with whoever is in it; None where it is not open. Being there counts
        for a while, so look again."""
        found = self._inside(token)
        if found is None:
            return None
        now, who = self._now(), self._tickets[token][1]
        found.seen[who.id] = (who, now)
        present = [each for each, at in found.seen.values() if now - at < PRESENT_MS]
        return Inside(who, present, found.room.ends_at)

    def _inside(self, token: str) -> _Open | None:
        name, _, expires_at = self._tickets.get(token, ("", None, 0))
        found = self._rooms.get(name)
        if found is None or not found.room.opens_at <= self._now() < expires_at:
            return None
        return found if self._now() < found.room.ends_at else None

    def _forget(self) -> None:
        now = self._now()
        for token in [t for t, (_, _, until) in self._tickets.items() if until <= now]:
            del self._tickets[token]
