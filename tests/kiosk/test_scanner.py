"""The scanner types at the kiosk: its codes are read whole, and no page gets a key of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.hall import TOKEN
from kiosk.scan import Burst, Scan, Sign, on_an_american_keyboard, scan_of
from kiosk.scanner import Scanner

LINK = f"https://hall.example/t/{TOKEN}"


class Page(QWindow):
    """A window that keeps what is typed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self.pressed: list[int] = []
        self.released: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed += event.text()
        self.pressed.append(event.key())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.released.append(event.key())


class Lull(QTimer):
    """Runs out when a test says so, however slow the machine is."""

    running = False

    def start(self, *_: int) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False

    def run_out(self) -> None:
        if self.running:
            self.running = False
            self.timeout.emit()


class Desk:
    """A scanner before a page, on a clock moved by hand."""

    def __init__(self, pace_s: float = 0.008) -> None:
        self.at = 100.0
        self.pace_s = pace_s
        self.page = Page()
        self.scans: list[Scan] = []
        self.no_key = Lull()
        self.scanner = Scanner(self.page, lambda _: self.at, self.no_key)
        self.scanner.scanned.connect(self.scans.append)
        self.page.show()

    def types(self, text: str, end: str = "\r") -> None:
        """Characters at the pace, one by one, as Qt delivers keys."""
        for sign in text + end:
            self.press(Qt.Key.Key_Return if sign == "\r" else sign)

    def press(self, which: Qt.Key | str) -> None:
        self.at += self.pace_s
        if isinstance(which, str):
            QTest.keyClick(self.page, which)
        else:
            QTest.keyClick(self.page, which)

    def lull(self, length_s: float = 1.0) -> None:
        """Nothing is typed for a while."""
        self.no_key.run_out()
        QCoreApplication.processEvents()
        self.at += length_s


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def new(**more: float) -> Desk:
        made.append(Desk(**more))
        return made[-1]

    yield new
    for each in made:
        each.page.destroy()


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\t"], ids=["cr", "crlf", "lf", "tab"])
def test_a_scan_is_read_whole_and_the_page_gets_no_key_of_it(
    desk: Callable[..., Desk], end: str
) -> None:
    at = desk()
    at.types(LINK, "")
    for sign in end:
        ends = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Enter}
        at.press(ends[sign])
    assert [scan.tokens for scan in at.scans] == [(TOKEN,)]
    at.lull()
    assert at.page.typed == ""
    assert at.page.pressed == at.page.released == []


