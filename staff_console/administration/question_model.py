"""What models do that ask before they act: one question at a time, and one answer awaited."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from client.qt_live import QtLive
from staff_console.administration.question import Asks, Question, Sends, plain
from staff_console.answers import IDLE, AnswerLine
from staff_console.facts import zone
from staff_console.past import Query
from staff_console.reports.page_model import PageModel
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC
from staff_console.words import seconds


@dataclass
class _Open:
    """The question that is asked now."""

    asks: Asks
    sends: Sends
    typed: dict[str, str] = field(default_factory=dict)


class QuestionModel(PageModel):
    """Of whoever is signed in. At most one thing is asked of the server at a time."""

    def __init__(
        self, live: QtLive, query: Query, console: ConsoleModel, parent: QObject | None = None
    ) -> None:
        super().__init__(live, query, console, parent)
        self._open: _Open | None = None
        self._busy = False

    @property
    def question(self) -> Question | None:
        """What is asked before something is done."""
        return self._open.asks(self._open.typed) if self._open is not None else None

    @abstractmethod
    def refresh(self, always: bool = False) -> None:
        """Compute the page anew; `always` tells of it even where it is the same."""

    def answer_question(self, name: str, value: str) -> None:
        """This was typed or picked in the question."""
        if self._open is not None:
            self._open.typed[name] = value
            self.refresh(always=True)

    def send_question(self) -> None:
        """The button of the question."""
        question, opened = self.question, self._open
        if question is None or opened is None or not question.ready:
            return
        self._open = None
        opened.sends(opened.typed)
        self.refresh(always=True)

    def put_question_away(self) -> None:
        """Nothing is done."""
        self._open = None
        self.refresh(always=True)

    def ask_before(self, asks: Asks | Question, sends: Sends) -> None:
        """Ask; `sends` is called with what was answered, unless it is put away."""
        if self._busy:
            self._say(AnswerLine("note", tr("One moment."), tr("An answer is awaited first.")))
            return
        self._answer = IDLE
        self._open = _Open(plain(asks) if isinstance(asks, Question) else asks, sends)
        self.refresh(always=True)

    def confirmed(self, title: str, text: str = "") -> AnswerLine:
        """The server has done it."""
        at = seconds(self._live.now(), zone(self._live.replica(TOPIC)))
        said = tr("Confirmed {at}.").format(at=at)
        return AnswerLine("confirmed", title, f"{text} {said}".strip())

    def _wait(self, title: str) -> None:
        at = seconds(self._live.now(), zone(self._live.replica(TOPIC)))
        self._busy = True
        self._say(AnswerLine("sent", title, tr("Sent {at}, not confirmed yet.").format(at=at)))
