"""A printer of the system, by CUPS or Windows: a page of a roll, as long as the slip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from client.system_printers import system_printer
from kiosk.printing.faults import NotPrinted
from kiosk.printing.line import WITHIN_S
from kiosk.slip import draw_slip, page_of
from kiosk.slip_marks import DOTS_PER_MM, NARROW, slip_marks
from kiosk.ticket import Ticket

EDGE_MM: Final = 4.0
"""A roll is so much wider than what is printed on it, on each side; a narrow one by more."""
NARROW_EDGE_MM: Final = 5.0


def find(name: str) -> QPrinter:
    """The printer of that name, or the system's own. Raises `NotPrinted`."""
    found = system_printer(name)
    if found == "missing":
        known = ", ".join(QPrinterInfo.availablePrinterNames()) or "none"
        raise NotPrinted("not_found", f"the system's printers are: {known}")
    if found == "stopped":
        stopped = name or QPrinterInfo.defaultPrinterName()
        raise NotPrinted("offline", f"the system has stopped the printer {stopped}")
    return found


class SystemPrinter:
    """The system's printer; empty `name` is the one that it prints on unless told otherwise."""

    limit_s = WITHIN_S

    def __init__(self, name: str, dots: int, find: Callable[[str], QPrinter] = find) -> None:
        self._wanted = name
        self._dots = dots
        self._find = find
        self.name = f"system:{name}" if name else "system"

    def print_slip(self, ticket: Ticket) -> None:
        """Hand the slip to the system's spooler. Raises `NotPrinted`."""
        printer = self._find(self._wanted)
        slip = slip_marks(ticket, self._dots)
        edge = NARROW_EDGE_MM if self._dots < NARROW else EDGE_MM
        printer.setPageLayout(page_of(slip, edge))
        printer.setFullPage(True)
        printer.setDocName(ticket.number)
        painter = QPainter()
        if not painter.begin(printer):
            raise NotPrinted("offline", "the system takes no print job")
        unit = printer.resolution() / 25.4 / DOTS_PER_MM
        painter.scale(unit, unit)
        painter.translate(edge * DOTS_PER_MM, 0)
        draw_slip(painter, slip)
        painter.end()
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise NotPrinted("fault", "the system could not print the job")
