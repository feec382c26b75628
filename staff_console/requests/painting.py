"""How columns and cards of the board are drawn. Only the exception has a colour, with a word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from staff_console.look import BOLD, DEMI, NORMAL, Look
from staff_console.requests.card import Card
from staff_console.requests.geometry import Lane
from staff_console.requests.standing import Standing
from staff_console.speech import tr
from staff_console.widgets.marks import paint_bar

MARGIN: Final = 12
BAR: Final = 38
LEAST: Final = 16
_FIRST: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_LAST: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def paint_head(painter: QPainter, look: Look, lane: Lane, tone: str, quiet: bool) -> None:
    """Title and count of a column."""
    inside = lane.head.adjusted(look.px(MARGIN), 0, -look.px(MARGIN), 0)
    count = str(lane.column.count)
    _write(painter, look, inside, count, 14, NORMAL, "muted", last=True)
    taken = QFontMetrics(look.font(14)).horizontalAdvance(count) + look.px(8)
    title = _shortened(painter, inside, taken)
    ink = "disabled" if quiet else tone
    _write(painter, look, title, lane.column.title, 14, DEMI, ink)


def paint_strip(painter: QPainter, look: Look, lane: Lane, rect: QRectF, under: bool) -> None:
    """How many more there are, above and below."""
    said = tr("{count} more").format(count=lane.more)
    if lane.above and lane.more:
        said = tr("{above} above, {count} more").format(above=lane.above, count=lane.more)
    elif lane.above:
        said = tr("{above} above").format(above=lane.above)
    inside = rect.adjusted(look.px(MARGIN), 0, -look.px(MARGIN), 0)
    _write(painter, look, inside, said, 13, DEMI if under else NORMAL, "ink" if under else "muted")


def paint_card(
    painter: QPainter,
    look: Look,
    rect: QRectF,
    card: Card,
    *,
    chosen: bool = False,
    under: bool = False,
    faded: bool = False,
) -> None:
    """One card: number and whose turn, what and whose, and how its time stands."""
    if chosen:
        painter.fillRect(rect, look.colour("accent_paper"))
        edge = QRectF(rect.left(), rect.top(), look.px(4), rect.height())
        if _mirrored(painter):
            edge.moveRight(rect.right())
        painter.fillRect(edge, look.colour("accent"))
    elif under:
        painter.fillRect(rect, look.colour("soft"))
    inside = rect.adjusted(look.px(MARGIN), look.px(6), -look.px(MARGIN), -look.px(6))
    high = inside.height() / 3
    first = QRectF(inside.left(), inside.top(), inside.width(), high)
    ink = "muted" if faded else "ink"
    _write(painter, look, first, card.whose, 12, NORMAL, "muted", last=True,
           most=inside.width() - look.px(64))  # fmt: skip
    _write(painter, look, first, card.number, 15, BOLD, ink)
    second = first.translated(0, high)
    taken = _write(painter, look, second, card.item, 14, NORMAL, ink)
    rest = _shortened(painter, second, taken + look.px(5), at_end=False)
    if rest.width() > look.px(16):
        _write(painter, look, rest, card.name, 14, NORMAL, "muted")
    paint_standing(painter, look, second.translated(0, high), card.standing, faded)


def paint_standing(
    painter: QPainter, look: Look, rect: QRectF, standing: Standing, faded: bool, size: int = 13
) -> None:
    """The bar and its words; a clock that stands has a dashed, empty bar."""
    weight = DEMI if standing.bold else NORMAL
    if standing.share is not None:
        # Words are worth more than the length of the bar.
        words = QFontMetrics(look.font(size, weight)).horizontalAdvance(standing.words)
        gap, tall = look.px(8), look.px(4)
        wide = max(look.px(LEAST), min(look.px(BAR), int(rect.width()) - words - gap - 1))
        bar = QRectF(rect.left(), rect.center().y() - tall / 2, wide, tall)
        mirrored = _mirrored(painter)
        if mirrored:
            bar.moveRight(rect.right())
        if standing.share > 0:
            fill = look.colour("line" if faded else standing.bar)
            paint_bar(painter, bar, standing.share, fill, look.colour("track"), mirrored)
        else:
            pen = QPen(look.colour("line"), max(1.0, look.zoom))
            pen.setDashPattern([3.0, 2.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar, tall / 2, tall / 2)
        rect = _shortened(painter, rect, wide + gap, at_end=False)
    _write(painter, look, rect, standing.words, size, weight, "muted" if faded else standing.tone)


def paint_lines(painter: QPainter, look: Look, lanes: list[Lane]) -> None:
    """Hairlines between columns and below heads; a stronger one between both rows."""
    hair, strong = look.colour("hairline"), look.colour("line")
    below = len(lanes) // 2
    for at, lane in enumerate(lanes):
        whole = lane.head.united(lane.body)
        if at % max(1, below):
            line = whole.right() - 1 if _mirrored(painter) else whole.left()
            painter.fillRect(QRectF(line, whole.top(), 1, whole.height()), hair)
        painter.fillRect(hairline(lane.head), hair)
        if at >= below:
            painter.fillRect(QRectF(whole.left(), whole.top(), whole.width(), 1), strong)


def paint_ghost(painter: QPainter, look: Look, rect: QRectF, card: Card) -> None:
    """The card that is dragged, where the pointer is."""
    painter.save()
    painter.fillRect(rect.translated(QPointF(look.px(3), look.px(3))), QColor(0, 0, 0, 40))
    painter.fillRect(rect, look.colour("pane"))
    paint_card(painter, look, rect, card, chosen=True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("accent"), look.px(2)))
    painter.drawRect(rect)
    painter.restore()


def hairline(rect: QRectF) -> QRectF:
    """Its lower edge."""
    return QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)


def _mirrored(painter: QPainter) -> bool:
    return painter.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _shortened(painter: QPainter, rect: QRectF, by: float, at_end: bool = True) -> QRectF:
    """Without so much of its end, or of its beginning, as people read."""
    if at_end != _mirrored(painter):
        return rect.adjusted(0, 0, -by, 0)
    return rect.adjusted(by, 0, 0, 0)


def _write(
    painter: QPainter,
    look: Look,
    rect: QRectF,
    text: str,
    size: float,
    weight: QFont.Weight,
    tone: str,
    last: bool = False,
    most: float = 0,
) -> float:
    """One line, with … where it ends too early; how wide it is."""
    font = look.font(size, weight)
    metrics = QFontMetrics(font)
    room = round(min(most or rect.width(), rect.width()))
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(look.colour(tone))
    painter.drawText(rect, _LAST if last else _FIRST, said)
    return metrics.horizontalAdvance(said)
