"""Above the list: what is said of the whole, the search, and what makes the list shorter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from staff_console.administration.face import Choice, Ribbon, Search
from staff_console.look import DEMI, Look
from staff_console.settings.cells import ChoiceCell
from staff_console.settings.field import Option
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Plane, row
from staff_console.widgets.text import Prose, Text

_PAPERS: Final = {"refused": "danger_paper", "warning": "warn_paper"}
WIDEST: Final = 208
"""Of a choice, in lengths of the design."""


class RibbonBar(Plane):
    """One mark, one title, one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "soft", "b")
        self.setMinimumHeight(look.px(48))
        layout = row(self, look, (16, 8, 16, 8), 12)
        self._mark = Mark(look, 20)
        self._title, self._text = Text(look, 15, DEMI).whole(), Prose(look).stretch()
        for widget in (self._mark, self._title):
            layout.addWidget(widget)
        layout.addWidget(self._text, 1)

    def show_ribbon(self, ribbon: Ribbon | None) -> None:
        """Show it, or nothing."""
        if ribbon is not None:
            self.fill(self.look.colour(_PAPERS.get(ribbon.mark, "soft")))
            self._mark.say(ribbon.mark)
            self._title.say(ribbon.title)
            self._title.tone(ribbon.tone)
            self._text.say(ribbon.text)
            self.setAccessibleName(f"{ribbon.title} {ribbon.text}")
        self.setVisible(ribbon is not None)


class ToolBar(Plane):
    """A field to search in, then choices, each below its label."""

    searched = Signal(str)
    picked = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane", "b")
        self._lay = row(self, look, (16, 8, 16, 8), 12)
        self.search = QLineEdit()
        self.search.setFont(look.font(15))
        self.search.setFixedHeight(look.px(36))
        self.search.setMaxLength(120)
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text()))
        self.search.hide()
        self._lay.addWidget(self.search, 1)
        self._cells: dict[str, ChoiceCell] = {}
        self._shown: dict[str, Choice] = {}

    def show_tools(self, search: Search | None, choices: Sequence[Choice]) -> None:
        """Show these, or nothing at all."""
        if search is not None:
            self.search.setPlaceholderText(search.hint)
            self.search.setAccessibleName(search.label)
        self.search.setVisible(search is not None)
        for choice in choices:
            if self._shown.get(choice.name) != choice:
                self._show_choice(choice)
        self.setVisible(search is not None or bool(choices))

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.search, *self._cells.values()]

    def _show_choice(self, choice: Choice) -> None:
        before = self._shown.get(choice.name)
        self._shown[choice.name] = choice
        cell = self._cells.get(choice.name)
        if cell is None:
            cell = self._add(choice)
        elif before is None or before.options != choice.options:
            cell.show_options([Option(*each) for each in choice.options])
        cell.show_key(choice.key)

    def _add(self, choice: Choice) -> ChoiceCell:
        label = Text(self.look, tone="muted", parent=self).whole()
        label.say(choice.label)
        cell = ChoiceCell(self.look, [Option(*each) for each in choice.options])
        cell.setObjectName(f"choice-{choice.name}")
        cell.setFixedHeight(self.look.px(36))
        cell.setMaximumWidth(self.look.px(WIDEST))
        cell.setMinimumContentsLength(8)
        cell.setAccessibleName(choice.label)
        cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        cell.chosen.connect(lambda key, name=choice.name: self.picked.emit(name, key))
        if not self._cells:
            # What the choices do not need; they have their most before it has anything.
            self._lay.addStretch(1)
        self._lay.insertWidget(self._lay.count() - 1, label)
        self._lay.insertWidget(self._lay.count() - 1, cell, 100)
        self._cells[choice.name] = cell
        return cell
