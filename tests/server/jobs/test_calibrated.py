"""A hall whose services take otherwise than is configured: after some days, what customers are told
holds about as often as it says."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator

from protocol.changes import Put
from protocol.commands import AnyCommand, CallNext, Complete, JoinQueue, Start
from protocol.records import Estimate, Grounds, Promise
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.context import Context
from server.domain.estimates.learning import Learning
from server.domain.estimates.settled import settled
from server.domain.keeping import report
from server.domain.rules import decide
from tests.hall import ANN, BEN, NOON, hall

DAY_S = 5 * 3_600
CONFIGURED_S = 480


class Clinic:
    """Two desks, the rules of a hall, and customers by chance."""

    def __init__(self, seed: int) -> None:
        self.at = hall(max_waiting=1_000)
        self.chance = random.Random(seed)
        self.learning = Learning()
        self.promises: dict[str, Promise] = {}
        self._soon: list[tuple[int, int, str]] = []

    def day(self) -> None:
        """People come by chance, more at noon; who is free calls."""
        begin = self.at.clock.at
        for at_s in self._arrivals():
            self._later(begin + at_s * 1000, "")
        while self._soon:
            self.at.clock.at, _, ended = heapq.heappop(self._soon)
            if ended:
                self._do(Complete(entry=ended), ANN)
            else:
                self._publish()
                self._do(JoinQueue(service_point=self.at.point), PUBLIC)
            self._call()
        self.at.clock.at = begin + 24 * 3_600_000

    def _arrivals(self) -> Iterator[int]:
        at_s, busy = 0.0, self.chance.uniform(0.75, 1.05)
        while at_s < DAY_S:
            noon = 1.3 if DAY_S / 3 < at_s < DAY_S / 2 else 0.9
            at_s += self.chance.expovariate(2 * busy * noon / CONFIGURED_S / 0.8)
            yield int(at_s)

    def _call(self) -> None:
        for number, clerk in ((1, ANN), (2, BEN)):
            desk = self.at.desk(number)
            if not self.at.floor.at_desk[desk] and self.at.floor.waiting[self.at.point]:
                self._do(CallNext(desk=desk), clerk)
                (entry,) = self.at.floor.at_desk[desk]
                self._do(Start(entry=entry), clerk)
                # Short forms and long talks.
                mean = self.chance.choice((0.3, 0.6, 1.5)) * CONFIGURED_S
                lasts = max(20.0, self.chance.gammavariate(4, mean / 4))
                self._later(self.at.clock.at + int(lasts * 1000), entry)

    def _publish(self) -> None:
        now, floor = self.at.clock.at, self.at.floor
        new = self.learning.estimate(floor, self.at.point, now)
        old, grounds = floor.get(Estimate, self.at.point), floor.get(Grounds, self.at.point)
        told = settled(old, grounds, new, now)
        if told is not None:
            self._do(told, TIMER)

    def _do(self, command: AnyCommand, actor: Actor) -> None:
        context = Context(actor, self.at.clock.at, self.at.ids, lambda text: text)
        _, changes = decide(self.at.floor, command, context)
        self.at.floor.apply(changes)
        self.learning.follow(command.op(), changes, self.at.clock.at, "UTC")
        puts = (change.r for change in changes if isinstance(change, Put))
        self.promises |= {promise.id: promise for promise in puts if isinstance(promise, Promise)}

    def _later(self, at: int, entry: str) -> None:
        heapq.heappush(self._soon, (at, len(self._soon), entry))


def test_after_some_days_a_wait_told_at_80_percent_holds_about_so_often() -> None:
    clinic = Clinic(5)
    clinic.day()
    learnt = len(clinic.promises)
    for _ in range(3):
        clinic.day()
    told = list(clinic.promises.values())[learnt:]
    found = report(told, "UTC", NOON)
    below = {each.percent: each.below / each.judged for each in found.reliability}
    assert 0.7 < below[80] < 0.9
    assert below[20] < below[50] < below[80]
