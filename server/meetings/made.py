"""Which provider of video rooms a house has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from server.clock import Clock
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.meetings.here import Here
from server.meetings.jitsi import Jitsi
from server.meetings.provider import Provider
from server.meetings.rooms import Rooms

With = Literal["", "daily", "jitsi", "here"]
SECRET_LEAST: Final = 32
"""Characters of the secret that signs tokens for Jitsi: a shorter one is found by trying."""


@dataclass(frozen=True)
class MeetingSettings:
    """What an operator has set; `key` is Daily's API key, or the secret of Jitsi's application."""

    provider: With = ""
    url: str = ""
    """Of the Jitsi server."""
    app: str = ""
    """The application's name there."""
    key: str = field(default="", repr=False)


NO_MEETINGS: Final = MeetingSettings()
"""A house without a provider."""


def provider_of(
    settings: MeetingSettings, base: Callable[[], str], now: Callable[[], int]
) -> Provider | None:
    """The provider; None where the house has none. `base` is the server's own address, `now` its
    clock in ms."""
    match settings.provider:
        case "daily":
            # Imported here: it takes a while, and hardly any house has it.
            from server.meetings.daily import Daily

            return Daily(settings.key, now)
        case "jitsi":
            return Jitsi(settings.url, settings.app, settings.key, now)
        case "here":
            return Here(base, now)
    return None


def rooms_of(
    settings: MeetingSettings,
    base: Callable[[], str],
    door: Door,
    tailer: Tailer,
    clock: Clock,
    mark: Callable[[str], str],
) -> Rooms:
    """All rooms of a house, with the provider that it has."""
    return Rooms(provider_of(settings, base, clock.now), door, tailer, mark, clock.now)
