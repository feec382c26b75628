"""Where windows are shown: on this machine's screen, on a virtual one, or on none at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dev import system_packages
from dev.demo.processes import Family, Process, python
from dev.paths import ROOT

UNSEEN: Final = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
VIRTUAL: Final = {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software", "WAYLAND_DISPLAY": ""}
SIZE: Final = "3840x2400x24"


@dataclass(frozen=True)
class Stage:
    """Environment of the programs; the room that windows have, as (x, y, width, height) in pixels,
    where it is known."""

    environment: Mapping[str, str] = field(default_factory=dict)
    room: tuple[int, int, int, int] | None = None
    words: str = ""


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether windows can be seen here."""
    if environment.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def visible() -> Stage:
    """This machine's screen."""
    asked = subprocess.run(
        python("dev.demo.room"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    figures = asked.stdout.split()
    if asked.returncode or len(figures) != 4:
        return Stage()
    x, y, width, height = map(int, figures)
    return Stage(room=(x, y, width, height))


def virtual(family: Family, log: Path) -> Stage:
    """A screen in memory: Xvfb where it is or can be installed, else Qt's own."""
    if not sys.platform.startswith("linux") or not _xvfb():
        return Stage(UNSEEN, words="No screen: the programs draw without one.")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = Process("xvfb", command, log, keep=(write,))
    family.add(server)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    if not number:
        return Stage(UNSEEN, words=f"Xvfb did not start ({server.last_words}).")
    return Stage(
        {**VIRTUAL, "DISPLAY": f":{number}"}, words=f"No screen: on a virtual one, :{number}."
    )


def _xvfb() -> bool:
    if shutil.which("Xvfb") is None and hasattr(os, "geteuid") and os.geteuid() == 0:
        system_packages.ensure(system_packages.SCREEN)
    return shutil.which("Xvfb") is not None
