"""The site's clock, injected everywhere: real, scaled for a replayed day, or moved by hand."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Milliseconds since 1970 UTC; `rate` is how many of its seconds pass in a real one."""

    @property
    def rate(self) -> float:
        """1 but for a replayed day."""

    def now(self) -> int:
        """The present instant, ms."""


class SystemClock:
    """The machine's clock."""

    rate = 1.0

    def now(self) -> int:
        """The present instant, ms."""
        return time.time_ns() // 1_000_000


class ScaledClock:
    """A clock that starts at `start` and runs `rate` times as fast; for sample data only."""

    def __init__(self, start: int, rate: float) -> None:
        if rate <= 0:
            raise ValueError("a clock's rate is above zero")
        self.rate = rate
        self._start = start
        self._began = time.monotonic()

    def now(self) -> int:
        """The present instant, ms."""
        return self._start + int((time.monotonic() - self._began) * 1000 * self.rate)


class ManualClock:
    """A clock that moves only when told."""

    rate = 1.0

    def __init__(self, at: int) -> None:
        self.at = at

    def now(self) -> int:
        """The present instant, ms."""
        return self.at

    def advance(self, seconds: float) -> None:
        """Move on."""
        self.at += int(seconds * 1000)
