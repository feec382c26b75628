"""A switch or a choice whose words wrap: Qt would make its page as wide as a long sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton

from staff_console.look import Look
from staff_console.widgets.plane import Across
from staff_console.widgets.text import Prose


class Worded(Across):
    """The button with its words beside it; a click on these is one on the button."""

    def __init__(self, look: Look, button: QAbstractButton, text: str) -> None:
        super().__init__(look, gap=4)
        self.button = button
        button.setMinimumHeight(look.px(32))
        button.setAccessibleName(text)
        words = Prose(look).stretch()
        words.say(text)
        self.lay.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.lay.addWidget(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As if the button had been clicked."""
        if self.rect().contains(event.position().toPoint()):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def setAccessibleDescription(self, description: str) -> None:
        """What a screen reader says of the button."""
        self.button.setAccessibleDescription(description)
