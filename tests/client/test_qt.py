"""Signals of the live state, and the theme in QML."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtWidgets import QApplication

from client.live import Live
from client.qml_theme import use_scheme
from client.qt_live import QtLive
from client.theme import DARK, LIGHT
from client.window import close_engine
from protocol.messages import Limits, Snapshot, Welcome
from tests.client.clockwork import Clockwork


def test_signals_follow_the_live_state(qapp: QApplication) -> None:
    clockwork = Clockwork()
    live = Live(clockwork.monotonic, lambda: 0)
    qt_live = QtLive(live)
    told: list[str] = []
    qt_live.changed.connect(told.append)
    qt_live.statusChanged.connect(lambda: told.append("status"))
    live.replica("display")
    live.welcomed(Welcome(1, "c", 0, "d", "display", Limits()), 0.0)
    live.subscription("display")
    live.take(Snapshot("display", "e", 1, 0, []))
    live.heard()
    clockwork.advance(11)
    live.tick()
    live.tick()
    assert told == ["status", "display", "status", "status"]


def test_the_theme_in_qml_follows_the_scheme(qapp: QApplication) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    source = b"""import QtQuick
import NowServing.Client
QtObject { property color ink: Theme.ink; property color plane: Theme.wallPlane }"""
    component.setData(source, QUrl())
    use_scheme("light")
    made = component.create()
    assert made is not None, component.errorString()
    assert made.property("ink") == QColor(LIGHT.ink)
    use_scheme("dark")
    assert made.property("ink") == QColor(DARK.ink)
    assert made.property("plane") == QColor("#172031")
    close_engine(engine)
