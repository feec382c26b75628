"""The faces as they are drawn: pictures, the code, names for screen readers, nothing cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import zxingcpp
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication

from client.app import make_application
from client.enrolment import DeviceToken
from client.texts import unbroken
from display.faces import CASES, LANDSCAPE, UPRIGHT, Bench, FaceCase
from display.hall import HALL, POINTS
from display.scenes import long_desks, translated
from tests.display.conftest import case
from tests.display.pictures import assert_as_drawn

Open = Callable[[FaceCase], Bench]
MAY_END_IN_AN_ELLIPSIS = {"long-names", "long-names-calling", "named-desks"}


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """All items under one that are seen."""
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from items(child)


def texts(bench: Bench) -> list[QQuickItem]:
    """All text items with something in them that are seen."""
    return [
        item
        for item in items(bench.window.contentItem())
        if item.inherits("QQuickText") and item.property("text")
    ]


def in_scene(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def named(bench: Bench, name: str) -> QQuickItem:
    found = bench.window.findChild(QObject, name)
    assert isinstance(found, QQuickItem)
    return found


def codes(image: QImage) -> list[str]:
    """The texts of all codes in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [
        code.text for code in zxingcpp.read_barcodes(rows, formats=zxingcpp.BarcodeFormat.QRCode)
    ]


def accessible_names(interface: QAccessibleInterface) -> Iterator[str]:
    """All names in a tree of screen-reader objects."""
    yield interface.text(QAccessible.Text.Name)
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and not child.state().invisible:
            yield from accessible_names(child)


@pytest.fixture(scope="module")
def posed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Bench]:
    """A wall in a face, opened once for all tests that only look at it."""
    opened = Bench(request.param, make_application("display"))
    opened.grab()
    yield opened
    opened.close()


every_face = pytest.mark.parametrize(
    "posed", CASES, indirect=True, ids=[face.name for face in CASES]
)


@every_face
def test_a_face_looks_as_it_was_drawn(posed: Bench) -> None:
    assert_as_drawn(posed.grab(), posed.case.name)


@every_face
def test_no_text_leaves_the_wall_or_its_own_room(posed: Bench) -> None:
    window = QRectF(0, 0, posed.window.width(), posed.window.height())
    shown = texts(posed)
    assert shown
    for text in shown:
        assert window.contains(in_scene(text).adjusted(1, 1, -1, -1)), text.property("text")
        assert text.property("contentWidth") <= text.width() + 1, text.property("text")


@every_face
def test_ordinary_texts_are_shown_whole(posed: Bench) -> None:
    cut = [text.property("text") for text in texts(posed) if text.property("truncated")]
    assert cut == [] or posed.case.name.removeprefix("upright-") in MAY_END_IN_AN_ELLIPSIS


@every_face
def test_no_row_is_cut(posed: Bench) -> None:
    view = named(posed, "calls")
    rows = posed.wall.screen.calls.rows
    assert view.property("count") == len(rows)
    assert all(row.upper + row.tall <= view.height() + 0.5 for row in rows)


@pytest.mark.parametrize("name", ["long-names", "long-names-calling", "upright-long-names"])
def test_a_number_and_its_desk_are_never_cut(bench: Open, name: str) -> None:
    opened = bench(case(name))
    opened.grab()
    cut = {text.property("text") for text in texts(opened) if text.property("truncated")}
    assert not any("AB123" in text or "Schalter" in text for text in cut)


@pytest.mark.parametrize(
    "name", ["serving", "720p-serving", "4-to-3-serving", "4k-serving", "upright-serving", "calm"]
)
def test_the_code_can_be_scanned_from_the_wall(bench: Open, name: str) -> None:
    opened = bench(case(name))
    assert codes(opened.grab()) == [f"https://hall.example/q/{POINTS[0]}"]
    assert named(opened, "joinCode").property("moduleSize") >= 4


@pytest.mark.parametrize("size", [(2160, 3840), (1366, 768), (2560, 1440), (768, 1366)])
def test_the_code_can_be_scanned_at_other_sizes_too(bench: Open, size: tuple[int, int]) -> None:
    opened = bench(replace(case("serving"), size=size))
    assert codes(opened.grab()) == [f"https://hall.example/q/{POINTS[0]}"]


@pytest.mark.parametrize("name", ["away", "never-reached", "no-code", "connecting", "closed"])
def test_there_is_no_code_where_nobody_can_join(bench: Open, name: str) -> None:
    assert codes(bench(case(name)).grab()) == []


def test_a_code_too_small_for_where_people_stand_is_hidden_and_staff_are_told(
    bench: Open, expected_logs: Callable[..., None]
) -> None:
    expected_logs("cannot be scanned from 10.0 m and is hidden")
    opened = bench(FaceCase("small", HALL.settled(), (1024, 768), distance_m=10.0))
    assert codes(opened.grab()) == []


def test_half_a_name_of_the_house_is_not_shown(bench: Open) -> None:
    opened = bench(FaceCase("recall", translated(HALL.recalled()), UPRIGHT, 0, True, language="es"))
    opened.grab()
    assert not named(opened, "houseName").isVisible()
    opened.answer(translated(HALL.settled()), 2)
    opened.advance(60)
    opened.grab()
    assert "Ayuntamiento de la Ribera" in {text.property("text") for text in texts(opened)}


