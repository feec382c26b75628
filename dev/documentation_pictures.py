"""The pictures of the documentation, each one of an album of all faces, small for a page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PIL import Image

from dev.demo.pictures import CHROMIUM

COLOURS: Final = 192
"""Flat faces need no more; a picture is a third as large."""
Draw = Callable[[str, Path, Sequence[str]], bool]
"""Draws what is chosen of a program's album into a folder; whether it could."""


class _Wanted(NamedTuple):
    program: str
    shot: str
    width: int


WANTED: Final = {
    "kiosk-attract": _Wanted("kiosk", "en/attract-1080x1920-usual", 540),
    "kiosk-services": _Wanted("kiosk", "en/services-1080x1920-usual", 540),
    "kiosk-number": _Wanted("kiosk", "en/number-1080x1920-usual", 540),
    "kiosk-arabic": _Wanted("kiosk", "ar/services-1080x1920-usual", 540),
    "slip": _Wanted("kiosk", "en/paper", 360),
    "wall-calling": _Wanted("wall", "en/calling-1920x1080-dark", 1280),
    "wall-arabic": _Wanted("wall", "ar/serving-1920x1080-dark", 1280),
    "phone-waiting": _Wanted("phone", "en/waiting-390x844-light", 390),
    "phone-called": _Wanted("phone", "en/called-390x844-light", 390),
    "phone-book": _Wanted("phone", "en/book-times-390x844-light", 390),
    "phone-booked": _Wanted("phone", "en/booked-390x844-light", 390),
    "phone-thread": _Wanted("phone", "en/thread-390x844-light", 390),
    "phone-repair": _Wanted("phone", "en/repair-estimate-390x844-light", 390),
    "phone-arabic": _Wanted("phone", "ar/waiting-390x844-light", 390),
}
"""Programs, names in their albums and widths by the pictures' own names."""


def take(folder: Path, programs: Sequence[str], draw: Draw) -> Iterator[Path]:
    """Draw those of the programs into a folder. Raises `OSError` when one cannot be drawn."""
    for program in dict.fromkeys(each.program for each in WANTED.values()):
        if program not in programs:
            continue
        if program == "phone" and not any(map(shutil.which, CHROMIUM)):
            print("No phone is pictured: there is no Chromium. Run: apt-get install chromium")
            continue
        yield from _of_program(folder, program, draw)


def _of_program(folder: Path, program: str, draw: Draw) -> Iterator[Path]:
    mine = {name: each for name, each in WANTED.items() if each.program == program}
    with TemporaryDirectory(prefix="now-serving-") as passing:
        choices = [word for each in mine.values() for word in ("--only", each.shot)]
        if not draw(program, Path(passing), choices):
            raise OSError(f"the {program} could not be drawn")
        for name, each in mine.items():
            path = folder / f"{name}.png"
            _keep(Path(passing) / f"{each.shot}.png", path, each.width)
            yield path


def _keep(drawn: Path, path: Path, width: int) -> None:
    """The same, smaller and with few colours."""
    with Image.open(drawn) as image:
        height = round(image.height * width / image.width)
        small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    few = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
