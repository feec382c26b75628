"""How long services take: learnt from each that ends, by what it was for and by whom.

What one colleague needs for a task is drawn to what all need for it, that to the configured mean
(several services: to the sum of what each takes). A click by mistake and a customer who was
forgotten at the desk overnight are left out.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from protocol.capability import UNKNOWN_MEAN_S
from server.domain.estimates.quantiles import Floats, Samples, blended, lognormal, summed
from server.domain.estimates.scene import Task

_NEWEST: Final = 200
"""So many of a task count; what was longer ago was perhaps another form."""
_NEWEST_OF_ONE: Final = 100
_KEYS: Final = 1_000
"""Of so many tasks and colleagues something is kept: those that were learnt of last."""
_TABLES: Final = 4 * _KEYS
"""So many tables are kept at hand; with more, all are made anew."""
_TRUST_IN_MEAN: Final = 10.0
_TRUST_IN_ALL: Final = 25.0
"""A colleague is believed to differ from the others only with so many services."""
_ENOUGH: Final = 8
"""From so many on, the median of what was seen says what is absurd; before, what is expected."""
_LONGEST: Final = 8.0
_SHORTEST: Final = 0.01
_MISCLICK_S: Final = 2.0

_Key = tuple[Task, str]
_Stamp = tuple[object, ...]


class Durations:
    """Service times of one service point, s."""

    def __init__(self) -> None:
        self._seen: OrderedDict[_Key, Samples] = OrderedDict()
        self._tables: dict[_Key, tuple[_Stamp, Floats]] = {}

    def learn(self, task: Task, staff: str, seconds: float) -> None:
        """A service for this task has ended; `staff` is empty where it is not known."""
        self._of((task, ""), _NEWEST).add(seconds)
        if staff:
            self._of((task, staff), _NEWEST_OF_ONE).add(seconds)
        while len(self._seen) > _KEYS:
            gone, _ = self._seen.popitem(last=False)
            self._tables.pop(gone, None)

    def table(self, task: Task, staff: str, means_s: Mapping[str, int]) -> Floats:
        """Equally likely durations in ascending order, `quantiles.POINTS` of them."""
        if staff and (task, staff) not in self._seen and len(task) <= 1:
            staff = ""
        stamp = self._stamp(task, staff, means_s)
        known = self._tables.get((task, staff))
        if known is not None and known[0] == stamp:
            return known[1]
        if len(self._tables) >= _TABLES:
            self._tables.clear()
        made = self._made(task, staff, means_s)
        self._tables[task, staff] = stamp, made
        return made

    def mean_s(self, task: Task, staff: str, means_s: Mapping[str, int]) -> float:
        """How long it takes on average."""
        return float(self.table(task, staff, means_s).mean())

    def _made(self, task: Task, staff: str, means_s: Mapping[str, int]) -> Floats:
        if staff:
            expected = self._of_all(task, staff, means_s)
            return self._drawn((task, staff), expected, _TRUST_IN_ALL)
        if len(task) == 1:
            expected = lognormal(means_s.get(task[0], UNKNOWN_MEAN_S))
        else:
            expected = summed([self.table((part,), "", means_s) for part in task])
        return self._drawn((task, ""), expected, _TRUST_IN_MEAN)

    def _of_all(self, task: Task, staff: str, means_s: Mapping[str, int]) -> Floats:
        """What all need; for several services what this colleague needs for each, until the
        combination has been seen."""
        combined = self._seen.get((task, ""))
        if len(task) > 1 and (combined is None or len(combined) < _ENOUGH):
            return summed([self.table((part,), staff, means_s) for part in task])
        return self.table(task, "", means_s)

    def _drawn(self, key: _Key, expected: Floats, trust: float) -> Floats:
        samples = self._seen.get(key)
        if samples is None:
            return expected
        usual_s = samples.median() if len(samples) >= _ENOUGH else float(expected.mean())
        least_s = max(_MISCLICK_S, usual_s * _SHORTEST)
        return blended(samples.between(least_s, usual_s * _LONGEST), expected, trust)

    def _stamp(self, task: Task, staff: str, means_s: Mapping[str, int]) -> _Stamp:
        """Changes with everything that the table is made from."""
        tasks = [task, *((part,) for part in task)] if len(task) > 1 else [task]
        found = (self._seen.get((each, who)) for each in tasks for who in ("", staff))
        means = tuple(means_s.get(part, UNKNOWN_MEAN_S) for part in task)
        return (means, *(samples.seen if samples else 0 for samples in found))

    def _of(self, key: _Key, most: int) -> Samples:
        if key not in self._seen:
            self._seen[key] = Samples(most)
        self._seen.move_to_end(key)
        return self._seen[key]
