"""A day played through the real rules by clerks who call whoever is next, and what is on record."""

from __future__ import annotations

from heapq import heappop, heappush
from random import Random
from typing import Any

from protocol.changes import Put
from protocol.commands import (
    AnyCommand,
    CallNext,
    Complete,
    JoinQueue,
    Leave,
    PassTime,
    RollDay,
    SetDesk,
    Start,
)
from protocol.outcomes import Joined, Moved, Refusal
from protocol.records import DeskSpan, Entry, Interval, Staff, Visit
from server.domain.actor import TIMER, Actor
from server.domain.context import Context
from server.domain.refused import Refused
from server.domain.rules import decide
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.recording import OnRecord, recorded
from tests.hall import ANN, NOON, hall, person

DAY = "2026-11-24"


class Kept:
    """A hall, and what its store would keep for good."""

    def __init__(self, desks: int) -> None:
        self.at = hall(capacity=desks)
        self.intervals: dict[str, Interval] = {}
        self.spans: list[DeskSpan] = []
        self.entries: dict[str, Entry] = {}
        self.visits: dict[str, Visit] = {}

    def ask(self, command: AnyCommand, actor: Actor) -> Any:
        """The outcome, or the refusal."""
        context = Context(actor, self.at.clock.now(), self.at.ids, lambda text: text)
        try:
            outcome, changes = decide(self.at.floor, command, context)
        except Refused as refused:
            return refused.refusal
        self.at.floor.apply(changes)
        for change in changes:
            match change:
                case Put(Interval() as span):
                    self.intervals[span.id] = span
                case Put(DeskSpan() as span):
                    self.spans.append(span)
                case Put(Entry() as entry):
                    self.entries[entry.id] = entry
                case Put(Visit() as visit):
                    self.visits[visit.id] = visit
        return outcome

    def on_record(self, spans: bool = True) -> RecordedDay:
        """The day; without spans of desks as older versions have left it."""
        floor = self.at.floor
        point = next(p for p in floor.points() if p.id == self.at.point)
        found = OnRecord(
            site=floor.site,
            point=point,
            services=floor.services(point.id),
            staff=list(floor.of(Staff)),
            desks=floor.desks(point.id),
            entries=list(self.entries.values()),
            visits=self.visits,
            intervals=list(self.intervals.values()),
            spans=self.spans if spans else [],
        )
        return recorded(DAY, found, self.at.clock.now())


class PlayedDay(Kept):
    """A day of customers with patience, and of clerks who pause once and go when all are done."""

    def __init__(
        self, seed: int, desks: int, mean_s: float, patience_s: float, break_s: float
    ) -> None:
        super().__init__(desks)
        self._rng = Random(seed)
        self._mean_s, self._patience_s, self._break_s = mean_s, patience_s, break_s
        self._clerks: dict[str, Actor] = {}
        self._idle: set[str] = set()
        self._breaks: dict[str, float] = {}
        self._events: list[tuple[float, int, str, Any]] = []

    def play(self, customers: int, every_s: float) -> None:
        """From noon until everybody is gone."""
        for number, desk in enumerate(self.at.floor.desks(self.at.point)):
            clerk = self._clerks[desk.id] = person(20 + number)
            self.ask(SetDesk(desk=desk.id, state="open", take_over=True), clerk)
            self._idle.add(desk.id)
            if self._break_s:
                self._breaks[desk.id] = 3600 * (1 + number)
        joins = 0.0
        for _ in range(customers):
            joins += self._rng.expovariate(1 / every_s)
            self._later(joins, "join", "")
        while self._events:
            when, _, what, whom = heappop(self._events)
            self.at.clock.advance(max(0.0, when - self._passed()))
            getattr(self, f"_{what}")(whom)
        for desk_id, clerk in self._clerks.items():
            self.ask(SetDesk(desk=desk_id, state="closed"), clerk)
        self.at.clock.advance(20 * 3600)
        self.ask(RollDay(), TIMER)

    def _passed(self) -> float:
        return (self.at.clock.now() - NOON) / 1000

    def _later(self, after_s: float, what: str, whom: Any) -> None:
        heappush(self._events, (self._passed() + after_s, len(self._events), what, whom))

    def _join(self, _: str) -> None:
        service = self.at.floor.services(self.at.point)[self._rng.random() < 0.4]
        priority = "priority" if self._rng.random() < 0.2 else "standard"
        asked = JoinQueue(service_point=self.at.point, service=service.id, priority=priority)
        joined = self.ask(asked, ANN)
        assert isinstance(joined, Joined)
        self._later(self._rng.expovariate(1 / self._patience_s), "leave", joined.entry)
        if self._idle:
            desk = min(self._idle)
            self._idle.discard(desk)
            self._later(self._rng.uniform(2, 10), "free", desk)

    def _free(self, desk: str) -> None:
        if self._breaks.get(desk, 1e9) <= self._passed():
            del self._breaks[desk]
            self.ask(SetDesk(desk=desk, state="paused"), self._clerks[desk])
            self._later(self._break_s, "resume", desk)
            return
        moved = self.ask(CallNext(desk=desk), self._clerks[desk])
        if isinstance(moved, Refusal):
            self._idle.add(desk)
        elif self._rng.random() < 0.08:
            self._later(121, "miss", moved)
        else:
            self._later(self._rng.uniform(5, 40), "start", moved)

    def _resume(self, desk: str) -> None:
        self.ask(SetDesk(desk=desk, state="open"), self._clerks[desk])
        self._free(desk)

    def _start(self, moved: Moved) -> None:
        self.ask(Start(entry=moved.entry), self._clerks[moved.desk or ""])
        self._later(self._rng.gammavariate(3, self._mean_s / 3), "complete", moved)

    def _complete(self, moved: Moved) -> None:
        self.ask(Complete(entry=moved.entry), self._clerks[moved.desk or ""])
        self._later(self._rng.uniform(5, 40), "free", moved.desk)

    def _miss(self, moved: Moved) -> None:
        self.ask(PassTime(), TIMER)
        self._later(1, "free", moved.desk)

    def _leave(self, entry: str) -> None:
        waits = self.at.floor.get(Entry, entry)
        if waits is not None and waits.state == "waiting":
            self.ask(Leave(entry=entry), ANN)


def played(
    seed: int = 7,
    customers: int = 120,
    desks: int = 3,
    every_s: float = 150,
    mean_s: float = 400,
    patience_s: float = 3600,
    break_s: float = 0,
) -> PlayedDay:
    """Such a day, over."""
    day = PlayedDay(seed, desks, mean_s, patience_s, break_s)
    day.play(customers, every_s)
    return day
