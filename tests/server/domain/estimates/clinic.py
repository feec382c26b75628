"""A small clinic that is played: two desks, one service, people who come by chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from server.domain.estimates.forecaster import Forecaster, Wait
from server.domain.estimates.scene import Busy, Scene, Station, Waiter

NOON = 1_795_521_600_000
TASK = ("blood",)
DAY_MS = 24 * 3_600_000


class Told(NamedTuple):
    """What somebody was told, and how long they waited, s."""

    wait: Wait
    waited_s: float


class Clinic:
    """Events in order of time, each told to the forecaster as a server would."""

    def __init__(self, forecaster: Forecaster, *, configured_s: int, desks: int = 2) -> None:
        self._forecaster = forecaster
        self._configured_s = configured_s
        self._busy: list[tuple[int, int, float] | None] = [None] * desks
        self._line: list[tuple[int, Wait]] = []

    def day(
        self, number: int, visits: int, service_s: Callable[[np.random.Generator], float]
    ) -> Iterator[Told]:
        """One day of nine hours, from 08:00 on."""
        rng = np.random.default_rng(number)
        begin = NOON + number * DAY_MS - 4 * 3_600_000
        joins = sorted((rng.random(visits) * 9 * 3_600_000).astype(int) + begin)
        for at in joins:
            yield from self._until(int(at), rng, service_s)
            yield from self._join(int(at), rng, service_s)
        yield from self._until(begin + DAY_MS, rng, service_s)

    def scene(self, now: int) -> Scene:
        """As it is."""
        desks = frozenset(range(len(self._busy)))
        stations = tuple(
            Station(f"d{place}", f"s{place}", None if each is None else Busy(TASK, each[0]))
            for place, each in enumerate(self._busy)
        )
        line = tuple(Waiter(str(at), TASK, at, at, desks) for at, _ in self._line)
        new = (Waiter("new", TASK, now, now, desks),)
        means_s = {TASK[0]: self._configured_s}
        hour = now // 3_600_000 % 24
        return Scene(now, stations, line, newcomers=new, means_s=means_s, hour=hour)

    def _join(
        self, at: int, rng: np.random.Generator, service_s: Callable[[np.random.Generator], float]
    ) -> Iterator[Told]:
        wait = self._forecaster.forecast(self.scene(at), seed=at).newcomers["new"]
        self._forecaster.joined(at, TASK)
        self._line.append((at, wait))
        yield from self._call(at, rng, service_s)

    def _until(
        self, now: int, rng: np.random.Generator, service_s: Callable[[np.random.Generator], float]
    ) -> Iterator[Told]:
        while True:
            ends = [(each[1], place) for place, each in enumerate(self._busy) if each is not None]
            if not ends or min(ends)[0] > now:
                return
            at, place = min(ends)
            ended = self._busy[place]
            assert ended is not None
            self._busy[place] = None
            self._forecaster.ended(at, TASK, ended[2], f"d{place}", f"s{place}")
            yield from self._call(at, rng, service_s)

    def _call(
        self, at: int, rng: np.random.Generator, service_s: Callable[[np.random.Generator], float]
    ) -> Iterator[Told]:
        while self._line and None in self._busy:
            place = self._busy.index(None)
            joined_at, wait = self._line.pop(0)
            waited_s, lasts_s = (at - joined_at) / 1000, service_s(rng)
            self._forecaster.called(at, TASK, waited_s, f"d{place}")
            self._forecaster.started(at, TASK, 0.0, f"d{place}", f"s{place}")
            quoted = wait.p20, wait.p50, wait.p80
            hour = joined_at // 3_600_000 % 24
            self._forecaster.judge(wait.grounds, quoted, waited_s, hour, TASK[0])
            self._busy[place] = at, at + round(lasts_s * 1000), lasts_s
            yield Told(wait, waited_s)