def test_a_long_date_gives_way_to_the_page_of_the_list(bench: Open) -> None:
    opened = bench(case("many-desks"))
    opened.grab()
    shown = {text.property("text") for text in texts(opened)}
    assert "Thu 4 June   1/2" in shown
    opened.seconds += 104 * 86_400
    opened.answer(HALL.crowded().settled(), 2)
    opened.grab()
    shown = {text.property("text") for text in texts(opened)}
    assert {"1/2", "2/2"} & shown
    assert not any("September" in text for text in shown)
    assert not [text for text in texts(opened) if text.property("truncated")]


@pytest.mark.parametrize("size", [LANDSCAPE, UPRIGHT], ids=["lying", "upright"])
def test_staff_read_on_the_wall_that_it_has_room_for_few_calls(
    bench: Open, size: tuple[int, int], expected_logs: Callable[..., None]
) -> None:
    expected_logs("only 1 calls fit the list")
    opened = bench(FaceCase("few", long_desks(), size))
    opened.grab()
    assert "Few rows: 1" in {text.property("text") for text in texts(opened)}
    opened.feed(HALL, 2)
    opened.grab()
    assert not [text for text in texts(opened) if text.property("text").startswith("Few rows")]


def test_a_screen_reader_finds_the_main_texts(bench: Open) -> None:
    opened = bench(case("serving"))
    opened.grab()
    names = set(accessible_names(QAccessible.queryAccessibleInterface(opened.window)))
    assert names >= {
        "Now serving",
        "Riverside Town Hall",
        "A013",
        "Desk 2",
        "D021, Desk 4",
        "ID card or passport, next A014, join now: 25–35 minutes",
        "Join by phone",
        "14:02",
        "Sound off",
        "Driving licences until 15:30 today.",
    }


def test_who_waits_and_a_wait_from_nothing_are_said_in_words(bench: Open) -> None:
    lone = msgspec.structs.replace(HALL.services[0], waiting=0, next_number=None, low=0, high=10)
    opened = bench(FaceCase("shared-line", replace(HALL, services=(lone, HALL.services[1]))))
    opened.grab()
    shown = {text.property("text") for text in texts(opened)}
    assert {"9 waiting", "under", "10"} <= shown
    assert "Nobody waiting" not in shown
    names = set(accessible_names(QAccessible.queryAccessibleInterface(opened.window)))
    assert "ID card or passport, 9 waiting, join now: less than 10 minutes" in names


@pytest.mark.parametrize("name", ["calm-after-calls", "upright-calm-after-calls"])
def test_a_calm_wall_with_calls_in_its_list_promises_nothing_over_them(
    bench: Open, name: str
) -> None:
    opened = bench(case(name))
    opened.grab()
    shown = {text.property("text") for text in texts(opened)}
    assert {"Welcome", "A013"} <= shown
    assert not {"Now serving", "Your number will appear here."} & shown


@pytest.mark.parametrize("name", ["serving", "4k-serving", "upright-serving"])
def test_a_desk_that_was_made_to_fit_is_whole_where_letters_are_a_rounding_wider(
    bench: Open, name: str
) -> None:
    opened = bench(case(name))
    opened.grab()
    desk = named(opened, "newestDesk")
    label = next(item for item in desk.childItems() if item.inherits("QQuickText"))
    assert not desk.property("wrapped")
    label.setWidth(label.property("contentWidth") - 1)
    assert not label.property("truncated")


def test_the_whole_reason_is_read_on_a_wall_that_was_never_let_in(bench: Open) -> None:
    reason = DeviceToken(Path("/srv/wall"), "display", "Wall by the door").unknown
    for size in (LANDSCAPE, UPRIGHT):
        opened = bench(FaceCase("unknown", None, size))
        for seconds in (0, 60):
            opened.live.lost(reason, 30.0)
            opened.advance(seconds)
            opened.grab()
            said = next(text for text in texts(opened) if text.property("text") == unbroken(reason))
            assert not said.property("truncated")
            assert "This screen is starting." not in {
                text.property("text") for text in texts(opened)
            }


def test_a_screen_reader_hears_that_the_wall_is_not_live(bench: Open) -> None:
    opened = bench(case("away"))
    opened.grab()
    names = set(accessible_names(QAccessible.queryAccessibleInterface(opened.window)))
    assert names >= {"Not live.", "Not live since 14:02:00.", "A013, Desk 2"}


def test_a_window_can_change_its_size_and_stand_up(bench: Open) -> None:
    opened = bench(case("serving"))
    opened.grab()
    opened.window.resize(1080, 1920)
    image = opened.grab()
    assert (image.width(), image.height()) == (1080, 1920)
    assert opened.wall.property("portrait") is True
    assert_as_drawn(image, "upright-serving")


def test_the_wall_comes_back_by_itself_and_does_not_call_old_numbers(bench: Open) -> None:
    opened = bench(case("away"))
    assert_as_drawn(opened.grab(), "away")
    opened.answer(HALL.settled(), 9)
    opened.advance(0)
    assert opened.wall.screen.face == "serving"
    assert not opened.wall.screen.calling
    assert opened.wall.screen.pane.join_link
