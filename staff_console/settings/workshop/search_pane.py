"""What is looked for on a page of settings: a word, only what runs out, and what was found."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from staff_console.look import Look
from staff_console.settings.cells import edged
from staff_console.settings.field import YES, Field, Value
from staff_console.settings.panels import PanelFace
from staff_console.settings.worded import Worded
from staff_console.speech import tr
from staff_console.widgets.plane import Across, column
from staff_console.widgets.text import Prose

RESTS_MS = 250


class SearchPane(QWidget):
    """Draws a `PanelFace`, and says what is looked for."""

    written = Signal(object)
    """Of nothing: what is looked for is no setting."""
    acted = Signal(str, str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        lay = column(self, look, (0, 0, 0, 0), 8)
        line = Across(look, gap=16)
        self.text = QLineEdit()
        self.text.setFont(look.font())
        self.text.setFixedHeight(look.px(36))
        self.text.setMaximumWidth(look.px(320))
        self.text.setPlaceholderText(tr("Name or number"))
        self.text.setAccessibleName(tr("Look for parts"))
        self.text.setMaxLength(200)
        self._low = Worded(look, QCheckBox(), tr("Only what is to be ordered"))
        self._more = edged(look, tr("Show more"), lambda: self.acted.emit("more", ""))
        self._low.setFixedWidth(look.px(240))
        line.lay.addWidget(self.text, 2)
        line.hold(self._low, self._more)
        line.lay.addStretch(1)
        self._said = Prose(look, tone="muted")
        lay.addWidget(line)
        lay.addWidget(self._said)
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(lambda: self.acted.emit("seek", self.text.text()))
        self.text.textEdited.connect(lambda _: self._rest.start())
        self._low.button.clicked.connect(lambda on: self.acted.emit("low", YES if on else ""))

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Nothing of it is kept."""

    def show_panel(self, face: PanelFace) -> None:
        """Show what was found; while something is typed below nothing else can be looked for."""
        self._said.say(face.said)
        self._said.tone(face.tone)
        free = face.tone != "warn"
        self.text.setEnabled(free)
        self._low.setEnabled(free)
        self._more.setVisible(bool(face.acts))

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.text, self._low.button, self._more]
