"""`--printer` and `--paper`: what they name, or in one sentence what to write instead."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from kiosk.printing.option import folder_choice, paper_width, printer_choice
from kiosk.slip_marks import USUAL


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pdf:/tmp/slips", "pdf:/tmp/slips"),
        ("system", "system"),
        ("system:Slips at the door", "system:Slips at the door"),
        ("escpos:usb", "escpos:usb"),
        ("escpos:usb:04b8:0e15", "escpos:usb:04b8:0e15"),
        ("escpos:usb:0x4B8:0xE15", "escpos:usb:04b8:0e15"),
        ("escpos:serial:/dev/ttyUSB0", "escpos:serial:/dev/ttyUSB0:115200"),
        ("escpos:serial:COM3:38400", "escpos:serial:COM3:38400"),
        ("escpos:network:192.168.1.50", "escpos:network:192.168.1.50:9100"),
        ("escpos:network:printer-1.hall:9101", "escpos:network:printer-1.hall:9101"),
        ("escpos:network:[fe80::1]:9100", "escpos:network:fe80::1:9100"),
        ("escpos:file:/dev/usb/lp0", "escpos:file:/dev/usb/lp0"),
    ],
)
def test_a_printer_is_chosen_by_its_text_and_nothing_is_opened(text: str, name: str) -> None:
    choice = printer_choice(text)
    assert choice.text == text
    assert choice.make(USUAL).name == name


def test_without_a_choice_slips_go_to_a_folder(tmp_path: Path) -> None:
    assert folder_choice(tmp_path).make(USUAL).name == f"pdf:{tmp_path}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "write pdf:DIR, system, system:NAME, escpos:usb"),
        ("lpt1", "write pdf:DIR"),
        ("pdf:", "write pdf:DIR"),
        (f"pdf:{__file__}", "is a file; name a folder: pdf:DIR"),
        ("escpos", "escpos:network:HOST[:PORT]"),
        ("escpos:parallel", "escpos:network:HOST[:PORT]"),
        ("escpos:usb:epson", "write them as lsusb shows them: escpos:usb:04b8:0e15"),
        ("escpos:serial:", "like escpos:serial:/dev/ttyUSB0:115200"),
        ("escpos:serial:/dev/ttyS0:9600", "38400 at least"),
        ("escpos:network:", "like escpos:network:192.168.1.50:9100"),
        ("escpos:network:host:70000", "like escpos:network:192.168.1.50:9100"),
        ("escpos:network:a b", "like escpos:network:192.168.1.50:9100"),
        ("escpos:file:", "write escpos:file:/dev/usb/lp0"),
    ],
)
def test_a_wrong_one_is_told_what_to_write_instead(text: str, said: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as caught:
        printer_choice(text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("text", "dots"), [("80", 576), ("58", 384), ("512", 512)])
def test_paper_is_named_by_its_roll_or_its_dots(text: str, dots: int) -> None:
    assert paper_width(text) == dots


@pytest.mark.parametrize("text", ["", "40", "-58", "wide", "99999"])
def test_paper_that_is_none_is_told_what_to_write_instead(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="write 80 or 58"):
        paper_width(text)
