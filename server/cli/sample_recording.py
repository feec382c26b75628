"""Commands that are decided one after another in memory, to be written down at once."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import AnyCommand, PublishEstimate
from protocol.outcomes import Outcome
from protocol.records import Estimate
from server.clock import ManualClock
from server.domain.actor import Actor
from server.domain.context import Context
from server.domain.estimates.learning import Learning
from server.domain.floor import Floor
from server.domain.rules import decide
from server.store.log import REPUBLISHED, LogEntry
from server.store.store import Store
from server.store.writing import Counter


class Recording:
    """A floor that goes on from where a store is, at the time of its own clock."""

    def __init__(
        self,
        store: Store,
        clock: ManualClock,
        new_id: Callable[[], str],
        mark: Callable[[str], str],
    ) -> None:
        self._store, self._clock = store, clock
        self._new_id, self._mark = new_id, mark
        self._head, records = store.live()
        self.floor = Floor(records, self._head.seq)
        self.learning = Learning()
        self._log: list[LogEntry] = []
        self._changes: list[Change] = []

    @property
    def at(self) -> int:
        """The present instant, ms."""
        return self._clock.at

    @at.setter
    def at(self, at: int) -> None:
        self._clock.at = at

    def before_any_day(self) -> None:
        """The hall has seen no day yet, so that days can be played which lie behind its last."""
        change = Put(replace(self.floor.site, day=""))
        self.floor.apply([change])
        self._changes.append(change)

    def do(self, command: AnyCommand, actor: Actor) -> Outcome:
        """Decide a command. Raises `Refused`."""
        context = Context(actor, self.at, self._new_id, self._mark)
        outcome, changes = decide(self.floor, command, context)
        if changes:
            self.floor.apply(changes)
            self.floor.seq += 1
            entry = LogEntry(self.floor.seq, self.at, command.op(), actor.id, changes)
            self.learning.follow(entry.kind, changes, self.at, self.floor.site.zone)
            self._log.append(entry)
            self._changes += changes
        return outcome

    def _without_what_was_followed(self) -> list[LogEntry]:
        """As the server relieves its log: of published waits the last of each point is enough."""
        last = {estimate.at for estimate in self.floor.of(Estimate)}
        return [
            entry._replace(changes=[c for c in entry.changes if c.key.kind not in REPUBLISHED])
            if entry.kind == PublishEstimate.op() and entry.at not in last
            else entry
            for entry in self._log
        ]

    def write(self) -> None:
        """Write all that was decided, in one commit. Blocks."""
        with self._store.writing() as tx:
            after = Counter(self._head.epoch, self.floor.seq, self.at)
            tx.append(after, self._without_what_was_followed(), [], self._changes)
            tx.commit()
