"""A service point played desk by desk and person by person, with the real order of being called.

Slow and plain, so that it can be seen to be right; nothing is left to chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from protocol.next_in_line import Order
from protocol.places import PriorityClass
from protocol.records import Entry, ServicePoint
from server.domain.estimates.durations import Durations
from server.domain.estimates.hazards import Hazards
from server.domain.estimates.quantiles import POINTS, Floats
from server.domain.estimates.scene import Scene, Task, Waiter

NEVER: Final = 10**15
GAP_S: Final = 7
WAY_S: Final = 3
Taken = Mapping[tuple[Task, str], int]
"""How long a task takes a colleague, s."""


class Certain(Durations):
    """Every service takes exactly its time."""

    def __init__(self, taken_s: Taken) -> None:
        super().__init__()
        self._taken_s = taken_s

    def table(self, task: Task, staff: str, means_s: Mapping[str, int]) -> Floats:
        return np.full(POINTS, float(self._taken_s[task, staff]))


class Calm(Hazards):
    """All come when called, and leave exactly when said: s from now, in the order of the line."""

    def __init__(self, leave_s: list[int]) -> None:
        super().__init__()
        self._leave_s = np.array(leave_s, float).reshape(-1, 1)

    no_show = 0.0
    gaps = np.full(POINTS, float(GAP_S))
    ways = np.full(POINTS, float(WAY_S))

    def patience_s(self, waited_s: Floats, drawn: Floats) -> Floats:
        return self._leave_s + np.zeros_like(drawn)


def point_of(scene: Scene) -> ServicePoint:
    """The policy of the scene as the protocol has it: a class for each weight."""
    weights = {who.weight for who in (*scene.line, *scene.newcomers)}
    classes = [PriorityClass(_class(weight), "", weight) for weight in weights]
    fields = {"max_wait_s": scene.max_wait_s, "classes": classes}
    return ServicePoint(id="p", name="P", prefix="A", capacity=9, **fields)  # type: ignore[arg-type]


def entry_of(who: Waiter, place: int) -> Entry:
    """The waiter as an entry; those put first were so in the order of the line."""
    return Entry(
        id=f"{place:03}",
        visit="v",
        number="A001",
        service_point="p",
        service="s",
        state="waiting",
        joined_at=who.joined_at,
        eligible_at=who.eligible_at,
        since=place,
        present=True,
        priority=_class(who.weight),
        standing="next" if who.first else "keep",
    )


def called(scene: Scene, taken_s: Taken, leave_s: list[int]) -> list[int | None]:
    """When each of the line is called, s from now; None for whom no desk serves."""
    return played(scene, taken_s, leave_s)[0]


def played(scene: Scene, taken_s: Taken, leave_s: list[int]) -> tuple[list[int | None], int]:
    """The same, and when the last is done, 0 where nobody is here."""
    point = point_of(scene)
    entries = [entry_of(who, place) for place, who in enumerate(scene.line)]
    free = [_first_free(scene, desk, taken_s) for desk in range(len(scene.stations))]
    found: list[int | None] = [None] * len(scene.line)
    waiting = set(range(len(scene.line)))
    last = max((_done(scene, desk, taken_s) for desk in range(len(free))), default=0)
    while min(free, default=NEVER) < NEVER:
        desk = free.index(min(free))
        at, station = free[desk], scene.stations[desk]
        able = [i for i in waiting if desk in scene.line[i].stations]
        here = [i for i in able if scene.line[i].from_at <= at]
        if not here:
            comes = min((scene.line[i].from_at for i in able), default=NEVER)
            free[desk] = _after_pauses(scene, desk, comes)
            continue
        order = Order(point, at)
        fixed = scene.order == "fixed"
        who = min(here) if fixed else min(here, key=lambda i: order.rank(entries[i]))
        waiting.remove(who)
        found[who] = (at - scene.now) // 1000
        if (at - scene.now) <= leave_s[who] * 1000:
            took_s = taken_s[scene.line[who].task, station.staff]
            at += (took_s + WAY_S) * 1000
            last = max(last, (at - scene.now) // 1000)
            at += GAP_S * 1000
        free[desk] = _after_pauses(scene, desk, at)
    return found, last


def _done(scene: Scene, desk: int, taken_s: Taken) -> int:
    """When whoever is at a desk is done, s from now."""
    station = scene.stations[desk]
    if station.busy is None:
        return 0
    took_s = taken_s[station.busy.task, station.staff]
    return (station.busy.since_at - scene.now) // 1000 + took_s


def _first_free(scene: Scene, desk: int, taken_s: Taken) -> int:
    station = scene.stations[desk]
    if station.closing:
        return NEVER
    free = scene.now
    if station.busy is not None:
        free += (_done(scene, desk, taken_s) + GAP_S) * 1000
    return _after_pauses(scene, desk, max(free, station.from_at))


def _after_pauses(scene: Scene, desk: int, at: int) -> int:
    for begins, ends in sorted(scene.stations[desk].pauses):
        if begins <= at < ends:
            at = ends
    return at


def _class(weight: float) -> str:
    return f"w{round(weight * 10)}"
