"""Something that is looked at on a page of settings: buttons, a sentence, and what was found."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from client.typeface import as_code
from staff_console.look import MEDIUM, Look
from staff_console.settings.cells import edged
from staff_console.settings.field import Field, Value
from staff_console.settings.panels import PanelAct, PanelFace, PanelLine
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.text import Prose


class PanelPane(QWidget):
    """Draws a `PanelFace`."""

    written = Signal(object)
    """Of nothing: a panel is no field."""
    acted = Signal(str, str)
    """What was pressed, and of which line."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._look = look
        self._face: PanelFace | None = None
        self._buttons: list[QPushButton] = []
        lay = column(self, look, (0, 0, 0, 0), 8)
        self._inside = Down(look, gap=8)
        lay.addWidget(self._inside)

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Nothing is typed."""

    def show_panel(self, face: PanelFace) -> None:
        """Show it; the button that was pressed keeps the keys."""
        if face == self._face:
            return
        self._face = face
        typing = self.window().focusWidget()
        had = next((n for n, b in enumerate(self._buttons) if b is typing), None)
        fresh = Down(self._look, gap=8)
        self._buttons = []
        if face.acts:
            line = Across(self._look, gap=8)
            line.hold(*(self._button(act, "") for act in face.acts))
            line.lay.addStretch(1)
            fresh.lay.addWidget(line)
        said = Prose(self._look, tone=face.tone)
        said.say(face.said)
        fresh.lay.addWidget(said)
        for each in face.lines:
            fresh.lay.addWidget(self._line(each))
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._inside, fresh)
        self._inside.hide()
        self._inside.setParent(None)
        self._inside.deleteLater()
        self._inside = fresh
        if had is not None and self._buttons:
            self._buttons[min(had, len(self._buttons) - 1)].setFocus()

    def chain(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        return list(self._buttons)

    def _line(self, line: PanelLine) -> QWidget:
        look = self._look
        made = Plane(look, "pane", "t")
        across = row(made, look, (0, 8, 0, 0), 12)
        words = Down(look, gap=2)
        title = Prose(look, 14, MEDIUM)
        title.say(line.title)
        if line.code:
            title.setFont(as_code(title.font()))
        text = Prose(look, tone="muted")
        text.say(line.text)
        words.lay.addWidget(title)
        words.lay.addWidget(text)
        across.addWidget(words, 1)
        for act in line.acts:
            across.addWidget(self._button(act, line.key), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _button(self, act: PanelAct, line: str) -> QPushButton:
        made = edged(self._look, act.title, partial(self.acted.emit, act.key, line))
        made.setAccessibleName(act.spoken or act.title)
        self._buttons.append(made)
        return made
