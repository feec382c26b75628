"""Printers of the system, by CUPS or Windows, and pages as large as what is printed on them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


def system_printer(name: str) -> QPrinter | Literal["missing", "stopped"]:
    """The printer of that name, or with an empty one the system's own; why there is none."""
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        return "missing"
    if info.state() == QPrinter.PrinterState.Error:
        return "stopped"
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def exact_page(width_mm: float, height_mm: float, name: str) -> QPageLayout:
    """A page of exactly this size without margins: a roll is cut where it ends."""
    size = QPageSize(
        QSizeF(width_mm, height_mm),
        QPageSize.Unit.Millimeter,
        name,
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
