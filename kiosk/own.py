"""What a kiosk is told on its command line beside what all programs understand."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Final

from client.options import Parser
from kiosk.flow import USUAL, Manner

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


def own_of(given: argparse.Namespace) -> Own:
    """What was given."""
    manner = Manner(contrast=given.contrast, low=given.low)
    return Own(manner, given.zone, given.diagonal, given.still)


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
