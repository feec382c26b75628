"""The command line that the three programs share. Wrong use: one line on what to do, exit 2."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from platformdirs import user_data_path

from client.address import BadAddress, server_url
from client.trust import BadAuthority, trust

SIZES: Final = range(320, 16_385)


class Parser(argparse.ArgumentParser):
    """A parser whose errors take one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit 2."""
        self.exit(2, f"{self.prog}: {message} (see --help)\n")


@dataclass(frozen=True)
class Options:
    """What all programs understand; `server` is None when only the enrolment names it."""

    server: str | None
    data: Path
    windowed: bool
    size: tuple[int, int] | None
    verbose: bool
    at: tuple[int, int] | None = None
    """Where on the screen the window's corner is, in pixels."""
    picture: Path | None = None
    """The file that shows what the window shows."""
    authority: str | None = None
    """The certificate (PEM) of the one authority to trust, if one was named."""
    watched: bool = False
    """Whether a watchdog listens at standard output."""

    @property
    def full_screen(self) -> bool:
        """Whether nothing else is to be seen on the screen."""
        return not self.windowed and self.size is None


def parser(program: str, description: str) -> Parser:
    """The parser of `python -m <program>` with the shared options; the program may add its own."""
    made = Parser(prog=f"python -m {program}", description=description)
    made.add_argument("--server", metavar="URL", help="address, like http://192.168.1.10:8080")
    made.add_argument(
        "--authority",
        metavar="FILE",
        type=_authority,
        help="trust a server only if this authority (PEM) signed its certificate",
    )
    made.add_argument("--data", metavar="DIR", type=Path, help="where this device keeps its files")
    made.add_argument("--windowed", action="store_true", help="a window instead of the full screen")
    made.add_argument("--size", metavar="WxH", type=_size, help="size of the window, in pixels")
    made.add_argument("--at", metavar="X,Y", type=_corner, help="where the window is, in pixels")
    made.add_argument(
        "--picture",
        metavar="FILE",
        type=_picture,
        help="save what the window shows as a PNG, every second (for support and monitoring)",
    )
    made.add_argument("--verbose", action="store_true", help="log every step")
    made.set_defaults(_data=user_data_path("NowServing", appauthor=False) / program)
    return made


def read(made: Parser, argv: Sequence[str] | None = None) -> tuple[Options, argparse.Namespace]:
    """The options and whatever the program added. Exits 2 with one line on wrong use."""
    given = made.parse_args(argv)
    server: str | None = None
    if given.server is not None:
        try:
            server = server_url(given.server)
        except BadAddress as fault:
            made.error(str(fault))
    data = (given.data or given._data).expanduser()
    options = Options(
        server,
        data,
        given.windowed,
        given.size,
        given.verbose,
        given.at,
        given.picture,
        given.authority,
        getattr(given, "watched", False),
    )
    return options, given


def fail(program: str, text: str, code: int = 2) -> NoReturn:
    """End with one line on standard error: 2 wrong use or set-up, 1 a failure while running."""
    sys.stderr.write(f"python -m {program}: {text}\n")
    raise SystemExit(code)


def _authority(text: str) -> str:
    try:
        found = Path(text).expanduser().read_text("ascii")
        if trust(found) is not None:
            return found
    except (OSError, UnicodeError, BadAuthority):
        pass
    raise argparse.ArgumentTypeError(f"'{text}' is no file with one certificate as PEM")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no size; write it like 1920x1080")
    width, height = int(found[1]), int(found[2])
    if width not in SIZES or height not in SIZES:
        raise argparse.ArgumentTypeError(f"'{text}' is out of range; 320x320 at least")
    return width, height


def _corner(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5}),(\d{1,5})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no place; write it like 640,0")
    return int(found[1]), int(found[2])


def _picture(text: str) -> Path:
    path = Path(text).expanduser()
    if path.suffix.lower() != ".png" or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is no PNG file in a folder that exists")
    return path
