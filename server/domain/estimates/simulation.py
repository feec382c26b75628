"""How the line of a service point may go on: so many runs of who is really next, from now on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from server.domain.estimates import by_rank, in_order
from server.domain.estimates.draws import Draws, desks_free, draw
from server.domain.estimates.durations import Durations
from server.domain.estimates.hazards import Hazards
from server.domain.estimates.newcomers import Newcomers
from server.domain.estimates.quantiles import Floats, Ints
from server.domain.estimates.ranks import Rank
from server.domain.estimates.scene import Scene, Waiter

RUNS: Final = 200
_PERCENTILES: Final = (0.2, 0.5, 0.8)


@dataclass(frozen=True, slots=True)
class Simulated:
    """What came of each run; all are s from the scene's `now`.

    Waits are until being called, also of whoever left in that run: as if they had stayed. Whom no
    desk serves waits for `inf` in every run, so all is `inf` where no desk takes anybody.
    """

    line: Floats
    """(runs, line): in the order of `Scene.line`, with those of whom no wait is to be told."""
    newcomers: Floats
    """(runs, newcomers): each alone, behind whoever is to be called before."""
    last: Floats
    """(runs,): when the last who can be served is done; 0 where nobody is here."""
    one_more: Floats
    """(runs,): the same with one newcomer more, of a service by chance; `inf` where nobody could
    serve them."""


def percentiles(runs: Floats) -> Floats:
    """P20, P50 and P80 of runs, (3, …) of (runs, …); of waits that are `inf` too."""
    ranks = [round(share * (len(runs) - 1)) for share in _PERCENTILES]
    # To sort takes less than to part at three places.
    return np.asarray(np.sort(runs, axis=0)[ranks])


def simulate(
    scene: Scene,
    durations: Durations,
    hazards: Hazards,
    rng: np.random.Generator,
    runs: int = RUNS,
) -> Simulated:
    """Play the scene; an `rng` in the same state gives the same result."""
    taking = frozenset(j for j, station in enumerate(scene.stations) if not station.closing)
    line = [i for i, who in enumerate(scene.line) if who.stations & taking]
    new = [i for i, who in enumerate(scene.newcomers) if who.stations & taking]
    people = [scene.line[i] for i in line]
    joining = [scene.newcomers[i] for i in new]
    free_s, ends_s = desks_free(scene, durations, hazards, rng, runs)
    draws = draw(scene, [*people, *joining], durations, hazards, rng, runs)
    played = _Play(scene, people, joining, taking, draws, free_s)
    called_s, done_s = played.line()
    waits = np.full((len(scene.line), runs), np.inf)
    waits[line] = called_s
    behind = np.full((runs, len(scene.newcomers)), np.inf)
    behind[:, new] = played.newcomers.called_s
    last = np.maximum(ends_s, done_s)
    one_more = np.full(runs, np.inf)
    if new:
        one_more = np.maximum(last, played.newcomer_done_s(rng.integers(0, len(new), runs)))
    return Simulated(waits.T, behind, last, one_more)


class _Play:
    """Those of a scene whom some desk serves, and what is drawn for them."""

    def __init__(
        self,
        scene: Scene,
        people: list[Waiter],
        joining: list[Waiter],
        taking: frozenset[int],
        draws: Draws,
        free_s: Floats,
    ) -> None:
        self._now, self._fixed = scene.now, scene.order == "fixed"
        self._ranks = [self._rank(place, who, taking) for place, who in enumerate(people)]
        self._draws, self._skip = draws, _skip_of(scene)
        self._free_s = free_s
        if self._skip is not None:
            self._free_s = self._skip(free_s, np.arange(len(scene.stations)))
        self._limit_s = 0.0 if self._fixed else float(scene.max_wait_s)
        able, weights = [n.stations & taking for n in joining], [n.weight for n in joining]
        self._overtaking = self._may_overtake(weights)
        self.newcomers = Newcomers(able, weights, free_s, self._limit_s, self._overtaking)

    def line(self) -> tuple[Floats, Floats]:
        """When each is called, (people, runs), and when the last is done, (runs,)."""
        weights = {rank.weight for rank in self._ranks if not rank.first}
        later = any(rank.from_s > 0 for rank in self._ranks)
        if later or self._overtaking or len(weights) > 1:
            played = self._by_rank()
        else:
            played = self._in_order()
        self.newcomers.close(self._free_s)
        return played

    def newcomer_done_s(self, chosen: Ints) -> Floats:
        """When a newcomer (by run one of those whom a desk can serve) is done, (runs,)."""
        runs = np.arange(len(chosen))
        person = len(self._ranks) + chosen
        draws, desk = self._draws, self.newcomers.desks[runs, chosen]
        kept_s = draws.kept_s.take(draws.places[person, runs] + desk)
        return np.asarray(self.newcomers.called_s[runs, chosen] + kept_s - draws.gap_s)

    def _by_rank(self) -> tuple[Floats, Floats]:
        return by_rank.play(
            self._free_s, self._ranks, self._draws, self._skip, self._limit_s, self.newcomers
        )

    def _in_order(self) -> tuple[Floats, Floats]:
        ranks = self._ranks
        turn = sorted(range(len(ranks)), key=lambda i: (not ranks[i].first, ranks[i].eligible_s))
        return in_order.play(
            self._free_s, [(i, ranks[i].able) for i in turn], self._draws, self._skip
        )

    def _rank(self, place: int, who: Waiter, taking: frozenset[int]) -> Rank:
        able, from_s = who.stations & taking, (who.from_at - self._now) / 1000
        eligible_s = float(place)
        weight, first = 1.0, False
        if not self._fixed:
            weight, first = who.weight, who.first
            if not first:
                eligible_s = (who.eligible_at - self._now) / 1000
        return Rank(eligible_s, weight, first, able, max(0.0, from_s))

    def _may_overtake(self, weights: list[float]) -> bool:
        """Whether a newcomer may be called before somebody of the line."""
        if self._fixed or not weights:
            return False
        return any(
            not rank.first and (rank.eligible_s > 0 or rank.weight < max(weights))
            for rank in self._ranks
        )


def _skip_of(scene: Scene) -> in_order.Skip | None:
    """What puts an instant behind the planned pauses of a desk; None where none is planned."""
    most = max((len(station.pauses) for station in scene.stations), default=0)
    if not most:
        return None
    spans = np.zeros((most, 2, len(scene.stations)))
    for column, station in enumerate(scene.stations):
        for nth, span in enumerate(sorted(station.pauses)):
            spans[nth, :, column] = [(at - scene.now) / 1000 for at in span]

    def skip(free_s: Floats, desks: Ints) -> Floats:
        for begins, ends in spans:
            end = ends.take(desks)
            free_s = np.where((free_s >= begins.take(desks)) & (free_s < end), end, free_s)
        return free_s

    return skip
