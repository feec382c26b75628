"""The window of a kiosk or wall that is being paired: QML loaded around a `PairingModel`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import client.qml_theme  # noqa: F401 - a type of the QML
from client.pairing_model import PairingModel

QML: Final = Path(__file__).with_name("qml") / "Pairing.qml"


def load_pairing(engine: QQmlApplicationEngine, pairing: PairingModel) -> QQuickWindow:
    """The window, not yet shown; the engine owns it. Raises RuntimeError if QML does not load."""
    engine.setInitialProperties({"pairing": pairing})
    engine.load(QML)
    for root in engine.rootObjects():
        if isinstance(root, QQuickWindow):
            return root
    raise RuntimeError(f"{QML} could not be loaded; the log says why")
