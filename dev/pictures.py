"""`run.py pictures`: what people see, drawn by the real programs on sample halls, without a screen.

For the documentation the console's states; with `--all` every face of every program, in every
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

from dev import contact_sheet, system_packages
from dev.paths import ROOT

FOLDER: Final = ROOT / "docs" / "pictures"
EVERYTHING: Final = ROOT / "build" / "pictures"
FACES: Final = {"kiosk": "kiosk.faces", "wall": "display.faces", "console": "staff_console.faces"}
"""What draws the faces of a program into a folder, by the folder's name."""
PHONE: Final = "phone"
ABOUT: Final = """Draws the staff console in each of its states: calm, busy, conflict, offline, hand
mode, and closing time with fourteen still waiting. With --all: every face of kiosk, wall, console
and phone, in each language, theme and size, and index.html to look through them. Every run of the
same version draws the same."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line that says what to do; exit 2."""
        self.exit(2, f"run.py pictures: {message} (see --help)\n")


def main(arguments: Sequence[str] = ()) -> int:
    """Exit code 0; 1 when a picture cannot be saved; 2 for wrong use."""
    parser = _Parser(prog="run.py pictures", description=ABOUT)
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, help="(docs/pictures; build/pictures)"
    )
    parser.add_argument("--all", action="store_true", help="every face of every program")
    parser.add_argument(
        "--of", choices=[*FACES, PHONE], action="append", help="with --all: of this program alone"
    )
    given = parser.parse_args(arguments)
    if given.of and not given.all:
        parser.error("--of goes with --all")
    packages = system_packages.TESTS if given.all else system_packages.QT
    if not system_packages.ensure(packages):
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    folder = given.folder or (EVERYTHING if given.all else FOLDER)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _everything(folder, given.of or [*FACES, PHONE]) if given.all else _states(folder)
    except OSError as fault:
        why = fault.strerror or fault
        print(f"run.py pictures: nothing can be saved in {folder}: {why}", file=sys.stderr)
        return 1


def _states(folder: Path) -> int:
    from staff_console.portraits import take

    for path in take(folder):
        print(path)
    return 0


def _everything(folder: Path, programs: Sequence[str]) -> int:
    failed = [name for name in programs if not _faces(name, folder / name)]
    sheet = contact_sheet.write(folder)
    print(f"To look through them: {sheet}")
    if failed:
        print(f"run.py pictures: not all were drawn of: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _faces(program: str, folder: Path) -> bool:
    """Draw all faces of a program in a process of its own: each wants its own application."""
    if program == PHONE:
        from dev import phone_pictures

        return phone_pictures.take(folder)
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", FACES[program], str(folder)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0
