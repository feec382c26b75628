"""A text of several lines, with buttons for what it may name in braces; what means nothing is
marked."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QPushButton, QWidget

from staff_console.look import Look
from staff_console.settings.field import Field, Value
from staff_console.settings.tickets.canned import VARIABLE
from staff_console.speech import tr
from staff_console.widgets.plane import column

LEAST, MOST = 2, 14
"""Lines that are seen; of the text that is written first twice as many at least."""
ACROSS = 5


class BodyEditor(QWidget):
    """The text; each button puts its variable where the cursor is."""

    written = Signal(object)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._look, self._variables = look, field.variables
        lay = column(self, look, (0, 0, 0, 0), 8)
        self.text = Lines(look, LEAST * 2 if field.offered else LEAST)
        self.text.textChanged.connect(self._changed)
        self._marks = Marks(self.text.document(), look, field.variables)
        self._said = ""
        self._buttons: list[QPushButton] = []
        lay.addWidget(self.text)
        self._offered = self._make_buttons(look)
        lay.addWidget(self._offered)
        # Several of them would be a wall: they come with the keys, and stay.
        self._offered.setVisible(field.offered)
        self.text.focused.connect(self._offered.show)

    def setAccessibleName(self, name: str) -> None:
        """What a screen reader calls the text."""
        self.text.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """What it says of it."""
        self.text.setAccessibleDescription(description)

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show it, unless it stands there already."""
        if isinstance(value, str) and value != self.text.toPlainText():
            self._said = value
            self.text.setPlainText(value)

    def chain(self) -> list[QWidget]:
        """What Tab goes through: buttons are for the mouse, whoever types types braces."""
        return [self.text]

    def _make_buttons(self, look: Look) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(4))
        for place, name in enumerate(self._variables):
            made = QPushButton(name)
            made.setProperty("quiet", True)
            made.setFont(look.font(12))
            made.setFixedHeight(look.px(28))
            made.setStyleSheet(f"padding: 0 {look.px(4)}px;")
            made.setAccessibleName(tr("Put in {variable}").format(variable=name))
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            made.clicked.connect(partial(self._put_in, name))
            grid.addWidget(made, place // ACROSS, place % ACROSS)
            self._buttons.append(made)
        return inside

    def _put_in(self, name: str, _: bool = False) -> None:
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()

    def _changed(self) -> None:
        text = self.text.toPlainText()
        if text != self._said:
            self._said = text
            self.written.emit(text)


class Lines(QPlainTextEdit):
    """As high as its text, between bounds; Tab goes on to the next field."""

    focused = Signal()

    def __init__(self, look: Look, least: int) -> None:
        super().__init__()
        self._look, self._least = look, least
        self.setFont(look.font())
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is about to type."""
        super().focusInEvent(event)
        self.focused.emit()

    def sizeHint(self) -> QSize:
        """The lines that it has."""
        return QSize(super().sizeHint().width(), self._tall())

    def _tall(self) -> int:
        lines = round(self.document().size().height())
        seen = min(max(lines, self._least), MOST)
        return seen * self.fontMetrics().lineSpacing() + self._look.px(20)

    def _fit(self, *_: object) -> None:
        self.setFixedHeight(self._tall())


class Marks(QSyntaxHighlighter):
    """What stands in braces is in the accent's colour; what means nothing is underlined."""

    def __init__(self, document: QTextDocument, look: Look, known: Collection[str]) -> None:
        super().__init__(document)
        self._known = frozenset(known)
        self._good, self._bad = QTextCharFormat(), QTextCharFormat()
        self._good.setForeground(look.colour("accent"))
        self._bad.setForeground(look.colour("danger"))
        self._bad.setUnderlineColor(look.colour("danger"))
        self._bad.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)

    def highlightBlock(self, text: str) -> None:
        """Mark the variables of a line."""
        for found in VARIABLE.finditer(text):
            fits = self._good if found[1] in self._known else self._bad
            self.setFormat(found.start(), found.end() - found.start(), fits)
