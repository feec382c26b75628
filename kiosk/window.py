"""The kiosk's window: QML loaded around a `KioskModel`, and every touch told to it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import client.qml_theme
import client.qr
from kiosk.sounds import Clicks  # noqa: F401  QML names it
from kiosk.view_model import KioskModel

QML: Final = Path(__file__).with_name("qml") / "Kiosk.qml"
TOUCHES: Final = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}
)


class _Touches(QObject):
    """Sees every touch, wherever it lands."""

    def __init__(self, kiosk: KioskModel, window: QQuickWindow) -> None:
        super().__init__(window)
        self._kiosk = kiosk
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._kiosk.touched()
        return False


def load_kiosk(engine: QQmlApplicationEngine, kiosk: KioskModel) -> QQuickWindow:
    """The window, not yet shown; the engine owns it. Raises RuntimeError if QML does not load."""
    _colour(kiosk.contrast)
    engine.setInitialProperties({"kiosk": kiosk})
    engine.load(QML)
    for root in engine.rootObjects():
        if isinstance(root, QQuickWindow):
            _Touches(kiosk, root)
            kiosk.contrastChanged.connect(_colour)
            return root
    raise RuntimeError(f"{QML} could not be loaded; the log says why")


def _colour(contrast: bool) -> None:
    client.qml_theme.use_scheme("contrast" if contrast else "light")
