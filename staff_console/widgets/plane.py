"""A plain coloured plane with hairlines where it meets others: no cards, no shadows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from staff_console.look import Look


def appear(widget: QWidget, shown: bool) -> None:
    """Show or hide it; one that has no place yet is shown with whatever it is put into.

    To show it before would open a window of its own, which flashes up and takes the keys away.
    """
    if shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(shown)


class Plane(QWidget):
    """Fills itself; `edges` of l, t, r, b get a hairline."""

    def __init__(
        self, look: Look, paper: str = "background", edges: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._paper = look.colour(paper)
        self._edges = edges
        self._edge = look.colour("hairline")

    def fill(self, paper: QColor, edge: QColor | None = None) -> None:
        """Use this paper, and this colour for the edges."""
        edge = edge or self.look.colour("hairline")
        if (paper, edge) != (self._paper, self._edge):
            self._paper, self._edge = QColor(paper), QColor(edge)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper and edges."""
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(rect, self._paper)
        wide, tall = rect.width(), rect.height()
        # Filled, not stroked: at 150 % a line on the edge would fall outside.
        edges = {
            "t": (0, 0, wide, 1),
            "b": (0, tall - 1, wide, 1),
            "l": (0, 0, 1, tall),
            "r": (wide - 1, 0, 1, tall),
        }
        for side in self._edges:
            painter.fillRect(*edges[self._seen(side)], self._edge)

    def _seen(self, side: str) -> str:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return {"l": "r", "r": "l"}.get(side, side)
        return side


class Across(QWidget):
    """A row of widgets without a paper of its own; `lay` is its layout."""

    def __init__(
        self, look: Look, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8
    ) -> None:
        super().__init__()
        self.lay = row(self, look, margins, gap)

    def hold(self, *widgets: QWidget) -> None:
        """Put widgets side by side."""
        for widget in widgets:
            self.lay.addWidget(widget)


class Down(QWidget):
    """A column of widgets without a paper of its own; `lay` is its layout."""

    def __init__(
        self, look: Look, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
    ) -> None:
        super().__init__()
        self.lay = column(self, look, margins, gap)

    def centre(self, *widgets: QWidget) -> None:
        """Put widgets one below the other, in the middle of the height."""
        self.lay.addStretch(1)
        for widget in widgets:
            self.lay.addWidget(widget)
        self.lay.addStretch(1)


def column(
    parent: QWidget, look: Look, margins: tuple[int, int, int, int], gap: int
) -> QVBoxLayout:
    """A column in lengths of the design; margins are left, top, right, bottom."""
    layout = QVBoxLayout(parent)
    _space(layout, look, margins, gap)
    return layout


def row(parent: QWidget, look: Look, margins: tuple[int, int, int, int], gap: int) -> QHBoxLayout:
    """A row in lengths of the design; margins are left, top, right, bottom."""
    layout = QHBoxLayout(parent)
    _space(layout, look, margins, gap)
    return layout


def _space(layout: QLayout, look: Look, margins: tuple[int, int, int, int], gap: int) -> None:
    left, top, right, bottom = (look.px(length) for length in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(look.px(gap))
