"""`python -m kiosk --test-print`: one slip without a server, and in a line how that went."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime

from client.app import make_application, start_logging
from client.steady import steady
from kiosk.printing.beside import Printer
from kiosk.printing.faults import NotPrinted
from kiosk.ticket import Ticket


def trial_slip(at: datetime) -> Ticket:
    """A slip with everything that a slip can have; its number is none."""
    return Ticket(
        number="TEST",
        site="Now Serving",
        service="Test of the slip printer",
        point="",
        location="",
        at=at,
        ahead=0,
        low=5,
        high=10,
        link="https://example.org/t/this-is-a-test-of-the-slip-printer",
    )


def print_test(printer: Printer, verbose: bool = False) -> int:
    """Print it; the exit code: 1 when it did not come out."""
    start_logging(verbose)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application("kiosk")
    began = steady()
    try:
        printer.print_slip(trial_slip(datetime.fromtimestamp(time.time())))
    except NotPrinted as fault:
        sys.stderr.write(f"python -m kiosk: no slip on {printer.name}: {fault}\n")
        return 1
    sys.stdout.write(f"Printed on {printer.name} in {steady() - began:.1f} s.{_hint(printer)}\n")
    return 0


def _hint(printer: Printer) -> str:
    """What the kiosk will know of this printer."""
    answers = getattr(printer, "answers", None)
    if answers is None:
        return ""
    if answers:
        return " It answers: missing paper, an open cover and faults are told to staff."
    return " It does not answer: missing paper and an open cover cannot be seen."
