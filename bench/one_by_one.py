"""The waits of a scene as one would simulate them without arrays: run by run, person by person."""

from __future__ import annotations

import math
import random
from collections import defaultdict, deque
from heapq import heappop, heappush
from typing import Final

from protocol.capability import UNKNOWN_MEAN_S
from server.domain.estimates.scene import Scene, Task, Waiter

SPREAD: Final = 0.8
Lanes = dict[tuple[float, bool, frozenset[int]], deque[int]]


def percentiles(scene: Scene, runs: int, seed: int) -> list[tuple[float, float, float]]:
    """P20, P50 and P80 of the wait of each of the line, s; 0 for whom no desk serves."""
    chance = random.Random(seed)
    waits: list[list[float]] = [[] for _ in scene.line]
    for _ in range(runs):
        _play(scene, chance, waits)
    return [_told(sorted(each)) if each else (0.0, 0.0, 0.0) for each in waits]


def _told(ordered: list[float]) -> tuple[float, float, float]:
    low, middle, high = (ordered[round(p * (len(ordered) - 1))] for p in (0.2, 0.5, 0.8))
    return low, middle, high


def _play(scene: Scene, chance: random.Random, waits: list[list[float]]) -> None:
    free: list[tuple[float, int]] = []
    for desk, station in enumerate(scene.stations):
        took_s = _takes_s(scene, station.busy.task, chance) if station.busy else 0.0
        heappush(free, (took_s, desk))
    lanes = _lanes(scene)
    while free:
        at, desk = heappop(free)
        lane = _best(scene, lanes, at, desk)
        if lane is not None:
            who = lane.popleft()
            waits[who].append(at)
            heappush(free, (at + _takes_s(scene, scene.line[who].task, chance), desk))


def _lanes(scene: Scene) -> Lanes:
    lanes: Lanes = defaultdict(deque)
    for place in sorted(range(len(scene.line)), key=lambda i: scene.line[i].eligible_at):
        who = scene.line[place]
        lanes[who.weight, who.first, who.stations].append(place)
    return lanes


def _best(scene: Scene, lanes: Lanes, at: float, desk: int) -> deque[int] | None:
    """The lane whose first this desk calls."""
    best, found = -math.inf, None
    for (_, _, able), lane in lanes.items():
        if lane and desk in able and (rank := _rank(scene, scene.line[lane[0]], at)) > best:
            best, found = rank, lane
    return found


def _rank(scene: Scene, who: Waiter, at: float) -> float:
    if who.first:
        return math.inf
    return who.weight * (at + (scene.now - who.eligible_at) / 1000)


def _takes_s(scene: Scene, task: Task, chance: random.Random) -> float:
    mean_s = sum(scene.means_s.get(service, UNKNOWN_MEAN_S) for service in task)
    return chance.lognormvariate(math.log(mean_s) - SPREAD * SPREAD / 2, SPREAD)
