"""Verbs of run.py, inside the environment."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

PROGRAMS: Final = {
    "server": "server",
    "kiosk": "kiosk",
    "display": "display",
    "console": "staff_console",
}
MODULES: Final = {
    "demo": "dev.demo",
    "pictures": "dev.pictures",
    "docs": "dev.docs",
    "translations": "dev.translations",
    "test": "dev.tests",
    "check": "dev.checks",
    "bench": "bench.command",
}


def become(command: list[str]) -> int:
    """Be this program from now on, so that a signal to end reaches it and not only this one."""
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def main(arguments: Sequence[str]) -> int:
    """Run one verb; its exit code."""
    verb, *rest = arguments
    if verb == "setup":
        print("The environment stands.")
        return 0
    if verb in PROGRAMS:
        return become([sys.executable, "-m", PROGRAMS[verb], *rest])
    try:
        module = importlib.import_module(MODULES[verb])
    except ModuleNotFoundError as missing:
        if missing.name not in (MODULES[verb], MODULES[verb].partition(".")[0]):
            raise
        print(f"There is no {verb} in this version yet. See README.md.", file=sys.stderr)
        return 2
    return int(module.main(rest))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(1)
