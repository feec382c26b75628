"""One row that reads as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from staff_console.look import Look
from staff_console.settings.cells import ChoiceCell
from staff_console.settings.field import Part, Row
from staff_console.speech import tr
from staff_console.widgets.plane import Across, column
from staff_console.widgets.text import Text

INDENT = 24
Filled = Callable[[int, QWidget], None]
"""Told of each piece that is filled in as it is made, with its place in the row."""


class ClauseRow(QWidget):
    """The pieces of a row beside each other; `cells` are those that are filled in, by their place
    in the row."""

    def __init__(self, look: Look, place: int, made: Filled) -> None:
        super().__init__()
        self._look, self._place, self._made = look, place, made
        self.parts: tuple[Part, ...] = ()
        self.cells: dict[int, QWidget] = {}
        self._pieces: list[QWidget] = []
        self._lines: list[Across] = []
        self._lay = column(self, look, (0, 0, 0, 0), 4)
        self._head = Across(look, gap=8)
        self._lay.addWidget(self._head)

    def hold(self, buttons: Sequence[QPushButton]) -> None:
        """These act on the row."""
        for button in buttons:
            self._head.lay.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def become(self, parts: tuple[Part, ...]) -> None:
        """Be made of these. What comes first and stays the same keeps its widget: whoever chooses
        by letters types on."""
        pairs = zip(self.parts, parts, strict=False)
        kept = next((n for n, (was, now) in enumerate(pairs) if was != now), None)
        kept = min(len(self.parts), len(parts)) if kept is None else kept
        for part, piece in zip(self.parts[kept:], self._pieces[kept:], strict=True):
            self.cells.pop(part.at, None) if part.kind != "word" else None
            _drop(piece)
        del self._pieces[kept:]
        self.parts = parts
        lines = sum(part.below for part in parts[:kept]) + (1 if kept else 0)
        while len(self._lines) > max(lines, 1):
            _drop(self._lines.pop())
        for line in self._lines:
            _end(line, grows=True)
        for part in parts[kept:]:
            if part.below or not self._lines:
                self._begin_line(part.below)
            self._pieces.append(self._piece(part))
            self._lines[-1].lay.addWidget(self._pieces[-1], 1 if _grows(part) else 0)
            # Qt would show it a turn later, and Tab pass over it until then.
            self._pieces[-1].show()
        for number, line in enumerate(self._lines):
            _end(line, grows=any(_grows(part) for part in _of_line(parts, number)))

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

    def _begin_line(self, below: bool) -> None:
        line = Across(self._look, (INDENT if below else 0, 0, 0, 0), 8)
        self._lines.append(line)
        if below:
            self._lay.addWidget(line)
        else:
            self._head.lay.insertWidget(0, line, 1)
        line.show()

    def _piece(self, part: Part) -> QWidget:
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
        spoken = tr("{what}, row {row}").format(what=part.title, row=self._place + 1)
        made.setAccessibleName(spoken)
        self.cells[part.at] = made
        self._made(part.at, made)
        return made


def _grows(part: Part) -> bool:
    """Whether it takes what is left of its line."""
    return part.kind != "word" and not part.width


def _of_line(parts: Sequence[Part], number: int) -> list[Part]:
    found: list[list[Part]] = []
    for part in parts:
        if part.below or not found:
            found.append([])
        found[-1].append(part)
    return found[number] if number < len(found) else []


def _end(line: Across, grows: bool) -> None:
    """What is left of a line is taken by a piece of it, or by nothing at its end."""
    last = line.lay.itemAt(line.lay.count() - 1)
    if last is not None and last.spacerItem() is not None:
        line.lay.takeAt(line.lay.count() - 1)
    if not grows:
        line.lay.addStretch(1)


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
