"""Printers at a serial line and behind a file of the system."""

from __future__ import annotations

import os
import sys
import threading
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.printing import escpos
from kiosk.printing.device_file import FileLine
from kiosk.printing.escpos import EscposPrinter
from kiosk.printing.faults import NotPrinted
from kiosk.printing.line import Line
from kiosk.printing.serial_line import SerialLine
from kiosk.slip_marks import USUAL
from tests.kiosk.kiosk_value import given
from tests.kiosk.printing.roll import FINE, Roll, answers

IsTheSlip = Callable[[Roll], None]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such lines")


class Terminal:
    """A printer at the other end of a pseudo terminal; it stops reading after `stuck_at` bytes."""

    def __init__(self) -> None:
        self.roll = Roll()
        self.state = dict(FINE)
        self.stuck_at: int | None = None
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)
        self.name = os.ttyname(theirs)
        self._theirs = theirs
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.stuck_at = 0
        os.close(self._theirs)
        self._thread.join(30)
        os.close(self._ours)

    def _work(self) -> None:
        got = 0
        try:
            while self.stuck_at is None or got < self.stuck_at:
                data = os.read(self._ours, 4096)
                got += len(data)
                before = len(self.roll.asked)
                self.roll.take(data)
                os.write(self._ours, answers(self.roll, before, self.state))
        except OSError:
            return


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    yield made
    made.close()


def at(line: Line) -> EscposPrinter:
    return EscposPrinter(line, USUAL)


def fails(printer: EscposPrinter) -> str:
    with pytest.raises(NotPrinted) as caught:
        printer.print_slip(given())
    return caught.value.code


@pytest.mark.parametrize("line", [SerialLine, lambda name: FileLine(Path(name))])
def test_the_printed_slip_is_the_painted_one(
    line: Callable[[str], Line], terminal: Terminal, is_the_slip: IsTheSlip
) -> None:
    at(line(terminal.name)).print_slip(given())
    is_the_slip(terminal.roll)


def test_missing_paper_is_told_over_a_serial_line(terminal: Terminal) -> None:
    terminal.state[4] = 0x72
    assert fails(at(SerialLine(terminal.name))) == "no_paper"


def test_a_serial_line_that_runs_full_is_given_up_in_time(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.stuck_at = 4096
    monkeypatch.setattr(escpos, "WITHIN_S", 0.3)
    line = SerialLine(terminal.name, 4_000_000)
    assert fails(at(line)) == "no_answer"


def test_a_slow_line_is_given_the_time_that_it_needs() -> None:
    assert SerialLine("/dev/ttyUSB0", 38_400).takes_s(38_400) == 10


@pytest.mark.parametrize("line", [SerialLine, lambda name: FileLine(Path(name))])
def test_a_device_that_is_not_there_is_not_found_and_not_made(
    line: Callable[[str], Line], tmp_path: Path
) -> None:
    missing = tmp_path / "lp0"
    assert fails(at(line(str(missing)))) == "not_found"
    assert not missing.exists()


def test_a_file_that_is_no_device_takes_slip_after_slip(
    tmp_path: Path, is_the_slip: IsTheSlip
) -> None:
    path = tmp_path / "paper"
    path.touch()
    printer = at(FileLine(path))
    printer.print_slip(given())
    once, roll = path.read_bytes(), Roll()
    roll.take(once)
    is_the_slip(roll)
    printer.print_slip(given())
    assert path.read_bytes() == once + once


def test_a_pipe_that_nobody_reads_is_not_found(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert fails(at(FileLine(pipe))) == "not_found"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_file_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    path.touch(mode=0o400)
    assert fails(at(FileLine(path))) == "not_allowed"
