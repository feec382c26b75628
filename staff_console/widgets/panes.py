"""The three panes side by side; where there is no room the right one folds away over the line."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from staff_console.look import Look
from staff_console.widgets.plane import row


class Sides(NamedTuple):
    """Widths of the panes beside the line, in lengths of the design."""

    left: int
    right: int
    folded: bool = False


BY_WIDTH: Final = (
    (1400, Sides(320, 360)),
    (1280, Sides(288, 336)),
    (1180, Sides(264, 320)),
    (0, Sides(264, 336, folded=True)),
)


class Panes(QWidget):
    """Places them anew with every size."""

    def __init__(self, look: Look, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self._look = look
        self._left, self._right = left, right
        self._sides = BY_WIDTH[0][1]
        self._unfolded = False
        self._layout = row(self, look, (0, 0, 0, 0), 0)
        self._layout.addWidget(left)
        self._layout.addWidget(middle, 1)
        right.setParent(self)

    @property
    def over(self) -> bool:
        """Whether the right pane lies over the line."""
        return self._sides.folded and self._unfolded

    def toggle(self) -> None:
        """Unfold the right pane over the line, or fold it; where it has its place it stays."""
        self._unfolded = self._sides.folded and not self._unfolded
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another arrangement."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px, wide = self._look.px, self.width()
        self._sides = next(sides for least, sides in BY_WIDTH if wide >= px(least))
        self._unfolded = self.over
        right = px(self._sides.right)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        kept = 0 if self._sides.folded else right
        self._layout.setContentsMargins(kept if mirrored else 0, 0, 0 if mirrored else kept, 0)
        self._left.setFixedWidth(px(self._sides.left))
        self._right.setGeometry(0 if mirrored else wide - right, 0, right, self.height())
        self._right.setVisible(not self._sides.folded or self._unfolded)
        self._right.raise_()
