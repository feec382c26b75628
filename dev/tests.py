"""`run.py test`: sets up what tests need, then runs each suite in a process of its own.

Suites are apart because Qt, an asyncio server and Chromium each want the main thread's loop. Some
run beside one another, as each waits at times: for a server, a browser, a screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from dev import checks, system_packages
from dev.paths import ROOT

SUITES: Final = {
    "server": (
        "tests/server/http",
        "tests/server/pages",
        "tests/server/sync",
        "tests/server/accounts",
        "tests/server/whole",
        "tests/server/cli",
    ),
    "rules": (
        "tests/dev",
        "tests/protocol",
        "tests/server/domain",
        "tests/server/store",
        "tests/server/execution",
        "tests/server/jobs",
        "tests/server/replay",
        "tests/server/documents",
        "tests/server/letters",
        "tests/server/mail",
        "tests/server/meetings",
        "tests/server/webhooks",
        "tests/agreement",
    ),
    "console": ("tests/staff_console",),
    "phone": ("tests/phone",),
    "kiosk": ("tests/kiosk",),
    "fuzz": ("tests/fuzz",),
    "desk": ("tests/e2e/desk",),
    "hall": ("tests/e2e/hall",),
    "sync": ("tests/conversation", "tests/storm"),
    "screens": ("tests/client", "tests/display"),
}
"""The longest first: none of those is begun when all others have ended."""
BESIDE: Final = 3
"""So many suites run at a time."""
REPORT: Final = ("--skip-covered", "--show-missing")
OFFSCREEN: Final = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
UNUSED: Final = ("-p", "no:schemathesis", "-p", "no:faker")
"""Plugins of libraries that no suite needs as plugins: they take longer to load than pytest."""


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
    if not (system_packages.ensure(system_packages.TESTS) and system_packages.ensure_chromium()):
        return 1
    system_packages.offer(system_packages.EARS, "tests that listen are skipped")
    if chosen.coverage:
        (ROOT / ".coverage").unlink(missing_ok=True)
    failed = [] if chosen.no_check or checks.main() == 0 else ["check"]
    failed += _run(chosen)
    if chosen.coverage:
        subprocess.run([sys.executable, "-m", "coverage", "report", *REPORT], cwd=ROOT, check=False)
    print(f"failed: {', '.join(failed)}" if failed else "all good", flush=True)
    return 1 if failed else 0


def _run(chosen: argparse.Namespace) -> list[str]:
    """Run the chosen suites; those that failed."""
    names = [name for name in SUITES if name in (chosen.suites or SUITES)]
    if chosen.coverage or len(names) < 2:
        # The lines that were run are gathered in one file; and a suite alone is watched as it runs.
        return [name for name in names if not _passes(name, chosen, aside=False)]
    with ThreadPoolExecutor(BESIDE) as pool:
        passed = pool.map(lambda name: _passes(name, chosen, aside=True), names)
        return [name for name, good in zip(names, passed, strict=True) if not good]


def _passes(name: str, chosen: argparse.Namespace, *, aside: bool) -> bool:
    """Whether a suite passes. `aside` shows what it says at its end, in one piece."""
    folders = [folder for folder in SUITES[name] if any((ROOT / folder).glob("**/test_*.py"))]
    if not folders:
        print(f"suite {name}: has no tests in this version", flush=True)
        return True
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *UNUSED, *_measured(chosen), *folders],
        cwd=ROOT,
        env=_environment(),
        check=False,
        stdout=subprocess.PIPE if aside else None,
        stderr=subprocess.STDOUT if aside else None,
        text=True,
        errors="replace",
    )
    took = time.monotonic() - began
    verdict = f"suite {name}: {'FAILED' if done.returncode else 'good'}, {took:.0f} s"
    print(f"{done.stdout or ''}{verdict}", flush=True)
    return done.returncode == 0


def _environment() -> dict[str, str]:
    """What suites run in. The programs that they start would be compiled anew for each start where
    compiled files are not to be kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | OFFSCREEN
