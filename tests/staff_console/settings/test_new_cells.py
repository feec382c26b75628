"""Choices in tables, the code of the address, and keys that stay where somebody types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from client.app import make_application
from client.speech import speak
from protocol.records import DayException
from staff_console.bench import Bench
from staff_console.faces import Face
from staff_console.settings.places import OF_BOOKINGS, OF_HALL, OF_POINT
from staff_console.settings.scenes import BOOKED, OFFICE, at
from staff_console.widgets.qr_code import QrCode
from tests.staff_console.settings.scenes import HOUSE, LINK, linked
from tests.staff_console.settings.whole import assert_whole, page_of

Open = Callable[[Face], Bench]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def settings(qapp: QApplication) -> Iterator[Open]:
    """Opens settings in a face, and closes them after the test."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_face(face: Face) -> Bench:
        made.append(face.open(app))
        return made[-1]

    yield open_face
    for each in made:
        each.close()


def named(bench: Bench, kind: type[W], name: str) -> W:
    """The widget that a screen reader calls so."""
    found = [each for each in page_of(bench).findChildren(kind) if each.accessibleName() == name]
    assert len(found) == 1, [each.accessibleName() for each in page_of(bench).findChildren(kind)]
    return found[0]


def shown(bench: Bench, name: str, row: int, column: int) -> str:
    value = next(f.value for f in bench.settings.screen.fields if f.field.name == name)
    assert isinstance(value, tuple)
    return value[row][column]


def test_where_a_desk_lies_is_chosen_by_keys_and_not_by_the_wheel(settings: Open) -> None:
    bench = settings(Face("x", HOUSE, at("desks")))
    bench.grab()
    named(bench, QLineEdit, "Access, row 2, Desk 2").setFocus()
    QTest.keyClick(bench.window.focusWidget(), Qt.Key.Key_Tab)
    choice = bench.window.focusWidget()
    assert choice is named(bench, QComboBox, "From the wall, row 2, Desk 2")
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert shown(bench, "desks", 1, 4) == "left"
    turn = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turn)
    assert shown(bench, "desks", 1, 4) == "left"
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert bench.window.focusWidget() is named(bench, QComboBox, "From the wall, row 3, Desk 3")


def test_a_language_is_moved_and_offered_by_keyboard(settings: Open) -> None:
    bench = settings(Face("x", HOUSE, at("languages")))
    name = "Kiosk and phones offer it, row {row}, {language}"
    box = named(bench, QCheckBox, name.format(row=3, language="Deutsch"))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = bench.window.focusWidget()
    assert moved is named(bench, QCheckBox, name.format(row=2, language="Deutsch"))
    QTest.keyClick(moved, Qt.Key.Key_Space)
    assert [shown(bench, "languages", 1, at) for at in (0, 2)] == ["de", ""]


def test_the_code_of_the_address_is_read_by_a_camera_and_its_link_copied(settings: Open) -> None:
    bench = settings(Face("x", HOUSE, at("site", linked), scheme="dark"))
    bench.grab()
    picture = named(bench, QrCode, "Code of the link").grab().toImage()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    assert [
        each.text for each in zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.QRCode)
    ] == [LINK]
    copy = next(b for b in page_of(bench).findChildren(QPushButton) if b.text() == "Copy the link")
    QTest.keyClick(copy, Qt.Key.Key_Space)
    assert (QGuiApplication.clipboard().text(), copy.text()) == (LINK, "Copied")


def test_saving_leaves_the_keys_where_somebody_types(settings: Open) -> None:
    bench = settings(Face("x", OFFICE, at("opening")))
    named(bench, QLineEdit, "Why, row 1, 2026-12-24").setFocus()
    week = named(bench, QLineEdit, "Open, row 2, Tuesday")
    week.setFocus()
    bench.feed(OFFICE.that(exceptions=[DayException("2026-12-31", [], "New Year's Eve")]))
    assert bench.window.focusWidget() is week


@pytest.mark.parametrize("size", [(1024, 600), (1440, 900)], ids=str)
def test_pages_hold_texts_as_long_as_in_german(settings: Open, size: tuple[int, int]) -> None:
    filler = "ungefähr so lang wird ein solcher Satz im Deutschen eben doch einmal werden"
    speak(lambda text: f"{text} {filler[: len(text) * 2 // 5]}".strip())
    try:
        for hall, sections in ((HOUSE, (*OF_HALL, *OF_POINT)), (BOOKED, OF_BOOKINGS)):
            bench = settings(Face("x", hall, size=size))
            for section in sections:
                at(section.name)(bench)
                assert bench.settings.screen.place.section == section.name
                assert_whole(bench)
    finally:
        speak()


def test_keys_and_pages_of_the_settings_are_found(settings: Open) -> None:
    bench = settings(Face("x", HOUSE, at("languages")))
    colours = bench.window.look.scheme

    def found(text: str) -> list[tuple[str, str, bool]]:
        finds = bench.pages.settings.finds(text)
        return [(find.title, find.cap, find.usable) for find in finds]

    assert found("")[:4] == [
        ("Save", "Ctrl+S", False), ("Discard what I typed", "Ctrl+Shift+⌫", False),
        ("Restore what was", "Ctrl+Shift+R", False),
        ("Move a row of a table", "Alt+↑ Alt+↓", False),
    ]  # fmt: skip
    first = next(iter(bench.pages.finds("", colours)))
    assert first.key == "window:save", "the keys of the page that is looked at come first"
    assert ("Desks", "", True) in found("service counter desks")
    bench.window.putAway.emit()
    assert [find.key for find in bench.pages.finds("languages", colours)][:1] == [
        "window:place languages:"
    ]
    bench.window.acted.emit("window:place languages:")
    assert page_of(bench).isVisible() and bench.settings.screen.title == "Languages"
    bench.window.acted.emit("window:save")
    assert bench.settings.screen.answer.title == "Not saved."
