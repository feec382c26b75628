"""How what stands in the grid is drawn. Standings differ by shape and words; colour only adds."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from staff_console.bookings.blocks import Block, Standing
from staff_console.look import DEMI, Look


class Style(NamedTuple):
    """Of a standing: tokens of paper, bar, frame and text; what is struck through, or dashed."""

    paper: str
    bar: str
    frame: str = ""
    ink: str = "ink"
    quiet: str = "muted"
    dashed: bool = False
    struck: bool = False
    wide: float = 1.0
    """Of the frame."""


STYLES: Final[dict[Standing, Style]] = {
    "booked": Style("accent_paper", "accent"),
    "late": Style("warn_paper", "warn"),
    "checked_in": Style("accent_paper", "accent", frame="accent"),
    "serving": Style("pane", "ink", frame="ink", wide=2),
    "completed": Style("soft", "line", ink="muted"),
    "no_show": Style("background", "danger"),
    "cancelled": Style("pane", "", frame="line", ink="muted", dashed=True, struck=True),
    "hold": Style("pane", "", frame="muted", quiet="muted", dashed=True),
    "walk_in": Style("pane", "ink", frame="ink", wide=2),
    # No time of the house: it is neither held nor moved here.
    "event": Style("pane", "", frame="accent", quiet="muted", dashed=True, wide=2),
}
MINE: Final = Style("ink", "", ink="background", quiet="background")
"""The customer at my desk: the one block that is inverted, here as everywhere."""
BAR: Final = 4
TWO_LINES: Final = 34
"""From this height on there is room for a second line."""


def paint_block(
    painter: QPainter, look: Look, rect: QRectF, block: Block, faded: bool, chosen: bool
) -> None:
    """One block: paper, bar, frame, name, what it is and how it stands."""
    style = MINE if block.mine else STYLES[block.standing]
    paper = look.colour("soft" if faded and style.paper not in ("pane", "ink") else style.paper)
    painter.fillRect(rect, paper)
    bar = QRectF(rect.left(), rect.top(), look.px(BAR), rect.height())
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        bar.moveRight(rect.right())
    if style.bar:
        painter.fillRect(bar, look.colour("line" if faded else style.bar))
    if style.frame:
        frame(painter, rect, look.colour(style.frame), look.px(style.wide), style.dashed)
    if chosen:
        frame(painter, rect.adjusted(-1, -1, 1, 1), look.colour("accent"), look.px(3), False)
    more = ", ".join(part for part in (block.about, block.word) if part)
    ink = "muted" if faded and not block.mine else style.ink
    loud = not faded and block.standing in ("late", "no_show") and block.word != ""
    quiet = {"late": "warn", "no_show": "danger"}.get(block.standing, "") if loud else style.quiet
    inside = rect.adjusted(look.px(10), 0, -look.px(6), 0)
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        inside = rect.adjusted(look.px(6), 0, -look.px(10), 0)
    # What matters most stands first where there is little room.
    words = more if not loud else ", ".join(p for p in (block.word, block.about) if p)
    write_two(painter, look, inside, block.title, words, look.colour(ink), look.colour(quiet),
              style.struck)  # fmt: skip


def write_two(
    painter: QPainter,
    look: Look,
    rect: QRectF,
    title: str,
    more: str,
    ink: QColor,
    quiet: QColor,
    struck: bool = False,
) -> None:
    """A title and what goes with it: below it, or beside it where it is low."""
    high = look.px(17)
    bold, plain = QFont(look.font(13, DEMI)), look.font(12)
    if struck:
        bold.setStrikeOut(True)
    two = rect.height() >= look.px(TWO_LINES)
    top = rect.top() + look.px(3) if two else rect.center().y() - high / 2
    first = QRectF(rect.left(), top, rect.width(), high)
    side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    metrics = QFontMetricsF(bold)
    painter.setFont(bold)
    painter.setPen(ink)
    said = metrics.elidedText(title, Qt.TextElideMode.ElideRight, first.width())
    painter.drawText(first, side, said)
    painter.setFont(plain)
    painter.setPen(quiet)
    if two:
        below = first.translated(0, high)
    else:
        wide = metrics.horizontalAdvance(said) + look.px(6)
        below = first.adjusted(wide, 0, 0, 0)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            below = first.adjusted(0, 0, -wide, 0)
    if below.width() > look.px(20):
        said = QFontMetricsF(plain).elidedText(more, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, side, said)


def frame(painter: QPainter, rect: QRectF, colour: QColor, wide: float, dashed: bool) -> None:
    """A frame inside of a rectangle."""
    pen = QPen(colour, wide)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = wide / 2
    painter.drawRect(rect.adjusted(half, half, -half, -half))


def hatch(painter: QPainter, look: Look, rect: QRectF, token: str = "track") -> None:
    """A time that cannot be had."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(token), max(1.0, look.zoom * 1.4)))
    seen = painter.clipBoundingRect().intersected(rect)
    step, tall = look.px(9), seen.height()
    # Lines keep their places when a part is drawn alone.
    first = (seen.left() - tall + seen.bottom()) // step * step - seen.bottom()
    at = first
    while at < seen.right():
        painter.drawLine(QPointF(at, seen.bottom()), QPointF(at + tall, seen.top()))
        at += step
    painter.restore()


def label(painter: QPainter, look: Look, rect: QRectF, text: str) -> None:
    """A word on hatching, on a paper of its own."""
    painter.setFont(look.font(12))
    metrics = painter.fontMetrics()
    wide = min(metrics.horizontalAdvance(text) + look.px(10), round(rect.width()) - look.px(8))
    place = QRectF(rect.left() + look.px(6), rect.top() + look.px(4), wide, look.px(19))
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        place.moveRight(rect.right() - look.px(6))
    if place.bottom() > rect.bottom() + 1 or wide < look.px(24):
        return
    painter.fillRect(place, look.colour("pane"))
    painter.setPen(look.colour("ink"))
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide - look.px(8))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


def paint_gap(painter: QPainter, look: Look, rect: QRectF, text: str, faded: bool) -> None:
    """Free time, dashed."""
    colour = look.colour("muted" if faded else "ok")
    frame(painter, rect, colour, look.px(1), dashed=True)
    if rect.height() < look.px(15):
        return
    painter.setFont(look.font(12, DEMI))
    painter.setPen(colour)
    metrics = painter.fontMetrics()
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(rect.width()) - look.px(8))
    # On a paper of its own: the line of an hour would strike it through.
    place = QRectF(0, 0, metrics.horizontalAdvance(said) + look.px(8), look.px(13))
    place.moveCenter(rect.center())
    painter.fillRect(place, look.colour("pane"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, said)


def paint_buffer(painter: QPainter, look: Look, rect: QRectF) -> None:
    """What is kept free after or before: dotted, narrow."""
    painter.fillRect(rect, QBrush(look.colour("line"), Qt.BrushStyle.Dense7Pattern))
