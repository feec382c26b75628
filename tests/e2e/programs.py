"""Kiosk and wall in the test's own process: what a finger does, and what an eye sees.

The colours of QML belong to a process: beside a kiosk that was opened after it, a wall is light.
"""

from __future__ import annotations

from typing import TypeVar

import zxingcpp
from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.app import Program
from client.enrolment import read_enrolment
from client.options import Options
from display import program as display
from display.setup import Setup
from display.view_model import WallModel
from kiosk import program as kiosk
from kiosk.flow import GUARD_S
from kiosk.hearing import SILENT
from kiosk.own import Own
from kiosk.view_model import KioskModel
from tests.e2e.acting import Time, by_hand, until
from tests.e2e.house import House

CALL = QColor("#FFD54A")


class Kiosk:
    """The kiosk and its window."""

    def __init__(self, app: QApplication, house: House) -> None:
        self.time = Time()
        self.program = Program(app, self.time.timing)
        data = house.folder / "kiosk"
        self._slips = data / "slips"
        given = Options(house.url, data, windowed=True, size=(540, 960), verbose=False)
        enrolment = read_enrolment(data, "kiosk")
        kiosk._start(self.program, given, enrolment, Own(still=True, hearing=SILENT))
        self.window, self.model = _opened(app, KioskModel, "kiosk")

    async def take(self, service: str, touches: int = 1) -> None:
        """Touch a service by its name, as soon as the kiosk takes touches."""
        await until(lambda: self.face == "attract", "the invitation")
        await self.touch("begin")
        await until(lambda: self.face == "services" and self._ways(service), f"{service} to touch")
        if not self._key(service):
            await self.touch(f"offered-{self._ways(service)[0]}")
            await until(lambda: self._key(service), f"{service} to touch")
        await self.touch(f"offered-{self._key(service)}", touches)

    async def touch(self, name: str, touches: int = 1) -> None:
        """Touch the key of that name where it is now; several touches follow without a pause."""
        self.time.goes_by(GUARD_S)
        await by_hand(lambda: finger(self.window, name, touches))

    async def codes(self) -> list[str]:
        """What a phone reads on the screen."""
        return codes_in(await by_hand(self.window.grabWindow))

    @property
    def face(self) -> str:
        """Which face it shows."""
        return str(self.model.screen.face)

    @property
    def says(self) -> str:
        """All that stands on it."""
        return said(self.window.contentItem())

    @property
    def number(self) -> str:
        """The number on the screen; empty while there is none."""
        ticket = self.model.screen.ticket
        return ticket.number if ticket else ""

    @property
    def slips(self) -> list[str]:
        """The names of the slips that came out."""
        return sorted(path.name for path in self._slips.glob("*.pdf"))

    def _ways(self, service: str) -> list[str]:
        """The keys that lead to a service: its own, else those of the service points."""
        return keys_to(self.model, service)

    def _key(self, service: str) -> str:
        rows = self.model.screen.offer.rows
        return next((row.key for row in rows if row.kind == "service" and row.name == service), "")


class Wall:
    """The wall and its window."""

    def __init__(self, app: QApplication, house: House) -> None:
        self.time = Time()
        self.program = Program(app, self.time.timing)
        data = house.folder / "display"
        given = Options(house.url, data, windowed=True, size=(960, 540), verbose=False)
        display._start(self.program, given, read_enrolment(data, "display"), Setup(still=True))
        self.window, self.model = _opened(app, WallModel, "display")

    async def codes(self) -> list[str]:
        """What a phone reads on the wall."""
        return codes_in(await by_hand(self.window.grabWindow))

    async def yellow(self) -> float:
        """The share of the wall that has the colour of a call, 0…1."""
        return yellow_share(await by_hand(self.window.grabWindow))

    @property
    def face(self) -> str:
        """Which face it shows."""
        return str(self.model.screen.face)

    @property
    def says(self) -> str:
        """All that stands on it."""
        return said(self.window.contentItem())

    @property
    def calling(self) -> tuple[str, str] | None:
        """Number and desk that are being called."""
        hero = self.model.screen.hero
        if hero is None or not self.model.screen.calling:
            return None
        return hero.number, f"{hero.desk.word} {hero.desk.mark}".strip()

    @property
    def can_sound(self) -> bool:
        """Whether this machine has something to play a chime on."""
        return not self.model._speaking.sound_off

    @property
    def announced(self) -> int:
        """How many announcements it has made."""
        return self.model.screen.serial

    def next_of(self, service: str) -> str:
        """The number that is next for a service."""
        rows = self.model.screen.pane.services
        return next((row.next_number for row in rows if row.name == service), "")


def keys_to(model: KioskModel, service: str) -> list[str]:
    """What to touch for a service: itself, or where all do not fit a service point, in order."""
    rows = model.screen.offer.rows
    own = [row.key for row in rows if row.kind == "service" and row.name == service]
    return own or [row.key for row in rows if row.kind == "point"]


def codes_in(image: QImage) -> list[str]:
    """The texts of all QR codes in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [code.text for code in zxingcpp.read_barcodes(view)]


def yellow_share(image: QImage) -> float:
    """The share of a picture of the wall that has the colour of a call, 0…1."""
    spots = [(x, y) for x in range(0, image.width(), 12) for y in range(0, image.height(), 12)]
    return sum(image.pixelColor(x, y) == CALL for x, y in spots) / max(1, len(spots))


def said(root: QQuickItem) -> str:
    """All texts that can be seen at or below an item, a line each."""
    texts: list[str] = []
    stack = [root]
    while stack:
        item = stack.pop()
        if item.isVisible() and item.opacity() > 0:
            text = item.property("text")
            texts += [text] if isinstance(text, str) and text else []
            stack.extend(item.childItems())
    return "\n".join(texts)


def finger(window: QQuickWindow, name: str, touches: int) -> None:
    """Touch the middle of the visible item of that name."""
    device = _finger()
    at = _middle(window.contentItem(), name)
    for _ in range(touches):
        QTest.touchEvent(window, device).press(0, at, window).commit()
        QTest.touchEvent(window, device).release(0, at, window).commit()


Model = TypeVar("Model", bound=QObject)
_devices: list[QPointingDevice] = []


def _finger() -> QPointingDevice:
    if not _devices:
        _devices.append(QTest.createTouchDevice())
    return _devices[0]


def to_touch(root: QQuickItem, name: str) -> QQuickItem | None:
    """The visible item of that name; None while there is none that takes touches."""
    stack = [root]
    while stack:
        item = stack.pop()
        if item.objectName() == name and item.isVisible() and item.isEnabled():
            return item
        stack.extend(item.childItems())
    return None


def _middle(root: QQuickItem, name: str) -> QPoint:
    item = to_touch(root, name)
    if item is None:
        raise AssertionError(f"nothing on the screen is called {name}")
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def _opened(app: QObject, kind: type[Model], title: str) -> tuple[QQuickWindow, Model]:
    """The window that was opened last, and the model behind it."""
    windows = [
        window
        for window in QGuiApplication.topLevelWindows()
        if isinstance(window, QQuickWindow) and window.title().endswith(title)
    ]
    return windows[-1], app.findChildren(kind)[-1]
