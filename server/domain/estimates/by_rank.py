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

from server.domain.estimates.draws import FAR_S, Draws, last_done_s
from server.domain.estimates.in_order import Skip
from server.domain.estimates.newcomers import Newcomers
from server.domain.estimates.quantiles import POINTS, Floats, Ints
from server.domain.estimates.ranks import Rank, score

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
        self.weights = np.array([1.0 if first else weight for _, first, _, weight in keys])
        self.from_s = np.array([key[0] for key in keys])
        self.later = int(np.searchsorted(self.from_s, 0.0, side="right"))
        """The first lane of people who come later."""
        self.barred = np.array(
            [[0.0 if desk in key[2] else _BARRED for key in keys] for desk in range(desks)]
        )
        self.open_to_all = not self.barred.any()
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
        hall.step()
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
        self._tables, self._skip, self._limit_s = draws.tables, skip, limit_s
        runs, self._desks = free_s.shape
        self._free_s = free_s.reshape(-1)
        self._run = np.arange(runs)
        self._desk_rows, self._lane_rows = (self._run * n for n in (self._desks, len(lanes.begins)))
        self._idle = np.zeros(runs, np.intp)
        self.most_idle = 0
        """How often in one run a desk has found nobody: so many steps more are needed."""
        self._slots = np.tile(np.array(lanes.begins, np.intp), (runs, 1))
        self._heads_s = lanes.eligible_s.take(self._slots)
        # Nobody is called from an end: what is drawn there does not matter.
        persons = np.minimum(lanes.persons, max(lanes.persons) - 1)
        self._places = draws.places.take(persons, axis=0)
        self._extra_s = draws.extra_s.take(persons, axis=0)
        self._leave_s = draws.leave_s.take(persons, axis=0)
        self._gap_s = draws.gap_s.take(persons, axis=0)
        self._calls: list[tuple[Ints, Floats, Floats]] = []

    def step(self) -> None:
        """In each run one desk calls one, or finds nobody."""
        desk = self._free_s.reshape(-1, self._desks).argmin(axis=1)
        where = self._desk_rows + desk
        at = self._free_s.take(where)
        scores = self._scores(at, desk)
        cell = self._lane_rows + scores.argmax(axis=1)
        best = scores.take(cell)
        slot = self._slots.take(cell)
        called = slot * len(self._run) + self._run
        until = self._until(at, desk, called)
        if self._newcomers.overtaking:
            self._newcomers.see(at, desk, best)
        slot += 1
        free = until
        if best.min() < _NOBODY:
            idle = best < _NOBODY
            slot -= idle
            until[idle] = at[idle]
            free = until.copy()
            free[idle] = self._stand_idle(idle, at, desk)
        self._calls.append((called, at, until))
        self._free_s[where] = free if self._skip is None else self._skip(free, desk)
        self._slots.reshape(-1)[cell] = slot
        self._heads_s.reshape(-1)[cell] = self.lanes.eligible_s.take(slot)

    def result(self) -> tuple[Floats, Floats]:
        """When each was called, (people, runs), and when the last was done, (runs,)."""
        persons, runs = self.lanes.persons, len(self._run)
        called, at, until = (np.concatenate(each) for each in zip(*self._calls, strict=True))
        by_slot = np.empty(len(persons) * runs)
        by_slot[called] = at
        by_person = np.empty((max(persons) + 1, runs))
        by_person[persons] = by_slot.reshape(-1, runs)
        steps = (each.reshape(-1, runs) for each in (at, until, self._gap_s.take(called)))
        # What an end has is of no person.
        return by_person[:-1], last_done_s(*steps)

    def _until(self, at: Floats, desk: Ints, called: Ints) -> Floats:
        """Until when each desk is kept by whom it calls; whoever has left takes no time."""
        taken_s = self._tables.take(self._places.take(called) + desk * POINTS)
        taken_s += self._extra_s.take(called)
        return np.asarray(at + taken_s * (at <= self._leave_s.take(called)))

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
