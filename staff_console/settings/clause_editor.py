"""Rows that read as sentences: what is chosen first decides what comes after it.

Tab goes from piece to piece, Enter to the row below; Alt+Up and Alt+Down move a row, Ctrl+Del takes
it away, Space opens a choice.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from staff_console.look import Look
from staff_console.settings.cells import ChoiceCell, edged
from staff_console.settings.clause_row import ClauseRow
from staff_console.settings.field import Field, Row, Value
from staff_console.settings.row_keeping import RowKeeping
from staff_console.settings.tidying import fresh, parts_of, rewritten
from staff_console.speech import tr
from staff_console.widgets.plane import Down, column


class ClauseEditor(RowKeeping):
    """Shows rows and tells of each change with all of them."""

    first = 1

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self._boxes: list[ClauseRow] = []
        lay = column(self, look, (0, 0, 0, 0), 8)
        self._inside = Down(look, gap=4)
        lay.addWidget(self._inside)
        self._foot = [edged(look, field.adds, self._add)] if field.adds else []
        for button in self._foot:
            lay.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_field(self, field: Field) -> None:
        """What can be chosen is this now."""
        self._field = field

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show the rows; those with an error get a danger edge."""
        self._rows = value if isinstance(value, tuple) else ()
        typing, had = self.window().focusWidget(), None
        if typing is not None and self.isAncestorOf(typing):
            had = self._place_of(typing)
        while len(self._boxes) > len(self._rows):
            self._drop(self._boxes.pop())
        for place, row in enumerate(self._rows):
            if place == len(self._boxes):
                self._boxes.append(self._make(place))
                self._inside.lay.addWidget(self._boxes[place])
                self._boxes[place].show()
            self._boxes[place].become(parts_of(self._field.parts, row))
            self._boxes[place].show_row(row, place in wrong)
        self._inside.setVisible(bool(self._rows))
        if had is not None and self._place_of(typing) is None:
            # Other choices took the place of what had the keys.
            self._focus_cell(*had)

    def chain(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        cells = [cell for box in self._boxes for cell in box.cells.values()]
        return [*cells, *self._foot]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that act on a row."""
        found = self._place_of(watched)
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if found is None or not is_key:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        return self._key(*found, event) or super().eventFilter(watched, event)

    def _place_of(self, cell: QObject | None) -> tuple[int, int] | None:
        """In which row a cell is, and where there."""
        return next(
            ((n, at) for n, box in enumerate(self._boxes) for at, c in box.cells.items()
             if c is cell),
            None,
        )  # fmt: skip

    def _make(self, place: int) -> ClauseRow:
        def follow(at: int, cell: QWidget) -> None:
            cell.installEventFilter(self)
            if isinstance(cell, ChoiceCell):
                cell.chosen.connect(partial(self._write, place, at))
            elif isinstance(cell, QLineEdit):
                cell.textEdited.connect(partial(self._write, place, at))

        made = ClauseRow(self._look, place, follow)
        made.hold(self._buttons(place))
        return made

    def _drop(self, box: ClauseRow) -> None:
        box.hide()
        box.setParent(None)
        box.deleteLater()

    def _buttons(self, place: int) -> list[QPushButton]:
        name = tr("row {row}").format(row=place + 1)
        made = [self._arrow(place, name)] if self._field.ordered else []
        return [*made, self._cross(place, name)] if self._field.adds else made

    def _write(self, place: int, at: int, text: str) -> None:
        self._exchange(place, rewritten(self._field.parts, self._rows[place], at, text))

    def _fresh(self) -> Row:
        cells = 1 + max(part.at for part in self._field.parts)
        return fresh(self._field.parts, cells)

    def _focus_cell(self, place: int, at: int) -> None:
        if not 0 <= place < len(self._boxes):
            # Nothing is left: what adds a row is next.
            for button in self._foot:
                button.setFocus()
            return
        cells = self._boxes[place].cells
        later = [cell for each, cell in sorted(cells.items()) if each >= at]
        (later or list(cells.values()))[0].setFocus()
