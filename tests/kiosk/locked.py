"""A kiosk in full screen with its lock, for tests."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from client.app import make_application
from client.tones import Tone
from client.voice import Voice
from kiosk.bench import Bench
from kiosk.hall import HALL
from kiosk.headset import Headset
from kiosk.lock import Lock
from kiosk.pin_file import Kept, PinFile
from kiosk.pin_pad import PinPad
from kiosk.senses import Senses
from kiosk.sounds import Sounds
from protocol.pin import prove
from tests.kiosk.items import in_scene, items, keys

PROOF: Final = prove("4711", b"s" * 16)
NONE: Final = Qt.KeyboardModifier.NoModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
LEFT: Final = Qt.MouseButton.LeftButton


class Look(QTimer):
    """Runs out when a test says so: a slow machine would look before the window is there."""

    def start(self, *_: int) -> None:
        """Wait for the test."""


class Locked:
    """A kiosk in full screen with its lock, on a clock moved by hand; `ways` is where it led."""

    def __init__(self, folder: Path, pin: str = PROOF, senses: bool = False) -> None:
        self.bench = Bench(make_application("kiosk"), (540, 960))
        self.window: QQuickWindow = self.bench.window
        self.window.hide()
        if senses:
            silent = Sounds(Tone(), Tone(), Tone())
            Senses(self.window, self.bench.kiosk, Voice(), Headset(), silent)
        self.file = PinFile(folder)
        self.file.kept = Kept(pin)
        self.pad = PinPad(self.file, self.bench._now)
        self.look = Look()
        self.lock = Lock(self.pad, self.bench._now, look=self.look)
        self.lock.guard(self.window, self.bench.engine)
        self.ways: list[str] = []
        self.pad.chosen.connect(self.ways.append)
        self.bench.serve(HALL)
        self.window.showFullScreen()
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QGuiApplication.processEvents()

    def stays(self) -> None:
        """It is where it was: alone, in front, over the whole screen."""
        self.look.timeout.emit()
        assert self.window.isVisible()
        assert self.window.visibility() is QWindow.Visibility.FullScreen
        assert self.window.geometry() == self.window.screen().geometry()
        assert QGuiApplication.focusWindow() is self.window
        assert [w for w in QGuiApplication.topLevelWindows() if w.isVisible()] == [self.window]
        assert self.ways == []

    def tap(self, x: float, y: float) -> None:
        QTest.mouseClick(self.window, LEFT, NONE, QPoint(round(x), round(y)))

    def click(self, at: QPoint, button: Qt.MouseButton, drawn: bool) -> None:
        """A click; only now and then what came of it is drawn before the next."""
        if drawn:
            QTest.mouseClick(self.window, button, NONE, at)
            return
        place = QPointF(at)
        for kind, held in (
            (QEvent.Type.MouseButtonPress, button),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            event = QMouseEvent(kind, place, place, button, held, NONE)
            QCoreApplication.sendEvent(self.window, event)

    def corner(self, times: int, apart_s: float = 0.5) -> None:
        for _ in range(times):
            self.bench.seconds += apart_s
            self.tap(5, 5)

    def type(self, digits: str) -> None:
        for digit in digits:
            QTest.keyClick(self.window, digit)
        QTest.keyClick(self.window, Qt.Key.Key_Return)

    def key(self, name: str) -> QQuickItem:
        return next(k for k in keys(self.bench) if k.objectName() == name)

    def touch(self, name: str) -> None:
        place = in_scene(self.key(name)).center()
        self.tap(place.x(), place.y())

    def says(self) -> str:
        shown = items(self.window.contentItem())
        return " ".join(str(i.property("text")) for i in shown if i.inherits("QQuickText"))

    def close(self) -> None:
        self.lock.release(self.window)
        # What Python still holds of the window's items goes before they do, not amid the next test.
        gc.collect()
        self.bench.close()
        for each in (self.lock, self.pad):
            shiboken6.delete(each)
