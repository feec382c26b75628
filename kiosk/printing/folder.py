"""A folder of PDF files, from which the house's own printer takes the slips."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from kiosk.printing.faults import NotPrinted
from kiosk.printing.line import WITHIN_S
from kiosk.slip import slip_pdf
from kiosk.ticket import Ticket


class FolderPrinter:
    """Writes each slip whole or not at all. `dots` is how wide the paper is."""

    limit_s = WITHIN_S
    """A folder on a network that does not take a slip in this time has no paper."""

    def __init__(self, folder: Path, dots: int) -> None:
        self._folder = folder
        self._dots = dots
        self.name = f"pdf:{folder}"

    def print_slip(self, ticket: Ticket) -> None:
        """Write the slip. Raises `NotPrinted`."""
        path = self._folder / slip_name(ticket)
        try:
            write_whole(path, slip_pdf(ticket, self._dots))
        except OSError as fault:
            raise NotPrinted("folder", f"{path}: {fault.strerror or fault}") from fault


def slip_name(ticket: Ticket) -> str:
    """`2026-06-04-140200-A012.pdf`: slips sort by time, and none replaces another's."""
    number = "".join(sign for sign in ticket.number if sign.isalnum() or sign == "-")
    return f"{ticket.at:%Y-%m-%d-%H%M%S}-{number}.pdf"


def write_whole(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file so that nobody ever sees half of it. Raises OSError, and leaves no half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = half_of(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        with open(half, "wb", opener=lambda name, _: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise


def half_of(path: Path) -> Path:
    """What is written before it takes the place of the file."""
    return path.with_suffix(".part")
