"""`run.py check`: formatting, lint, types, import contracts, QML, house rules."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dev import qml
from dev.house_rules import faults
from dev.paths import ROOT, sources


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def main(arguments: Sequence[str] = ()) -> int:
    """Run all checks; 1 when one fails."""
    names = [*sources(), "tests"]
    commands = {
        "formatting": [_tool("ruff"), "format", "--check", "-q", *names, "run.py"],
        "lint": [_tool("ruff"), "check", "-q", *names, "run.py"],
        "types": [_tool("mypy"), "--no-error-summary", *sources()],
        "imports": [_tool("lint-imports"), "--no-cache"],
    }
    failed = []
    for what, command in commands.items():
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            failed.append(what)
            print(done.stdout + done.stderr)
        print(f"check {what}: {'FAILED' if done.returncode else 'good'}", flush=True)
    wrong = qml.lint()
    print(wrong or "check qml: good", flush=True)
    if wrong:
        failed.append("qml")
    broken = list(faults(ROOT, names))
    print("\n".join(broken) if broken else "check house rules: good", flush=True)
    if broken:
        failed.append("house rules")
    return 1 if failed else 0
