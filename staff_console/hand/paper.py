"""The order of all desks on paper: printed where there is a printer, else kept as a PDF.

Numbers alone, no names: paper is left lying about.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from client.typeface import text_font
from staff_console.hand.rows import ShareColumn
from staff_console.look import BOLD, NORMAL
from staff_console.speech import tr

log = logging.getLogger(__name__)

FILE: Final = "order.pdf"
ROWS: Final = 32
"""So many rows stand on a page below its heading."""
ACROSS: Final = 4
"""So many desks stand beside one another."""
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Sheet = tuple[tuple[ShareColumn, ...], int]
"""Desks that stand on one page, and the first row of each."""


def pages(columns: tuple[ShareColumn, ...]) -> list[Sheet]:
    """What stands on which page."""
    made: list[Sheet] = []
    for first in range(0, len(columns), ACROSS):
        beside = columns[first : first + ACROSS]
        longest = max(len(column.rows) for column in beside)
        made += [(beside, row) for row in range(0, max(1, longest), ROWS)]
    return made


def print_order(columns: tuple[ShareColumn, ...], heading: str, folder: Path) -> str:
    """Print it; what became of it, in a sentence."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    info = QPrinterInfo.defaultPrinter()
    path = folder / FILE
    if info.isNull():
        folder.mkdir(parents=True, exist_ok=True)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
    else:
        printer.setPrinterName(info.printerName())
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(12, 12, 12, 12),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter()
    if not painter.begin(printer):
        log.warning("the order cannot be printed, nor written to %s", path)
        return tr("It cannot be printed here. Read it out.")
    for place, sheet in enumerate(pages(columns)):
        if place:
            printer.newPage()
        _paint(painter, printer, sheet, heading)
    painter.end()
    if info.isNull():
        return tr("No printer is set up here. It lies in {path}.").format(path=path)
    return tr("Sent to the printer {name}.").format(name=info.printerName())


def _paint(painter: QPainter, printer: QPrinter, sheet: Sheet, heading: str) -> None:
    columns, first = sheet
    area = printer.pageLayout().paintRectPixels(printer.resolution())
    wide, high = area.width() / ACROSS, area.height() / (ROWS + 3)
    size = round(high * 0.62)
    painter.setFont(_font(round(size * 1.3), BOLD))
    painter.drawText(QRectF(0, 0, area.width(), high * 1.6), _LEFT, heading)
    for place, column in enumerate(columns):
        left = place * wide
        painter.setFont(_font(size, BOLD))
        painter.drawText(QRectF(left, high * 1.6, wide - 8, high), _LEFT, column.name)
        for at, row in enumerate(column.rows[first : first + ROWS]):
            top = (at + 2.8) * high
            painter.setFont(_font(size, BOLD))
            painter.drawText(QRectF(left, top, size * 5, high), _LEFT, row.number)
            painter.setFont(_font(size, NORMAL))
            room = QRectF(left + size * 5, top, wide - size * 5 - 8, high)
            painter.drawText(room, _LEFT, row.text)


def _font(size: int, weight: QFont.Weight) -> QFont:
    """Plain figures: whoever searches a PDF finds no number that is drawn in another way."""
    font = text_font(size, weight)
    font.unsetFeature(QFont.Tag("tnum"))
    font.setFeature(QFont.Tag("calt"), 0)
    return font
