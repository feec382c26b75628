"""`--printer` and `--paper`: which printer there is, and how wide its paper."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.printing.beside import Printer
from kiosk.printing.line import BAUD, PORT, SLOWEST

WIDTHS: Final = {"80": 576, "58": 384}
"""Dots across that a printer of 203 dpi has on a roll of so many millimetres."""
DOTS: Final = range(320, 1025)
FORMS: Final = (
    "pdf:DIR, system, system:NAME, escpos:usb, escpos:usb:VENDOR:PRODUCT, "
    "escpos:serial:DEVICE[:BAUD], escpos:network:HOST[:PORT] or escpos:file:DEVICE"
)


@dataclass(frozen=True)
class Choice:
    """A printer that was asked for, by its text; `make` makes it for a width in dots."""

    text: str
    make: Callable[[int], Printer]


def paper_width(text: str) -> int:
    """`80`, `58` or the dots across, as argparse reads it."""
    dots = WIDTHS.get(text) or (int(text) if re.fullmatch(r"\d{1,5}", text) else 0)
    if dots not in DOTS:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no paper; write 80 or 58 for a roll of so many millimetres, or the dots "
            f"across, like 512"
        )
    return dots


def printer_choice(text: str) -> Choice:
    """What `--printer` names, as argparse reads it. Nothing is opened yet."""
    kind, _, rest = text.partition(":")
    reader = _KINDS.get(kind)
    if reader is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no printer; write {FORMS}")
    return Choice(text, reader(rest))


def folder_choice(folder: Path) -> Choice:
    """The printer where none was asked for."""
    return Choice(f"pdf:{folder}", _into(folder))


Maker = Callable[[int], Printer]


def _folder(rest: str) -> Maker:
    if not rest:
        raise argparse.ArgumentTypeError("'pdf:' names no folder; write pdf:DIR")
    folder = Path(rest).expanduser()
    if folder.exists() and not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{folder} is a file; name a folder: pdf:DIR")
    return _into(folder)


def _into(folder: Path) -> Maker:
    def make(dots: int) -> Printer:
        from kiosk.printing.folder import FolderPrinter

        return FolderPrinter(folder, dots)

    return make


def _system(rest: str) -> Maker:
    def make(dots: int) -> Printer:
        from kiosk.printing.system import SystemPrinter

        return SystemPrinter(rest, dots)

    return make


def _escpos(rest: str) -> Maker:
    way, _, where = rest.partition(":")
    reader = _WAYS.get(way)
    if reader is None:
        raise argparse.ArgumentTypeError(f"'escpos:{rest}' is no printer; write {FORMS}")
    return reader(where)


def _usb(where: str) -> Maker:
    found = re.fullmatch(r"(?:0x)?([0-9a-fA-F]{1,4}):(?:0x)?([0-9a-fA-F]{1,4})", where)
    if where and found is None:
        raise argparse.ArgumentTypeError(
            f"'escpos:usb:{where}' has no ids; write them as lsusb shows them: "
            f"escpos:usb:04b8:0e15, or escpos:usb for the only printer"
        )
    ids = (int(found[1], 16), int(found[2], 16)) if found else ()

    def make(dots: int) -> Printer:
        from kiosk.printing.escpos import EscposPrinter
        from kiosk.printing.usb_line import UsbLine

        return EscposPrinter(UsbLine(*ids), dots)

    return make


def _serial(where: str) -> Maker:
    found = re.fullmatch(r"(.+?)(?::(\d{1,7}))?", where)
    baud = int(found[2]) if found and found[2] else BAUD
    if found is None or baud < SLOWEST:
        raise argparse.ArgumentTypeError(
            f"'escpos:serial:{where}' is no serial printer; write escpos:serial:DEVICE:BAUD like "
            f"escpos:serial:/dev/ttyUSB0:115200, {SLOWEST} at least"
        )

    def make(dots: int) -> Printer:
        from kiosk.printing.escpos import EscposPrinter
        from kiosk.printing.serial_line import SerialLine

        return EscposPrinter(SerialLine(found[1], baud), dots)

    return make


def _network(where: str) -> Maker:
    found = re.fullmatch(r"\[([0-9a-fA-F:.]+)\](?::(\d{1,5}))?|([\w.-]+)(?::(\d{1,5}))?", where)
    port = int((found[2] or found[4] or PORT) if found else 0)
    if found is None or not 0 < port < 65_536:
        raise argparse.ArgumentTypeError(
            f"'escpos:network:{where}' is no address; write escpos:network:HOST or "
            f"escpos:network:HOST:PORT, like escpos:network:192.168.1.50:9100"
        )
    host = found[1] or found[3]

    def make(dots: int) -> Printer:
        from kiosk.printing.escpos import EscposPrinter
        from kiosk.printing.network import NetworkLine

        return EscposPrinter(NetworkLine(host, port), dots)

    return make


def _file(where: str) -> Maker:
    if not where:
        raise argparse.ArgumentTypeError(
            "'escpos:file:' names no file; write escpos:file:/dev/usb/lp0"
        )

    def make(dots: int) -> Printer:
        from kiosk.printing.device_file import FileLine
        from kiosk.printing.escpos import EscposPrinter

        return EscposPrinter(FileLine(Path(where).expanduser()), dots)

    return make


_WAYS: Final[dict[str, Callable[[str], Maker]]] = {
    "usb": _usb,
    "serial": _serial,
    "network": _network,
    "file": _file,
}
_KINDS: Final[dict[str, Callable[[str], Maker]]] = {
    "pdf": _folder,
    "system": _system,
    "escpos": _escpos,
}
