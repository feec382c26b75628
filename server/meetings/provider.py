"""What a provider of video rooms must be able to do."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Room(NamedTuple):
    """A private room: its name with the provider, when it is open (ms), and once it is there its
    address."""

    name: str
    opens_at: int
    ends_at: int
    url: str = ""


class Entrant(NamedTuple):
    """Who gets in: an id, the name that others in the room see, and whether they own the room."""

    id: str
    name: str
    owner: bool = False


class Ticket(NamedTuple):
    """What lets one person into one room until it expires (ms). `url` is where they go with it."""

    token: str
    url: str
    expires_at: int


class Verdict(NamedTuple):
    """Whether a token lets somebody into a room now, and if not why."""

    valid: bool
    reason: str = ""
    owner: bool = False
    expires_at: int | None = None


class MeetingFault(Exception):
    """The provider could not do it. `detail` is a sentence for staff; `later`: it may when it is
    asked again, perhaps after `retry_after` seconds."""

    def __init__(self, detail: str, later: bool = False, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.later = later
        self.retry_after = retry_after


class Provider(Protocol):
    """A provider. All of it may be repeated: what is so already is no fault. Raises
    `MeetingFault`, and answers within its time limit."""

    @property
    def name(self) -> str:
        """`daily`, `jitsi` or `here`."""

    async def open(self, room: Room) -> str:
        """Make a private room, or let one of this name be open at other times; its address."""

    async def ticket(self, room: Room, who: Entrant) -> Ticket:
        """Let somebody in, from the time that the room opens until it ends."""

    async def check(self, room: Room, token: str) -> Verdict:
        """Whether a token lets somebody into this room now."""

    async def end(self, name: str) -> None:
        """End a room: nobody gets in any more. One that is gone is no fault."""

    async def close(self) -> None:
        """Let go of connections."""
