"""The clocks that clients measure with."""

from __future__ import annotations

import sys
import time


def steady() -> float:
    """Seconds that never jump; sleep of the machine counts: a woken screen knows its age."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def wall_ms() -> int:
    """This machine's own clock, ms since 1970 UTC: only shown until a server has told the time."""
    return time.time_ns() // 1_000_000
