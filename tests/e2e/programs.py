"""The three programs in the test's own process: what a finger does, and what an eye sees."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import zxingcpp
from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QGuiApplication, QImage, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from client.app import Program
from client.enrolment import read_enrolment
from client.options import Options
from display import __main__ as display
from display.view_model import WallModel
from kiosk import __main__ as kiosk
from kiosk.view_model import KioskModel

PATIENCE_S: Final = 30


async def until(holds: Callable[[], bool], what: str) -> None:
    """Let the programs run until something can be observed."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not holds():
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"never came: {what}") from None


class Kiosk:
    """The kiosk and its window."""

    def __init__(self, program: Program, data: Path) -> None:
        self.slips = data / "slips"
        given = Options(None, data, windowed=True, size=(540, 960), verbose=False)
        kiosk._start(program, given, read_enrolment(data, "kiosk"), self.slips, True, False)
        self.window, self.model = _opened(program.app, KioskModel, "kiosk")

    def touch(self, name: str) -> None:
        """Touch the middle of a key."""
        item = found(self.window.contentItem(), name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        finger(self.window, middle)

    @property
    def face(self) -> str:
        """Which face it shows."""
        return str(self.model.screen.face)

    @property
    def number(self) -> str:
        """The number on the screen; empty while there is none."""
        ticket = self.model.screen.ticket
        return ticket.number if ticket else ""


class Wall:
    """The wall and its window."""

    def __init__(self, program: Program, data: Path) -> None:
        given = Options(None, data, windowed=True, size=(960, 540), verbose=False)
        display._start(program, given, read_enrolment(data, "display"), None, True)
        self.window, self.model = _opened(program.app, WallModel, "display")

    @property
    def face(self) -> str:
        """Which face it shows."""
        return str(self.model.screen.face)


def codes_in(image: QImage) -> list[str]:
    """The texts of all QR codes in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [code.text for code in zxingcpp.read_barcodes(view)]


def found(root: QQuickItem, name: str) -> QQuickItem:
    """The visible item of that name at or below `root`; delegates too."""
    stack = [root]
    while stack:
        item = stack.pop()
        if item.objectName() == name and item.isVisible():
            return item
        stack.extend(item.childItems())
    raise AssertionError(f"nothing on the screen is called {name}")


def finger(window: QQuickWindow, at: QPoint) -> None:
    """One touch of a finger."""
    device = _finger()
    QTest.touchEvent(window, device).press(0, at, window).commit()
    QTest.touchEvent(window, device).release(0, at, window).commit()


Model = TypeVar("Model", bound=QObject)
_devices: list[QPointingDevice] = []


def _finger() -> QPointingDevice:
    if not _devices:
        _devices.append(QTest.createTouchDevice())
    return _devices[0]


def _opened(app: QObject, kind: type[Model], title: str) -> tuple[QQuickWindow, Model]:
    """The window that was opened last, and the model behind it."""
    windows = [
        window
        for window in QGuiApplication.topLevelWindows()
        if isinstance(window, QQuickWindow) and window.title().endswith(title)
    ]
    return windows[-1], app.findChildren(kind)[-1]
