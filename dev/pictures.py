"""Pictures of the console's states, from its real widgets on its sample halls, without a screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from dev import system_packages
from dev.paths import ROOT

FOLDER: Final = ROOT / "docs" / "pictures"
ABOUT: Final = """Draws the staff console in each of its states: calm, busy, conflict, offline, hand
mode, and closing time with fourteen still waiting. Nothing is started and nothing is asked of a
server, so every run draws the same."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line that says what to do; exit 2."""
        self.exit(2, f"run.py pictures: {message} (see --help)\n")


def main(arguments: Sequence[str] = ()) -> int:
    """Exit code 0; 1 when a picture cannot be saved; 2 for wrong use."""
    parser = _Parser(prog="run.py pictures", description=ABOUT)
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=FOLDER, help="(docs/pictures)"
    )
    folder: Path = parser.parse_args(arguments).folder
    if not system_packages.ensure(system_packages.QT):
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from staff_console.portraits import take

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in take(folder):
            print(path)
    except OSError as fault:
        why = fault.strerror or fault
        print(f"run.py pictures: nothing can be saved in {folder}: {why}", file=sys.stderr)
        return 1
    return 0
