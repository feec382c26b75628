"""The papers of a repair: which there are, where they come from, and how they are printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from client.system_printers import exact_page
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from staff_console.administration.calls import NotDone
from staff_console.requests.desk_printers import ROLLS, Stock
from staff_console.requests.known import Known
from staff_console.sheets.form import Option
from staff_console.speech import tr

PATH: Final = "/crm/reservations/service-request"
DPI_MOST: Final = 300
"""What is printed finer than this is not read any better."""
MM: Final = 25.4 / 72
NARROW: Final = 90 / MM
"""What is not so wide, in points, is a roll or a label."""


class Fetch(Protocol):
    """Brings a file of the server here; calls back with where it lies, or why not."""

    def __call__(
        self, address: str, key: str, name: str, done: Callable[[Path | NotDone], None]
    ) -> None:
        """Fetch it. What was fetched under the same key and name is fetched anew."""


def photo_address(request: str, photo: str) -> str:
    """Where a photo of a request is fetched."""
    return f"{PATH}/{request}/photos/{photo}"


def paper_address(request: str, paper: str, stock: Stock = "sheet") -> str:
    """Where a paper of a request is fetched; a label is of an item. Sheets are as the house has
    them."""
    kind, _, item = paper.partition(":")
    asked = f"?item={item}" if item else f"?paper={stock}" if stock in ROLLS else ""
    return f"{PATH}/{request}/{kind}.pdf{asked}"


def paper_name(head: RequestHead, paper: str) -> str:
    """What its file is called."""
    return f"{shown(head.number)} {paper.partition(':')[0]}.pdf"


def papers_of(known: Known, head: RequestHead) -> tuple[Option, ...]:
    """The papers that there are, the most wanted first."""
    estimates = known.estimates(head.id)
    nth = estimates[-1].nth if estimates else 0
    about = "" if nth else tr("none was sent")
    invoiced = known.invoice(head.id) is not None
    return (
        Option("estimate", tr("Estimate {nth}").format(nth=nth) if nth else tr("Estimate"),
               about, bool(nth)),
        Option("receipt", tr("Receipt of intake")),
        *_labels(known, head),
        Option("invoice", tr("Invoice"), "" if invoiced else tr("made at pick-up"), invoiced),
    )  # fmt: skip


def _labels(known: Known, head: RequestHead) -> tuple[Option, ...]:
    """A label for each item; of several it is said which."""
    items = known.items(head.id)
    if len(items) < 2:
        return (Option("label", tr("Label for the item")),)
    return tuple(Option(f"label:{each.id}", tr("Label"), each.model or each.what) for each in items)


def print_pdf(path: Path, printer: QPrinter) -> str:
    """Print all pages of a file as they are; why not, empty where it went."""
    document = QPdfDocument()
    if document.load(str(path)) is not QPdfDocument.Error.None_:
        return tr("The file cannot be read.")
    painter = QPainter()
    try:
        for page in range(document.pageCount()):
            points = document.pagePointSize(page)
            printer.setPageLayout(_page_of(points))
            printer.setFullPage(True)
            if page == 0 and not painter.begin(printer):
                return tr("The printer does not take it.")
            if page:
                printer.newPage()
            dots = min(printer.resolution(), DPI_MOST) / 72
            wide, high = round(points.width() * dots), round(points.height() * dots)
            image = document.render(page, QSize(wide, high), _drawn(points))
            scale = printer.resolution() / 72
            painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)
    finally:
        if painter.isActive():
            painter.end()
        document.close()
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        return tr("The printer could not print it.")
    return ""


def _page_of(points: QSizeF) -> QPageLayout:
    """A sheet as the printer calls it; a roll or label as large as it is."""
    if points.width() < NARROW:
        return exact_page(points.width() * MM, points.height() * MM, "roll")
    size = QPageSize(points, QPageSize.Unit.Point)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _drawn(points: QSizeF) -> QPdfDocumentRenderOptions:
    """Without shades for what prints heat alone: its dots of grey would fray every letter."""
    options = QPdfDocumentRenderOptions()
    if points.width() < NARROW:
        flags = QPdfDocumentRenderOptions.RenderFlag
        options.setRenderFlags(flags.TextAliased | flags.PathAliased | flags.ImageAliased)
    return options
