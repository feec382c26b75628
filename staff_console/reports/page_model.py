"""What the models of all reports do: they follow records and link, and say what was answered."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QObject, Signal

from client.live import Live
from client.qt_live import QtLive
from staff_console.answers import IDLE, AnswerLine
from staff_console.past import Query
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC


class PageModel(QObject):
    """Of whoever is signed in; what was found is kept as long as the sign-in."""

    changed = Signal()

    def __init__(
        self, live: QtLive, query: Query, console: ConsoleModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live: Live = live.live
        self._query = query
        self._console = console
        self._console_said = console.screen.answer
        self._answer: AnswerLine = IDLE
        self._shown = False
        live.changed.connect(self._on_records)
        live.statusChanged.connect(self._on_tick)
        live.ticked.connect(self._on_tick)
        console.changed.connect(self._on_console)

    @abstractmethod
    def refresh(self) -> None:
        """Compute the page anew."""

    @abstractmethod
    def _on_tick(self) -> None:
        """Time has passed, or records or the link are otherwise."""

    def _say(self, line: AnswerLine) -> None:
        self._answer = line
        self.refresh()

    def _on_console(self) -> None:
        said = self._console.screen.answer
        if said.kind != "idle" and said.kind != self._console_said.kind:
            # A key of the desk was pressed: its answer is what is looked for now.
            self._answer = IDLE
        self._console_said = said
        self.refresh()

    def _on_records(self, topic: str = TOPIC) -> None:
        if topic == TOPIC:
            self._on_tick()