def test_two_slips_in_a_row_are_two_scans(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.types(LINK)
    at.at += 0.5
    at.types(LINK)
    assert [scan.tokens for scan in at.scans] == [(TOKEN,), (TOKEN,)]


def test_keys_that_a_busy_machine_hears_late_are_still_of_their_scan(
    desk: Callable[..., Desk],
) -> None:
    at = desk()
    at.types(LINK[:30], "")
    at.no_key.run_out()
    for sign in LINK[30:]:
        at.at += at.pace_s
        late = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QCoreApplication.sendEvent(at.page, late)
    at.press(Qt.Key.Key_Return)
    assert [scan.tokens for scan in at.scans] == [(TOKEN,)]
    assert at.page.typed == ""


def test_keys_are_let_go_by_themselves_soon_after_the_last(
    qapp: QApplication, qtbot: QtBot
) -> None:
    page = Page()
    Scanner(page)
    page.show()
    for key in (Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_D):
        QTest.keyClick(page, key)
    qtbot.waitUntil(lambda: page.typed == "asd", timeout=30_000)
    page.destroy()


def test_what_a_person_types_reaches_the_page_in_order(desk: Callable[..., Desk]) -> None:
    at = desk(pace_s=0.12)
    at.types("Ada B.7")
    at.lull()
    assert at.page.typed == "Ada B.7\r"
    assert at.scans == []


def test_a_hand_that_falls_on_some_keys_types_them(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.types("asd", "")
    assert at.page.typed == ""
    at.lull()
    assert at.page.typed == "asd"
    assert at.page.released == at.page.pressed


def test_quick_fingers_and_return_lose_nothing(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.types("ok")
    assert at.page.typed == "ok\r"


def test_a_key_that_is_held_down_is_no_scan(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    at = desk()
    for repeated in (False, *[True] * 12):
        at.at += 0.03
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", repeated
        )
        QCoreApplication.sendEvent(at.page, event)
    at.press(Qt.Key.Key_Return)
    assert at.page.typed == "a" * 13 + "\r"
    assert at.scans == []


def test_half_a_scan_is_dropped_and_its_rest_presses_no_key(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.types(LINK[:30], "")
    at.lull(0.15)
    at.types("abc")
    assert (at.page.typed, at.scans) == ("", [])
    at.at += 1
    at.press(Qt.Key.Key_Return)
    assert at.page.pressed == [Qt.Key.Key_Return]


def test_a_code_of_a_shop_is_a_scan_without_a_token(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.types("4006381333931")
    assert [scan.tokens for scan in at.scans] == [()]
    assert at.page.typed == ""


def test_a_scan_shows_its_code_to_no_log() -> None:
    scan = scan_of([Sign(sign) for sign in LINK])
    assert scan.tokens == (TOKEN,)
    assert TOKEN not in repr(scan)


@pytest.mark.parametrize(
    "text",
    [
        f"http://192.168.1.10:8080/t/{TOKEN}",
        f"https://other.example/base/t/{TOKEN}/",
        f"]Q3https://hall.example/t/{TOKEN}?from=slip",
        f"example/t/{TOKEN}",
    ],
)
def test_any_host_will_do_for_the_path_counts(text: str) -> None:
    assert scan_of([Sign(sign) for sign in text]).tokens == (TOKEN,)


@pytest.mark.parametrize(
    "text",
    [
        "https://hall.example/q/01900000-0000-7000-8000-00000000000a",
        f"https://hall.example/t/{TOKEN}x",
        f"https://hall.example/t/{TOKEN[:-1]}",
        f"https://hall.example/t/{TOKEN}/leave",
        "https://evil.example/t/../../etc/passwd",
        "WIFI:T:WPA;S:hall;P:secret;;",
    ],
)
def test_what_is_no_slip_has_no_token(text: str) -> None:
    assert scan_of([Sign(sign) for sign in text]).tokens == ()


def test_a_scanner_with_american_keys_is_read_on_a_german_machine() -> None:
    """There its slash comes as a hyphen, its colon as Ö, and y and z change places."""
    german = {"/": "-", ":": "Ö", "-": "ß", "_": "?", "y": "z", "z": "y", "Y": "Z", "Z": "Y"}
    signs = [Sign(german.get(sign, sign), sign) for sign in LINK]
    assert scan_of(signs).tokens == (TOKEN,)


def test_with_capitals_locked_the_keys_tell_the_token_and_the_text_is_second() -> None:
    signs = [Sign(sign.swapcase(), sign) for sign in LINK]
    first, *_ = scan_of(signs).tokens
    assert first == TOKEN


def test_keys_write_as_on_an_american_keyboard() -> None:
    text = "".join(on_an_american_keyboard(code, False) for code in (2, 16, 30, 41, 44, 53, 98))
    assert text == "1qa`z//"
    assert [on_an_american_keyboard(code, True) for code in (39, 12, 53)] == [":", "_", "?"]
    assert on_an_american_keyboard(1, False) == ""


def test_a_burst_without_end_is_kept_short_and_swallowed() -> None:
    burst, at = Burst(), 0.0
    for _ in range(5000):
        at += 0.001
        assert burst.sign(Sign("x", "x"), at) == "hold"
    verdict, scan = burst.line_end(at)
    assert verdict == "scan" and scan is not None
    assert len(scan.readings[0]) == 512
