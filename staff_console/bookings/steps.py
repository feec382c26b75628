"""What is asked of the server at the bookings, what came of it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from client.not_taken import NotTaken
from protocol.booking import UNDO_CANCEL_S
from protocol.commands import AnyCommand
from protocol.messages import Ack
from protocol.outcomes import REFUSALS, Outcome, Refusal
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.bookings.looking import LookingModel
from staff_console.bookings.screen import BookingsScreen
from staff_console.speech import tr


@dataclass(frozen=True)
class Back:
    """What takes the last step back, and until when (ms) it can."""

    title: str
    command: AnyCommand
    since: int
    until: int


class StepsModel(LookingModel):
    """Asks one thing at a time; the last step that can be taken back is kept."""

    def __init__(self, *args: Any, ask: Ask, **more: Any) -> None:
        self._ask = ask
        self._back: Back | None = None
        super().__init__(*args, **more)

    def take_back(self) -> bool:
        """Ctrl+Z: the last step, if it was made here and can be; whether there was one."""
        back = self._back
        if back is None or self._live.now() >= back.until or self._busy:
            return False
        self._back = None
        self.send(back.title, back.command, lambda _: self.confirmed(tr("Taken back.")))
        return True

    def send(
        self,
        title: str,
        what: AnyCommand,
        done: Callable[[Outcome], AnswerLine],
        refused: Callable[[Refusal], AnswerLine | None] = lambda _: None,
    ) -> None:
        """Ask the server; `done` and `refused` say what came of it."""

        def answered(answer: Ack | NotTaken) -> None:
            self._busy = False
            if isinstance(answer, NotTaken):
                self._let_go()
                line = AnswerLine("refused", tr("The server did not take it."), answer.detail)
            elif isinstance(answer.answer, Refusal):
                self._let_go()
                line = refused(answer.answer) or refusal_line(answer.answer)
            else:
                line = done(answer.answer)
            if line.kind == "refused" and not line.cap:
                line = replace(line, cap="Esc", does=tr("put away"))
            self._say(line)

        self._wait(title)
        self._ask(what, answered)

    def keep_back(self, title: str, what: AnyCommand, until: int | None = None) -> None:
        """What takes back the step that was just made."""
        now = self._live.now()
        self._back = Back(title, what, now, until or now + UNDO_CANCEL_S * 1000)

    def _let_go(self) -> None:
        """What was asked for is not to be."""

    def _compute(self) -> BookingsScreen:
        screen, back = super()._compute(), self._back
        left = back.until - self._live.now() if back is not None else 0
        if back is None or left <= 0 or screen.answer.kind != "confirmed":
            return screen
        share = left / max(1, back.until - back.since)
        line = replace(screen.answer, cap="Ctrl+Z", does=tr("take it back"), left=share)
        return replace(screen, answer=line)


def refusal_line(refusal: Refusal) -> AnswerLine:
    """What a rule has said."""
    kind = REFUSALS.get(refusal.code)
    title = f"{kind.title}." if kind is not None else tr("Refused.")
    return AnswerLine("refused", title, refusal.detail)
