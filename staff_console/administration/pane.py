"""A page of the administration: the list to the left, all of what is marked to the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from staff_console.administration.detail_pane import DetailPane
from staff_console.administration.face import Column, PageFace, Row
from staff_console.administration.model import AdministrationModel
from staff_console.administration.tools import RibbonBar, ToolBar
from staff_console.look import DEMI, NORMAL, Look
from staff_console.widgets.instead import Instead
from staff_console.widgets.plane import Down, Plane, column, row
from staff_console.widgets.row_list import Cell, Index, RowList, columns
from staff_console.widgets.text import Text

WIDTHS: Final = ((1600, 440), (1280, 380), (0, 328))
"""Of the right pane, by the width of the page; in lengths of the design."""
_MARKS: Final = {"refused": "refused", "none": "note", "asking": "sent"}


class FaceList(RowList[Row]):
    """The rows of a page."""

    chosen = Signal(str)
    asked = Signal()
    ended = Signal()
    """The end of the list is seen."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Row, self._row_cells, height=lambda _: 36)
        self._columns: tuple[Column, ...] = ()
        self.faded = False
        self.doubleClicked.connect(lambda _: self.asked.emit())
        self.verticalScrollBar().valueChanged.connect(self._look_at_end)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._look_at_end())

    def show_face(self, face: PageFace) -> None:
        """Show its rows, and mark the one that is chosen."""
        if face.faded != self.faded or face.columns != self._columns:
            self.faded, self._columns = face.faded, face.columns
            self.viewport().update()
        self.show_rows(face.rows)
        place = next((at for at, row in enumerate(face.rows) if row.key == face.chosen), None)
        if place is not None and self.currentIndex().row() != place:
            before = self.blockSignals(True)
            self.mark(place)
            self.blockSignals(before)

    def currentChanged(self, now: Index, before: Index) -> None:
        """The marked one is told in full beside the list."""
        super().currentChanged(now, before)
        if now.isValid():
            self.chosen.emit(self.rows.at(now.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks, once for each press."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.asked.emit()

    def _look_at_end(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() - bar.pageStep() // 2:
            self.ended.emit()

    def _row_cells(self, row: Row) -> tuple[Cell, ...]:
        return tuple(
            Cell(
                part.text,
                column.width,
                "muted" if self.faded else part.tone,
                DEMI if part.strong else NORMAL,
                column.right,
            )
            for part, column in zip(row.parts, self._columns, strict=True)
        )


class Headings(QWidget):
    """Of the columns of a list, above them whether or not that scrolls."""

    def __init__(self, look: Look, over: FaceList) -> None:
        super().__init__()
        self._look, self._over = look, over
        over.verticalScrollBar().rangeChanged.connect(lambda *_: self.update())
        self._columns: tuple[Column, ...] = ()
        self.setFixedHeight(look.px(28))

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these."""
        if columns != self._columns:
            self._columns = columns
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them above a hairline."""
        look, painter = self._look, QPainter(self)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("muted"))
        cells = [Cell(each.title, each.width, right=each.right) for each in self._columns]
        room = self.rect()
        room.setWidth(self._over.viewport().width())
        for cell, place in zip(cells, columns(look, room, cells), strict=True):
            side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, cell.text)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("hairline"))


class AdministrationPane(Plane):
    """Draws a `PageFace`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.setObjectName("administration-page")
        across = row(self, look, (0, 0, 0, 0), 0)
        left = Plane(look, "pane")
        down = column(left, look, (0, 0, 0, 0), 0)
        self._title, self._about = Text(look, 18, DEMI), Text(look, tone="muted").stretch()
        head = Plane(look, "pane", "b")
        head.setFixedHeight(look.px(48))
        line = row(head, look, (16, 0, 16, 0), 10)
        line.addWidget(self._title)
        line.addWidget(self._about, 1)
        line.addStretch(0)
        self.ribbon, self.tools = RibbonBar(look), ToolBar(look)
        self.list, self.detail = FaceList(look), DetailPane(look)
        self._head = Headings(look, self.list)
        self._stack = QStackedLayout()
        rows = Down(look)
        rows.lay.addWidget(self._head)
        rows.lay.addWidget(self.list, 1)
        for widget in (head, self.ribbon, self.tools):
            down.addWidget(widget)
        # In its place first: a layout without a parent would show what it gets as windows.
        down.addLayout(self._stack, 1)
        self._stack.addWidget(rows)
        instead = Instead(look)
        self._mark, self._note = instead.mark, instead.note
        self._stack.addWidget(instead)
        across.addWidget(left, 1)
        across.addWidget(self.detail)
        self.setFocusProxy(self.list)

    def follow(self, model: AdministrationModel) -> None:
        """Show what this has, now and whenever it changes; ask it what is asked here."""
        self._model = model
        self.list.chosen.connect(model.choose)
        self.list.asked.connect(model.enter)
        self.list.ended.connect(model.more)
        self.detail.asked.connect(model.act)
        self.tools.picked.connect(model.pick)
        self.tools.searched.connect(model.search)
        model.changed.connect(self._follow)
        self._follow()
        if model.screen.search is not None:
            self.setFocusProxy(self.tools.search)

    def show_face(self, face: PageFace) -> None:
        """Show it."""
        self._title.say(face.title)
        self._about.say(face.about)
        self._about.tone(face.tone)
        self.ribbon.show_ribbon(face.ribbon)
        self.tools.show_tools(face.search, face.choices)
        self._stack.setCurrentIndex(0 if face.rows else 1)
        self._mark.say(_MARKS.get(face.phase, ""))
        self._note.say(face.note)
        self._head.show_columns(face.columns)
        self.list.setAccessibleName(face.title)
        had = self.list.rows.rowCount() > 0
        self.list.show_face(face)
        if face.rows and not had and self.tools.search.hasFocus():
            # Somebody was found: the keys go to them.
            self.list.setFocus()
        self.detail.show_detail(face.detail, face.verbs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right pane has its width by that of the page."""
        super().resizeEvent(event)
        px = self.look.px
        self.detail.setFixedWidth(next(px(w) for least, w in WIDTHS if self.width() >= px(least)))

    def _follow(self) -> None:
        self.show_face(self._model.screen)
