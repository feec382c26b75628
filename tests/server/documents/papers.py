"""A request on paper, and what a reader of PDF finds in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from protocol.cost_estimates import EstimateLine
from protocol.money import TaxSum
from server.documents.facts import EstimateFacts, Head, Item, LabelFacts, Priced, ReceiptFacts

AT = 1_796_035_200_000
"""2026-11-30 11:40 in Berlin."""
DAY = 86_400_000
LINK = "https://repairs.riverside.example/s/QAbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGh"


def head(language: str = "en", link: str = LINK) -> Head:
    """What every document says."""
    return Head(
        language=language,
        zone="Europe/Berlin",
        house="Riverside",
        place=["Service desk", "Hall 1"],
        seller=["Riverside Repairs GmbH", "Hafenstraße 12, 10997 Berlin"],
        number="R-1187",
        opened_at=AT,
        customer=["Jürgen Müller", "+49 170 1234567"],
        items=[Item("Phone, iPhone 13", "F2LXK0ABC123", ["Charger"], "Cracked")],
        link=link,
        conditions="Data may be lost: please make a copy first.",
    )


def priced(*, lines: int = 3, currency: str = "EUR") -> Priced:
    """Two parts and some labour, or as many lines as that."""
    told = [
        EstimateLine("1", "part", "Display", "1", 0, "129.99", "8.875", "129.99"),
        EstimateLine("2", "part", "Seal", "2", 0, "4.49", "8.875", "8.98"),
        EstimateLine("3", "labour", "Exchange", "1", 75, "50.40", "0", "63.00"),
    ]
    more = [
        EstimateLine(str(at), "part", f"Screw {at:02}", "1", 0, "0.00", "0", "0.00")
        for at in range(4, lines + 1)
    ]
    taxes = [TaxSum("8.875", "138.97", "12.33"), TaxSum("0", "63.00", "0.00")]
    return Priced(currency, "exclusive", told + more, "201.97", "214.30", taxes)


def estimate(language: str = "en", *, lines: int = 3, link: str = LINK) -> EstimateFacts:
    """One that waits for its answer."""
    return EstimateFacts(
        head=head(language, link),
        priced=priced(lines=lines),
        nth=2,
        hash="7f3a9c1e",
        state="sent",
        made_at=AT,
        valid_until=AT + 3 * DAY,
        stop_above="235.73",
        return_fee="25.00",
    )


def receipt(language: str = "en", problem: str = "It fell") -> ReceiptFacts:
    """Of a phone that was brought."""
    return ReceiptFacts(head(language), problem, "EUR", "150.00", "0.00", AT + 5 * DAY)


def label(link: str = LINK) -> LabelFacts:
    """Of the first of two items."""
    return LabelFacts("en", "Europe/Berlin", "R-1187", "iPhone 13", (1, 2), "Müller", AT, link)


@dataclass
class Read:
    """What is on each page."""

    pages: list[str]
    first: QImage
    """At 300 dots per inch."""

    @property
    def text(self) -> str:
        """All of it, in lines."""
        return "\n".join(self.pages)


def read(pdf: bytes, dots: int = 300) -> Read:
    """Open a document as a reader does."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.None_
    size = document.pagePointSize(0)
    drawn = document.render(
        0, QSize(round(size.width() * dots / 72), round(size.height() * dots / 72))
    )
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    pages = [document.getAllText(at).text().replace("\r", "") for at in range(document.pageCount())]
    return Read(pages, paper)
