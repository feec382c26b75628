"""Measured, not looked at: at every size and in every language, nothing is cut or overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtWidgets import QApplication

from client.app import make_application
from client.languages import LANGUAGES
from display.faces import Bench, FaceCase
from display.hall import HALL, Hall
from display.scenes import SCENES, in_languages
from tests.display.test_faces import in_scene, named, texts

Expect = Callable[..., None]
SIZES = [
    (1280, 720),
    (1920, 1080),
    (2560, 1440),
    (3840, 2160),
    (3840, 1080),
    (1024, 768),
    (1080, 1920),
    (2160, 3840),
]
CAPITAL = 0.727
"""Of the size of the type."""


@pytest.fixture(scope="module", params=sorted(LANGUAGES))
def wall(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Bench]:
    """A wall in one language, opened once: it goes through all sizes and scenes."""
    face = FaceCase("measured", HALL, language=request.param)
    bench = Bench(face, make_application("display"))
    yield bench
    bench.close()


def ink(item: QQuickItem, leftward: bool) -> QRectF:
    """About where the letters of a text are: capitals on their baselines, not its box."""
    box, size = in_scene(item), item.property("font").pixelSize()
    lines, pitch = item.property("lineCount"), item.property("lineHeight")
    first = box.top() + item.property("baselineOffset")
    last = first + (lines - 1) * (pitch if lines > 1 else 0)
    width = min(item.property("contentWidth"), box.width())
    left = box.right() - width if leftward else box.left()
    return QRectF(left, first - CAPITAL * size, width, last - first + CAPITAL * size)


def inside(item: QQuickItem, names: set[str]) -> bool:
    """Whether an item is part of one of these: yellow lies over them."""
    above: QQuickItem | None = item
    while above is not None and above.objectName() not in names:
        above = above.parentItem()
    return above is not None


def faults(bench: Bench) -> list[str]:
    """What is cut or lies over another on the wall as it is drawn."""
    window = QRectF(0, 0, bench.window.width(), bench.window.height())
    screen = bench.wall.screen
    under = {"stage", "below"} if screen.calling and not screen.layout.portrait else set()
    under |= {"stage"} if screen.calling else set()
    shown = [(item, ink(item, screen.leftward)) for item in texts(bench) if not inside(item, under)]
    found = []
    for item, where in shown:
        if not window.contains(where.adjusted(0.5, 0.5, -0.5, -0.5)):
            found.append(f"outside: {item.property('text')!r}")
        if item.property("truncated") and item.objectName() not in MAY_BE_CUT:
            found.append(f"cut: {item.property('text')!r}")
    for place, (one, left) in enumerate(shown):
        for other, right in shown[place + 1 :]:
            common = left.intersected(right)
            if common.width() > 2 and common.height() > 2:
                found.append(f"{one.property('text')!r} over {other.property('text')!r}")
    return found


MAY_BE_CUT = {"houseName", "serviceName", "joinLabel"}
"""Names that may end in an ellipsis: where to go never does."""


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_nothing_is_cut_and_nothing_lies_over_another_with_a_server_and_without(
    wall: Bench, size: tuple[int, int], expected_logs: Expect
) -> None:
    expected_logs("calls fit the list")
    wall.window.resize(*size)
    for seq, (name, hall) in enumerate(SCENES.items(), start=2):
        show(wall, hall, seq)
        assert faults(wall) == [], name
        assert_calls_stand_in_full(wall)
    wall.live.lost("The server does not answer", 8.0)
    wall.advance(100)
    assert wall.wall.screen.face == "away"
    assert faults(wall) == []
    hatch = in_scene(named(wall, "hatch"))
    assert not [text for text in texts(wall) if ink(text, False).intersects(hatch)]


def show(wall: Bench, hall: Hall, seq: int) -> None:
    """The hall as it is some minutes later, so that no call is news."""
    codes = (wall.case.language, *LANGUAGES)
    wall.answer(in_languages(hall.settled(), *dict.fromkeys(codes)), seq)
    wall.advance(1)
    QGuiApplication.processEvents()


def assert_calls_stand_in_full(wall: Bench) -> None:
    """No row leaves the list, and no call is smaller than a 160th of the viewer's distance."""
    layout, rows = wall.wall.screen.layout, wall.wall.screen.calls.rows
    assert all(row.upper + row.tall <= layout.list_height + 0.5 for row in rows)
    assert all(row.tall >= 146 * layout.unit - 0.5 for row in rows)
    numbers = {row.number for row in rows}
    for item in texts(wall):
        if item.property("text") in numbers:
            assert item.property("font").pixelSize() >= round(115 * layout.unit) - 1


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["lying", "upright"])
@pytest.mark.parametrize("name", ["crowd", "long desks", "two points", "repairs", "moved"])
def test_a_call_is_announced_in_full_too(
    wall: Bench, size: tuple[int, int], name: str, expected_logs: Expect
) -> None:
    expected_logs("calls fit the list")
    wall.window.resize(*size)
    show(wall, SCENES[name], 90)
    hall = SCENES[name]
    newest = msgspec.structs.replace(
        hall.calls[0], id=f"at {wall.seconds}", nth=2, state="calling", at=wall.live.now()
    )
    wall.feed(replace(hall.settled(), calls=(newest, *hall.settled().calls[1:])), 91)
    assert wall.wall.screen.calling
    assert faults(wall) == []
    wall.advance(600)
    assert not wall.wall.screen.calling
