"""What one service point has learnt of its waits, and what it foretells.

Feed it what happens in order of time, tell it the outcome of each promise (`judge`), and ask it
for a forecast of a scene. Nothing here reads a clock or draws from the world: the same events, the
same promises and the same seed give the same quotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from server.domain.estimates.delays import waits_s
from server.domain.estimates.durations import Durations
from server.domain.estimates.grounds import Grounds, Numbers
from server.domain.estimates.hazards import Hazards
from server.domain.estimates.order import in_order
from server.domain.estimates.quotes import Quotes
from server.domain.estimates.recent import Recent
from server.domain.estimates.scene import Scene, Task
from server.domain.estimates.simulation import RUNS, Simulated, percentiles, simulate

Triple = tuple[int, int, int]
"""P20, P50 and P80, s."""
_STATIONS: Final = 512
"""So many desks are remembered, the newest."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long until somebody is called, s from the scene's `now`: at the 20th, 50th and 80th
    percentile, unrounded by steps; and what it was reckoned from (`grounds.NAMES`)."""

    p20: int
    p50: int
    p80: int
    grounds: list[float]


@dataclass(frozen=True, slots=True)
class Forecast:
    """Waits of a service point at one instant. Whom no wait can be told is left out."""

    line: dict[str, Wait] = field(default_factory=dict)
    """By key of who waits: those with `in_line` whom a desk can serve, in the order of the line."""
    newcomers: dict[str, Wait] = field(default_factory=dict)
    """By key of each of `Scene.newcomers`."""
    dues: dict[str, list[float]] = field(default_factory=dict)
    """By key of each reservation that is due: when it begins in each run, s from now."""
    last_s: int | None = None
    """When the last of those here is done, s at the 80th percentile; None with nobody here or no
    desk."""
    one_more_s: int | None = None
    """When one who joined now would be done, s at the 80th percentile; None with no desk."""


class Forecaster:
    """Learns of one service point and foretells it. All instants are ms, all durations s.

    A wait is from joining until being called; it is `waited_s` of whoever is called or gives up.
    """

    def __init__(self, runs: int = RUNS) -> None:
        self._runs = runs
        self._durations = Durations()
        self._hazards = Hazards()
        self._recent = Recent()
        self._quotes = Quotes()
        self._free_at: dict[str, int] = {}

    def joined(self, at: int, task: Task) -> None:
        """Somebody joined the line."""
        self._recent.joined(at)

    def called(
        self, at: int, task: Task, waited_s: float, station: str, *, in_turn: bool = True
    ) -> None:
        """Somebody was called to a desk. `in_turn` is False where that says nothing of the line:
        recalls, transfers with a place kept, reservations on their slot."""
        free_at = self._free_at.pop(station, None)
        if not in_turn:
            self._recent.begun(at, station)
            return
        self._recent.called(at, task[0], waited_s, station)
        self._hazards.learn_wait(waited_s, left=False)
        # Whoever was called had waited all the while, so the desk was not idle but took breath.
        if free_at is not None and at - free_at <= waited_s * 1000:
            self._hazards.learn_gap((at - free_at) / 1000)

    def started(self, at: int, task: Task, way_s: float, station: str, staff: str = "") -> None:
        """Whoever was called is at the desk, `way_s` after the call; 0 where nobody walks."""
        self._recent.busy(at, station)
        self._hazards.learn_call(way_s, came=True)

    def ended(self, at: int, task: Task, service_s: float, station: str, staff: str = "") -> None:
        """A service is done; `service_s` without time on hold."""
        self._durations.learn(task, staff, service_s)
        self._recent.ended(at, task[0], service_s, station)
        self._free(at, station)

    def left(self, at: int, task: Task, waited_s: float) -> None:
        """Somebody gave up while waiting."""
        self._recent.left(at)
        self._hazards.learn_wait(waited_s, left=True)

    def no_show(self, at: int, task: Task, called_s: float, station: str) -> None:
        """Somebody who was called did not come, `called_s` after the call."""
        self._hazards.learn_call(called_s, came=False)
        self._free(at, station)

    def judge(
        self, grounds: Sequence[float], quoted: Triple, waited_s: float, hour: int, service: str
    ) -> None:
        """Learn from a promise that was held or late: what it was reckoned from and said, how long
        the customer waited from the promise on, s, and the local hour in which it was told.

        To restore what was learnt, judge the stored promises again in the order of `ended_at`.
        Promises whose grounds are of another make (a version before) teach calibration alone.
        """
        self._quotes.learn(grounds, quoted, waited_s, hour, service)

    def usual_s(self, task: Task, means_s: Mapping[str, int]) -> float:
        """How long such a service usually takes, s; `means_s` are the configured means."""
        return self._durations.mean_s(task, "", means_s)

    def forecast(self, scene: Scene, seed: int) -> Forecast:
        """Waits of everybody in the scene and of its newcomers."""
        if scene.staffing_known and scene.stations:
            rng = np.random.default_rng(seed)
            simulated = simulate(scene, self._durations, self._hazards, rng, self._runs)
            line, new = percentiles(simulated.line).T, percentiles(simulated.newcomers).T
            return self._told(scene, line, new, simulated)
        if scene.staffing_known:
            return Forecast()
        people = [waits_s(scene, self._recent, who) for who in (scene.line, scene.newcomers)]
        return self._told(scene, people[0], people[1], None)

    def _told(
        self, scene: Scene, line_s: Numbers, new_s: Numbers, simulated: Simulated | None
    ) -> Forecast:
        """Quotes from base percentiles, (people, 3) of the line and of the newcomers."""
        told = [place for place, who in enumerate(scene.line) if who.in_line]
        grounds = Grounds(scene, self._recent)
        line = grounds.of_line(line_s[told])
        people = [*(scene.line[place] for place in told), *scene.newcomers]
        table = np.concatenate([line, grounds.of_newcomers(new_s)])
        base_s = np.concatenate([line_s[told], new_s])
        some = np.flatnonzero(np.isfinite(base_s).all(axis=1))
        people = [people[place] for place in some]
        table = table[some]
        quotes = self._quotes.of(table, [who.task[0] for who in people], scene.hour)
        count = int(np.count_nonzero(some < len(told)))
        later_s = quotes[:, 2] - base_s[some, 2]
        quotes = in_order(quotes, scene, people)
        waits = [
            Wait(round(p20), round(p50), round(p80), row)
            for (p20, p50, p80), row in zip(quotes.tolist(), table.tolist(), strict=True)
        ]
        keys = [who.key for who in people]
        return Forecast(
            dict(zip(keys[:count], waits[:count], strict=True)),
            dict(zip(keys[count:], waits[count:], strict=True)),
            _starts(scene, simulated),
            *_ends(simulated, later_s[:count], later_s[count:]),
        )

    def _free(self, at: int, station: str) -> None:
        self._free_at[station] = at
        if len(self._free_at) > _STATIONS:
            del self._free_at[next(iter(self._free_at))]


def _starts(scene: Scene, simulated: Simulated | None) -> dict[str, list[float]]:
    """When each reservation that is due begins, in each run."""
    if simulated is None:
        return {}
    due = [place for place, who in enumerate(scene.line) if who.due]
    return {scene.line[place].key: simulated.line[:, place].tolist() for place in due}


def _ends(
    simulated: Simulated | None, line_s: Numbers, new_s: Numbers
) -> tuple[int | None, int | None]:
    """When the last is done, and with one more, at the 80th percentile: later by as much as the
    last of the line, and newcomers, are called later than was simulated."""
    if simulated is None:
        return None, None
    last_s, more_s = (
        float(percentiles(each.reshape(-1, 1))[2, 0])
        for each in (simulated.last, simulated.one_more)
    )
    if len(line_s):
        last_s = max(1.0, last_s + line_s[-1])
    if not len(new_s):
        return round(last_s) or None, None
    return round(last_s) or None, round(max(last_s, more_s + float(new_s.mean())))
