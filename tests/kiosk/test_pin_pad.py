"""The pad for the PIN, over a kiosk in full screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.pin import HOLD_S, STAYS_S
from kiosk.pin_file import Kept
from kiosk.pin_pad import PinPad
from tests.conftest import ExpectedLogs
from tests.kiosk.items import in_scene, keys
from tests.kiosk.locked import CTRL, Locked


@pytest.fixture
def locked(qapp: QApplication, tmp_path: Path) -> Iterator[Locked]:
    made = Locked(tmp_path)
    yield made
    made.close()


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
    locked: Locked, expected_logs: ExpectedLogs
) -> None:
    expected_logs("left by holding Ctrl+Q")
    locked.file.kept = Kept()
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
