"""The bookings, as the view around them needs to know them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from staff_console.answers import AnswerLine
from staff_console.bookings.keys import CAPS, shown
from staff_console.bookings.model import BookingsModel
from staff_console.bookings.page import BookingsPane
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.report import ModelReport
from staff_console.speech import tr


class BookingsReport(ModelReport[BookingsModel]):
    """Shows one model."""

    name = "bookings-grid"

    def title(self) -> str:
        """As the choice of pages shows it."""
        return tr("Bookings")

    def make(self, look: Look) -> QWidget:
        """The pane; it follows the model as long as it lives."""
        pane = BookingsPane(look)
        pane.follow(self.model)
        return pane

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last."""
        return self.model.screen.answer

    def finds(self) -> Iterator[Find]:
        """All that can be done here."""
        screen = self.model.screen
        about = screen.detail.title if screen.detail is not None else ""
        for verb in screen.verbs:
            yield Find(f"window:{verb.name}", verb.does, about, verb.cap, verb.there)
        for step in screen.steps:
            yield Find(f"window:{step.name}", step.does, "", step.cap, step.there)
        for name, does in (("day_before", tr("Day before")), ("day_after", tr("Day after"))):
            yield Find(f"window:{name}", does, "", shown(CAPS[name]))  # type: ignore[index]
        for does, cap in (
            (tr("Move the booking"), "Shift+↑↓←→"),
            (tr("Change its end"), "Ctrl+Shift+↑↓"),
        ):
            yield Find("", does, tr("in the grid"), cap, usable=False)

    def act(self, name: str) -> bool:
        """Do one of these."""
        return self.model.act(name)

    def put_away(self) -> bool:
        """Esc: what is moved, was said, or is chosen."""
        return self.model.put_away()
