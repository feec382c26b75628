"""A locked kiosk stays where it is, whatever is touched, pressed or asked of its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.bench import LYING, UPRIGHT, Bench
from kiosk.flow import Manner
from kiosk.hall import HALL, TOKEN
from kiosk.layout import PER_MM
from kiosk.lock import CORNER_MM
from tests.conftest import ExpectedLogs
from tests.kiosk.items import in_scene, keys
from tests.kiosk.locked import CTRL, LEFT, NONE, Locked

_Mod = Qt.KeyboardModifier
MODIFIERS: Final = (
    *(NONE, _Mod.ShiftModifier, CTRL, _Mod.AltModifier, _Mod.MetaModifier),
    *(CTRL | _Mod.AltModifier, CTRL | _Mod.ShiftModifier, _Mod.AltModifier | _Mod.ShiftModifier),
)
TOUCHES: Final = 2_000


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


def test_the_scanner_and_a_keyboard_are_read_by_a_locked_kiosk_as_ever(
    qapp: QApplication, tmp_path: Path
) -> None:
    locked = Locked(tmp_path, senses=True)
    for sign in f"https://hall.example/t/{TOKEN}":
        QTest.keyClick(locked.window, sign)
    QTest.keyClick(locked.window, Qt.Key.Key_Return)
    assert locked.bench.kiosk.screen.face == "slip"
    locked.bench.advance(1)
    QTest.keyClick(locked.window, Qt.Key.Key_Escape)
    assert locked.bench.kiosk.screen.face == "attract"
    locked.close()
