"""What a kiosk is told on its command line beside what all programs understand."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from client.options import Parser
from kiosk import hearing
from kiosk.flow import USUAL, Manner
from kiosk.hearing import Hearing, hearing_of
from kiosk.printing.beside import Printer
from kiosk.printing.option import FORMS, Choice, folder_choice, paper_width, printer_choice
from kiosk.slip_marks import USUAL as PAPER

SMALLEST: Final = 21
"""Inches. On a smaller screen eleven keys of a keyboard, 20 mm each, have no room."""
LARGEST: Final = 110


@dataclass(frozen=True)
class Own:
    """How this kiosk stands and looks."""

    manner: Manner = USUAL
    """How each customer begins."""
    zone: str = ""
    """The part of the house whose service points it serves; empty is all."""
    diagonal: float | None = None
    """Of the screen, in inches."""
    still: bool = False
    printer: Choice | None = None
    """None is a folder for slips among the kiosk's own files."""
    dots: int = PAPER
    """How wide the printer's paper is."""
    hearing: Hearing = hearing.USUAL

    def make_printer(self, data: Path) -> Printer:
        """The printer; nothing is opened yet."""
        return (self.printer or folder_choice(data / "slips")).make(self.dots)


def add_options(parser: Parser) -> None:
    """The kiosk's own options."""
    parser.add_argument("--still", action="store_true", help="no motion: cuts instead")
    parser.add_argument("--contrast", action="store_true", help="white on black")
    parser.add_argument(
        "--low", action="store_true", help="all keys in the lower half, within reach of who sits"
    )
    parser.add_argument(
        "--zone", metavar="NAME", default="", help="only service points of this part of the house"
    )
    parser.add_argument(
        "--diagonal",
        metavar="INCH",
        type=_inches,
        help="of the screen: keys and letters then have their true size in millimetres",
    )
    parser.add_argument(
        "--printer",
        metavar="PRINTER",
        type=printer_choice,
        help=f"where slips are printed: {FORMS}; pdf:DATA/slips if not given",
    )
    parser.add_argument(
        "--paper",
        metavar="WIDTH",
        type=paper_width,
        default=PAPER,
        help="80 or 58 for a roll of so many mm, or the dots across; 80 if not given",
    )
    parser.add_argument(
        "--test-print", action="store_true", help="print one slip, say how that went, and end"
    )
    hearing.add_options(parser)


def own_of(given: argparse.Namespace) -> Own:
    """What was given."""
    manner = Manner(contrast=given.contrast, low=given.low)
    return Own(
        manner,
        given.zone,
        given.diagonal,
        given.still,
        given.printer,
        given.paper,
        hearing_of(given),
    )


def _inches(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not SMALLEST <= found <= LARGEST:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no diagonal of a kiosk; {SMALLEST} to {LARGEST} inches"
        )
    return found
