"""The page in a window in the order of reading, from its accessible names.

Only the tree of accessible nodes is asked. A chain of items, each had from the one before, must not
be held in Python: it would take the items for its own, and delete them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.reading_aloud import Reading, Stop

KEYS: Final = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox})
TEXTS: Final = frozenset({QAccessible.Role.StaticText, QAccessible.Role.Heading})
LINE: Final = 24
"""What begins within so many pixels stands on one line."""


def reading(window: QQuickWindow, leftward: bool) -> Reading:
    """What stands in a window: first what its part that speaks says."""
    nodes = list(_nodes(QAccessible.queryAccessibleInterface(window)))
    texts = [node for node in nodes if node.role() in TEXTS and _name(node)]
    texts.sort(key=lambda node: _order(node.rect(), leftward))
    voice = _voice(window)
    said = [node for node in texts if voice.contains(node.rect().center())]
    shown = [node for node in texts if not voice.contains(node.rect().center())]
    return Reading(
        tuple(_name(node) for node in said),
        tuple(_name(node) for node in shown),
        tuple(_stop(node) for node in nodes if _is_key(node)),
    )


def ring_place(window: QQuickWindow) -> int:
    """On which of the keys the ring stands; -1 where it is on none."""
    nodes = _nodes(QAccessible.queryAccessibleInterface(window))
    keys = (node for node in nodes if _is_key(node))
    return next((place for place, node in enumerate(keys) if node.state().focused), -1)


def _voice(window: QQuickWindow) -> QRect:
    """The part of the window that speaks, in pixels of the screen."""
    part = window.findChild(QQuickItem, "voice")
    if part is None:
        return QRect()
    place = part.mapRectToScene(part.boundingRect()).toRect()
    return QRect(window.mapToGlobal(place.topLeft()), place.size())


def _is_key(node: QAccessibleInterface) -> bool:
    state = node.state()
    return node.role() in KEYS and not state.invisible and not state.disabled


def _stop(node: QAccessibleInterface) -> Stop:
    state = node.state()
    return Stop(
        _name(node),
        node.text(QAccessible.Text.Description),
        checkable=bool(state.checkable),
        checked=bool(state.checked),
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
