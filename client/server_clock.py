"""The server's clock on a client: by the sample with the least round trip of the last eight."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final, NamedTuple

SAMPLES: Final = 8


class _Sample(NamedTuple):
    """The server showed `server` ms in the middle of a round trip, at `middle` s of ours."""

    round_trip: float
    middle: float
    server: int


class ServerClock:
    """Server time on a steady clock. Until the first sample it shows this machine's own clock."""

    def __init__(self, monotonic: Callable[[], float], wall: Callable[[], int]) -> None:
        self._monotonic = monotonic
        self._wall = wall
        self._samples: deque[_Sample] = deque(maxlen=SAMPLES)
        self._rate = 1.0

    @property
    def known(self) -> bool:
        """Whether a server has told the time."""
        return bool(self._samples)

    @property
    def rate(self) -> float:
        """Seconds of the server's clock to a second of ours."""
        return self._rate

    def begin(self, rate: float) -> None:
        """A new connection: another server, or another rate, may answer. Old samples go."""
        self._samples.clear()
        self._rate = rate

    def sample(self, sent: float, received: float, server: int) -> None:
        """A round trip from `sent` to `received` (s, ours): the server showed `server` ms."""
        self._samples.append(_Sample(received - sent, (sent + received) / 2, server))

    def now(self) -> int:
        """The server's clock now, ms."""
        return self.at(self._monotonic())

    def at(self, moment: float) -> int:
        """The server's clock at a moment of the steady clock (s), ms."""
        if not self._samples:
            return self._wall() + round((moment - self._monotonic()) * 1000)
        best = min(self._samples, key=lambda sample: sample.round_trip)
        return best.server + round((moment - best.middle) * 1000 * self._rate)
