"""What every sheet is: a framed plane over the page, which steps back below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from staff_console.look import Look
from staff_console.widgets.plane import Plane, column


class Sheet(QWidget):
    """Covers its parent; `panel` is the sheet itself. A click beside it puts it away."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget, width: int = 640, top: int = 72) -> None:
        super().__init__(parent)
        self.look = look
        layout, across = column(self, look, (16, top, 16, 16), 0), QHBoxLayout()
        self.panel = Framed(look)
        self.panel.setFixedWidth(look.px(width))
        # Not by an alignment: text that wraps would be measured at the width of the whole window.
        across.addStretch(1)
        across.addWidget(self.panel)
        across.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(1)
        self.hide()

    def lay_over(self) -> None:
        """Show it over all of its parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def close_sheet(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the sheet: what lies behind it must not have the keys unseen."""
        reached = [part for part in self.findChildren(QWidget) if _takes_tab(part)]
        if not reached:
            return False
        had = self.focusWidget()
        place = reached.index(had) + (1 if forward else -1) if had in reached else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        reached[place % len(reached)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet puts it away."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page below steps back."""
        veil = QColor(0, 0, 0, 90)
        QPainter(self).fillRect(self.rect(), veil)


def _takes_tab(part: QWidget) -> bool:
    reached = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reached and part.isVisible() and part.isEnabled() and part.focusProxy() is None


class Framed(Plane):
    """A plane with an edge all around."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane", "ltrb")
        self.fill(look.colour("pane"), look.colour("line"))


class Line(Plane):
    """A hairline across."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "hairline")
        self.setFixedHeight(1)
