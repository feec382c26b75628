"""A hall with a past: decided by the rules as if long ago, written in bulk by the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from protocol.commands import (
    AnyCommand,
    CallNext,
    Complete,
    CreateServicePoint,
    JoinQueue,
    RollDay,
    ServiceSpec,
    SetDesk,
    Start,
)
from protocol.ids import id_source
from protocol.outcomes import Joined, Outcome, Refusal, Saved
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.context import Context
from server.domain.floor import Floor
from server.execution.batch import Asked, Deciding
from server.execution.door import LOG_KEPT_MS, RECEIPTS_KEPT_MS
from server.store.store import Store
from server.store.writing import Counter

VISITS_A_DAY: Final = 1_000
AT_ONCE: Final = 250
DESKS: Final = 32
DAY_MS: Final = 86_400_000
CLERKS: Final = [
    Actor(f"0197c2a4-5b7e-7c11-9d2e-{number:012x}", "admin", f"Clerk {number}")
    for number in range(DESKS)
]
POINT: Final = CreateServicePoint(
    name="Citizen services",
    prefix="A",
    capacity=DESKS,
    max_waiting=100_000,
    services=[ServiceSpec(name="Passport"), ServiceSpec(name="Licence", prefix="B")],
)


class Filling:
    """Writes a hall up to `now` (ms)."""

    def __init__(self, store: Store, now: int) -> None:
        self._store = store
        self._now = now
        head, records = store.live()
        self._epoch = head.epoch
        self._floor = Floor(records, head.seq)
        self._at = now
        self._new_id = id_source(lambda: self._at)

    def fill(self, visits: int) -> None:
        """A service point, and visits that have ended, the last yesterday."""
        days = -(-visits // VISITS_A_DAY)
        self._at = self._now - (days + 1) * DAY_MS
        made = self._decided([RollDay(), POINT])[-1]
        assert isinstance(made, Saved)
        desks = [desk.id for desk in self._floor.desks(made.id)]
        for day in range(days):
            self._at = self._now - (days - day) * DAY_MS
            self._decided([RollDay()])
            # With the day before its desks have closed.
            for desk, clerk in zip(desks, CLERKS, strict=True):
                self._decided([SetDesk(desk=desk, state="open")], clerk)
            today = min(VISITS_A_DAY, visits - day * VISITS_A_DAY)
            for done in range(0, today, AT_ONCE):
                self._at += 60_000
                self._visits(made.id, desks[0], min(AT_ONCE, today - done))

    def _visits(self, point: str, desk: str, count: int) -> None:
        deciding = self._deciding()
        for _ in range(count):
            joined = self._decide(deciding, JoinQueue(service_point=point))
            assert isinstance(joined, Joined)
            self._decide(deciding, CallNext(desk=desk))
            self._decide(deciding, Start(entry=joined.entry, desk=desk))
            self._decide(deciding, Complete(entry=joined.entry))
        self._append(deciding)

    def _decided(self, commands: Iterable[AnyCommand], clerk: Actor = CLERKS[0]) -> list[Outcome]:
        deciding = self._deciding()
        outcomes = [self._decide(deciding, command, clerk) for command in commands]
        self._append(deciding)
        return outcomes

    def _deciding(self) -> Deciding:
        context = Context(TIMER, self._at, self._new_id, lambda text: text)
        return Deciding(self._floor, {}, self._at, context)

    def _decide(self, deciding: Deciding, command: AnyCommand, clerk: Actor = CLERKS[0]) -> Outcome:
        actor = {JoinQueue: PUBLIC, RollDay: TIMER}.get(type(command), clerk)
        answered = deciding.answer(Asked(command, actor, self._new_id(), f"http:{actor.id}"))
        if isinstance(answered, Exception):
            raise answered
        if isinstance(answered.answer, Refusal):
            raise RuntimeError(answered.answer.detail)
        return answered.answer

    def _append(self, deciding: Deciding) -> None:
        """As the writer does, but what would have been pruned since is not written at all."""
        log = deciding.log if self._at > self._now - LOG_KEPT_MS else []
        receipts = deciding.receipts if self._at > self._now - RECEIPTS_KEPT_MS else []
        with self._store.writing() as tx:
            after = Counter(self._epoch, self._floor.seq, self._at)
            tx.append(after, log, receipts, deciding.changes)
            tx.note(deciding.acts, self._at)
            tx.commit()
        self._floor.forget_ended()
