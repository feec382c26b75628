"""Deciding a batch of waiting commands against the floor, before one commit answers them all."""

from __future__ import annotations

import hashlib
import logging
from typing import NamedTuple

import msgspec

from protocol.changes import Change
from protocol.commands import AnyCommand
from protocol.outcomes import Answer, Refusal
from protocol.record import Via
from server.domain.actor import Actor
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.rules import decide
from server.execution.acts import acts_of
from server.store.attested import attesting
from server.store.audit import Act
from server.store.log import LogEntry
from server.store.writing import Receipt

_log = logging.getLogger(__name__)
_encoder = msgspec.json.Encoder()
_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


class Answered(NamedTuple):
    """A command's answer; `seq` is where its effect is visible, `again` says it was known."""

    seq: int
    answer: Answer
    again: bool = False


class Asked(NamedTuple):
    """One command as it waits at the door."""

    command: AnyCommand
    actor: Actor
    id: str
    client: str
    fresh: bool = False
    """Whether nobody knows it by an id, so that nobody can ask again."""
    via: Via = "command line"

    @property
    def key(self) -> tuple[str, str]:
        """Under which its receipt lies."""
        return self.id, self.client


class Deciding:
    """A batch in the making."""

    def __init__(
        self, floor: Floor, known: dict[tuple[str, str], Receipt], at: int, context: Context
    ) -> None:
        self.log: list[LogEntry] = []
        self.receipts: list[Receipt] = []
        self.changes: list[Change] = []
        self.acts: list[Act] = []
        self._floor = floor
        self._known = known
        self._at = at
        self._context = context

    def answer(self, asked: Asked) -> Answered | Exception:
        """Decide one command: its answer, or the fault of a rule that broke."""
        # Who cannot ask again needs no receipt.
        digest = "" if asked.fresh else _digest(asked.command)
        known = None if asked.fresh else self._known.get(asked.key)
        if known is not None:
            return _repeated(known, digest)
        try:
            answer, changes = self._decide(asked)
        except Exception as fault:  # noqa: BLE001 - a broken rule must not take the batch with it
            _log.exception("the rule of %s failed", asked.command.op())
            return fault
        if changes:
            self._take(asked, changes)
        acts = acts_of(self._floor, asked.command, asked.actor, asked.via, answer, changes)
        self.acts += attesting(list(acts), self._bare(asked), changes)
        if not asked.fresh and asked.actor.role != "timer":
            self._keep(asked, digest, answer)
        return Answered(self._floor.seq, answer)

    def _bare(self, asked: Asked) -> Act:
        """Of a timer whose commands leave no row by themselves."""
        actor, site = asked.actor, self._floor.site.id
        return Act(asked.command.op(), "site", site, actor.id, actor.role, asked.via)

    def _decide(self, asked: Asked) -> tuple[Answer, list[Change]]:
        context = self._context._replace(actor=asked.actor, now=self._at)
        try:
            outcome, changes = decide(self._floor, asked.command, context)
        except Refused as refused:
            return refused.refusal, []
        return outcome, changes

    def _take(self, asked: Asked, changes: list[Change]) -> None:
        self._floor.apply(changes)
        self._floor.seq += 1
        self.changes += changes
        self.log.append(
            LogEntry(self._floor.seq, self._at, asked.command.op(), asked.actor.id, changes)
        )

    def _keep(self, asked: Asked, digest: str, answer: Answer) -> None:
        kept = Receipt(
            asked.id, asked.client, self._floor.seq, self._at, digest, _encoder.encode(answer)
        )
        self._known[asked.key] = kept
        self.receipts.append(kept)


def _digest(command: AnyCommand) -> str:
    return hashlib.blake2b(_encoder.encode(command), digest_size=16).hexdigest()


def _repeated(known: Receipt, digest: str) -> Answered:
    if known.hash not in ("", digest):
        return Answered(known.seq, _reused(), again=True)
    return Answered(known.seq, _answers.decode(known.outcome), again=True)


def _reused() -> Refusal:
    return refuse(
        "key_reused",
        "This id was used for another request. Send a new request under a new id.",
    ).refusal
