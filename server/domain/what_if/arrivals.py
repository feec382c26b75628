"""Those who come in one run of a replay, each with what only chance knows.

Whoever was served takes in every run what they took that day, so that two replays differ in what
was changed and in nothing else. What the record does not tell is drawn: the patience of whoever was
called in time, and the service of whoever had left. It is the same luck whatever was changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final, NamedTuple

from msgspec.structs import replace

from protocol.capability import UNKNOWN_MEAN_S
from protocol.records import Entry
from server.domain.what_if.patience import NEVER, Patience
from server.domain.what_if.recorded import End, RecordedDay, RecordedLeg
from server.domain.what_if.records import entry_of
from server.domain.what_if.rhythm import Rhythm
from server.domain.what_if.showing_up import ShowingUp

ENOUGH: Final = 5
"""So many services of a kind tell how long others of it take; with fewer, those of all kinds do."""
APART_MS: Final = 600_000
"""Whoever comes in addition comes within so long of the one whom they are like."""


class Step(NamedTuple):
    """One turn at a desk, ms: how long after the one before, the way, the service, and until the
    desk calls the next."""

    after_ms: int
    way_ms: int
    service_ms: int
    gap_ms: int


@dataclass(slots=True)
class Arrival:
    """One who comes. What a replay makes of them is the second half."""

    entry: Entry
    joined_at: int
    away: list[tuple[int, int]]
    leave_at: int
    """When they give up, unless they were called before."""
    leave_as: End
    reply_ms: int
    """How long a desk that stands free takes to call them."""
    steps: list[Step]
    end: End
    """How it ends once they were called."""
    luck: float
    """Decides whether they come when called, where that depends on how long they waited."""
    other: list[Step] = field(default_factory=list)
    """The steps where they do otherwise than that day."""
    called_at: int | None = None
    step: int = 0
    done_at: int | None = None
    ended: End | None = None

    def once_more(self) -> Arrival:
        """The same for another replay, which makes of them what it will."""
        return Arrival(
            self.entry,
            self.joined_at,
            self.away,
            self.leave_at,
            self.leave_as,
            self.reply_ms,
            self.steps,
            self.end,
            self.luck,
            self.other,
        )


class Drawing:
    """Draws the arrivals of a run."""

    def __init__(self, day: RecordedDay, found: Rhythm) -> None:
        self._day = day
        self._rhythm = found
        self._legs = day.legs
        self._left_over = _left_over(day)
        self.passed_over = len(self._left_over)
        self._entries = {leg.id: entry_of(leg, day.point) for leg in self._legs}
        self.patience = Patience(_waits(self._legs))
        self.showing_up = ShowingUp([_came(leg) for leg in self._legs if leg.turns])
        self._pools = _Pools(day, self._rhythm)

    def draw(self, seed: int, joins_percent: int = 100) -> list[Arrival]:
        """All who come, by when they join."""
        rng, more = Random(seed), Random(seed + 0x9E3779B9)
        made: list[Arrival] = []
        for leg in self._legs:
            arrival = self._arrival(leg, rng)
            copies = _copies(joins_percent, more.random())
            if copies:
                made.append(arrival)
            made += [self._alike(leg, nth, more) for nth in range(1, copies)]
        return sorted(made, key=lambda arrival: (arrival.joined_at, arrival.entry.id))

    def _arrival(self, leg: RecordedLeg, rng: Random) -> Arrival:
        luck, patience = rng.random(), rng.expovariate(1)
        leave_at, leave_as = self._leaves(leg, patience)
        reply_ms = self._rhythm.replies.get(leg.id)
        made = Arrival(
            entry=self._entries[leg.id],
            joined_at=leg.joined_at,
            away=leg.away,
            leave_at=leave_at,
            leave_as=leave_as,
            reply_ms=rng.choice(self._pools.replies) if reply_ms is None else reply_ms,
            steps=self._steps(leg, rng),
            end=leg.end if leg.turns else "served",
            luck=luck,
        )
        self._come_or_not(made, leg, rng)
        return made

    def _leaves(self, leg: RecordedLeg, draw: float) -> tuple[int, End]:
        """When and how somebody leaves the line uncalled, on record or as drawn."""
        if leg.turns:
            endured = leg.turns[0].from_at - leg.joined_at
            return leg.joined_at + self.patience.leaves_after(endured, draw), "left"
        if leg.id in self._left_over:
            return leg.joined_at, "unserved"
        if leg.end == "unserved" or leg.ended_at is None:
            return NEVER, "unserved"
        return leg.ended_at, leg.end

    def _steps(self, leg: RecordedLeg, rng: Random) -> list[Step]:
        """The turns that somebody had; who had none gets one of the length of others."""
        if not leg.turns:
            return [self._pools.served(leg.task, rng)]
        steps: list[Step] = []
        for place, turn in enumerate(leg.turns):
            gap_ms = self._rhythm.gaps.get((leg.id, place))
            after = turn.from_at - leg.turns[place - 1].to_at if place else 0
            steps.append(
                Step(
                    max(0, after),
                    turn.way_ms,
                    turn.service_ms,
                    rng.choice(self._pools.gaps) if gap_ms is None else gap_ms,
                )
            )
        return steps

    def _come_or_not(self, made: Arrival, leg: RecordedLeg, rng: Random) -> None:
        """Fix the luck so that it agrees with the day; draw what else they would have done."""
        missed = leg.end == "no_show" and bool(leg.turns)
        if not leg.turns:
            if made.luck < self.showing_up.share and not self.showing_up.by_wait:
                made.steps, made.end = [self._pools.missed(rng)], "no_show"
        elif self.showing_up.by_wait:
            chance = self.showing_up.misses(leg.turns[0].from_at - leg.joined_at)
            made.luck = made.luck * chance if missed else chance + made.luck * (1 - chance)
        if self.showing_up.by_wait:
            made.other = [self._pools.served(leg.task, rng) if missed else self._pools.missed(rng)]

    def _alike(self, leg: RecordedLeg, nth: int, rng: Random) -> Arrival:
        """Another who comes for the same at about the same time, of whom nothing else is known."""
        joined_at = leg.joined_at + rng.randint(-APART_MS, APART_MS)
        first, last = self._legs[0].joined_at, self._legs[-1].joined_at
        joined_at = max(first, min(last, joined_at))
        entry = replace(
            self._entries[leg.id],
            id=f"{leg.id}+{nth}",
            joined_at=joined_at,
            eligible_at=joined_at - (leg.joined_at - leg.eligible_at),
        )
        gives_up = joined_at + self.patience.leaves_after(0, rng.expovariate(1))
        made = Arrival(
            entry=entry,
            joined_at=joined_at,
            away=[],
            leave_at=gives_up,
            leave_as="left",
            reply_ms=rng.choice(self._pools.replies),
            steps=[self._pools.served(leg.task, rng)],
            end="served",
            luck=rng.random(),
            other=[self._pools.missed(rng)],
        )
        if not self.showing_up.by_wait and made.luck < self.showing_up.share:
            made.steps, made.end = made.other, "no_show"
        return made


def _left_over(day: RecordedDay) -> set[str]:
    """Whom the desks passed over until the day ended: they cannot have been there to be called."""
    last: dict[tuple[tuple[str, ...], str], int] = {}
    for leg in day.legs:
        if leg.turns:
            key = leg.task, leg.priority
            last[key] = max(last.get(key, 0), leg.eligible_at)
    return {
        leg.id
        for leg in day.legs
        if leg.end == "unserved" and last.get((leg.task, leg.priority), 0) > leg.eligible_at
    }


def _waits(legs: list[RecordedLeg]) -> list[tuple[int, bool]]:
    """How long each was in the line, and whether they then gave up."""
    found = []
    for leg in legs:
        until = leg.called_at if leg.turns else leg.ended_at
        if until is not None and leg.end != "unserved":
            found.append((until - leg.joined_at, not leg.turns and leg.end == "left"))
    return found


def _came(leg: RecordedLeg) -> tuple[int, bool]:
    return leg.turns[0].from_at - leg.joined_at, leg.end != "no_show"


def _copies(percent: int, draw: float) -> int:
    whole, rest = divmod(percent, 100)
    return whole + (draw * 100 < rest)


class _Pools:
    """What others took that day."""

    def __init__(self, day: RecordedDay, found: Rhythm) -> None:
        self._served: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        self._missed: list[int] = []
        self._means = {service.id: service.mean_s for service in day.services}
        self._grace_ms = day.point.grace_s * 1000
        for leg in day.legs:
            service_ms = sum(turn.service_ms for turn in leg.turns)
            if leg.end == "served" and service_ms > 0:
                took = sum(turn.way_ms for turn in leg.turns), service_ms
                for key in {leg.task, (leg.service,), ()}:
                    self._served.setdefault(key, []).append(took)
            elif leg.end == "no_show" and leg.turns:
                self._missed.append(leg.turns[0].to_at - leg.turns[0].from_at)
        self.gaps = sorted(found.gaps.values()) or [0]
        self.replies = sorted(found.replies.values()) or [0]

    def served(self, task: tuple[str, ...], rng: Random) -> Step:
        """A service of the kind."""
        for key in (task, task[:1], ()):
            pool = self._served.get(key, [])
            if len(pool) >= ENOUGH:
                way_ms, service_ms = rng.choice(pool)
                break
        else:
            mean_s = sum(self._means.get(each, UNKNOWN_MEAN_S) for each in task)
            way_ms, service_ms = 0, int(rng.gammavariate(2, mean_s / 2) * 1000)
        return Step(0, way_ms, service_ms, rng.choice(self.gaps))

    def missed(self, rng: Random) -> Step:
        """A call that nobody comes to."""
        way_ms = rng.choice(self._missed) if self._missed else self._grace_ms
        return Step(0, way_ms, 0, rng.choice(self.gaps))
