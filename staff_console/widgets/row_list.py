"""A list of values drawn in columns: desks, calls, places, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from client.list_model import KeyedListModel
from staff_console.look import NORMAL, Look
from staff_console.widgets.marks import paint_bar

R = TypeVar("R")
_SPOKEN: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        # What ends early in a narrow row is whole there.
        Qt.ItemDataRole.ToolTipRole,
    }
)
Index = QModelIndex | QPersistentModelIndex


class Cell(NamedTuple):
    """A text in a column; `width` 0 takes what is left, in lengths of the design."""

    text: str
    width: int = 0
    tone: str = "ink"
    weight: QFont.Weight = NORMAL
    right: bool = False
    size: int = 14
    share: float | None = None
    """A bar of time instead of a text, 0…1, in the colour of the tone."""


class RowModel(KeyedListModel[R], Generic[R]):
    """Rows that a screen reader can read."""

    def __init__(self, row: type[R], parent: QWidget, heading: Callable[[R], bool]) -> None:
        super().__init__(row, lambda value: value.key, parent)  # type: ignore[attr-defined]
        self._heading = heading

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The spoken row, the value itself under UserRole, else a field."""
        if role in _SPOKEN:
            return self.at(index.row()).spoken  # type: ignore[attr-defined]
        if role == Qt.ItemDataRole.UserRole:
            return self.at(index.row())
        return super().data(index, role)

    def at(self, place: int) -> R:
        """The value of a row."""
        return self._rows[place]

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Headings cannot be marked."""
        if index.isValid() and self._heading(self._rows[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class RowDelegate(QStyledItemDelegate):
    """Draws the cells of a row that `cells` makes of a value."""

    def __init__(
        self, look: Look, height: Callable[[Any], int], cells: Callable[[Any], Sequence[Cell]]
    ) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self._cells = cells

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the value's row."""
        return QSize(0, self._look.px(self._height(index.data(Qt.ItemDataRole.UserRole))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paper, then the cells from both sides towards the one that takes the rest."""
        look = self._look
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_paper"))
            painter.fillRect(
                rect.adjusted(0, 0, look.px(4) - rect.width(), 0), look.colour("accent")
            )
        cells = self._cells(index.data(Qt.ItemDataRole.UserRole))
        for cell, place in zip(cells, columns(look, rect, cells), strict=True):
            self._draw(painter, place, cell)
        painter.restore()

    def _draw(self, painter: QPainter, place: QRect, cell: Cell) -> None:
        if cell.share is not None:
            self._draw_bar(painter, place, cell)
            return
        painter.setFont(self._look.font(cell.size, cell.weight))
        painter.setPen(self._look.colour(cell.tone))
        side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(
            cell.text, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_bar(self, painter: QPainter, place: QRect, cell: Cell) -> None:
        look = self._look
        middle = place.top() + place.height() / 2 - look.px(2)
        bar = QRectF(place.left(), middle, place.width(), look.px(4))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, bar, cell.share or 0.0, look.colour(cell.tone), look.colour("track"))
        painter.restore()


def columns(look: Look, rect: QRect, cells: Sequence[Cell]) -> list[QRect]:
    """Where the cells of a row lie: those of width 0 take what the others leave."""
    inside = rect.adjusted(look.px(16), 0, -look.px(16), 0)
    fixed = sum(look.px(cell.width) for cell in cells)
    gap, left = look.px(8), inside.left()
    rest = inside.width() - fixed - gap * (len(cells) - 1)
    places: list[QRect] = []
    for cell in cells:
        width = look.px(cell.width) if cell.width else rest
        places.append(QRect(left, rect.top(), width, rect.height()))
        left += width + gap
    return places


class RowList(QListView, Generic[R]):
    """The list. Its rows change one by one."""

    def __init__(
        self,
        look: Look,
        row: type[R],
        cells: Callable[[R], Sequence[Cell]],
        *,
        height: Callable[[R], int] = lambda _: 32,
        heading: Callable[[R], bool] = lambda _: False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: RowModel[R] = RowModel(row, self, heading)
        self._heading = heading
        self._delegate = RowDelegate(look, height, cells)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Keys pass over headings: one that is current marks nothing."""
        to = super().moveCursor(action, modifiers)
        if to.isValid() and self._heading(self.rows.at(to.row())):
            by = 1 if to.row() > self.currentIndex().row() or to.row() == 0 else -1
            return self.rows.index(to.row() + by)
        return to

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """What is marked and goes takes the mark along: Enter never slips to a neighbour."""
        if start <= self.currentIndex().row() <= end:
            # Qt would make the neighbour current, and mark it.
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        super().rowsAboutToBeRemoved(parent, start, end)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these values."""
        self.rows.show(rows)

    def current(self) -> R | None:
        """The marked value."""
        marked = self.selectionModel().selectedRows()
        return self.rows.at(marked[0].row()) if marked else None

    def mark(self, place: int) -> None:
        """Mark a row."""
        self.setCurrentIndex(self.rows.index(place))
