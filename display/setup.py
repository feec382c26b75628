"""What whoever hung a wall has chosen for it: which part of the house, for whom, in which words."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import Final

from client.languages import LANGUAGES
from client.theme import Scheme

INCH_M: Final = 0.0254


@dataclass(frozen=True)
class Setup:
    """The choices of one wall; without any it shows the whole house in the house's language."""

    zones: tuple[str, ...] = ()
    """The parts of the house that it shows; none is all."""
    language: str = ""
    """Of its words, and of its reading direction; empty is the house's own."""
    alternate: bool = False
    """Whether its words go through all languages of the house."""
    distance_m: float | None = None
    diagonal_in: float | None = None
    still: bool = False
    scheme: Scheme = "dark"
    media: Path | None = None
    """A folder of pictures that take turns with the waits."""


def edge_m(diagonal_in: float, width: int, height: int) -> float:
    """The shorter edge of a panel in metres, by its diagonal and its shape in pixels."""
    return diagonal_in * INCH_M * min(width, height) / hypot(width, height)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command line that are about what is seen."""
    add = parser.add_argument
    add(
        "--zone",
        metavar="NAME",
        action="append",
        default=[],
        help="show this part of the house only; may be given several times",
    )
    add("--distance", metavar="METRES", type=_metres, help="to the furthest viewer; 10 by design")
    add(
        "--diagonal",
        metavar="INCHES",
        type=_inches,
        help="of the panel, where its screen does not tell its size",
    )
    add(
        "--language",
        choices=tuple(LANGUAGES),
        default="",
        help="of the words; the house's own language without",
    )
    add(
        "--languages",
        action="store_true",
        help="the words go through all languages of the house; numbers and desks stay",
    )
    add("--contrast", action="store_true", help="high contrast")
    add(
        "--media",
        metavar="DIR",
        type=_folder,
        help="a folder of pictures (PNG, JPEG, WebP, SVG) that take turns with the waits",
    )
    add("--still", action="store_true", help="no motion: cuts instead")


def chosen(given: argparse.Namespace) -> Setup:
    """What the command line says."""
    return Setup(
        zones=tuple(given.zone),
        language=given.language,
        alternate=given.languages,
        distance_m=given.distance,
        diagonal_in=given.diagonal,
        still=given.still,
        scheme="contrast" if given.contrast else "dark",
        media=given.media,
    )


def _metres(text: str) -> float:
    return _between(text, 0.5, 100, "metres")


def _inches(text: str) -> float:
    return _between(text, 5, 300, "inches")


def _between(text: str, least: float, most: float, unit: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"'{text}' is out of range; {least:g} to {most:g} {unit}")
    return value


def _folder(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is no folder; make it and put pictures in")
    return path
