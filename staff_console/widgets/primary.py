"""The one filled button of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from staff_console.look import DEMI, Look


def primary_button(look: Look, name: str, height: int) -> QPushButton:
    """A button in the accent's colour; `height` in lengths of the design."""
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("primary", True)
    made.setFont(look.font(15, DEMI))
    made.setMinimumHeight(look.px(height))
    return made
