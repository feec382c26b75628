"""What an ESC/POS printer hangs on: a line to it, and how long everything on it may take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from client.steady import steady
from kiosk.printing.faults import NotPrinted

WITHIN_S: Final = 5.0
"""Who stands before a kiosk waits no longer for paper."""


class Deadline:
    """The moment until which a slip must be out. `clock` is steady, in seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = steady) -> None:
        self._clock = clock
        self._at = clock() + seconds

    def left(self, most: float = WITHIN_S) -> float:
        """Seconds that are left, at most so many. Raises `NotPrinted` when none are."""
        if not (rest := self.rest()):
            raise NotPrinted("no_answer")
        return min(rest, most)

    def rest(self) -> float:
        """Seconds that are left; 0 when none are."""
        return max(0.0, self._at - self._clock())


class Port(Protocol):
    """An open line. All of it raises `NotPrinted` when the printer has gone."""

    def write(self, data: bytes, deadline: Deadline) -> None:
        """Send all of it in time, or raise."""

    def read(self, within_s: float) -> bytes:
        """What the printer says; nothing when it says nothing in time."""

    def finish(self, deadline: Deadline) -> None:
        """Wait until all that was written has left this machine."""

    def close(self) -> None:
        """Let go of the line, whatever state it is in. Never waits."""


class Line(Protocol):
    """A way to a printer."""

    name: str
    """As `--printer` names it."""

    def open(self, deadline: Deadline) -> Port:
        """Open it. Raises `NotPrinted`."""

    def takes_s(self, size: int) -> float:
        """How long so many bytes are on their way, where that counts; seconds."""


READS: Final = 64
"""A printer's answers have a byte or a few."""
PORT: Final = 9100
"""Where network printers listen."""
BAUD: Final = 115_200
"""A picture of a slip has 85,000 bytes: at 9,600 baud it would be on its way for a minute."""
SLOWEST: Final = 38_400
