"""The simulation of who is next where ranks change while people wait, or some come later.

All runs step together; in each the desk that is free first calls one, or stands idle. Of those who
have class, desks and standing alike the eldest is always called first, so that only the heads of
such lanes are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.domain.estimates.draws import FAR_S, Draws
from server.domain.estimates.in_order import Skip
from server.domain.estimates.newcomers import Newcomers
from server.domain.estimates.quantiles import Floats, Ints
from server.domain.estimates.ranks import TIE, Rank, score

_FIRST_S: Final = -1e10
"""Since when those wait who were put before all."""
_ENDED_S: Final = 1e15
"""Behind the last of a lane: somebody who begins to wait when all is over."""
_BARRED: Final = -1e17
_NOBODY: Final = -1e12
"""No rank is so low."""


class Lanes:
    """Those who wait, in lanes; a slot is a place in one, with an end behind the last."""

    def __init__(self, people: Sequence[Rank], desks: int) -> None:
        lanes: dict[tuple[float, bool, frozenset[int], float], list[int]] = {}
        for person, who in enumerate(people):
            lanes.setdefault((who.from_s, who.first, who.able, who.weight), []).append(person)
        self.persons: list[int] = []
        """By slot; the number of people for an end."""
        self.begins: list[int] = []
        self._since: list[float] = []
        # Those of people who come later are the last.
        keys = sorted(lanes, key=lambda key: key[0])
        for key in keys:
            self._add(people, lanes[key], first=key[1])
        self.eligible_s = np.array(self._since)
        self.weights = np.array([1.0 if first else weight for _, first, _, weight in keys]) + TIE
        self.from_s = np.array([key[0] for key in keys])
        self.later = int(np.searchsorted(self.from_s, 0.0, side="right"))
        """The first lane of people who come later."""
        self.barred = np.array(
            [[0.0 if desk in key[2] else _BARRED for key in keys] for desk in range(desks)]
        )
        self.open_to_all = not self.barred.any()
        here = np.array([0 if key[0] > 0 else len(lanes[key]) for key in keys])
        self.surely = int(((self.barred == 0) * here).sum(axis=1).min())
        """For so many calls every desk surely finds somebody."""
        self.early = any(who.eligible_s > 0 for who in people)

    def _add(self, people: Sequence[Rank], members: list[int], first: bool) -> None:
        self.begins.append(len(self.persons))
        if first:
            since = [_FIRST_S + person for person in members]
        else:
            members = sorted(members, key=lambda person: people[person].eligible_s)
            since = [people[person].eligible_s for person in members]
        self.persons += [*members, len(people)]
        self._since += [*since, _ENDED_S]


def play(
    free_s: Floats,
    people: Sequence[Rank],
    draws: Draws,
    skip: Skip | None,
    limit_s: float,
    newcomers: Newcomers,
) -> tuple[Floats, Floats]:
    """When each is called, (people, runs), and when the last is done, (runs,); tells `newcomers`
    when their turn would be.

    `free_s` (runs, desks) becomes when each desk is free after all. Each must be served by some
    desk (`Rank.able`); nobody is promoted by waiting with a `limit_s` of 0.
    """
    hall = _Hall(free_s, Lanes(people, free_s.shape[1]), draws, skip, limit_s, newcomers)
    steps = 0
    while steps < len(people) + hall.most_idle:
        hall.step(may_be_idle=steps >= hall.lanes.surely)
        steps += 1
    return hall.result()


class _Hall:
    """All runs at one step."""

    def __init__(
        self,
        free_s: Floats,
        lanes: Lanes,
        draws: Draws,
        skip: Skip | None,
        limit_s: float,
        newcomers: Newcomers,
    ) -> None:
        self.lanes, self._newcomers = lanes, newcomers
        self._draws, self._skip, self._limit_s = draws, skip, limit_s
        self._free_s, self._flat_free_s = free_s, free_s.reshape(-1)
        self._runs, desks = free_s.shape
        run = np.arange(self._runs)
        self._desk_rows, self._lane_rows = run * desks, run * len(lanes.begins)
        self._idle = np.zeros(self._runs, np.intp)
        self.most_idle = 0
        """How often in one run a desk has found nobody: so many steps more are needed."""
        begins = np.array(lanes.begins, np.intp)
        self._spots = begins * self._runs + run.reshape(-1, 1)
        """(runs, lanes): the slot and run of who is next of each …"""
        self._heads_s = np.tile(lanes.eligible_s[begins], (self._runs, 1))
        """… and since when they are eligible."""
        self._flat_spots, self._flat_heads_s = self._spots.reshape(-1), self._heads_s.reshape(-1)
        self._behind_s = np.repeat(np.append(lanes.eligible_s[1:], _ENDED_S), self._runs)
        """By spot: since when whoever stands behind is eligible."""
        # Nobody is called from an end: what is drawn there does not matter.
        persons = np.minimum(lanes.persons, max(lanes.persons) - 1)
        self._places = draws.places.take(persons, axis=0)
        self._leave_s = draws.leave_s.take(persons, axis=0)
        self._called_s = np.empty(self._places.size)
        """By spot; those of an end are of no person."""
        self._last_s = np.zeros(self._runs)

    def step(self, may_be_idle: bool) -> None:
        """In each run one desk calls one, or finds nobody."""
        desk = self._free_s.argmin(axis=1)
        where = self._desk_rows + desk
        at = self._flat_free_s.take(where)
        scores = self._scores(at, desk)
        cell = self._lane_rows + scores.argmax(axis=1)
        spot = self._flat_spots.take(cell)
        kept_s = self._draws.kept_s.take(self._places.take(spot) + desk)
        stays = at <= self._leave_s.take(spot)
        until = at + kept_s * stays
        behind, behind_s = spot + self._runs, self._behind_s.take(spot)
        if self._newcomers.overtaking:
            self._newcomers.see(at, desk, scores.take(cell))
        if may_be_idle and (idle := scores.take(cell) < _NOBODY).any():
            behind[idle], behind_s[idle] = spot[idle], self._flat_heads_s.take(cell[idle])
            until[idle], stays[idle] = self._stand_idle(idle, at, desk), False
        self._called_s[spot] = at
        np.maximum(self._last_s, until * stays, out=self._last_s)
        self._flat_free_s[where] = until if self._skip is None else self._skip(until, desk)
        self._flat_spots[cell] = behind
        self._flat_heads_s[cell] = behind_s

    def result(self) -> tuple[Floats, Floats]:
        """When each was called, (people, runs), and when the last was done, (runs,)."""
        persons = self.lanes.persons
        called_s = np.empty((max(persons) + 1, self._runs))
        called_s[persons] = self._called_s.reshape(-1, self._runs)
        # The gap comes after they are done.
        return called_s[:-1], np.maximum(self._last_s - self._draws.gap_s, 0)

    def _scores(self, at: Floats, desk: Ints) -> Floats:
        """How much each lane's head counts for the desk that is free, (runs, lanes)."""
        lanes, now = self.lanes, at.reshape(-1, 1)
        scores = score(now - self._heads_s, lanes.weights, self._limit_s, lanes.early)
        if not lanes.open_to_all:
            scores += lanes.barred.take(desk, axis=0)
        if lanes.later < len(lanes.begins):
            scores[:, lanes.later :] += (now < lanes.from_s[lanes.later :]) * _BARRED
        return scores

    def _stand_idle(self, idle: NDArray[np.bool_], at: Floats, desk: Ints) -> Floats:
        """Of the runs in which a desk finds nobody: when somebody comes whom it can serve, `FAR_S`
        for never."""
        self._newcomers.idle(idle, at, desk)
        self._idle += idle
        self.most_idle = int(self._idle.max())
        lanes = self.lanes
        to_come = (lanes.from_s > at[idle].reshape(-1, 1)) & (self._heads_s[idle] < _ENDED_S)
        to_come &= lanes.barred.take(desk[idle], axis=0) == 0
        return np.asarray(np.where(to_come, lanes.from_s, FAR_S).min(axis=1))
