"""What sessions share: the parts that they work with, limits, and how one ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from protocol.commands import AnyCommand
from protocol.messages import Limits
from protocol.outbox import Channel
from protocol.proof import Proof
from server.accounts.attempts import Failures
from server.accounts.presence import Presence
from server.accounts.tokens import Held, Tokens
from server.clock import Clock
from server.domain.actor import Actor
from server.domain.effects_on_line import Quoted
from server.domain.estimates.published import quotes
from server.execution.day_replays import DayReplays
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.sync.devices import DeviceSessions
from server.sync.guests import Guests
from server.sync.hub import Hub

LIMITS: Final = Limits()


Admit = Callable[[Actor, str, AnyCommand], None]
"""Told who sends a command, and from which address."""


Hear = Callable[[str, Proof | None], Held]
"""Who says hello with this token and proof. Raises `Refused`."""


class Closing(Exception):
    """The session ends with this close code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Parts(NamedTuple):
    """What a session works with."""

    door: Door
    tailer: Tailer
    tokens: Tokens
    clock: Clock
    hub: Hub
    presence: Presence
    replays: DayReplays
    hear: Hear
    devices: DeviceSessions
    close: Callable[[Any, Closing], None]
    """Ends another session."""
    guesses: Failures
    """Who has looked for a reservation by what anybody could guess, and found none."""
    admit: Admit = lambda _actor, _address, _command: None
    """Counts what a guest sends. Raises `Refused`."""
    guests: Guests = Guests(0)
    quoted: Quoted = quotes
    sends: Callable[[], list[Channel]] = list
    """By which ways messages to customers go out now."""
