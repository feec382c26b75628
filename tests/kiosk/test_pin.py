"""The PIN of staff: what is typed, what bars it, and what the kiosk keeps of it."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt

from kiosk import pin
from kiosk.lock_keys import meant
from kiosk.numbers import TOPIC
from kiosk.pin import Pad, PadEvent, PadFace
from kiosk.pin_file import FILE, Kept, PinFile
from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.pin import prove
from protocol.replica import Replica
from protocol.views import KioskLock
from tests.conftest import ExpectedLogs

PROOF = prove("4711", b"s" * 16)
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def typed(digits: str, pad: Pad, at: float = 0.0) -> Pad:
    for digit in digits:
        pad = pin.press(pad, digit, at)
    return pad


def house(proof: str) -> Replica:
    replica = Replica(TOPIC)
    replica.snapshot(Snapshot(TOPIC, "e", 1, 1, [Put(KioskLock(id="s", pin=proof))]))
    return replica


def test_every_state_of_the_pad_can_be_left_and_nothing_else_leads_out() -> None:
    out = {start for (start, _), end in pin.NEXT.items() if end == "shut"}
    assert out == {"typing", "choosing", "none"}
    assert {end for (_, event), end in pin.NEXT.items() if event == "right"} == {"choosing"}
    for face in get_args(PadFace):
        for event in get_args(PadEvent):
            moved = pin.after(Pad(face=face, digits="4711"), event, 1.0)
            assert moved.face == pin.NEXT.get((face, event), face)


def test_only_four_to_eight_figures_are_a_pin() -> None:
    pad = pin.after(Pad(), "asked", 0.0)
    assert pin.after(typed("123", pad), "entered", 1.0).face == "typing"
    assert typed("1a²٣-", pad).digits == "1"
    assert typed("123456789", pad).digits == "12345678"
    assert pin.rub(typed("12", pad), 1.0).digits == "1"
    assert pin.after(typed("1234", pad), "entered", 1.0).face == "checking"


def test_five_wrong_pins_bar_the_pad_for_longer_each_time() -> None:
    assert [pin.bars_s(wrong) for wrong in (0, 4, 5, 6, 7, 8, 9, 400)] == [
        *(0, 0, 30, 60, 120, 240),
        *(300, 300),
    ]
    pad = Pad(face="checking", digits="1111", wrong=4)
    pad = pin.after(pad, "wrong", 100.0)
    assert (pad.face, pad.digits, pin.barred_s(pad, 100.0)) == ("typing", "", 30)
    assert typed("4711", pad, 129.0).digits == ""
    assert pin.after(typed("4711", pad, 131.0), "entered", 131.0).face == "checking"
    right = pin.after(Pad(face="checking", wrong=7), "right", 0.0)
    assert (right.face, right.wrong) == ("choosing", 0)


def test_a_pad_that_nobody_touches_goes_after_twenty_seconds() -> None:
    for face in ("typing", "choosing", "none"):
        pad = Pad(face=face, touched=10.0)
        assert pin.in_time(pad, 29.9) == pad
        assert pin.in_time(pad, 30.0).face == "shut"
    assert pin.in_time(Pad(face="checking"), 99.0).face == "checking"


def test_without_a_pin_only_a_key_held_for_five_seconds_leads_out() -> None:
    pad = pin.hold(pin.after(Pad(), "asked_bare", 0.0), True, 1.0)
    assert not pin.is_held_out(pad, 5.9)
    assert pin.is_held_out(pin.hold(pad, True, 5.0), 6.0)
    assert not pin.is_held_out(pin.hold(pad, False, 5.0), 6.0)
    known = pin.hold(pin.after(Pad(), "asked", 0.0), True, 1.0)
    assert not pin.is_held_out(known, 60.0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are told otherwise")
def test_the_proof_of_the_pin_is_kept_for_a_server_that_is_away_and_for_nobody_else(
    tmp_path: Path,
) -> None:
    file = PinFile(tmp_path)
    file.follow(house(PROOF))
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    file.count(6)
    again = PinFile(tmp_path)
    assert again.kept == Kept(PROOF, 6), "switching it off and on gives no new tries"
    again.follow(Replica(TOPIC))
    assert again.kept.pin == PROOF
    again.follow(house(""))
    assert PinFile(tmp_path).kept == Kept()


def test_a_broken_file_is_named_and_forgotten(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    expected_logs("lock.json cannot be read")
    (tmp_path / FILE).write_text("{")
    assert PinFile(tmp_path).kept == Kept()


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "system", "means"),
    [
        (Qt.Key.Key_A, NONE, "a", "linux", "pass"),
        (Qt.Key.Key_Return, NONE, "\r", "linux", "pass"),
        (Qt.Key.Key_F15, NONE, "", "linux", "pass"),
        (Qt.Key.Key_A, CTRL | ALT, "", "linux", "pass"),
        (Qt.Key.Key_Q, CTRL, "\x11", "linux", "out"),
        (Qt.Key.Key_Q, CTRL | ALT, "@", "linux", "swallow"),
        (Qt.Key.Key_Q, CTRL | ALT, "@", "win32", "pass"),
        (Qt.Key.Key_F4, ALT, "", "linux", "swallow"),
        (Qt.Key.Key_Tab, ALT, "\t", "linux", "swallow"),
        (Qt.Key.Key_Delete, CTRL | ALT, "\x7f", "win32", "swallow"),
        (Qt.Key.Key_Meta, NONE, "", "linux", "swallow"),
        (Qt.Key.Key_Menu, NONE, "", "linux", "swallow"),
        (Qt.Key.Key_Print, NONE, "", "linux", "swallow"),
        (Qt.Key.Key_F11, NONE, "", "linux", "swallow"),
    ],
)
def test_keys_mean_what_the_page_needs_and_nothing_else(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, system: str, means: str
) -> None:
    assert meant(key, modifiers, text, system) == means
