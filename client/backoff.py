"""When to try again: growing pauses, spread by chance so that a hall does not knock at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

FIRST_S: Final = 0.2
LONGEST_S: Final = 8.0
HELD_S: Final = 2.0
"""A connection that held this long was a good one: the next pause starts small again, so that a
clerk on a shaky line is back at once. A server that falls over its newcomers holds none so long."""


class Close(NamedTuple):
    """What a close code asks of a client."""

    renew_token: bool = False
    at_least_s: float = 0.0


CLOSES: Final[dict[int, Close]] = {
    1009: Close(at_least_s=LONGEST_S),
    4400: Close(at_least_s=LONGEST_S),
    4401: Close(renew_token=True),
    4403: Close(renew_token=True, at_least_s=LONGEST_S),
    4409: Close(at_least_s=2.0),
    4429: Close(at_least_s=2.0),
    4503: Close(at_least_s=1.0),
}
"""Codes with a rule of their own; all others back off."""


class Backoff:
    """The pauses between attempts, in seconds."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._failures = 0

    def pause(self, held_s: float, at_least_s: float = 0.0) -> float:
        """The pause after an attempt whose connection held for `held_s` (0 if it never stood)."""
        if held_s >= HELD_S:
            self._failures = 0
        ceiling = min(LONGEST_S, FIRST_S * 2.0**self._failures)
        self._failures = min(self._failures + 1, 10)
        return max(at_least_s, ceiling * (0.5 + 0.5 * self._random()))
