"""Time and chance as the link uses them, in one injectable value."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from client.steady import steady


@dataclass(frozen=True)
class Timing:
    """A steady clock (s), a sleep (s), and a source of chance in [0, 1)."""

    monotonic: Callable[[], float] = steady
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    random: Callable[[], float] = random.random


TIMING: Final = Timing()
