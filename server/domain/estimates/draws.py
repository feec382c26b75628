"""What chance decides in each run, drawn before the runs are played.

Rows are people in the order of the line, columns are runs, so that a step of the simulation reads
one row. For how long somebody keeps a desk depends on who serves them, so not the duration is drawn
but its place in a table (`quantiles`), in which desks stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from server.domain.estimates.durations import Durations
from server.domain.estimates.hazards import Hazards
from server.domain.estimates.quantiles import POINTS, Floats, Ints, residuals
from server.domain.estimates.scene import Busy, Scene, Station, Task, Waiter

FAR_S: Final = 1e9
"""Later than anything: a desk that takes nobody. Finite, so that it can be reckoned with."""


@dataclass(frozen=True, slots=True)
class Draws:
    """The chances of some people at the desks of a scene. Instants are s from its `now`."""

    kept_s: Floats
    """For how long desks are kept: by one on the way and served, and by the gap after them."""
    places: Ints
    """(people, runs): where that has what the first desk would need; at desk j it is j further."""
    leave_s: Floats
    """(people, runs): when they leave if they are not called before; whoever is gone takes no
    time."""
    gap_s: float
    """How long the gap after somebody is on average."""


def draw(
    scene: Scene,
    people: Sequence[Waiter],
    durations: Durations,
    hazards: Hazards,
    rng: np.random.Generator,
    runs: int,
) -> Draws:
    """Draw for these people, who are of the line or newcomers of the scene."""
    tasks = {task: row for row, task in enumerate(dict.fromkeys((w.task, w.part) for w in people))}
    kept_s = _kept_s(scene, list(tasks), durations, hazards, rng)
    block = kept_s[0].size
    starts = np.array([tasks[w.task, w.part] for w in people], np.intp).reshape(-1, 1) * block
    shape = len(people), runs
    # In place, for these are the largest arrays that there are.
    places = rng.integers(0, POINTS, shape, np.uint8).astype(np.intp)
    places *= len(scene.stations)
    places += starts
    hidden = rng.random(shape, np.float32) < hazards.no_show
    np.add(places, len(tasks) * block - starts, out=places, where=hidden)
    leave_s = _leave_s(scene, people, hazards, rng, runs)
    return Draws(kept_s.ravel(), places, leave_s, float(hazards.gaps.mean()))


def _kept_s(
    scene: Scene,
    tasks: Sequence[tuple[Task, float]],
    durations: Durations,
    hazards: Hazards,
    rng: np.random.Generator,
) -> Floats:
    """(tasks, points, desks): for how long a desk is kept. The last row is for whoever does not
    come. Ways, services and gaps are paired by chance."""
    kept_s = np.empty((len(tasks) + 1, POINTS, len(scene.stations)))
    kept_s[-1] = rng.permutation(hazards.holds).reshape(-1, 1)
    for row, (task, part) in enumerate(tasks):
        ways = rng.permutation(hazards.ways)
        for desk, station in enumerate(scene.stations):
            services = durations.table(task, station.staff, scene.means_s)
            kept_s[row, :, desk] = services * part + ways
    for kept in kept_s:
        kept += rng.permutation(hazards.gaps).reshape(-1, 1)
    return kept_s


def _leave_s(
    scene: Scene, people: Sequence[Waiter], hazards: Hazards, rng: np.random.Generator, runs: int
) -> Floats:
    waited_s = np.array([(scene.now - who.joined_at) / 1000 for who in people]).reshape(-1, 1)
    drawn = rng.standard_exponential((len(people), runs))
    # Whoever is still to join (a slot that is due) waits only from then on.
    leave_s = hazards.patience_s(np.maximum(waited_s, 0), drawn)
    leave_s -= np.minimum(waited_s, 0)
    for row, who in enumerate(people):
        if who.likely < 1:
            leave_s[row, rng.random(runs) >= who.likely] = -1.0
    return leave_s


def desks_free(
    scene: Scene, durations: Durations, hazards: Hazards, rng: np.random.Generator, runs: int
) -> tuple[Floats, Floats]:
    """When each desk can call somebody, (runs, desks), and when the last of those who are at the
    desks is done, (runs,): s from now. `FAR_S` for a desk that takes nobody any more."""
    free_s = np.zeros((runs, len(scene.stations)))
    ends_s = np.zeros(runs)
    for column, station in enumerate(scene.stations):
        shares = rng.random((4, runs))
        if station.busy is not None:
            done_s = _done_s(scene, station, station.busy, durations, hazards, shares)
            np.maximum(ends_s, done_s, out=ends_s)
            gaps = hazards.gaps.take((shares[3] * POINTS).astype(np.intp))
            free_s[:, column] = done_s + gaps
        free_s[:, column] = np.maximum(free_s[:, column], (station.from_at - scene.now) / 1000)
        if station.closing:
            free_s[:, column] = FAR_S
    return free_s, ends_s


def _done_s(
    scene: Scene,
    station: Station,
    busy: Busy,
    durations: Durations,
    hazards: Hazards,
    shares: Floats,
) -> Floats:
    """When whoever is at a desk is done, (runs,)."""
    elapsed_s = max(0.0, (scene.now - busy.since_at) / 1000)
    table = durations.table(busy.task, station.staff, scene.means_s)
    if busy.started:
        return residuals(table, elapsed_s, shares[0])
    way_s = residuals(hazards.ways, elapsed_s, shares[1])
    come_s = way_s + table.take((shares[0] * POINTS).astype(np.intp))
    given_up_s = residuals(hazards.holds, elapsed_s, shares[1])
    return np.where(shares[2] >= _no_show(hazards, elapsed_s), come_s, given_up_s)


def _no_show(hazards: Hazards, elapsed_s: float) -> float:
    """The longer somebody who was called is not there, the less likely they come."""
    away = float(np.mean(hazards.ways > elapsed_s)) * (1 - hazards.no_show)
    gone = float(np.mean(hazards.holds > elapsed_s)) * hazards.no_show
    return gone / (away + gone) if away + gone > 0 else 1.0
