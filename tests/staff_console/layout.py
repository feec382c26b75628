"""Measures a console as it lies on the screen: what leaves the window, what lies over what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QWidget

from staff_console.bench import Bench
from staff_console.widgets.board_page import BoardPage
from staff_console.widgets.marks import Cap, Mark
from staff_console.widgets.text import Prose, Text


def shown(bench: Bench, *kinds: type[QWidget]) -> list[QWidget]:
    """The widgets of these kinds that can be seen."""
    found = [w for kind in kinds for w in bench.window.findChildren(kind)]
    return [w for w in found if w.isVisible() and not place(bench, w).isEmpty()]


def place(bench: Bench, widget: QWidget) -> QRect:
    """Where a widget lies in the window; of one that is scrolled away, what is left of it."""
    found = QRect(widget.mapTo(bench.window, QPoint(0, 0)), widget.size())
    around = widget.parentWidget()
    while around is not None and around is not bench.window:
        outer = around.parentWidget()
        if isinstance(outer, QScrollArea):
            found &= QRect(around.mapTo(bench.window, QPoint(0, 0)), around.size())
        around = outer
    return found


def over_the_page(bench: Bench, widget: QWidget) -> bool:
    """Whether it belongs to what lies over the page."""
    page = bench.window.page
    side = page.side if isinstance(page, BoardPage) and page.panes.over else None
    window = bench.window
    above = [each for each in (window.finder, window.sheet, side) if each is not None]
    return any(each.isAncestorOf(widget) for each in above)


def misplaced(bench: Bench) -> Iterator[str]:
    """What leaves the window, and what lies over something else."""
    window = bench.window.rect()
    seen = shown(bench, Text, Prose, Cap, Mark, QAbstractButton, QLineEdit)
    if not seen:
        yield "nothing can be seen"
    places = [place(bench, widget) for widget in seen]
    for widget, where in zip(seen, places, strict=True):
        if not window.contains(where):
            yield f"{told(widget)} leaves the window"
    for (one, here), (other, there) in combinations(zip(seen, places, strict=True), 2):
        if not here.intersects(there):
            continue
        inside = one.isAncestorOf(other) or other.isAncestorOf(one)
        above = over_the_page(bench, one) or over_the_page(bench, other)
        if not inside and not above and one.window() is other.window():
            yield f"{told(one)} lies over {told(other)}"


def squeezed(bench: Bench) -> Iterator[str]:
    """Texts that are less high than their letters, or end early without saying all elsewhere."""
    for text in shown(bench, Text):
        assert isinstance(text, Text)
        if text.height() < text.fontMetrics().height():
            yield f"{told(text)} is too low"
        if text.elided() and text.text() not in text.toolTip():
            yield f"{told(text)} ends early and says so nowhere"
    for prose in shown(bench, Prose):
        assert isinstance(prose, Prose)
        if prose.height() < prose.heightForWidth(prose.width()):
            yield f"{told(prose)} is too low"


def told(widget: QWidget) -> str:
    """A widget as a failure names it."""
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName() or text!r}"


def accessible(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that a screen reader finds in a tree, what cannot be seen left out."""
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and not child.state().invisible:
            yield from accessible(child)


def accessible_names(bench: Bench) -> set[str]:
    """All names that a screen reader finds in a window."""
    bench.grab()
    window = QAccessible.queryAccessibleInterface(bench.window)
    return {each.text(QAccessible.Text.Name) for each in accessible(window)}
