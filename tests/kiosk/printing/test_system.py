"""The system's printer: a page of a roll, and the kiosk hears when the system takes nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from client import system_printers
from kiosk.printing.faults import NotPrinted
from kiosk.printing.system import SystemPrinter, find
from kiosk.slip_marks import USUAL
from tests.kiosk.items import codes
from tests.kiosk.kiosk_value import given
from tests.kiosk.printing.conftest import LINK

needs_poppler = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler-utils is missing")


@needs_poppler
@pytest.mark.parametrize(("dots", "wide"), [(USUAL, 80), (384, 58)])
def test_the_page_is_as_wide_as_the_roll_and_a_phone_reads_it(
    dots: int, wide: float, tmp_path: Path
) -> None:
    path = tmp_path / "slip.pdf"

    def file(_: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(path))
        return printer

    SystemPrinter("", dots, file).print_slip(given())
    command = ["pdftoppm", "-r", "203.2", "-gray", "-png", "-singlefile", str(path)]
    subprocess.run([*command, str(path.with_suffix(""))], check=True, timeout=30)
    image = QImage(str(path.with_suffix(".png")))
    assert abs(image.width() - 8 * wide) <= 2
    assert codes(image) == [LINK]


def test_a_printer_that_the_system_does_not_know_is_not_found() -> None:
    with pytest.raises(NotPrinted) as caught:
        find("No such printer")
    assert caught.value.code == "not_found"
    assert "the system's printers are: " in str(caught.value)


class _Stopped:
    def isNull(self) -> bool:
        return False

    def state(self) -> QPrinter.PrinterState:
        return QPrinter.PrinterState.Error

    def printerName(self) -> str:
        return "Slips"


def test_a_printer_that_the_system_has_stopped_prints_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Infos:
        printerInfo = staticmethod(lambda _: _Stopped())

    monkeypatch.setattr(system_printers, "QPrinterInfo", Infos)
    with pytest.raises(NotPrinted, match="the system has stopped the printer Slips"):
        find("Slips")
