"""The faces: pictures, codes, names for screen readers, nothing cut and nothing over another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.bench import Bench
from kiosk.faces import CASES, FACES
from kiosk.hall import MANY, POINTS, TOKEN, TWO
from tests.display.pictures import assert_as_drawn
from tests.kiosk.conftest import Open
from tests.kiosk.items import codes, in_scene, key, keys, shown, texts, words

DRAWN = (
    *FACES,
    *(
        f"{size}-{face}"
        for size in ("lying", "tablet")
        for face in ("services", "two-points", "long-names", "away", "number", "no-paper-long")
    ),
    "contrast-services",
    "contrast-number",
)
LEAST_TOUCH_U = 72
"""Twenty millimetres."""


def alignment(text: QQuickItem, which: str) -> int:
    """How a text stands in its box, as Qt.AlignmentFlag."""
    context = qmlContext(text)
    assert context is not None
    value, _ = QQmlExpression(context, text, f"{which}Alignment").evaluate()
    return int(value)


def ink(text: QQuickItem) -> QRectF:
    """Where a text is drawn, without the room for accents and tails."""
    wide, tall = text.property("contentWidth"), text.property("contentHeight")
    left = {1: 0.0, 2: text.width() - wide, 4: (text.width() - wide) / 2}
    top = {32: 0.0, 64: text.height() - tall, 128: (text.height() - tall) / 2}
    x, y = left[alignment(text, "horizontal")], top[alignment(text, "vertical")]
    spare = 0.22 * text.property("font").pixelSize()
    return text.mapRectToScene(QRectF(x, y + spare, wide, tall - 2 * spare))


def inside(item: QQuickItem, other: QQuickItem) -> bool:
    """Whether an item is part of another."""
    above = item.parentItem()
    return above is not None and (above is other or inside(above, other))


def accessible_names(interface: QAccessibleInterface) -> Iterator[str]:
    """All names in a tree of screen-reader objects."""
    yield interface.text(QAccessible.Text.Name)
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and not child.state().invisible:
            yield from accessible_names(child)


def names(bench: Bench) -> set[str]:
    bench.grab()
    return set(accessible_names(QAccessible.queryAccessibleInterface(bench.window)))


@pytest.mark.parametrize("name", DRAWN)
def test_a_face_looks_as_it_was_drawn(bench: Open, name: str) -> None:
    assert_as_drawn(bench(name).grab(), f"../kiosk/{name}")


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_nothing_is_cut_and_nothing_lies_over_another(bench: Open, name: str) -> None:
    opened = bench(name)
    opened.grab()
    window = QRectF(0, 0, opened.window.width(), opened.window.height())
    written, touchable = texts(opened), keys(opened)
    assert written
    for text in written:
        said = text.property("text")
        assert window.contains(ink(text)), said
        assert not text.property("truncated"), said
        assert text.property("contentWidth") <= text.width() + 1, said
    for one, other in combinations(written, 2):
        both = one.property("text"), other.property("text")
        assert not ink(one).intersects(ink(other)), both
    for place in touchable:
        for text in written:
            apart = inside(text, place) or not ink(text).intersects(in_scene(place))
            assert apart, text.property("text")
    for one, other in combinations(touchable, 2):
        assert not in_scene(one).intersects(in_scene(other))


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_keys_are_large_and_lie_below_or_beside_the_voice(bench: Open, name: str) -> None:
    opened = bench(name)
    opened.grab()
    voice = in_scene(next(i for i in shown(opened) if i.objectName() == "voice"))
    least = LEAST_TOUCH_U * opened.kiosk.property("unit")
    for place in keys(opened):
        where = in_scene(place)
        assert min(where.width(), where.height()) >= least
        assert not where.intersects(voice)


@pytest.mark.parametrize("size", ["", "lying-", "tablet-"])
def test_a_phone_can_scan_the_way_in(bench: Open, size: str) -> None:
    start = f"https://hall.example/q/{POINTS[0]}"
    assert codes(bench(f"{size}services").grab()) == [start]
    assert codes(bench(f"{size}long-names").grab()) == [start]


@pytest.mark.parametrize("size", ["", "lying-", "tablet-"])
def test_each_of_two_service_points_has_its_code_with_its_name(bench: Open, size: str) -> None:
    opened = bench(f"{size}two-points")
    links = [f"https://hall.example/q/{point.id}" for point in TWO.points]
    assert codes(opened.grab()) == sorted(links)
    assert {point.name for point in TWO.points} <= set(words(opened))


def test_with_many_service_points_each_has_its_code_on_its_own_page(bench: Open) -> None:
    assert codes(bench("many-points").grab()) == []
    point = MANY.points[1].id
    assert codes(bench("one-of-many").grab()) == [f"https://hall.example/q/{point}"]


@pytest.mark.parametrize("size", ["", "lying-", "tablet-"])
@pytest.mark.parametrize("face", ["number", "number-long", "no-paper", "no-paper-long"])
def test_a_phone_can_scan_the_own_place_beside_the_number(
    bench: Open, size: str, face: str
) -> None:
    assert codes(bench(size + face).grab()) == [f"https://hall.example/t/{TOKEN}"]


@pytest.mark.parametrize("name", ["away", "never-reached", "connecting", "closed", "number-alone"])
def test_there_is_no_code_where_no_phone_can_follow_it(bench: Open, name: str) -> None:
    assert codes(bench(name).grab()) == []


def test_a_screen_reader_finds_the_services_with_their_waits(bench: Open) -> None:
    assert names(bench("services")) >= {
        "Welcome",
        "ID card or passport, about 25–35 minutes, 8 waiting",
        "Collect a document, about 0–5 minutes, Nobody waiting",
        "Taxes and fees, Closed",
        "Join by phone",
        "10:24",
    }
    assert "Driving licence, No desk open yet, 3 waiting" in names(bench("no-desk"))


def test_a_screen_reader_finds_the_number_and_what_to_do(bench: Open) -> None:
    assert names(bench("number")) >= {
        "Your number is",
        "A012",
        "About 25–35 minutes",
        "5 people are ahead of you.",
        "Take your slip.",
        "Wait here: Hall 1",
        "Done",
        "Closes in 18\u00a0s. Touch to keep it.",
    }


def test_without_the_server_it_says_since_when_and_what_to_do(bench: Open) -> None:
    assert names(bench("away")) >= {
        "Please ask\nat a desk.",
        "Your number stays valid.",
        "Not connected since 10:24:00.",
        "This kiosk goes on by itself as soon as it can.",
    }


def test_a_stale_kiosk_says_as_of_when_and_still_takes_touches(bench: Open) -> None:
    opened = bench("stale")
    opened.grab()
    assert "As of 10:24:00" in words(opened)
    assert key(opened, "service-0-0")


def test_a_window_can_lie_down(bench: Open) -> None:
    opened = bench("number")
    opened.grab()
    opened.window.resize(1920, 1080)
    assert_as_drawn(opened.grab(), "../kiosk/lying-number")
