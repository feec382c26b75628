"""The paper slip, drawn in dots of a thermal printer: 576 across, 8 to the millimetre, black."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QDate,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from client.qr import matrix
from client.texts import one_line
from client.typeface import text_font
from kiosk.ticket import Ticket

DOTS: Final = 576
DOTS_PER_MM: Final = 8
EDGE: Final = 20
WIDTH: Final = DOTS - 2 * EDGE
MODULE: Final = 7
NAME: Final = 80
"""Paper is not wasted on a longer name, in characters."""
_WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_BOLD: Final = QFont.Weight.Bold
_MEDIUM: Final = QFont.Weight.Medium
_SEMI: Final = QFont.Weight.DemiBold


@dataclass(frozen=True)
class _Text:
    """Words at a place, wrapped in their width."""

    words: str
    font: QFont
    at: QRectF
    right: bool = False


@dataclass(frozen=True)
class _Rule:
    """A line across."""

    y: float


@dataclass(frozen=True)
class _Code:
    """The QR code's modules, down and right from `x`, `y`."""

    text: str
    x: float
    y: float


_Mark = _Text | _Rule | _Code


def slip_pdf(ticket: Ticket) -> bytes:
    """The slip as a PDF of one page, as long as it needs to be."""
    marks = list(_marks(ticket))
    height = _height(marks)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(DOTS_PER_MM * 25.4 * 10))
    writer.setTitle(ticket.number)
    writer.setCreator("Now Serving")
    size = QPageSize(
        QSizeF(DOTS / DOTS_PER_MM, height / DOTS_PER_MM),
        QPageSize.Unit.Millimeter,
        "slip",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(writer.width() / DOTS, writer.width() / DOTS)
    _draw(painter, marks)
    painter.end()
    buffer.close()
    return bytes(data.data())


def slip_picture(ticket: Ticket) -> QImage:
    """The slip as the printer's dots."""
    marks = list(_marks(ticket))
    image = QImage(DOTS, round(_height(marks)), QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    _draw(painter, marks)
    painter.end()
    return image


def _marks(ticket: Ticket) -> Iterator[_Mark]:
    y = 24.0
    for part in (_head, _number, _wait, _where, _follow, _missed):
        for mark in part(ticket, y):
            yield mark
            y = max(y, _bottom(mark))
        y += 16


def _head(ticket: Ticket, y: float) -> Iterator[_Mark]:
    when = QLocale().toString(day_of(ticket), "ddd d MMM yyyy")
    stamp = _text(f"{when}\n{ticket.at:%H:%M}", 30, _SEMI, y, EDGE + WIDTH - 270, 270, right=True)
    site = _text(one_line(ticket.site, NAME), 30, _SEMI, y, EDGE, WIDTH - 286)
    yield stamp
    yield site
    yield _Rule(max(_bottom(stamp), _bottom(site)) + 16)


def _number(ticket: Ticket, y: float) -> Iterator[_Mark]:
    said = _text(_tr("Your number is"), 36, _SEMI, y, EDGE, WIDTH)
    yield said
    size = 204.0
    bold = QFontMetricsF(text_font(200, _BOLD)).horizontalAdvance(ticket.number)
    size = min(size, 200 * WIDTH / max(1.0, bold))
    # Capitals alone: the room for accents above and tails below would be waste of paper.
    top = _bottom(said) - 0.16 * size
    font = text_font(int(size), _BOLD)
    yield _Text(ticket.number, font, QRectF(EDGE - 0.03 * size, top, DOTS, 1.1 * size))


def _wait(ticket: Ticket, y: float) -> Iterator[_Mark]:
    if ticket.low is None or ticket.high is None:
        said = _tr("The wait is not known now.")
    else:
        said = _tr("About %1–%2 minutes") if ticket.low > 0 else _tr("Less than %2 minutes")
        said = said.replace("%1", str(ticket.low))
        said = said.replace("%2", str(ticket.high))
    first = _text(said, 46, _BOLD, y, EDGE, WIDTH)
    yield first
    second = _text(one_line(ticket.service, NAME), 34, _MEDIUM, _bottom(first) + 6, EDGE, WIDTH)
    yield second
    third = _text(ahead(ticket.ahead), 34, _MEDIUM, _bottom(second), EDGE, WIDTH)
    yield third
    yield _Rule(_bottom(third) + 16)


def _where(ticket: Ticket, y: float) -> Iterator[_Mark]:
    place = one_line(ticket.location or ticket.point, NAME)
    said = _tr("Wait here: %1").replace("%1", place) if place else _tr("Sit down, please.")
    first = _text(said, 40, _BOLD, y, EDGE, WIDTH)
    yield first
    watch = _tr("Watch the big screen for %1.").replace("%1", ticket.number)
    yield _text(watch, 34, _MEDIUM, _bottom(first) + 4, EDGE, WIDTH)


def _follow(ticket: Ticket, y: float) -> Iterator[_Mark]:
    if not ticket.link:
        return
    y += 8
    code = _Code(ticket.link, EDGE, y)
    yield code
    edge = len(matrix(ticket.link)) * MODULE
    x = EDGE + edge + 28
    first = _text(_tr("Follow on your phone"), 38, _BOLD, y + edge / 2 - 74, x, EDGE + WIDTH - x)
    yield first
    yield _text(_tr("No app"), 34, _MEDIUM, _bottom(first) + 4, x, EDGE + WIDTH - x)


def _missed(ticket: Ticket, y: float) -> Iterator[_Mark]:
    yield _Rule(y + 4)
    first = _text(_tr("Missed your call?"), 38, _BOLD, y + 24, EDGE, WIDTH)
    yield first
    yield _text(_tr("Show this slip at any desk."), 34, _MEDIUM, _bottom(first) + 4, EDGE, WIDTH)


def day_of(ticket: Ticket) -> QDate:
    """The day on which the number was given."""
    return QDate(ticket.at.year, ticket.at.month, ticket.at.day)


def ahead(count: int) -> str:
    """How many are before the customer."""
    if count == 0:
        return _tr("Nobody is ahead of you")
    if count == 1:
        return _tr("1 person ahead of you")
    return _tr("%1 people ahead of you").replace("%1", str(count))


def _text(
    words: str,
    size: int,
    weight: QFont.Weight,
    y: float,
    x: float,
    width: float,
    right: bool = False,
) -> _Text:
    font = text_font(size, weight)
    flags = _WRAP
    box = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), flags, words)
    return _Text(words, font, QRectF(x, y, width, box.height()), right)


