"""What a quote is reckoned from, as a list of plain numbers that is stored with every promise.

Seconds and counts, nothing else, each to a tenth: `columns.py` makes ratios of them, so that what
is learnt of a telephone queue and of a clinic has the same scale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from server.domain.estimates.recent import LONG, MIDDLE, SHORT, UNKNOWN_S, Recent
from server.domain.estimates.scene import Scene, Waiter

Numbers = npt.NDArray[np.float64]
MAKE: Final = 1.0
"""Changes with the meaning of the list, so that stored grounds are never taken for others."""
NAMES: Final = (
    "make",
    "base20",  # simulated wait, s, at three percentiles
    "base50",
    "base80",
    "credit",  # waited already when joining: priority, transfers; s
    "waiting",  # people in the line
    "ahead",  # of them before this one
    "waiting_same",  # for the same service
    "ahead_same",
    "stations",  # desks at work
    "able",  # of them those that can serve this one
    "busy",  # of the able those who have somebody
    "elapsed",  # since these took them up, s: mean
    "elapsed_most",  # and the longest
    "active_long",  # desks where something happened in ten mean services,
    "active_middle",  # in a third of that,
    "active_short",  # in a sixth
    "mean",  # of the last services, s
    "mean_same",
    "last_wait",  # of the last who was called, s
    "last_wait_same",
    "last_age",  # since that call, s
    "mean_wait",  # of the last ten who were called, s
    "mean_wait_same",
    "longest",  # who waits longest, of all and for the same service, s
    "longest_same",
    "starts_short",  # services begun in windows of a third, one and ten thirds mean services
    "starts_middle",
    "starts_long",
    "leaves",  # gave up in one and two thirds mean services
    "joins_middle",  # joined in two thirds and ten thirds mean services
    "joins_long",
)
AT: Final = {name: place for place, name in enumerate(NAMES)}
LATELY_S: Final = 6 * 3600.0
"""What is older says nothing of now."""


class _OfService(NamedTuple):
    mean_s: float
    last_wait_s: float
    mean_wait_s: float


class _Seen(NamedTuple):
    """What of the line counts for somebody: of all, and of those for the same service."""

    waiting: int
    ahead: int
    waiting_same: int
    ahead_same: int
    longest_s: float
    longest_same_s: float


class Grounds:
    """Makes grounds for the people of one scene."""

    def __init__(self, scene: Scene, recent: Recent) -> None:
        self._scene = scene
        self._recent = recent
        self._line = [waiter for waiter in scene.line if waiter.in_line]
        configured = list(scene.means_s.values())
        usual_s = sum(configured) / len(configured) if configured else UNKNOWN_S
        self._mean_s = max(1.0, recent.mean_s(usual_s))
        self._point = self._of_point()
        self._known: dict[str, _OfService] = {}
        self._able: dict[frozenset[int], list[float]] = {}

    def of_line(self, base_s: Numbers) -> Numbers:
        """One row for each of the line who is told a wait; `base_s` has three columns, s.

        Those behind are left out, so that each has the grounds of one who joins at that place:
        it is from those who joined that is learnt.
        """
        rows, longest_s = [], 0.0
        same: Counter[str] = Counter()
        longest_same: dict[str, float] = {}
        for ahead, waiter in enumerate(self._line):
            service = waiter.task[0]
            own_s, of_service_s = self._waited_s(waiter), longest_same.get(service, 0.0)
            mine = same[service]
            seen = _Seen(ahead, ahead, mine, mine, longest_s, of_service_s)
            rows.append(self._row(waiter, seen))
            same[service] += 1
            longest_same[service] = max(of_service_s, own_s)
            longest_s = max(longest_s, own_s)
        return self._table(rows, base_s)

    def of_newcomers(self, base_s: Numbers) -> Numbers:
        """One row for each newcomer of the scene."""
        rows = []
        for waiter in self._scene.newcomers:
            same = [other for other in self._line if other.task[0] == waiter.task[0]]
            seen = _Seen(
                len(self._line),
                sum(_before(self._scene, other, waiter) for other in self._line),
                len(same),
                sum(_before(self._scene, other, waiter) for other in same),
                max(map(self._waited_s, self._line), default=0.0),
                max(map(self._waited_s, same), default=0.0),
            )
            rows.append(self._row(waiter, seen))
        return self._table(rows, base_s)

    def _waited_s(self, waiter: Waiter) -> float:
        return (self._scene.now - waiter.joined_at) / 1000

    def _table(self, rows: Sequence[Sequence[float]], base_s: Numbers) -> Numbers:
        table = np.empty((len(rows), len(NAMES)))
        if rows:
            table[:, 0] = MAKE
            table[:, 1:4] = base_s
            table[:, 4:] = rows
        return np.round(table, 1)

    def _row(self, waiter: Waiter, seen: _Seen) -> list[float]:
        mine = self._of_service(waiter.task[0])
        point = self._point
        return [
            (waiter.joined_at - waiter.eligible_at) / 1000,
            seen.waiting,
            seen.ahead,
            seen.waiting_same,
            seen.ahead_same,
            len(self._scene.stations),
            *self._of_stations(waiter.stations),
            *point[:3],
            self._mean_s,
            mine.mean_s,
            point[3],
            mine.last_wait_s,
            point[4],
            point[5],
            mine.mean_wait_s,
            seen.longest_s,
            seen.longest_same_s,
            *point[6:],
        ]

    def _of_point(self) -> list[float]:
        now, recent, mean_s = self._scene.now, self._recent, self._mean_s
        last = recent.last
        age_s = min((now - last.at) / 1000, LATELY_S) if last else LATELY_S
        return [
            recent.active(now, 10 * mean_s),
            recent.active(now, 10 / 3 * mean_s),
            recent.active(now, 10 / 6 * mean_s),
            last.waited_s if last else 0.0,
            age_s,
            recent.mean_wait_s(),
            recent.starts(now, SHORT * mean_s),
            recent.starts(now, MIDDLE * mean_s),
            recent.starts(now, LONG * mean_s),
            recent.leaves(now, 5 / 3 * mean_s),
            recent.joins(now, 2 / 3 * mean_s),
            recent.joins(now, LONG * mean_s),
        ]

    def _of_service(self, service: str) -> _OfService:
        if service not in self._known:
            recent = self._recent
            last = recent.last_of(service)
            self._known[service] = _OfService(
                recent.mean_of_s(service, self._scene.means_s.get(service, self._mean_s)),
                last.waited_s if last else 0.0,
                recent.mean_wait_s(service),
            )
        return self._known[service]

    def _of_stations(self, places: frozenset[int]) -> list[float]:
        """Able, busy, mean and longest time since these took somebody up."""
        if places not in self._able:
            now, stations = self._scene.now, self._scene.stations
            busy = [stations[place].busy for place in places]
            elapsed = [max(0, now - each.since_at) / 1000 for each in busy if each is not None]
            mean_s = sum(elapsed) / len(elapsed) if elapsed else 0.0
            self._able[places] = [
                len(places),
                len(elapsed),
                mean_s,
                max(elapsed, default=0.0),
            ]
        return self._able[places]


def _before(scene: Scene, other: Waiter, waiter: Waiter) -> bool:
    """Whether somebody of the line would be called before a newcomer, as things are now."""
    if scene.order == "fixed" or other.first:
        return True
    waited, own = scene.now - other.eligible_at, scene.now - waiter.eligible_at
    if scene.max_wait_s and waited >= scene.max_wait_s * 1000:
        return True
    return other.weight * waited >= waiter.weight * own
