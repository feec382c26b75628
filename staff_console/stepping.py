"""What models do that ask one thing at a time of the server, and keep the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.booking import UNDO_CANCEL_S
from protocol.commands import AnyCommand
from protocol.messages import Ack
from protocol.outcomes import REFUSALS, Outcome, Refusal
from staff_console.administration.question_model import QuestionModel
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.past import Query
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel


@dataclass(frozen=True)
class Back:
    """What takes the last step back, and until when (ms) it can."""

    title: str
    command: AnyCommand
    since: int
    until: int


class SteppingModel(QuestionModel):
    """Of whoever is signed in; the last step that can be taken back is kept."""

    def __init__(
        self,
        live: QtLive,
        query: Query,
        console: ConsoleModel,
        parent: QObject | None = None,
        *,
        ask: Ask,
    ) -> None:
        super().__init__(live, query, console, parent)
        self._ask = ask
        self._back: Back | None = None

    def take_back(self) -> bool:
        """Ctrl+Z: the last step, if it was made here and can be; whether there was one."""
        back = self._back
        if back is None or self._live.now() >= back.until or self._busy:
            return False
        self._back = None
        self.send(back.title, back.command, self.taken_back)
        return True

    def taken_back(self, outcome: Outcome) -> AnswerLine:
        """What is said once it is."""
        return self.confirmed(tr("Taken back."))

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

        # What was done before is not taken back by the key that stands beside this.
        self._back = None
        self._wait(title)
        self._ask(what, answered)

    def keep_back(self, title: str, what: AnyCommand, until: int | None = None) -> None:
        """What takes back the step that was just made."""
        now = self._live.now()
        self._back = Back(title, what, now, until or now + UNDO_CANCEL_S * 1000)

    def say_line(self, line: AnswerLine) -> None:
        """Show what came of something that another page has asked about what is shown here."""
        self._say(line)

    def _let_go(self) -> None:
        """What was asked for is not to be."""

    def with_way_back(self, line: AnswerLine) -> AnswerLine:
        """An answer, and how long it can be taken back."""
        back = self._back
        left = back.until - self._live.now() if back is not None else 0
        if back is None or left <= 0 or line.kind != "confirmed":
            return line
        share = left / max(1, back.until - back.since)
        return replace(line, cap="Ctrl+Z", does=tr("take it back"), left=share)


def refusal_line(refusal: Refusal) -> AnswerLine:
    """What a rule has said."""
    kind = REFUSALS.get(refusal.code)
    title = f"{kind.title}." if kind is not None else tr("Refused.")
    return AnswerLine("refused", title, refusal.detail)
