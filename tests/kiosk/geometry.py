"""Where things are drawn, and that no two of them are in one place."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.bench import Bench
from tests.kiosk.items import in_scene, keys, texts


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


def assert_in_place(bench: Bench) -> None:
    """Every text is inside the window and its own room; no text and no key lies over another."""
    window = QRectF(0, 0, bench.window.width(), bench.window.height())
    written, touchable = texts(bench), keys(bench)
    for text in written:
        said = text.property("text")
        assert window.contains(ink(text)), said
        assert text.property("contentWidth") <= text.width() + 1, said
    for one, other in combinations(written, 2):
        both = one.property("text"), other.property("text")
        assert not ink(one).intersects(ink(other)), both
    for place in touchable:
        assert window.contains(in_scene(place))
        for text in written:
            apart = inside(text, place) or not ink(text).intersects(in_scene(place))
            assert apart, text.property("text")
    for one, other in combinations(touchable, 2):
        assert not in_scene(one).intersects(in_scene(other))
