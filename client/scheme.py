"""The colours that this computer asks for: high contrast, dark or light."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints

from client.theme import Scheme

SYSTEM: Final = "system"
Colours = Scheme | Literal["system"]
"""What somebody has chosen; `system` goes with the computer."""


_KEPT: Final[set[QObject]] = set()
"""Python's sides of Qt's own hints: made anew after one was collected, they end the program."""


class SystemScheme(QObject):
    """Follows the computer's own settings."""

    changed = Signal()

    def __init__(self, hints: QStyleHints, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints = hints
        hints.colorSchemeChanged.connect(self.changed)
        # Qt tells of contrast from 6.10 on.
        self._access = hints.accessibility() if hasattr(hints, "accessibility") else None
        if self._access is not None:
            self._access.contrastPreferenceChanged.connect(self.changed)
            _KEPT.update((hints, self._access))

    def of(self, colours: Colours) -> Scheme:
        """The scheme for what was chosen."""
        if colours != "system":
            return colours
        access = self._access
        if access and access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"
