"""The page of promises among the reports."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from staff_console.answers import AnswerLine
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.model import PromisesModel
from staff_console.reports.pane import PromisesPane
from staff_console.reports.report import ModelReport
from staff_console.speech import tr


class PromisesReport(ModelReport[PromisesModel]):
    """How promises were kept."""

    name = "promises"

    def title(self) -> str:
        """As the choice of pages shows it."""
        return tr("Promises")

    def make(self, look: Look) -> QWidget:
        """The pane; it follows the model as long as it lives."""
        model, pane = self.model, PromisesPane(look)
        pane.show_screen(model.screen)
        pane.dayAsked.connect(model.step_day)
        pane.pointAsked.connect(model.step_point)
        pane.exportAsked.connect(model.export)
        pane.chosen.connect(model.choose)
        pane.told.connect(model.tell)
        follower = Follower(model, pane)
        model.changed.connect(follower.show)
        return pane

    @property
    def answer(self) -> AnswerLine:
        """What became of the file, mostly."""
        return self.model.screen.answer

    def finds(self) -> Iterator[Find]:
        """The keys of the page."""
        screen = self.model.screen
        for name, step in (
            ("day_before", screen.before),
            ("day_after", screen.after),
            ("next_point", screen.point),
            ("export", screen.export),
        ):
            title = step.does
            if name == "next_point":
                title = tr("Another service point")
            if name == "export":
                title = tr("Save the figures as a file (CSV)")
            yield Find(f"window:{name}", title, "", step.cap, step.there)

    def act(self, name: str) -> bool:
        """Do one of these."""
        model = self.model
        acts = {
            "day_before": lambda: model.step_day(-1),
            "day_after": lambda: model.step_day(1),
            "next_point": lambda: model.step_point(1),
            "export": model.export,
        }
        if name not in acts:
            return False
        acts[name]()
        return True

    def put_away(self) -> bool:
        """Esc: what was said, or told, of this page."""
        return self.model.put_away()


class Follower(QObject):
    """Shows a pane what its model has become; it goes with the pane."""

    def __init__(self, model: PromisesModel, pane: PromisesPane) -> None:
        super().__init__(pane)
        self._model, self._pane = model, pane

    def show(self) -> None:
        """Show it."""
        self._pane.show_screen(self._model.screen)
