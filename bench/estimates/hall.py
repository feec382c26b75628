"""The trace as the scenes of a service point: who waits, who works, who can do what.

Who was at work is not recorded and inferred from what they did lately; whom nobody names (2 of 100)
served nobody here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bench.estimates.trace import Call
from server.domain.estimates.scene import Busy, Scene, Station, Waiter

ACTIVE_MS: Final = 30 * 60_000
"""Whoever did nothing for so long is not at work."""
LATELY_MS: Final = 7 * 24 * 3_600_000
"""Whoever took nobody from a queue for so long does not serve it."""
STALE_MS: Final = 60 * 60_000
"""Whoever stands in the record of a line for longer was forgotten in it."""
BUSY_MS: Final = 2 * 3_600_000
CREDIT_MS: Final = 90_000
"""Callers of priority 2 begin as if they had waited so long already."""
IDLE_MS: Final = 60_000
"""Whoever is idle for longer as somebody joins whom nobody takes at once is not at work."""
MEAN_S: Final = 180
"""What a house would have configured: what a call took in January, roughly."""


class Hall:
    """What is known of the line and of the agents at an instant."""

    def __init__(self, queues: frozenset[str]) -> None:
        self._means = {queue: MEAN_S for queue in sorted(queues)}
        self._line: dict[int, Waiter] = {}
        self._busy: dict[str, tuple[int, Busy]] = {}
        self._seen: dict[str, int] = {}
        self._served: dict[str, dict[str, int]] = {}

    def joined(self, place: int, call: Call) -> None:
        """Somebody waits."""
        self._line[place] = _waiter(place, call, frozenset())

    def left(self, place: int) -> None:
        """Somebody waits no more."""
        self._line.pop(place, None)

    def begun(self, at: int, place: int, call: Call) -> None:
        """Somebody is being served."""
        self.left(place)
        if call.agent:
            self._seen[call.agent] = at
            self._served.setdefault(call.agent, {})[call.queue] = at
            self._busy[call.agent] = place, Busy((call.queue,), at)

    def ended(self, at: int, place: int, call: Call) -> None:
        """A service is done."""
        if call.agent:
            self._seen[call.agent] = at
        if self._busy.get(call.agent, (-1,))[0] == place:
            del self._busy[call.agent]

    def scene(self, now: int, place: int, call: Call) -> Scene:
        """What an estimator sees as this customer joins."""
        line = sorted(
            (who for who in self._line.values() if now - who.joined_at < STALE_MS),
            key=lambda who: (who.eligible_at, who.key),
        )
        agents = self._at_work(now)
        able = {queue: self._able(now, agents, queue) for queue in self._means}
        return Scene(
            now=now,
            stations=tuple(self._station(now, name) for name in agents),
            line=tuple(_at(who, able) for who in line),
            newcomers=(_at(_waiter(place, call, frozenset()), able),),
            means_s=self._means,
            hour=now // 3_600_000 % 24,
        )

    def _at_work(self, now: int) -> list[str]:
        """Who serves somebody, or was done with somebody only just now: an agent who was idle for
        longer would have taken whoever joins at once, and then no wait is to be foretold."""
        return [
            name
            for name, at in sorted(self._seen.items())
            if now - at <= (ACTIVE_MS if name in self._busy else IDLE_MS)
        ]

    def _able(self, now: int, agents: list[str], queue: str) -> frozenset[int]:
        """The agents who served a queue lately; all of them where nobody has."""
        found = frozenset(
            number
            for number, name in enumerate(agents)
            if now - self._served.get(name, {}).get(queue, 0) <= LATELY_MS
        )
        return found or frozenset(range(len(agents)))

    def _station(self, now: int, name: str) -> Station:
        _, busy = self._busy.get(name, (-1, None))
        if busy is not None and now - busy.since_at > BUSY_MS:
            busy = None
        return Station(name, name, busy)


def _waiter(place: int, call: Call, stations: frozenset[int]) -> Waiter:
    credit = CREDIT_MS if call.priority == 2 else 0
    return Waiter(str(place), (call.queue,), call.joined_at - credit, call.joined_at, stations)


def _at(who: Waiter, able: Mapping[str, frozenset[int]]) -> Waiter:
    return Waiter(who.key, who.task, who.eligible_at, who.joined_at, able[who.task[0]])
