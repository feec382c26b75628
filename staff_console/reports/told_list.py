"""What was told and how long the wait was: a row for each bound, with its range drawn to scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from staff_console.look import DEMI, NORMAL, Look
from staff_console.reports.figures import ToldRow
from staff_console.speech import tr
from staff_console.widgets.key_scroll import KeyScroll
from staff_console.widgets.plane import Plane, column
from staff_console.widgets.row_list import Cell, Index, RowDelegate, RowList, columns

HEAD: Final = 28
_TONES: Final = {"held": "ink", "broken": "danger", "few": "muted"}


class ToldDelegate(RowDelegate):
    """The cells of a row, and in the room that is left the waits against what was told."""

    faded = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cells, then the waits."""
        super().paint(painter, option, index)
        row: ToldRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        *_, room = columns(self._look, rect, _cells(row, self.faded))
        if row.most_min > 0:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_waits(painter, self._look, room, row, self.faded)
            painter.restore()


class ToldTable(Plane):
    """The rows under their headings."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        layout = column(self, look, (0, 0, 0, 8), 0)
        self.rows: RowList[ToldRow] = RowList(look, ToldRow, lambda row: _cells(row, False))
        self._delegate = ToldDelegate(look, lambda _: 28, self._row_cells)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setAccessibleName(tr("Told and waited"))
        self.rows.setSelectionMode(RowList.SelectionMode.NoSelection)
        KeyScroll(look, self.rows)
        self._head = TableHead(look)
        layout.addWidget(self._head)
        layout.addWidget(self.rows, 1)

    def show_rows(self, rows: Sequence[ToldRow], faded: bool) -> None:
        """Show these."""
        self._delegate.faded = faded
        self._head.show_most(rows[0].most_min if rows else 0)
        self.rows.show_rows(rows)
        self.rows.viewport().update()

    def _row_cells(self, row: ToldRow) -> Sequence[Cell]:
        return _cells(row, self._delegate.faded)


class TableHead(QWidget):
    """The headings of the columns."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._most = 0.0
        self.setFixedHeight(look.px(HEAD))

    def show_most(self, minutes: float) -> None:
        """The scale of the waits ends there."""
        self._most = minutes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them above a hairline."""
        look, painter = self._look, QPainter(self)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("muted"))
        cells = _headings()
        middle = Qt.AlignmentFlag.AlignVCenter
        places = columns(look, self.rect(), cells)
        *_, room = places
        most = tr("{minutes} min").format(minutes=round(self._most))
        painter.drawText(_inside(look, room), Qt.AlignmentFlag.AlignRight | middle, most)
        wide = painter.fontMetrics().horizontalAdvance(most) + look.px(8)
        places[-1] = _inside(look, room).adjusted(0, 0, -wide, 0)
        long = tr("From half to nine in ten, against what was told")
        if painter.fontMetrics().horizontalAdvance(long) <= places[-1].width():
            cells = (*cells[:-1], Cell(long))
        for cell, place in zip(cells, places, strict=True):
            side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
            elided = painter.fontMetrics().elidedText(
                cell.text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, side | middle, elided)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("hairline"))


def _headings() -> Sequence[Cell]:
    return (
        Cell(tr("Told"), 96),
        Cell(tr("Promises"), 64, right=True),
        Cell(tr("Held"), 64, right=True),
        Cell(tr("Half waited"), 84, right=True),
        Cell(tr("Nine in ten"), 84, right=True),
        Cell(tr("Half to nine in ten")),
    )


def _cells(row: ToldRow, faded: bool) -> Sequence[Cell]:
    ink = "muted" if faded else "ink"
    held = "muted" if faded else _TONES[row.standing]
    weight = DEMI if row.standing == "broken" else NORMAL
    return (
        Cell(row.told, 96, ink, DEMI),
        Cell(row.judged, 64, "muted", right=True),
        Cell(row.held, 64, held, weight, right=True),
        Cell(row.half, 84, ink, right=True),
        Cell(row.nine, 84, ink, right=True),
        Cell(""),
    )


def _inside(look: Look, room: QRect) -> QRect:
    """The scale of the waits, within its column."""
    return room.adjusted(look.px(16), 0, -look.px(8), 0)


def _paint_waits(painter: QPainter, look: Look, room: QRect, row: ToldRow, faded: bool) -> None:
    """A line from the wait of half to that of nine in ten; a mark where the range ended."""
    inside = _inside(look, room)
    middle, thick = QRectF(inside).center().y(), look.px(4)

    def x(minutes: float) -> float:
        return inside.left() + inside.width() * minutes / row.most_min

    def bar(start: float, end: float, token: str) -> None:
        painter.fillRect(QRectF(start, middle - thick / 2, end - start, thick), look.colour(token))

    told, half, nine = x(row.told_min), x(row.half_min), x(row.nine_min)
    bar(inside.left(), told, "track")
    bar(half, min(nine, max(told, half)), "line")
    if nine > told:
        bar(max(told, half), nine, "line" if faded else "danger")
    mark = look.px(14)
    painter.fillRect(
        QRectF(told - look.px(1), middle - mark / 2, look.px(2), mark),
        look.colour("muted" if faded else "ok"),
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("muted" if faded else "ink"))
    painter.drawEllipse(QRectF(half - thick, middle - thick, 2 * thick, 2 * thick))
