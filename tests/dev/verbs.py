"""Runs a verb of `run.py` as a process of its own, in the environment that stands."""

from __future__ import annotations

import os
import subprocess
import sys

from dev.paths import ROOT


def run_verb(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The verb with its arguments, and what it said."""
    return subprocess.run(
        [sys.executable, "-m", "dev", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
