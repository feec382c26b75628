"""The paper slip, drawn: as a printer's dots, and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter, QPdfWriter

from client.qr_matrix import matrix
from client.system_printers import exact_page
from kiosk.slip_marks import DOTS_PER_MM, USUAL, Code, Rule, Slip, Text, slip_marks
from kiosk.ticket import Ticket


def slip_picture(ticket: Ticket, dots: int = USUAL) -> QImage:
    """The slip as the printer's dots: black or white, so many across."""
    slip = slip_marks(ticket, dots)
    image = QImage(slip.dots, slip.height, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_slip(painter, slip)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


def slip_pdf(ticket: Ticket, dots: int = USUAL) -> bytes:
    """The slip as a PDF of one page, as long as it needs to be."""
    slip = slip_marks(ticket, dots)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(DOTS_PER_MM * 25.4 * 10))
    writer.setTitle(ticket.number)
    writer.setCreator("Now Serving")
    writer.setPageLayout(page_of(slip))
    painter = QPainter(writer)
    painter.scale(writer.width() / dots, writer.width() / dots)
    draw_slip(painter, slip)
    painter.end()
    buffer.close()
    return bytes(data.data())


def page_of(slip: Slip, edge_mm: float = 0.0) -> QPageLayout:
    """A page as large as the slip, with so much paper on each side of it."""
    width, height = slip.dots / DOTS_PER_MM + 2 * edge_mm, slip.height / DOTS_PER_MM
    return exact_page(width, height, "slip")


def draw_slip(painter: QPainter, slip: Slip) -> None:
    """Draw all marks, a dot to a unit of the painter."""
    painter.setPen(QColor("black"))
    for mark in slip.marks:
        match mark:
            case Text():
                painter.setFont(mark.font)
                for at, line in lines_of(mark):
                    painter.drawText(at, mark.flags, line)
            case Rule():
                painter.fillRect(mark.at, QColor("black"))
            case Code():
                _draw_code(painter, mark)


def lines_of(text: Text) -> Iterator[tuple[QRectF, str]]:
    """Each line and its box."""
    at = QRectF(text.at.x(), text.at.y(), text.at.width(), text.pitch)
    for line in text.words.split("\n"):
        yield at, line
        at = at.translated(0, text.pitch)


def _draw_code(painter: QPainter, code: Code) -> None:
    left, top, size = code.at.x(), code.at.y(), code.size
    for down, row in enumerate(matrix(code.text)):
        for across, ink in enumerate(row):
            if ink:
                at = QRectF(left + across * size, top + down * size, size, size)
                painter.fillRect(at, QColor("black"))
