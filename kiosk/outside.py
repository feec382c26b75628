"""All that a kiosk has beside its screen: the server that gives numbers, the printer, the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from client.app import Program
from client.link import Link
from client.live import Live
from kiosk.asking import LinkAsker
from kiosk.journal import FILE, GivesNumber, Journal
from kiosk.paper import PrinterPaper
from kiosk.printing.beside import Printer
from kiosk.recovery import Recovery
from kiosk.reports import Reports
from kiosk.reprints import Reprints
from protocol.ids import id_source


@dataclass(frozen=True)
class Outside:
    """What the kiosk's machine asks, and prints with."""

    asker: LinkAsker
    paper: PrinterPaper
    begin: Callable[[Callable[[GivesNumber, str], None]], None]
    """Take up what was asked before the kiosk was stopped; told how to ask it again."""


def outside(program: Program, live: Live, link: Link, data: Path, printer: Printer) -> Outside:
    """Put it together; slips that colleagues want are printed from now on."""
    journal = Journal(data / FILE)
    reports = Reports(link, journal, program.spawn)
    asker = LinkAsker(link, id_source(live.now), program.spawn, journal)
    paper = PrinterPaper(printer, program.spawn, reports.heard)
    Reprints(live, link, paper, reports, program.spawn)

    def begin(resume: Callable[[GivesNumber, str], None]) -> None:
        Recovery(journal, asker, live.now, resume, reports.tell_of).begin()

    return Outside(asker, paper, begin)