def _bottom(mark: _Mark) -> float:
    match mark:
        case _Text():
            return mark.at.bottom()
        case _Rule():
            return mark.y + 4
        case _Code():
            return mark.y + len(matrix(mark.text)) * MODULE


def _height(marks: list[_Mark]) -> float:
    return max(map(_bottom, marks)) + 40


def _draw(painter: QPainter, marks: list[_Mark]) -> None:
    painter.setPen(QColor("black"))
    for mark in marks:
        match mark:
            case _Text():
                painter.setFont(mark.font)
                side = Qt.AlignmentFlag.AlignRight if mark.right else Qt.AlignmentFlag.AlignLeft
                flags = int(Qt.TextFlag.TextWordWrap) | int(side)
                painter.drawText(mark.at, flags, mark.words)
            case _Rule():
                painter.fillRect(QRectF(EDGE, mark.y, WIDTH, 4), QColor("black"))
            case _Code():
                _draw_code(painter, mark)


def _draw_code(painter: QPainter, code: _Code) -> None:
    for down, row in enumerate(matrix(code.text)):
        for across, ink in enumerate(row):
            if ink:
                at = QRectF(code.x + across * MODULE, code.y + down * MODULE, MODULE, MODULE)
                painter.fillRect(at, QColor("black"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Slip", text)
