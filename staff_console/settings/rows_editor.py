"""A table that is typed in: Tab goes from cell to cell, Enter to the row below.

Alt+Up and Alt+Down move a row, Ctrl+Del takes it away.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from staff_console.look import Look
from staff_console.settings.cells import ChoiceCell, edged
from staff_console.settings.field import YES, Column, Field, Row, Rows, Value
from staff_console.settings.row_keeping import RowKeeping
from staff_console.speech import tr
from staff_console.widgets.plane import column
from staff_console.widgets.text import Prose, Text

_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_READ = (Text, Prose)
"""Cells in which nothing is typed."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsEditor(RowKeeping):
    """Shows rows and tells of each change with all of them."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self._keys: tuple[str, ...] | None = None
        self._cells: dict[QObject, tuple[int, int]] = {}
        self._row_cells: list[list[QWidget]] = []
        self._arrows: list[QPushButton] = []
        """What moves rows; where no cell can have the keys these do."""
        self._typed = any(each.kind not in ("fixed", "prose") for each in field.columns)
        self._lay = column(self, look, (0, 0, 0, 0), 8)
        self._grid = QWidget()
        self._lay.addWidget(self._grid)
        wanted = ((field.adds, self._add), (field.fills, self._fill))
        self._foot = [edged(look, does, do) for does, do in wanted if does]
        for button in self._foot:
            self._lay.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show the rows; those with an error get a danger edge."""
        rows = value if isinstance(value, tuple) else ()
        keys = tuple(each[0] for each in rows)
        self._rows = rows
        if keys != self._keys:
            self._keys = keys
            self._build(rows)
        for place, each in enumerate(rows):
            for at, text in enumerate(each[1:]):
                self._show_cell(self._row_cells[place][at], text, place in wrong)
        for at, shown in enumerate(self._field.columns):
            nothing = shown.blank and not any(each[at + 1].strip() for each in rows)
            for cells in self._row_cells:
                if isinstance(edit := cells[at], QLineEdit):
                    edit.setPlaceholderText(shown.blank if nothing else shown.hint)

    def chain(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        rows = [each for row in self._row_cells for each in row if not isinstance(each, _READ)]
        return [*rows, *([] if self._typed else self._arrows), *self._foot]

    def _show_cell(self, cell: QWidget, text: str, wrong: bool) -> None:
        if isinstance(cell, QCheckBox):
            cell.setChecked(text == YES)
        elif isinstance(cell, Text | Prose):
            cell.say(text)
        elif isinstance(cell, ChoiceCell):
            cell.show_key(text)
        elif isinstance(cell, QLineEdit):
            if cell.text() != text:
                cell.setText(text)
                cell.setCursorPosition(0)
            if bool(cell.property("wrong")) != wrong:
                cell.setProperty("wrong", wrong)
                edge = self._look.colour("danger").name()
                cell.setStyleSheet(f"border-color: {edge};" if wrong else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that act on a row."""
        place = self._cells.get(watched)
        if place is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched in self._arrows and event.key() in _ENTER:
            return super().eventFilter(watched, event)
        return self._key(*place, event) or super().eventFilter(watched, event)

    def _build(self, rows: Rows) -> None:
        look, field = self._look, self._field
        # Only a cell that has the keys now gives them on to the one in its place.
        typing = self.window().focusWidget()
        had = self._cells.get(typing) if typing is not None else None
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(4))
        self._cells, self._row_cells, self._arrows = {}, [], []
        for at, each in enumerate(field.columns):
            head = Text(look, 12, tone="muted").stretch()
            head.say(each.title)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 0 if each.width else each.part)
            grid.setColumnMinimumWidth(at, look.px(each.width))
        for place, row in enumerate(rows):
            cells = [self._cell(place, at, row[1]) for at in range(len(field.columns))]
            for at, cell in enumerate(cells):
                grid.addWidget(cell, place + 1, at)
            self._row_cells.append(cells)
            for at, button in enumerate(self._buttons(place, row)):
                grid.addWidget(button, place + 1, len(field.columns) + at)
        self._lay.replaceWidget(self._grid, fresh)
        self._grid.hide()
        self._grid.setParent(None)
        self._grid.deleteLater()
        self._grid = fresh
        if had is not None:
            self._focus_cell(*had)

    def _cell(self, place: int, at: int, name: str) -> QWidget:
        each, look = self._field.columns[at], self._look
        if each.kind == "prose":
            return Prose(look).stretch()
        if each.kind == "fixed":
            shown = Text(look).stretch()
            shown.setFixedHeight(look.px(36))
            return shown
        made = self._make_cell(each, place, at)
        if each.width:
            made.setFixedWidth(look.px(each.width))
        made.setFixedHeight(look.px(36))
        spoken = tr("{column}, row {row}").format(column=each.title, row=place + 1)
        made.setAccessibleName(f"{spoken}, {name}" if name and at else spoken)
        made.installEventFilter(self)
        self._cells[made] = (place, at)
        return made

    def _make_cell(self, each: Column, place: int, at: int) -> QWidget:
        if each.kind == "switch":
            box = QCheckBox()
            box.clicked.connect(lambda on: self._write(place, at, YES if on else ""))
            return box
        if each.kind == "choice":
            choice = ChoiceCell(self._look, each.options)
            choice.chosen.connect(partial(self._write, place, at))
            if not each.width:
                # As wide as its column, however long what can be chosen is.
                choice.setMinimumContentsLength(6)
                choice.setSizeAdjustPolicy(_SHORT)
            return choice
        edit = QLineEdit()
        edit.setFont(self._look.font())
        edit.setPlaceholderText(each.hint)
        edit.setMaxLength(200)
        edit.setMinimumWidth(self._look.px(56))
        edit.textEdited.connect(partial(self._write, place, at))
        return edit

    def _buttons(self, place: int, row: Row) -> list[QPushButton]:
        made: list[QPushButton] = []
        if self._field.ordered:
            up = self._arrow(place, row[1])
            up.installEventFilter(self)
            if not self._typed:
                up.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._cells[up] = (place, 0)
            self._arrows.append(up)
            made.append(up)
        if self._field.adds:
            gone = self._cross(place, row[1])
            gone.setEnabled(self._can_go(row))
            made.append(gone)
        return made

    def _write(self, place: int, at: int, text: str) -> None:
        row = self._rows[place]
        self._exchange(place, (*row[: at + 1], text, *row[at + 2 :]))

    def _fresh(self) -> Row:
        return self._field.new

    def _fill(self) -> None:
        first = self._rows[0]
        fixed = [each.kind == "fixed" for each in self._field.columns]
        self._tell(
            tuple(
                (
                    row[0],
                    *(
                        old if f else new
                        for f, old, new in zip(fixed, row[1:], first[1:], strict=True)
                    ),
                )
                if 0 < place < 5
                else row
                for place, row in enumerate(self._rows)
            )
        )

    def _focus_cell(self, place: int, at: int) -> None:
        if 0 <= place < len(self._row_cells):
            cells = self._row_cells[place]
            typed = [each for each in cells[at:] if not isinstance(each, _READ)]
            if typed:
                typed[0].setFocus()
            elif self._arrows:
                # The arrow of the first row moves nothing.
                self._arrows[min(max(place, 1), len(self._arrows) - 1)].setFocus()
