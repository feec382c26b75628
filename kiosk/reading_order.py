"""The page in a window in the order of reading, from its accessible names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from client.languages import LANGUAGES
from kiosk.reading_aloud import Reading, Stop

KEYS: Final = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox})
TEXTS: Final = frozenset({QAccessible.Role.StaticText, QAccessible.Role.Heading})
LINE: Final = 24
"""What begins within so many pixels stands on one line."""


def reading(window: QQuickWindow, voice: QRect, leftward: bool) -> Reading:
    """What stands in a window; `voice` is the part that speaks, in pixels of the screen."""
    nodes = list(_nodes(QAccessible.queryAccessibleInterface(window)))
    texts = [node for node in nodes if node.role() in TEXTS and _name(node)]
    texts.sort(key=lambda node: _order(node.rect(), leftward))
    said = [node for node in texts if voice.contains(node.rect().center())]
    shown = [node for node in texts if not voice.contains(node.rect().center())]
    return Reading(
        tuple(_name(node) for node in said),
        tuple(_name(node) for node in shown),
        tuple(_stop(item) for item in stops(window)),
    )


def stops(window: QQuickWindow) -> list[QQuickItem]:
    """The keys that can be chosen, in the order in which the ring goes from one to the next."""
    root = window.contentItem()
    first = root.nextItemInFocusChain(True)
    found: list[QQuickItem] = []
    item = first
    while item is not None and item not in found:
        if item is not root and _is_key(item):
            found.append(item)
        item = item.nextItemInFocusChain(True)
        if item is first:
            break
    return found


def voice_part(window: QQuickWindow) -> QRect:
    """The part of the window that speaks, in pixels of the screen."""
    part = window.findChild(QQuickItem, "voice")
    if part is None:
        return QRect()
    place = part.mapRectToScene(part.boundingRect()).toRect()
    return QRect(window.mapToGlobal(place.topLeft()), place.size())


def _is_key(item: QQuickItem) -> bool:
    node = QAccessible.queryAccessibleInterface(item)
    return node is not None and node.role() in KEYS and not node.state().invisible


def _stop(item: QQuickItem) -> Stop:
    node = QAccessible.queryAccessibleInterface(item)
    state = node.state()
    language = str(item.property("code") or "")
    return Stop(
        _name(node),
        node.text(QAccessible.Text.Description),
        checkable=bool(state.checkable),
        checked=bool(state.checked),
        enabled=not state.disabled,
        language=language if language in LANGUAGES else "",
    )


def _name(node: QAccessibleInterface) -> str:
    return " ".join(node.text(QAccessible.Text.Name).split())


def _order(place: QRect, leftward: bool) -> tuple[int, int]:
    across = -place.right() if leftward else place.left()
    return place.top() // LINE, across


def _nodes(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """All that can be seen at or below a node."""
    if node is None or node.state().invisible:
        return
    yield node
    for place in range(node.childCount()):
        yield from _nodes(node.child(place))
