"""A client's copy of one topic: the second applier. It never goes back and never guesses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeVar

from protocol.changes import Change, Key, State, apply
from protocol.messages import Delta, Heartbeat, Position, Snapshot
from protocol.records import Record

Verdict = Literal["applied", "ignored", "resubscribe"]
R = TypeVar("R", bound=Record)


class Replica:
    """State of a topic with the position that it reaches."""

    def __init__(self, topic: str) -> None:
        self.topic = topic
        self.state: State = {}
        self.position: Position | None = None
        self.at = 0
        """The server's clock at the last frame that was applied, ms."""

    def snapshot(self, message: Snapshot) -> Verdict:
        """Take the whole topic, unless what is here is newer in the same epoch."""
        here = self.position
        if here is not None and here.epoch == message.epoch and message.q < here.seq:
            return "ignored"
        self.state = {}
        self._take(message.epoch, message.q, message.at, message.changes)
        return "applied"

    def delta(self, message: Delta) -> Verdict:
        """Take a change over (f, q], or at q beside the log; `resubscribe` when there is a gap or
        another epoch."""
        here = self.position
        if here is None or here.epoch != message.epoch or message.f > here.seq:
            return "resubscribe"
        beside = message.f == message.q == here.seq
        if message.q <= here.seq and not beside:
            return "ignored"
        self._take(message.epoch, message.q, message.at, message.changes)
        return "applied"

    def heartbeat(self, message: Heartbeat) -> Verdict:
        """Notice a lost last delta."""
        here = self.position
        if here is None or here.epoch != message.epoch or message.q > here.seq:
            return "resubscribe"
        return "ignored"

    def of(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind."""
        return (record for record in self.state.values() if isinstance(record, kind))

    def get(self, kind: type[R], ident: str | None) -> R | None:
        """One record, or None."""
        if ident is None:
            return None
        found = self.state.get(Key(kind.kind(), ident))
        return found if isinstance(found, kind) else None

    def _take(self, epoch: str, seq: int, at: int, changes: list[Change]) -> None:
        apply(self.state, changes)
        self.position = Position(epoch, seq)
        self.at = max(self.at, at)
