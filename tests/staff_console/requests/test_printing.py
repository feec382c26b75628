"""Papers at the printers of a desk: chosen once, then printed without asking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from client.system_printers import exact_page
from staff_console.bench import Bench
from staff_console.memory import Memory
from staff_console.requests.desk_printers import DeskPrinters
from staff_console.requests.papers import PATH
from staff_console.requests.samples import request_id
from staff_console.requests.scenes import looked_at
from tests.staff_console.requests.conftest import Open
from tests.staff_console.requests.test_intake import TAKEN, begun, question, told

RECEIPT = f"{PATH}/{TAKEN.request}/receipt.pdf"


class Printer(QPrinter):
    """One of this name, whose paper is a file."""

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.called, self.file = name, folder / f"out of {name}.pdf"
        self.setOutputFileName(str(self.file))

    def printerName(self) -> str:
        return self.called


def at_desk(bench: Bench, *away: str) -> DeskPrinters:
    """Printers of any name, but those that are away; what is chosen is remembered."""
    folder = Path(bench.folder)

    def find(name: str) -> QPrinter | Literal["missing", "stopped"]:
        return "missing" if name in away else Printer(name, folder)

    bench.repair.printers = DeskPrinters(Memory(folder), find)
    return bench.repair.printers


def asked_for(bench: Bench) -> list[Path]:
    """For which files a printer is asked for, from now on."""
    wanted: list[Path] = []
    bench.repair.printWanted.disconnect()
    bench.repair.printWanted.connect(wanted.append)
    return wanted


def taken_in(bench: Bench) -> None:
    """A phone was taken in; its papers are offered."""
    bench.repair.answer_question("customer", "Ada")
    bench.repair._letters.timeout.emit()
    told(bench, "find_contact")
    bench.repair.answer_question("what_0", "Phone")
    bench.repair.send_question()
    bench.reply(TAKEN)
    assert question(bench).name == "after-intake"


def comes(bench: Bench, width_mm: float = 80, height_mm: float = 150) -> Path:
    """The file that was asked for last comes from the server."""
    came: Callable[[Path], None]
    _, _, name, came = bench.fetched[-1]
    path = Path(bench.folder) / str(name)
    writer = QPdfWriter(str(path))
    writer.setPageLayout(exact_page(width_mm, height_mm, "paper"))
    painter = QPainter(writer)
    painter.drawText(100, 100, "R")
    painter.end()
    came(path)
    return path


def test_printers_are_chosen_once_and_then_both_papers_are_one_key(repairs: Open) -> None:
    bench = repairs(begun)
    printers, wanted = at_desk(bench), asked_for(bench)
    taken_in(bench)
    bench.repair.answer_question("receipts_on", "roll80")
    bench.repair.send_question()
    assert bench.fetched[-1][0] == f"{RECEIPT}?paper=roll80"
    receipt = comes(bench)
    bench.repair.print_on(receipt, Printer("Epson", Path(bench.folder)))
    label = comes(bench, 62, 29)
    bench.repair.print_on(label, Printer("Zebra", Path(bench.folder)))
    assert wanted == [receipt, label]
    assert bench.repair.screen.answer.title == "R-1300 receipt.pdf, R-1300 label.pdf are printed."

    again = DeskPrinters(Memory(Path(bench.folder)))
    assert (again.receipts_on(), again.name("roll80"), again.name("label")) == (
        "roll80", "Epson", "Zebra",
    )  # fmt: skip
    bench.repair.take_in(mine=False)
    taken_in(bench)
    asked = question(bench).fields
    assert [each.about for each in asked[0].options] == ["", "Zebra"]
    assert (asked[1].value, asked[1].options[1].about) == ("roll80", "Epson")
    bench.repair.send_question()
    comes(bench)
    comes(bench, 62, 29)
    assert wanted == [receipt, label] and bench.repair.screen.answer.text == "By Epson, Zebra."
    out = QPdfDocument()
    out.load(str(Printer("Epson", Path(bench.folder)).file))
    assert round(out.pagePointSize(0).width() * 25.4 / 72) == 80
    assert printers.stock_of("estimate") == "sheet"


def test_a_printer_that_is_away_is_said_and_what_did_not_go_is_not_forgotten(
    repairs: Open,
) -> None:
    bench = repairs(begun)
    printers, wanted = at_desk(bench, "Epson"), asked_for(bench)
    printers.keep("sheet", "Epson")
    printers.keep("label", "Zebra")
    taken_in(bench)
    bench.repair.send_question()
    assert bench.fetched[-1][0] == RECEIPT
    receipt = comes(bench, 210, 297)
    assert wanted == [receipt]
    said = "Epson is not found, or stopped. Choose another."
    assert bench.repair.screen.answer.text == said
    bench.repair.printed(receipt, "", cancelled=True)
    comes(bench, 62, 29)
    assert bench.repair.screen.answer.title == "Not printed: R-1300 receipt.pdf."


def test_another_printer_can_be_chosen_for_a_paper(repairs: Open) -> None:
    bench = repairs(looked_at)
    printers, wanted = at_desk(bench), asked_for(bench)
    printers.keep("sheet", "Epson")
    bench.repair.open_now(request_id(1187))
    bench.repair.act("documents")
    bench.repair.answer_question("way", "elsewhere")
    bench.repair.send_question()
    paper = comes(bench, 210, 297)
    assert wanted == [paper]
    bench.repair.print_on(paper, Printer("Canon", Path(bench.folder)))
    assert printers.name("sheet") == "Canon"
