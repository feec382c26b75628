"""The layers of the grid, from below: hatching, lines, blocks, the present, what is moved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from client.instants import local
from staff_console.bookings.geometry import Geometry
from staff_console.bookings.painting import (
    frame,
    hatch,
    label,
    paint_block,
    paint_buffer,
    paint_gap,
    write_two,
)
from staff_console.bookings.screen import BookingsScreen, MoveFace
from staff_console.look import DEMI

BOX: Final = 184
"""The width of the box with the reasons."""
HIGH: Final = 240
"""More than its height, whatever the reasons."""


def paint_head(painter: QPainter, made: Geometry, high: int) -> None:
    """The names of the columns."""
    look = made.look
    for at, column in enumerate(made.grid.columns):
        place = QRectF(made.left_of(at), 0, made.column, high).adjusted(
            look.px(10), 0, -look.px(6), 0
        )
        bold = look.font(14, DEMI)
        metrics = QFontMetricsF(bold)
        whole = f"{column.title} {column.about}".strip()
        short = column.about and metrics.horizontalAdvance(whole) > place.width()
        # A colleague is known by the first name, if the desk could not be read else.
        title = column.title.partition(" ")[0] if short else column.title
        name = metrics.elidedText(title, Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold)
        painter.setPen(look.colour("ink"))
        painter.drawText(place, side, name)
        wide = metrics.horizontalAdvance(name) + look.px(6)
        rest = place.adjusted(wide, 0, 0, 0)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rest = place.adjusted(0, 0, -wide, 0)
        if rest.width() > look.px(28):
            painter.setFont(look.font(13))
            painter.setPen(look.colour("muted"))
            said = painter.fontMetrics().elidedText(
                column.about, Qt.TextElideMode.ElideRight, round(rest.width())
            )
            painter.drawText(rest, side, said)


def paint_grid(painter: QPainter, made: Geometry, screen: BookingsScreen, area: QRectF) -> None:
    """All that does not move, as far as it lies in the area."""
    look, grid = made.look, screen.grid
    _lines(painter, made, area, screen.now)
    for at, column in enumerate(grid.columns):
        left = made.left_of(at)
        if left > area.right() or left + made.column < area.left():
            continue
        for shade in column.shades:
            rect = made.span(at, shade.start_at, shade.end_at)
            if rect.intersects(area):
                hatch(painter, look, rect)
                label(painter, look, rect, shade.said)
        for gap in column.gaps:
            rect = made.span(at, gap.start_at, gap.end_at).adjusted(0, 1, 0, -1)
            if rect.intersects(area):
                paint_gap(painter, look, rect, gap.said, screen.faded)
    # Below the blocks: it must not strike a name through.
    _present(painter, made, screen)
    moved = screen.move.key if screen.move is not None else ""
    for laid in made.within(area):
        block = laid.block
        if block.after_at > block.end_at and block.standing not in ("no_show", "cancelled"):
            buffer = made.span(laid.column, block.end_at, block.after_at)
            paint_buffer(painter, look, buffer)
        if block.before_at and block.before_at < block.start_at:
            buffer = made.span(laid.column, block.before_at, block.start_at)
            paint_buffer(painter, look, buffer)
        chosen = block.key == screen.chosen and not moved
        if block.key == moved:
            painter.fillRect(laid.rect, look.colour("pane"))
            frame(painter, laid.rect, look.colour("line"), look.px(1), dashed=True)
            inside = laid.rect.adjusted(look.px(10), 0, -look.px(6), 0)
            ink = look.colour("muted")
            write_two(painter, look, inside, block.title, block.about, ink, ink)
        else:
            paint_block(painter, look, laid.rect, block, screen.faded, chosen)


def _lines(painter: QPainter, made: Geometry, area: QRectF, now: int) -> None:
    look = made.look
    hair = look.colour("hairline")
    if made.grid.columns:
        painter.setFont(look.font(12))
        badge = _badge(made, now)
        for mark in made.grid.marks:
            y = round(made.y_of(0, mark.at))
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), hair)
            painter.setPen(look.colour("muted"))
            place = QRectF(0, y - look.px(9), made.axis - look.px(8), look.px(18))
            side = Qt.AlignmentFlag.AlignRight
            if made.mirrored:
                place.moveRight(made.width)
                side = Qt.AlignmentFlag.AlignLeft
            if badge is not None and badge.intersects(place):
                continue  # half a label is none: the badge tells the time here
            painter.fillRect(place, look.colour("pane"))
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, mark.label)
    for at in range(len(made.grid.columns)):
        x = round(made.left_of(at) + (made.column if made.mirrored else 0))
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), hair)


def _present(painter: QPainter, made: Geometry, screen: BookingsScreen) -> None:
    """A line across the columns of today, with the time at its head."""
    look = made.look
    for at, column in enumerate(screen.grid.columns):
        if column.room.start_at <= screen.now < column.room.end_at:
            y = made.y_of(at, screen.now)
            painter.fillRect(
                QRectF(made.left_of(at), y - 1, made.column, look.px(2)), look.colour("danger")
            )
    place = _badge(made, screen.now)
    if place is not None:
        clock = f"{local(screen.now, screen.grid.columns[0].room.zone):%H:%M}"
        painter.fillRect(place, look.colour("danger"))
        painter.setFont(look.font(12, DEMI))
        painter.setPen(look.colour("background"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, clock)


def _badge(made: Geometry, now: int) -> QRectF | None:
    """Where the time stands at the head of its line; nowhere while today is not shown."""
    look = made.look
    for at, column in enumerate(made.grid.columns):
        if column.room.start_at <= now < column.room.end_at:
            y = made.y_of(at, now)
            place = QRectF(look.px(4), y - look.px(10), made.axis - look.px(8), look.px(20))
            if made.mirrored:
                place.moveRight(made.width - look.px(4))
            return place
    return None


def paint_move(painter: QPainter, made: Geometry, screen: BookingsScreen) -> None:
    """What is moved, with the reasons beside it why it cannot stay there."""
    look, move = made.look, screen.move
    rect = made.place_rect(move.place) if move is not None else None
    if move is None or rect is None:
        return
    rect.setHeight(max(rect.height(), float(look.px(20))))
    token = "danger" if move.refused else "accent"
    paper = "danger_paper" if move.refused else "accent_paper"
    painter.fillRect(rect, look.colour(paper))
    frame(painter, rect, look.colour(token), look.px(2), dashed=True)
    inside = rect.adjusted(look.px(8), 0, -look.px(6), 0)
    write_two(painter, look, inside, move.title, move.about, look.colour("ink"), look.colour("ink"))
    if move.box:
        _box(painter, made, rect, move)


def _box(painter: QPainter, made: Geometry, rect: QRectF, move: MoveFace) -> None:
    """On the side that has room."""
    look = made.look
    wide, line = look.px(BOX), look.px(19)
    wrap = int(Qt.TextFlag.TextWordWrap)
    painter.setFont(look.font(13))
    room = QRectF(0, 0, wide - look.px(20), 1000)
    highs = [painter.boundingRect(room, wrap, each).height() for each in move.box]
    high = max(sum(highs), line * len(move.box)) + look.px(14)
    left = rect.right() + look.px(6)
    if left + wide > made.width:
        left = rect.left() - wide - look.px(6)
    top = min(rect.top() + look.px(12), made.height - high - look.px(4))
    place = QRectF(left, top, wide, high)
    painter.fillRect(place, look.colour("danger_paper"))
    pen = QPen(look.colour("danger"), look.px(2))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(place)
    y = place.top() + look.px(7)
    for at, (text, tall) in enumerate(zip(move.box, highs, strict=True)):
        painter.setFont(look.font(13, DEMI) if at == 0 else look.font(13))
        painter.setPen(look.colour("ink"))
        row = QRectF(place.left() + look.px(10), y, wide - look.px(20), max(tall, line))
        painter.drawText(row, wrap, text)
        y += max(tall, line)
