"""Days that a sample hall has behind it: customers by chance, through the hall's own rules.

Nothing is made up but who comes and how long each takes: numbers, calls, waits that are told and
what becomes of them are what the rules and the estimator make of it.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from protocol.commands import (
    CallNext,
    Complete,
    JoinQueue,
    Leave,
    NoShow,
    PassTime,
    RollDay,
    SetDesk,
    Start,
)
from protocol.outcomes import Joined, Moved
from protocol.records import Desk, Entry, Estimate, Grounds, Service
from server.cli.sample_recording import Recording
from server.domain.actor import TIMER, Actor
from server.domain.estimates.settled import settled
from server.domain.passing import due
from server.domain.refused import Refused

_KIOSK: Final = Actor("sample kiosk", "kiosk", "Entrance")
_HOUR_MS: Final = 3_600_000
_OPENS_H: Final = 9
_OPEN_H: Final = 7
_SATURDAY: Final = 5
_LUNCH_H: Final = 3
_LUNCH_MIN: Final = 45
_CROWD: Final = (0.7, 0.95, 1.15, 1.1, 0.9, 0.8, 0.6)
"""By hour from the opening: how many come, of as many as the desks can serve."""
_LEAVES: Final = 0.04
_NEVER_COMES: Final = 0.03
_TICK_MS: Final = 120_000
Step = Callable[[], None]


def openings(now: int, zone: str, days: int) -> list[int]:
    """When the hall opened on so many working days before today, ms, the oldest first."""
    today = datetime.fromtimestamp(now / 1000, ZoneInfo(zone)).date()
    before = (today - timedelta(days=back) for back in range(1, 3 * days + 3))
    working = [day for day in before if day.weekday() < _SATURDAY][:days]
    opened = (datetime.combine(day, time(_OPENS_H), ZoneInfo(zone)) for day in working[::-1])
    return [int(at.timestamp()) * 1000 for at in opened]


class SampleDay:
    """One day, from opening to the last who is served."""

    def __init__(
        self, hall: Recording, clerks: Sequence[Actor], begins: int, hours: int = _OPEN_H
    ) -> None:
        self._hall = hall
        self._begins, self._ends = begins, begins + hours * _HOUR_MS
        self._chance = random.Random(begins)
        self._soon: list[tuple[int, int, Step]] = []
        self._steps = 0
        desks = [desk for point in hall.floor.points() for desk in hall.floor.desks(point.id)]
        self._clerks = {desk.id: clerk for desk, clerk in zip(desks, clerks, strict=False)}
        manned = {desk.service_point for desk in desks if desk.id in self._clerks}
        self._points = [point for point in hall.floor.points() if point.id in manned]
        """Where somebody serves: nobody would ever be called at the others."""

    def play(self) -> None:
        """Play it."""
        self._hall.at = self._begins
        self._hall.do(RollDay(), TIMER)
        for desk, clerk in self._clerks.items():
            self._hall.do(SetDesk(desk=desk, state="open"), clerk)
        for point in self._points:
            for at in self._arrivals(point.id):
                self._then(at, partial(self._join, point.id))
        self._then(self._begins + _LUNCH_H * _HOUR_MS, self._lunch)
        self._tick()
        while self._soon:
            self._hall.at, _, step = heapq.heappop(self._soon)
            step()
        for entry in list(self._hall.floor.live.values()):
            self._hall.do(NoShow(entry=entry.id), next(iter(self._clerks.values())))
        for desk, clerk in self._clerks.items():
            self._hall.do(SetDesk(desk=desk, state="closed"), clerk)

    def _then(self, at: int, step: Step) -> None:
        self._steps += 1
        heapq.heappush(self._soon, (at, self._steps, step))

    def _in(self, seconds: float, step: Step) -> None:
        self._then(self._hall.at + int(seconds * 1000), step)

    def _arrivals(self, point: str) -> list[int]:
        services = self._hall.floor.services(point)
        mean_s = sum(each.mean_s for each in services) / len(services)
        desks = sum(desk.id in self._clerks for desk in self._hall.floor.desks(point))
        at, found = self._begins, list[int]()
        while at < self._ends:
            crowd = _CROWD[(at - self._begins) // _HOUR_MS]
            at += int(self._chance.expovariate(crowd * max(1, desks) / mean_s) * 1000)
            found.append(at)
        return found

    def _join(self, point: str) -> None:
        self._publish(point)
        service = self._chance.choice(self._hall.floor.services(point))
        joined = self._hall.do(JoinQueue(service_point=point, service=service.id), _KIOSK)
        assert isinstance(joined, Joined)
        if self._chance.random() < _LEAVES:
            self._in(self._chance.uniform(600, 2_400), partial(self._leave, joined.entry))
        self._call_all()

    def _leave(self, entry: str) -> None:
        if self._state(entry) == "waiting":
            self._hall.do(Leave(entry=entry), next(iter(self._clerks.values())))

    def _state(self, entry: str) -> str:
        found = self._hall.floor.get(Entry, entry)
        return found.state if found is not None else ""

    def _call_all(self) -> None:
        for desk in self._clerks:
            self._call(desk)

    def _call(self, ident: str) -> None:
        desk = self._hall.floor.get(Desk, ident)
        if desk is None or desk.state != "open" or self._hall.floor.at_desk[ident]:
            return
        if self._hall.floor.waiting[desk.service_point]:
            moved = self._hall.do(CallNext(desk=ident), self._clerks[ident])
            assert isinstance(moved, Moved)
            if self._chance.random() >= _NEVER_COMES:
                self._in(self._chance.uniform(10, 50), partial(self._start, moved.entry, ident))

    def _start(self, entry: str, desk: str) -> None:
        if self._state(entry) == "called":
            self._hall.do(Start(entry=entry), self._clerks[desk])
            self._in(self._takes_s(entry), partial(self._complete, entry, desk))

    def _takes_s(self, entry: str) -> float:
        """Mostly a little less than is configured, and now and then far more."""
        found = self._hall.floor.get(Entry, entry)
        service = self._hall.floor.get(Service, found.service if found else None)
        mean_s = service.mean_s if service is not None else 300
        return max(20.0, self._chance.gammavariate(2.5, mean_s / 2.7))

    def _complete(self, entry: str, desk: str) -> None:
        self._hall.do(Complete(entry=entry), self._clerks[desk])
        self._in(self._chance.uniform(5, 40), partial(self._call, desk))

    def _lunch(self) -> None:
        """The last desk of each point takes it, once its customer is served."""
        for point in self._points:
            self._pause(self._hall.floor.desks(point.id)[-1].id)

    def _pause(self, desk: str) -> None:
        clerk = self._clerks.get(desk)
        if clerk is None:
            return
        until = self._hall.at + _LUNCH_MIN * 60_000
        try:
            away = SetDesk(desk=desk, state="paused", reason="Lunch", until=until)
            self._hall.do(away, clerk)
        except Refused:
            self._in(30, partial(self._pause, desk))
            return
        self._then(until, partial(self._back, desk))

    def _back(self, desk: str) -> None:
        self._hall.do(SetDesk(desk=desk, state="open"), self._clerks[desk])
        self._call(desk)

    def _tick(self) -> None:
        """What timers do, now and then until nobody is left."""
        if due(self._hall.floor, self._hall.at):
            self._hall.do(PassTime(), TIMER)
        for point in self._points:
            if self._hall.floor.waiting[point.id]:
                self._publish(point.id)
        self._call_all()
        here = self._hall.floor.live.values()
        if self._hall.at < self._ends or any(entry.state != "missed" for entry in here):
            self._then(self._hall.at + _TICK_MS, self._tick)

    def _publish(self, point: str) -> None:
        floor, now = self._hall.floor, self._hall.at
        new = self._hall.learning.estimate(floor, point, now)
        told = settled(floor.get(Estimate, point), floor.get(Grounds, point), new, now)
        if told is not None:
            self._hall.do(told, TIMER)
