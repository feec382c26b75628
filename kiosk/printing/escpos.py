"""An ESC/POS printer on a line: asks how it is, sends the picture, asks whether it is out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PIL import Image
from PySide6.QtGui import QImage

from kiosk.printing.faults import NotPrinted
from kiosk.printing.library import GS, Escpos, EscposImage
from kiosk.printing.line import WITHIN_S, Deadline, Line, Port
from kiosk.printing.status import DONE, QUESTIONS, SILENT, is_done, is_status, ran_out, trouble
from kiosk.slip import slip_picture
from kiosk.ticket import Ticket

ANSWER_S: Final = 0.7
"""Printers answer in some thousandths of a second; slow networks take longer."""
PIECE: Final = 128
"""Rows of dots in one command: small printers keep no more."""
LONGEST: Final = 3000
"""A slip has no more rows of dots."""
_ASKS_S: Final = ANSWER_S * (len(QUESTIONS) + 1)
_RASTER: Final = GS + b"v0\x00"


class _Commands(Escpos):  # type: ignore[misc]
    """The library's commands, gathered for a port."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def _raw(self, msg: bytes) -> None:
        self.pieces.append(msg)


class EscposPrinter:
    """The printer on a line. One thread at a time; `dots` is how wide it prints."""

    def __init__(self, line: Line, dots: int) -> None:
        self._line = line
        self.dots = dots
        self.name = line.name
        self.limit_s = WITHIN_S + _ASKS_S + line.takes_s(dots // 8 * LONGEST)
        self.answers = False
        """Whether it has ever answered: who did and does not now, is away."""
        self._torn = False
        """Whether a picture may have been cut off: it would swallow what is sent next, so that it
        gets the rest of it first, white. Between commands that is nothing."""

    def print_slip(self, ticket: Ticket) -> None:
        """Print and cut the slip. Raises `NotPrinted`."""
        self.print_picture(slip_picture(ticket, self.dots))

    def print_picture(self, picture: QImage) -> None:
        """Print and cut. Raises `NotPrinted`."""
        job = commands(picture)
        deadline = Deadline(WITHIN_S + self._line.takes_s(sum(map(len, job))))
        port = self._line.open(deadline)
        try:
            if self._torn:
                port.write(bytes(PIECE * self.dots // 8), deadline)
            self._ask(port, deadline)
            self._torn = True
            for piece in job:
                port.write(piece, deadline)
            if self.answers:
                self._await(port, deadline)
            port.finish(deadline)
            self._torn = False
        finally:
            port.close()

    def _ask(self, port: Port, deadline: Deadline) -> None:
        """Raise if it cannot print now. One that never answers is printed to all the same."""
        answers: dict[bytes, int] = {}
        port.read(0)
        port.write(SILENT, deadline)
        for question in QUESTIONS:
            port.write(question, deadline)
            answer = _answer(port, is_status, min(ANSWER_S, deadline.left()))
            if answer is None:
                break
            answers[question] = answer
        if self.answers and not answers:
            raise NotPrinted("no_answer", "it has answered before")
        self.answers = self.answers or bool(answers)
        if code := trouble(answers):
            raise NotPrinted(code, f"it says {[hex(each) for each in answers.values()]}")

    def _await(self, port: Port, deadline: Deadline) -> None:
        """Wait until it is out. Some cannot tell: they count as done when nothing is wrong."""
        port.write(DONE, deadline)
        answer = _answer(port, is_done, max(0.1, deadline.left() - ANSWER_S))
        if answer is not None and not ran_out(answer):
            return
        self._ask(port, Deadline(_ASKS_S))
        if answer is not None:
            raise NotPrinted("no_paper", "it ran out while it printed")


def commands(picture: QImage) -> list[bytes]:
    """The bytes of a slip, in pieces: start afresh, the picture, cut. Ink is what is dark."""
    made = _Commands()
    made.hw("INIT")
    for top in range(0, picture.height(), PIECE):
        part = picture.copy(0, top, picture.width(), min(PIECE, picture.height() - top))
        # The library's own command for a picture writes to standard output, for want of a model.
        image = EscposImage(_pillow(part))
        size = made._int_low_high(image.width_bytes, 2) + made._int_low_high(image.height, 2)
        made._raw(_RASTER + size + image.to_raster_format())
    # To the knife first, which lies some way behind the printing head.
    made.cut(feed=False)
    return made.pieces


def _pillow(picture: QImage) -> Any:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    return Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())


def _answer(port: Port, fits: Callable[[int], bool], within_s: float) -> int | None:
    """The first byte that fits, in time; what a printer says besides is passed over."""
    deadline = Deadline(within_s)
    while (rest := deadline.rest()) and (said := port.read(rest)):
        for byte in said:
            if fits(byte):
                return int(byte)
    return None
