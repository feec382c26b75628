"""What was asked of the server last, and what became of it: sent, confirmed, refused, given up.

One question at a time. A key that is pressed meanwhile is remembered and pressed again when the
answer is there, so that a quick hand loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from client.not_taken import NotTaken
from protocol.commands import AnyCommand
from protocol.messages import Ack
from protocol.outcomes import Answer, Refusal
from staff_console.keys import KeyName

Subject = KeyName | Literal["open_desk", "cancel", "send_home", "take_over", "reschedule"]
Fate = Literal["sent", "confirmed", "refused", "not_taken", "given_up"]
Done = Callable[[Ack | NotTaken], None]


class Ask(Protocol):
    """Sends a command; calls back once, unless what it returned was called to give up."""

    def __call__(self, command: AnyCommand, done: Done) -> Callable[[], None]:
        """Send it."""


@dataclass(frozen=True)
class Asked:
    """One question. Instants are ms of the server's clock."""

    subject: Subject
    command: AnyCommand
    number: str
    """Whom it is about, or the name of the desk."""
    sent_at: int
    fate: Fate = "sent"
    settled_at: int = 0
    answer: Answer | None = None
    fault: str = ""
    then: KeyName | None = None
    """A key that was pressed meanwhile."""
    place: str = ""
    """Where it leads, by name: the place of a transfer, another class."""
    put_away: bool = False

    @property
    def refusal(self) -> Refusal | None:
        """Why not, if a rule said so."""
        return self.answer if isinstance(self.answer, Refusal) else None


class Asking:
    """The last question and its course. `told` is called after every change."""

    def __init__(self, ask: Ask, now: Callable[[], int], told: Callable[[], None]) -> None:
        self._ask = ask
        self._now = now
        self._told = told
        self._give_up: Callable[[], None] | None = None
        self._ack: Ack | None = None
        self._serial = 0
        self.last: Asked | None = None

    @property
    def open(self) -> bool:
        """Whether an answer is awaited."""
        return self.last is not None and self.last.fate == "sent"

    def send(self, subject: Subject, command: AnyCommand, number: str, place: str = "") -> None:
        """Ask. There must be no open question."""
        assert not self.open
        self._serial += 1
        serial = self._serial
        self._ack = None
        self.last = Asked(subject, command, number, self._now(), place=place)
        self._give_up = self._ask(command, lambda answer: self._answered(serial, answer))
        self._told()

    def remember(self, key: KeyName) -> None:
        """A key was pressed while the answer is awaited."""
        self._become(then=key)

    def visible(self, seq: int, waited: bool) -> None:
        """The replica shows everything up to `seq`: what was acknowledged is now to be seen.

        `waited` says that a second has gone by: then the acknowledgement alone is enough.
        """
        if self._ack is not None and (seq >= self._ack.seq or waited):
            ack, self._ack = self._ack, None
            self._settle("confirmed", answer=ack.answer)

    def give_up(self) -> None:
        """Wait no longer for the answer; what was asked may have happened all the same."""
        if self.open and self._give_up is not None:
            self._serial += 1
            self._give_up()
            self._settle("given_up", then=None)

    def put_away(self) -> bool:
        """The clerk has read it. False when there was nothing to put away."""
        if self.last is None or self.open or self.last.put_away:
            return False
        self._become(put_away=True)
        return True

    def take_then(self) -> KeyName | None:
        """The key that was pressed meanwhile, once; only after a success is it still meant."""
        if self.last is None or self.last.fate == "sent" or self.last.then is None:
            return None
        key = self.last.then if self.last.fate == "confirmed" else None
        self.last = replace(self.last, then=None)
        return key

    def _answered(self, serial: int, answer: Ack | NotTaken) -> None:
        if serial != self._serial or not self.open:
            return
        if isinstance(answer, NotTaken):
            self._settle("not_taken", fault=answer.detail)
        elif isinstance(answer.answer, Refusal):
            self._settle("refused", answer=answer.answer)
        else:
            self._ack = answer
            self._told()

    def _settle(self, fate: Fate, **fields: object) -> None:
        self._ack = None
        self._give_up = None
        self._become(fate=fate, settled_at=self._now(), **fields)

    def _become(self, **fields: object) -> None:
        assert self.last is not None
        self.last = replace(self.last, **fields)  # type: ignore[arg-type]
        self._told()
