"""One row that reads as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from staff_console.look import Look
from staff_console.settings.cells import ChoiceCell
from staff_console.settings.field import Part, Row
from staff_console.speech import tr
from staff_console.widgets.plane import Across, column
from staff_console.widgets.text import Text

INDENT = 24


class ClauseRow(QWidget):
    """The pieces of a row beside each other; `cells` are those that are filled in, by their place
    in the row."""

    def __init__(self, look: Look, parts: tuple[Part, ...], place: int) -> None:
        super().__init__()
        self._look, self.parts = look, parts
        self.cells: dict[int, QWidget] = {}
        lay = column(self, look, (0, 0, 0, 0), 4)
        self._lines: list[Across] = []
        for line in _lines(parts):
            across = Across(look, (INDENT if line[0].below else 0, 0, 0, 0), 8)
            for part in line:
                across.lay.addWidget(self._piece(part, place), 1 if _grows(part) else 0)
            if not any(map(_grows, line)):
                across.lay.addStretch(1)
            lay.addWidget(across)
            self._lines.append(across)

    def hold(self, buttons: Sequence[QPushButton]) -> None:
        """These act on the row."""
        for button in buttons:
            self._lines[0].lay.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, row: Row, wrong: bool) -> None:
        """Show what stands in it."""
        for at, cell in self.cells.items():
            if isinstance(cell, ChoiceCell):
                cell.show_key(row[at])
            elif isinstance(cell, QLineEdit) and cell.text() != row[at]:
                cell.setText(row[at])
                cell.setCursorPosition(0)
            if bool(cell.property("wrong")) != wrong:
                cell.setProperty("wrong", wrong)
                edge = self._look.colour("danger").name()
                cell.setStyleSheet(f"border-color: {edge};" if wrong else "")

    def _piece(self, part: Part, place: int) -> QWidget:
        look = self._look
        if part.kind == "word":
            word = Text(look, tone="muted").whole()
            word.say(part.title)
            return word
        made: QWidget
        if part.kind == "choice":
            made = ChoiceCell(look, part.options)
            made.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            made.setMinimumContentsLength(6)
        else:
            made = QLineEdit()
            made.setFont(look.font())
            made.setPlaceholderText(part.hint)
            made.setMaxLength(300)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFixedHeight(look.px(36))
        if part.width:
            made.setFixedWidth(look.px(part.width))
        else:
            made.setMinimumWidth(look.px(88))
        made.setAccessibleName(tr("{what}, row {row}").format(what=part.title, row=place + 1))
        self.cells[part.at] = made
        return made


def _grows(part: Part) -> bool:
    """Whether it takes what is left of its line."""
    return part.kind != "word" and not part.width


def _lines(parts: Sequence[Part]) -> list[list[Part]]:
    made: list[list[Part]] = []
    for part in parts:
        if part.below or not made:
            made.append([])
        made[-1].append(part)
    return made
