"""A locked kiosk stays where it is, whatever is touched, pressed or asked of its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent, QPointingDevice, QWindow
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.bench import LYING, UPRIGHT, Bench
from kiosk.flow import Manner
from kiosk.hall import HALL
from kiosk.layout import PER_MM
from kiosk.lock import CORNER_MM, Lock
from kiosk.pin import HOLD_S, STAYS_S
from kiosk.pin_file import Kept, PinFile
from kiosk.pin_pad import PinPad
from protocol.pin import prove
from tests.conftest import ExpectedLogs
from tests.kiosk.items import in_scene, items, keys

PROOF: Final = prove("4711", b"s" * 16)
_Mod = Qt.KeyboardModifier
NONE: Final = _Mod.NoModifier
CTRL: Final = _Mod.ControlModifier
MODIFIERS: Final = (
    *(NONE, _Mod.ShiftModifier, CTRL, _Mod.AltModifier, _Mod.MetaModifier),
    *(CTRL | _Mod.AltModifier, CTRL | _Mod.ShiftModifier, _Mod.AltModifier | _Mod.ShiftModifier),
)
TOUCHES: Final = 2_000
LEFT: Final = Qt.MouseButton.LeftButton


class Locked:
    """A kiosk in full screen with its lock, on a clock moved by hand; `ways` is where it led."""

    def __init__(self, folder: Path, pin: str = PROOF) -> None:
        self.bench = Bench(make_application("kiosk"), (540, 960))
        self.window: QQuickWindow = self.bench.window
        self.window.hide()
        self.file = PinFile(folder)
        self.file.kept = Kept(pin)
        self.pad = PinPad(self.file, self.bench._now)
        self.lock = Lock(self.pad, self.bench._now)
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
        self.lock.hold()
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
        self.bench.close()


@pytest.fixture
def locked(qapp: QApplication, tmp_path: Path) -> Iterator[Locked]:
    made = Locked(tmp_path)
    yield made
    made.close()


@pytest.mark.filterwarnings("ignore:Enum value .* deprecated:DeprecationWarning")
@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")
def test_no_key_leads_out(locked: Locked) -> None:
    for number, key in enumerate(Qt.Key):
        for modifiers in MODIFIERS:
            QTest.keyClick(locked.window, key, modifiers)
            locked.pad.back()
        if number % 40 == 0:
            locked.stays()
    locked.stays()


def test_two_thousand_touches_and_strange_requests_leave_it_where_it_is(
    locked: Locked, expected_logs: ExpectedLogs
) -> None:
    expected_logs("wrong PIN")
    random = Random(7)
    window, size = locked.window, locked.window.size()
    buttons = (*[LEFT] * 12, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
    requests = (
        window.close,
        window.showMinimized,
        window.showNormal,
        window.hide,
        lambda: QCoreApplication.sendEvent(qapp(), QEvent(QEvent.Type.Quit)),
        locked.pad.open,
    )
    for turn in range(TOUCHES):
        corner = random.random() < 0.1
        at = QPoint(
            random.randrange(30 if corner else size.width()),
            random.randrange(30 if corner else size.height()),
        )
        locked.click(at, random.choice(buttons), drawn=turn % 25 == 0)
        if turn % 8 == 0:
            locked.bench.seconds += random.choice((0.3, 1, 3, 9))
        if turn % 97 == 0:
            random.choice(requests)()
            locked.settle()
            locked.lock.hold()
        if turn % 50 == 0:
            locked.settle()
            locked.stays()
    locked.stays()


def qapp() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app


def test_the_corner_asks_for_the_pin_after_five_touches_and_never_by_accident(
    locked: Locked,
) -> None:
    locked.corner(4)
    locked.bench.seconds += 5
    locked.corner(4)
    assert not locked.pad.shown, "four and four are not five within four seconds"
    locked.tap(200, 400)
    locked.corner(2)
    assert not locked.pad.shown, "a touch elsewhere begins anew"
    locked.corner(3)
    assert locked.pad.shown


def test_a_finger_counts_once(locked: Locked) -> None:
    finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(finger, QPointingDevice)
    for turn in range(5):
        assert not locked.pad.shown, turn
        locked.bench.seconds += 0.5
        QTest.touchEvent(locked.window, finger).press(0, QPoint(4, 4), locked.window).commit()
        QTest.touchEvent(locked.window, finger).release(0, QPoint(4, 4), locked.window).commit()
    assert locked.pad.shown
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None and cursor.shape() is Qt.CursorShape.BlankCursor
    QTest.mouseMove(locked.window, QPoint(300, 300))
    assert QGuiApplication.overrideCursor() is None, "a mouse has its cursor"


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
@pytest.mark.parametrize("low", [False, True])
def test_no_key_of_the_kiosk_lies_in_the_corner(
    qapp: QApplication, size: tuple[int, int], low: bool
) -> None:
    bench = Bench(make_application("kiosk"), size, Manner(low=low, language="ar"))
    bench.serve(HALL)
    bench.advance(1)
    QGuiApplication.processEvents()
    side = CORNER_MM * PER_MM * bench.kiosk.layout.unit
    tops = [in_scene(k).topLeft() for k in keys(bench)]
    bench.begin()
    tops += [in_scene(k).topLeft() for k in keys(bench)]
    bench.close()
    assert len(tops) > 6
    assert [top for top in tops if top.x() < side and top.y() < side] == []


def test_the_pin_leads_to_three_ways_and_each_is_chosen_by_touch(locked: Locked) -> None:
    for way in ("restart", "pair", "leave"):
        QTest.keyClick(locked.window, Qt.Key.Key_Q, CTRL)
        assert "For staff: type the PIN" in locked.says()
        for digit in "4711":
            locked.touch(f"pin-{digit}")
        assert "4711" not in locked.says()
        locked.touch("pin-enter")
        locked.touch(f"pin-{way}")
        assert not locked.pad.shown
    assert locked.ways == ["restart", "pair", "leave"]


def test_wrong_pins_are_told_counted_and_barred(
    locked: Locked, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a wrong PIN was typed", "5 wrong PINs in a row: barred for 30 s")
    locked.pad.open()
    locked.type("1234")
    assert "That is not the PIN" in locked.says()
    for _ in range(4):
        locked.type("1234")
    assert "The next try is in 30 s" in locked.says()
    assert locked.file.kept.wrong == 5
    locked.type("4711")
    assert locked.pad.pad.face == "typing"
    assert PinPad(locked.file, locked.bench._now).pad.barred_until > locked.bench.seconds
    locked.bench.seconds += 31
    locked.pad.open()
    locked.type("4711")
    assert (locked.pad.pad.face, locked.file.kept.wrong) == ("choosing", 0)


def test_what_is_touched_or_typed_on_the_pad_does_nothing_below_it(locked: Locked) -> None:
    locked.pad.open()
    locked.bench.advance(1)
    for name in ("begin", "pin-1"):
        place = in_scene(next(k for k in keys(locked.bench) if k.objectName() == name)).center()
        locked.tap(place.x(), place.y())
    QTest.keyClick(locked.window, Qt.Key.Key_Return)
    assert locked.bench.kiosk.screen.face == "attract"
    locked.touch("pin-back")
    assert not locked.pad.shown


def test_the_pad_goes_by_itself(locked: Locked) -> None:
    locked.pad.open()
    locked.bench.seconds += STAYS_S
    locked.pad.pass_time()
    assert not locked.pad.shown


def test_a_hall_without_a_pin_says_where_to_set_one_and_lets_a_held_key_out(
    qapp: QApplication, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("left by holding Ctrl+Q")
    locked = Locked(tmp_path, pin="")
    locked.corner(5)
    assert "Set a PIN in the console: Settings › The hall." in locked.says()
    QTest.keyPress(locked.window, Qt.Key.Key_Q, CTRL)
    locked.bench.seconds += HOLD_S - 0.1
    QTest.keyRelease(locked.window, Qt.Key.Key_Q, CTRL)
    locked.bench.seconds += 1
    locked.pad.pass_time()
    assert locked.ways == []
    QTest.keyPress(locked.window, Qt.Key.Key_Q, CTRL)
    locked.bench.seconds += HOLD_S
    locked.pad.pass_time()
    assert locked.ways == ["leave"]
    locked.close()
