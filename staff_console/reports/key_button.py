"""A verb with its key, which can be clicked as well."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.look import Look
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import row
from staff_console.widgets.text import Text


class KeyButton(QPushButton):
    """Clicked, or its key pressed anywhere in the window while the button can be seen."""

    def __init__(self, look: Look, cap: str, owner: QWidget) -> None:
        super().__init__(owner)
        self._text, self._cap = cap, Cap(look)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._layout = row(self, look, (6, 4, 6, 4), 8)
        self._does = Text(look).whole()
        self._layout.addWidget(self._does)
        self._layout.addWidget(self._cap)
        for inside in (self._does, self._cap):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap.say(cap)
        self._key = QShortcut(QKeySequence(cap), owner)
        self._key.setAutoRepeat(False)
        self._key.activated.connect(self.click)

    def show_verb(self, does: str, there: bool, short: str = "") -> None:
        """Show what it does, in short if so said; without anything to do it takes no room and its
        key does nothing."""
        self._does.say(short or does)
        self.setAccessibleName(f"{does}, {self._text}")
        self._key.setEnabled(there)
        self.setVisible(there)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The verb and its cap."""
        return self._layout.sizeHint()
