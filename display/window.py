"""The wall's window: QML loaded around a `WallModel`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import client.qml_theme
import client.qr
import display.picture  # noqa: F401 - a type of the QML
from client.theme import Scheme
from display.view_model import WallModel

QML: Final = Path(__file__).with_name("qml") / "Wall.qml"


def load_wall(
    engine: QQmlApplicationEngine, wall: WallModel, scheme: Scheme = "dark"
) -> QQuickWindow:
    """The window, not yet shown; the engine owns it. Raises RuntimeError if QML does not load."""
    client.qml_theme.use_scheme(scheme)
    engine.setInitialProperties({"wall": wall})
    engine.load(QML)
    for root in engine.rootObjects():
        if isinstance(root, QQuickWindow):
            return root
    raise RuntimeError(f"{QML} could not be loaded; the log says why")
