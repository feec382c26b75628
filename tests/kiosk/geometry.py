"""Where things are drawn, and that no two of them are in one place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.bench import Bench
from kiosk.layout import PER_MM
from tests.kiosk.items import in_scene, shown

LEAST_TOUCH_MM: Final = 20
LEAST_CAPITAL_MM: Final = 7.5
CAPITAL: Final = 0.727
"""Of Inter, a capital's height by the size of the type."""


def alignment(text: QQuickItem, which: str) -> int:
    """How a text stands in its box, as Qt.AlignmentFlag."""
    name = "effectiveHorizontalAlignment" if which == "horizontal" else f"{which}Alignment"
    return int(_read(text, name))


def _read(item: QQuickItem, expression: str) -> float:
    context = qmlContext(item)
    assert context is not None
    value, _ = QQmlExpression(context, item, expression).evaluate()
    return float(value)


def ink(text: QQuickItem) -> QRectF:
    """Where a text is drawn, without the room for accents and tails."""
    wide, tall = text.property("contentWidth"), text.property("contentHeight")
    size = text.property("font").pixelSize()
    if text.property("arabic"):
        size = _read(text, "fontInfo.pixelSize")
        tall = 1.31 * size * text.property("lineCount")
    left = {1: 0.0, 2: text.width() - wide, 4: (text.width() - wide) / 2}
    top = {32: 0.0, 64: text.height() - tall, 128: (text.height() - tall) / 2}
    x, y = left[alignment(text, "horizontal")], top[alignment(text, "vertical")]
    spare = 0.22 * size
    if text.property("arabic"):
        # Such a line is lifted by the room that its letters have above them.
        y += 0.36 * size
    return text.mapRectToScene(QRectF(x, y + spare, wide, tall - 2 * spare))


def inside(item: QQuickItem, other: QQuickItem) -> bool:
    """Whether an item is part of another."""
    above = item.parentItem()
    return above is not None and (above is other or inside(above, other))


def faults(bench: Bench) -> Iterator[str]:
    """A sentence for each thing that is cut, too small, or lies over another."""
    found = shown(bench)
    texts = [each for each in found if each.inherits("QQuickText") and each.property("text")]
    keys = [each for each in found if each.inherits("QQuickAbstractButton")]
    written = [(ink(text), text, str(text.property("text"))) for text in texts]
    touchable = [(in_scene(key), key, str(key.property("text"))) for key in keys]
    yield from _text_faults(bench, written)
    yield from _key_faults(bench, touchable)
    for (one, _, said), (other, _, also) in combinations(written, 2):
        if one.intersects(other):
            yield f"{said!r} lies over {also!r}"
    for (one, _, said), (other, _, also) in combinations(touchable, 2):
        if one.intersects(other):
            yield f"the key {said!r} lies over the key {also!r}"
    for place, key, said in touchable:
        for room, text, words in written:
            if inside(text, key):
                if not place.adjusted(-1, -1, 1, 1).contains(room):
                    yield f"{words!r} does not fit into the key {said!r}"
            elif room.intersects(place):
                yield f"{words!r} lies over the key {said!r}"


def _text_faults(bench: Bench, written: list[tuple[QRectF, QQuickItem, str]]) -> Iterator[str]:
    window = QRectF(0, 0, bench.window.width(), bench.window.height())
    least = LEAST_CAPITAL_MM * PER_MM * bench.kiosk.layout.unit
    for room, text, said in written:
        if not window.contains(room):
            yield f"{said!r} is not on the screen"
        if text.property("contentWidth") > text.width() + 1:
            yield f"{said!r} is wider than its room"
        if text.property("truncated"):
            yield f"{said!r} is cut"
        if text.property("font").pixelSize() * CAPITAL < least - 1:
            yield f"{said!r} is too small"


def _key_faults(bench: Bench, touchable: list[tuple[QRectF, QQuickItem, str]]) -> Iterator[str]:
    window = QRectF(0, 0, bench.window.width(), bench.window.height())
    voice = in_scene(next(i for i in shown(bench) if i.objectName() == "voice"))
    least = LEAST_TOUCH_MM * PER_MM * bench.kiosk.layout.unit
    for place, _, said in touchable:
        if not window.contains(place):
            yield f"the key {said!r} is not on the screen"
        if min(place.width(), place.height()) < least - 0.5:
            yield f"the key {said!r} is too small: {place.width():.0f} by {place.height():.0f}"
        if place.intersects(voice):
            yield f"the key {said!r} lies in the voice"


def assert_in_place(bench: Bench) -> None:
    """Every text is inside the window and its own room; no text and no key lies over another."""
    assert [fault for fault in faults(bench) if not fault.endswith("is cut")] == []
