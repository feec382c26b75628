"""`run.py test`: sets up what tests need, then runs each suite in a process of its own.

Suites are apart because Qt, an asyncio server and Chromium each want the main thread's loop.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final

from dev import checks, system_packages
from dev.paths import ROOT

SUITES: Final = {
    "rules": ("tests/dev", "tests/protocol", "tests/server", "tests/agreement"),
    "sync": ("tests/conversation", "tests/storm"),
    "clients": ("tests/client", "tests/display", "tests/kiosk", "tests/staff_console"),
    "e2e": ("tests/e2e",),
    "phone": ("tests/phone",),
}
REPORT: Final = ("--skip-covered", "--show-missing")
OFFSCREEN: Final = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py test", description=__doc__)
    parser.add_argument("suites", nargs="*", help=f"of {', '.join(SUITES)}; all without")
    parser.add_argument("--no-check", action="store_true", help="leave out lint and types")
    parser.add_argument("--coverage", action="store_true", help="say which lines no test runs")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.suites if name not in SUITES]
    if unknown:
        parser.error(f"no such suite: {unknown[0]}")
    return chosen


def _measured(chosen: argparse.Namespace) -> list[str]:
    return ["--cov", "--cov-append", "--cov-report="] if chosen.coverage else []


def main(arguments: Sequence[str] = ()) -> int:
    """Exit 1 when a check or a suite fails."""
    chosen = _parse(arguments)
    if not system_packages.ensure(system_packages.TESTS):
        return 1
    if chosen.coverage:
        (ROOT / ".coverage").unlink(missing_ok=True)
    failed = [] if chosen.no_check or checks.main() == 0 else ["check"]
    for name in chosen.suites or SUITES:
        folders = [folder for folder in SUITES[name] if any((ROOT / folder).glob("**/test_*.py"))]
        if not folders:
            print(f"suite {name}: has no tests in this version", flush=True)
            continue
        began = time.monotonic()
        command = [sys.executable, "-m", "pytest", *_measured(chosen), *folders]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | OFFSCREEN, check=False)
        took = time.monotonic() - began
        print(f"suite {name}: {'FAILED' if done.returncode else 'good'}, {took:.0f} s", flush=True)
        if done.returncode:
            failed.append(name)
    if chosen.coverage:
        subprocess.run([sys.executable, "-m", "coverage", "report", *REPORT], cwd=ROOT, check=False)
    print(f"failed: {', '.join(failed)}" if failed else "all good", flush=True)
    return 1 if failed else 0
