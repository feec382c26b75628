"""What the models of all pages do: what is marked, what is asked before, and what was answered."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject

from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.commands import AnyCommand
from protocol.messages import Ack
from protocol.outcomes import Refusal
from protocol.replica import Replica
from staff_console.administration.calls import Calls, NotDone, Request, Told
from staff_console.administration.face import ENTER, PageFace
from staff_console.administration.question_model import QuestionModel
from staff_console.answers import IDLE, AnswerLine
from staff_console.asked import Ask
from staff_console.facts import MANAGERS, Me, zone
from staff_console.past import Query
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC
from staff_console.words import minutes

Done = Callable[[Any], AnswerLine]
"""What is said of an answer; it may take it in."""
SECOND: Final = 1_000


@dataclass(frozen=True)
class Ways:
    """All by which the pages reach the server."""

    live: QtLive
    ask: Ask
    query: Query
    calls: Calls
    me: Callable[[], Me]
    console: ConsoleModel


class AdministrationModel(QuestionModel):
    """A page of whoever is signed in. At most one thing is asked of the server at a time."""

    def __init__(self, ways: Ways, parent: QObject | None = None) -> None:
        super().__init__(ways.live, ways.query, ways.console, parent)
        self._ask, self._calls, self._me = ways.ask, ways.calls, ways.me
        self._chosen = ""
        self.screen = self._compute()

    @property
    def replica(self) -> Replica:
        """The records of the house."""
        return self._live.replica(TOPIC)

    def show(self, shown: bool) -> None:
        """It is looked at, or left; then nothing is asked, and what was typed is gone."""
        self._shown = shown
        if shown:
            self.begin()
        else:
            self._answer, self._open = IDLE, None
            self.leave()
        self.refresh()

    def choose(self, key: str) -> None:
        """This row is marked."""
        if key != self._chosen:
            self._chosen = key
            self.refresh()

    def act(self, verb: str) -> None:
        """A key of the page; one that cannot be used now does nothing."""
        if self._open is None and self.screen.can(verb) and self._me().role in MANAGERS:
            self.do(verb)

    def enter(self) -> None:
        """Enter in the list."""
        for verb in self.screen.verbs:
            if verb.cap == ENTER:
                self.act(verb.name)

    def pick(self, name: str, key: str) -> None:
        """One of a choice."""

    def search(self, text: str) -> None:
        """Find this."""

    def more(self) -> None:
        """The end of the list is seen."""

    def put_away(self) -> bool:
        """Esc: what was answered; whether there was anything."""
        if self._answer.kind in ("idle", "sent"):
            return False
        self._answer = IDLE
        self.refresh()
        return True

    def refresh(self, always: bool = False) -> None:
        """Compute the page anew."""
        if self._shown or always:
            before, self.screen = self.screen, self._compute()
            if self.screen != before or always:
                self.changed.emit()

    @abstractmethod
    def begin(self) -> None:
        """It is looked at from now on: ask for what is needed."""

    @abstractmethod
    def leave(self) -> None:
        """It is looked at no longer: forget what nobody else may see."""

    @abstractmethod
    def do(self, verb: str) -> None:
        """Do it, or ask before."""

    @abstractmethod
    def _compute(self) -> PageFace:
        """The page as it stands."""

    def call(self, title: str, request: Request, done: Done) -> None:
        """Ask over HTTP for what `title` names; `done` says what came of it."""
        self._wait(title)
        self._calls(request, lambda told: self._answered(title, told, done))

    def command(self, title: str, command: AnyCommand, done: Done) -> None:
        """Ask over the link."""
        self._wait(title)
        self._ask(command, lambda answer: self._answered(title, _not_done(answer), done))

    def fetch(self, request: Request, done: Told) -> None:
        """Ask for what is shown; nothing is said in the answer line."""
        self._calls(request, done)

    def not_understood(self) -> AnswerLine:
        """The server has done it, and says so in words of another version."""
        text = tr("Its answer was not understood: this console and the server differ in version.")
        return AnswerLine("refused", tr("Look before you ask again."), text, "Esc", tr("put away"))

    def why(self, fault: NotDone) -> str:
        """The server's words, and when to try again."""
        if fault.retry_after is None:
            return fault.detail
        at = minutes(self._live.now() + fault.retry_after * SECOND, zone(self.replica))
        left = tr("Again in {count} s.").format(count=fault.retry_after)
        if fault.retry_after >= 120:
            left = tr("Again at {at}.").format(at=at)
        return f"{fault.detail} {left}".strip()

    def _answered(self, title: str, told: Any, done: Done) -> None:
        self._busy = False
        if isinstance(told, NotDone):
            away = told.code == "away"
            said = tr("No answer. It may have been done: look before you ask again.")
            text = f"{told.detail}. {said}" if away else self.why(told)
            heading = tr("{what} Not done.").format(what=title)
            self._say(AnswerLine("refused", heading, text, "Esc", tr("put away")))
        else:
            self._say(done(told))


def _not_done(answer: Ack | NotTaken) -> Any:
    if isinstance(answer, NotTaken):
        return NotDone(answer.code, answer.detail)
    if isinstance(answer.answer, Refusal):
        return NotDone(answer.answer.code, answer.answer.detail)
    return answer.answer
