"""Many pictures of a program in a folder: which of them are drawn, and how far that has come."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn, Protocol, TypeVar

from PySide6.QtGui import QImage

from client.languages import LANGUAGES
from client.picture import save

STRIDE: Final = 20
"""After so many pictures it is said how far things are."""


class Shot(Protocol):
    """One picture that can be taken."""

    @property
    def name(self) -> str:
        """Its path below the folder, without the ending."""

    @property
    def language(self) -> str:
        """Code of the language on it."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, px."""


S = TypeVar("S", bound=Shot)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line that says what to do; exit 2."""
        self.exit(2, f"{self.prog}: {message} (see --help)\n")


def draw(
    program: str, shots: Sequence[S], take: Callable[[S], QImage], argv: Sequence[str] | None
) -> int:
    """Take the pictures that the command line chooses: 0; 1 when one cannot be saved. Exits with 2
    for wrong use."""
    given = _parser(program).parse_args(argv)
    wanted = [shot for shot in shots if _is_wanted(shot, given)]
    if not wanted:
        print(f"{program}: it has no such picture", flush=True)
    for done, shot in enumerate(wanted, 1):
        path: Path = given.directory / f"{shot.name}.png"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            print(f"{program}: {path.parent} cannot be made: {fault.strerror}", file=sys.stderr)
            return 1
        if not save(take(shot), path):
            return 1
        if done % STRIDE == 0 or done == len(wanted):
            print(f"{program} {done} of {len(wanted)}", flush=True)
    return 0


def size(text: str) -> tuple[int, int]:
    """A size such as `1920x1080`. Raises `argparse.ArgumentTypeError`."""
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text} is no size. Write it like 1920x1080")
    return int(width), int(height)


def add_choices(parser: argparse.ArgumentParser) -> None:
    """The options by which fewer pictures are chosen than there are."""
    add = parser.add_argument
    add("--language", choices=LANGUAGES, action="append", help="pictures in this language alone")
    add("--size", metavar="WxH", action="append", type=size, help="of this size alone, in px")
    add("--only", metavar="WORD", action="append", help="with this in their name alone")


def chosen(given: argparse.Namespace) -> list[str]:
    """The same choices for the command line of another program."""
    told = [
        *(("--language", code) for code in given.language or ()),
        *(("--size", f"{width}x{height}") for width, height in given.size or ()),
        *(("--only", word) for word in given.only or ()),
    ]
    return [each for pair in told for each in pair]


def _parser(program: str) -> argparse.ArgumentParser:
    parser = _Parser(prog=program, description=f"Draws the faces of the {program} into a folder.")
    parser.add_argument("directory", type=Path)
    add_choices(parser)
    return parser


def _is_wanted(shot: Shot, given: argparse.Namespace) -> bool:
    return (
        (not given.language or shot.language in given.language)
        and (not given.size or shot.size in given.size)
        and (not given.only or any(word in shot.name for word in given.only))
    )
