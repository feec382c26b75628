"""Paper beside the screen: one slip after the other, and the kiosk hears of each how it ended."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.hall import HALL
from kiosk.paper import PrinterPaper
from kiosk.printing.beside import Printer
from kiosk.printing.faults import FAULTS, Failed, NotPrinted, Outcome, Printed
from kiosk.printing.folder import FolderPrinter, slip_name, write_whole
from kiosk.slip_marks import USUAL
from kiosk.ticket import Ticket
from tests.kiosk.kiosk_value import given

Expect = Callable[..., None]


class HandPrinter:
    """A printer that waits for `free` before each slip; `fault` is what it raises."""

    name = "by hand"

    def __init__(self, limit_s: float = 30, fault: Exception | None = None) -> None:
        self.limit_s = limit_s
        self.fault = fault
        self.begun = threading.Event()
        self.free = threading.Event()
        self.slips: list[Ticket] = []
        self.threads: set[str] = set()

    def print_slip(self, ticket: Ticket) -> None:
        self.begun.set()
        self.free.wait(30)
        self.threads.add(threading.current_thread().name)
        if self.fault is not None:
            raise self.fault
        self.slips.append(ticket)


def paper(printer: Printer, heard: list[Outcome] | None = None) -> PrinterPaper:
    told = [] if heard is None else heard
    spawn = asyncio.get_running_loop().create_task
    return PrinterPaper(printer, spawn, lambda _, outcome: told.append(outcome))


async def put(mine: PrinterPaper, ticket: Ticket) -> bool:
    """Whether the slip came out."""
    async with asyncio.timeout(30):
        told: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        mine.put(ticket, told.set_result)
        return await told


def folder(path: Path) -> PrinterPaper:
    return paper(FolderPrinter(path, USUAL))


async def test_slips_are_printed_beside_the_screen_in_their_order() -> None:
    printer, heard = HandPrinter(), list[Outcome]()
    mine = paper(printer, heard)
    first, second = given(), given(joined=HALL.joined(number="A013"))
    both = asyncio.gather(put(mine, first), put(mine, second))
    await asyncio.sleep(0)
    printer.free.set()
    assert await both == [True, True]
    assert printer.slips == [first, second]
    assert printer.threads == {"printer"}
    assert heard == [Printed(), Printed()]


async def test_why_no_slip_came_out_is_kept_for_the_staff(expected_logs: Expect) -> None:
    expected_logs(f"no slip A012: by hand: {FAULTS['cover_open']}")
    printer, heard = HandPrinter(fault=NotPrinted("cover_open")), list[Outcome]()
    printer.free.set()
    assert not await put(paper(printer, heard), given())
    assert heard == [Failed("cover_open")]


async def test_a_printer_of_ours_that_breaks_is_no_paper_and_the_next_slip_is_tried(
    expected_logs: Expect,
) -> None:
    expected_logs("by hand failed")
    printer, heard = HandPrinter(fault=ValueError("broken")), list[Outcome]()
    printer.free.set()
    mine = paper(printer, heard)
    assert not await put(mine, given())
    printer.fault = None
    assert await put(mine, given())
    assert heard == [Failed("fault"), Printed()]


async def test_a_printer_that_hangs_is_no_paper(expected_logs: Expect) -> None:
    expected_logs("no answer in time")
    printer, heard = HandPrinter(limit_s=0.01), list[Outcome]()
    assert not await put(paper(printer, heard), given())
    printer.free.set()
    assert heard == [Failed("no_answer")]


async def test_a_slip_that_waited_too_long_behind_another_is_not_printed_late(
    expected_logs: Expect,
) -> None:
    expected_logs("no slip A013: by hand: no answer in time")
    printer = HandPrinter()
    mine = paper(printer)
    first = asyncio.ensure_future(put(mine, given()))
    assert await asyncio.to_thread(printer.begun.wait, 30)
    printer.limit_s = 0.01
    assert not await put(mine, given(joined=HALL.joined(number="A013")))
    printer.limit_s = 30
    last = asyncio.ensure_future(put(mine, given(joined=HALL.joined(number="A014"))))
    printer.free.set()
    assert await asyncio.gather(first, last) == [True, True]
    assert [slip.number for slip in printer.slips] == ["A012", "A014"]


async def test_a_slip_is_a_pdf_named_by_time_and_number(qapp: QApplication, tmp_path: Path) -> None:
    assert await put(folder(tmp_path / "new" / "slips"), given())
    (slip,) = (tmp_path / "new" / "slips").iterdir()
    assert slip.name == "2026-11-24-102400-A012.pdf"
    assert slip.read_bytes().startswith(b"%PDF-")
    assert b"%%EOF" in slip.read_bytes()[-16:]


async def test_a_folder_that_takes_nothing_is_no_paper(
    qapp: QApplication, tmp_path: Path, expected_logs: Expect
) -> None:
    expected_logs("no slip")
    wall = tmp_path / "file"
    wall.write_text("a file where a folder should be")
    assert not await put(folder(wall), given())


async def test_a_full_disk_is_no_paper_and_leaves_no_half_slip(
    qapp: QApplication,
    tmp_path: Path,
    expected_logs: Expect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected_logs("No space left on device")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not await put(folder(tmp_path), given())
    assert list(tmp_path.iterdir()) == []


def test_nobody_ever_sees_half_a_slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slip.pdf"
    write_whole(path, b"first")
    seen: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(path.read_bytes()))
    write_whole(path, b"second")
    assert (seen, path.read_bytes()) == ([b"first"], b"second")


@pytest.mark.parametrize("number", ["../../etc/passwd", "A 0/1\x00", "٣٤", ""])
def test_no_number_leads_out_of_the_folder(number: str) -> None:
    name = slip_name(given(joined=HALL.joined(number=number)))
    assert name == Path(name).name
    assert name.endswith(".pdf")
    assert "\x00" not in name
