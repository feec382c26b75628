"""What happened lately at a service point: who waited how long, how fast the line moved.

Windows are counted in mean services, not in minutes, so that a telephone queue of three-minute
calls and a clinic of twenty-minute visits are described by like numbers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Reversible
from typing import Final, NamedTuple

SERVICES: Final = 100
"""So many services make the running means."""
WAITS: Final = 10
KEPT: Final = 512
"""So many instants of each kind are remembered at most."""
PRIOR: Final = 5.0
"""A configured mean counts like so many services."""
SHORT, MIDDLE, LONG = 1 / 3, 1.0, 10 / 3
"""Windows, in mean services."""
UNKNOWN_S: Final = 480.0
SERVICES_KNOWN: Final = 64
"""Services that have facts of their own, at most; the longest unused is forgotten first."""


class LastWait(NamedTuple):
    """How long somebody waited until called, s, and when that was, ms."""

    waited_s: float
    at: int


class Recent:
    """Rolling facts of one service point. Instants are ms, in order of time."""

    def __init__(self) -> None:
        self.last: LastWait | None = None
        self._mine: dict[str, _Facts] = {}
        self._all = _Facts()
        self._starts: deque[int] = deque(maxlen=KEPT)
        self._joins: deque[int] = deque(maxlen=KEPT)
        self._leaves: deque[int] = deque(maxlen=KEPT)
        self._active: dict[str, int] = {}

    def joined(self, at: int) -> None:
        """Somebody joined."""
        self._joins.append(at)

    def left(self, at: int) -> None:
        """Somebody gave up."""
        self._leaves.append(at)

    def called(self, at: int, service: str, waited_s: float, station: str) -> None:
        """Somebody entered service after such a wait."""
        self.busy(at, station)
        self._starts.append(at)
        self.last = LastWait(waited_s, at)
        for facts in (self._all, self._facts(service)):
            facts.last = self.last
            facts.waits.append(waited_s)

    def begun(self, at: int, station: str) -> None:
        """Somebody entered service without having waited, or out of turn."""
        self.busy(at, station)
        self._starts.append(at)

    def ended(self, at: int, service: str, service_s: float, station: str) -> None:
        """A service is done."""
        self.busy(at, station)
        self._all.add(service_s)
        self._facts(service).add(service_s)

    def busy(self, at: int, station: str) -> None:
        """A desk shows that somebody works there."""
        self._active.pop(station, None)
        self._active[station] = at
        while len(self._active) > KEPT:
            del self._active[next(iter(self._active))]

    def mean_s(self, configured_s: float = UNKNOWN_S) -> float:
        """How long services take: the mean of the last hundred, drawn to what is configured."""
        return self._all.mean_s(configured_s)

    def mean_of_s(self, service: str, configured_s: float) -> float:
        """The same of one service."""
        facts = self._mine.get(service)
        return facts.mean_s(configured_s) if facts else configured_s

    def last_of(self, service: str) -> LastWait | None:
        """The last of a service who was called."""
        facts = self._mine.get(service)
        return facts.last if facts else None

    def mean_wait_s(self, service: str | None = None) -> float:
        """The mean wait of the last ten who were called, of a service or of all; 0 for nobody."""
        facts = self._all if service is None else self._mine.get(service)
        return sum(facts.waits) / len(facts.waits) if facts and facts.waits else 0.0

    def starts(self, now: int, window_s: float) -> int:
        """How many entered service in the last so many seconds."""
        return _since(self._starts, now - window_s * 1000)

    def joins(self, now: int, window_s: float) -> int:
        """How many joined."""
        return _since(self._joins, now - window_s * 1000)

    def leaves(self, now: int, window_s: float) -> int:
        """How many gave up."""
        return _since(self._leaves, now - window_s * 1000)

    def active(self, now: int, window_s: float) -> int:
        """At how many desks something happened."""
        return _since(self._active.values(), now - window_s * 1000)

    def _facts(self, service: str) -> _Facts:
        facts = self._mine.pop(service, None) or _Facts()
        self._mine[service] = facts
        while len(self._mine) > SERVICES_KNOWN:
            del self._mine[next(iter(self._mine))]
        return facts


class _Facts:
    """Of one service, or of all."""

    def __init__(self) -> None:
        self.last: LastWait | None = None
        self.waits: deque[float] = deque(maxlen=WAITS)
        self._services: deque[float] = deque(maxlen=SERVICES)
        self._sum_s = 0.0

    def add(self, service_s: float) -> None:
        if len(self._services) == SERVICES:
            self._sum_s -= self._services[0]
        self._services.append(service_s)
        self._sum_s += service_s

    def mean_s(self, configured_s: float) -> float:
        return (self._sum_s + PRIOR * configured_s) / (len(self._services) + PRIOR)


def _since(instants: Reversible[int], since: float) -> int:
    """How many of them are not before; they lie in order of time."""
    count = 0
    for at in reversed(instants):
        if at < since:
            break
        count += 1
    return count
