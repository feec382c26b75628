"""`run.py pictures`: what people see, drawn by the real programs on sample halls, without a screen.

For the documentation the main faces; with `--all` every face of every program, in every
language, theme and size, and a page to look through them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from client.album import add_choices, chosen
from dev import contact_sheet, documentation_pictures, system_packages
from dev.paths import ROOT

FOLDER: Final = ROOT / "docs" / "pictures"
EVERYTHING: Final = ROOT / "build" / "pictures"
ALBUMS: Final = {
    "kiosk": "kiosk.album",
    "wall": "display.album",
    "console": "staff_console.album",
    "phone": "dev.phone_pictures",
}
"""What draws the faces of a program into a folder, by the folder's name."""
ABOUT: Final = """Draws the main faces of kiosk, wall and phone, and the staff console in each of
its states, for the documentation. With --all: every face of each, in each language, theme and size,
and index.html to look through them. Faces of the same version are drawn the same in every run."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line that says what to do; exit 2."""
        self.exit(2, f"run.py pictures: {message} (see --help)\n")


def main(arguments: Sequence[str] = ()) -> int:
    """Exit code 0; 1 when a picture cannot be saved; 2 for wrong use."""
    given = _read(arguments)
    packages = system_packages.TESTS if given.all else system_packages.QT
    if not system_packages.ensure(packages):
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    folder = given.folder or (EVERYTHING if given.all else FOLDER)
    programs = given.of or list(ALBUMS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if given.all:
            return _everything(folder, programs, chosen(given))
        return _for_documentation(folder, programs)
    except OSError as fault:
        why = fault.strerror or fault
        print(f"run.py pictures: nothing can be saved in {folder}: {why}", file=sys.stderr)
        return 1


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(prog="run.py pictures", description=ABOUT)
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, help="(docs/pictures; build/pictures)"
    )
    parser.add_argument("--all", action="store_true", help="every face of every program")
    parser.add_argument("--of", choices=ALBUMS, action="append", help="of this program alone")
    add_choices(parser)
    given = parser.parse_args(arguments)
    if not given.all and chosen(given):
        parser.error(f"{chosen(given)[0]} goes with --all")
    return given


def _for_documentation(folder: Path, programs: Sequence[str]) -> int:
    """The console by its own faces, the others by pictures of their albums."""
    if "console" in programs:
        from staff_console.portraits import take

        for path in take(folder):
            print(path)
    for path in documentation_pictures.take(folder, programs, _album):
        print(path)
    return 0


def _everything(folder: Path, programs: Sequence[str], choices: Sequence[str]) -> int:
    failed = [name for name in programs if not _album(name, folder / name, choices)]
    sheet = contact_sheet.write(folder)
    print(f"To look through them: {sheet}")
    if failed:
        print(f"run.py pictures: not all were drawn of: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _album(program: str, folder: Path, choices: Sequence[str]) -> bool:
    """Draw the faces of a program in a process of its own: each wants its own application."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", ALBUMS[program], str(folder), *choices]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0
