"""One page of the administration, as the view around it needs to know it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from staff_console.administration.model import AdministrationModel
from staff_console.administration.pane import AdministrationPane
from staff_console.answers import AnswerLine
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.report import Report


class AdministrationPage(Report):
    """Shows one model."""

    def __init__(
        self,
        name: str,
        title: Callable[[], str],
        model: AdministrationModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self._title, self.model = name, title, model
        model.changed.connect(self.changed)

    def title(self) -> str:
        """As the choice of pages shows it."""
        return self._title()

    def make(self, look: Look) -> QWidget:
        """The pane; it follows the model as long as it lives."""
        pane = AdministrationPane(look)
        pane.follow(self.model)
        return pane

    def look_at(self, shown: bool) -> None:
        """It is looked at, or left."""
        self.model.show(shown)

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last."""
        return self.model.screen.answer

    def finds(self) -> Iterator[Find]:
        """All that can be done here."""
        about = self.model.screen.detail.title
        for verb in self.model.screen.verbs:
            yield Find(f"window:{verb.name}", verb.does, about, verb.cap, verb.there)

    def act(self, name: str) -> bool:
        """Do one of these."""
        there = any(verb.name == name for verb in self.model.screen.verbs)
        if there:
            self.model.act(name)
        return there

    def put_away(self) -> bool:
        """Esc: what was said, or is compared."""
        return self.model.put_away()
