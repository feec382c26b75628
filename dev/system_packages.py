"""System libraries: installed where this is root on Debian or Ubuntu, else the command is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from typing import Final

QT: Final = (
    "libegl1",
    "libgl1",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-image0",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libpulse0",
)
SCREEN: Final = ("xvfb",)
VOICE: Final = ("libspeechd2", "speech-dispatcher", "speech-dispatcher-espeak-ng")
"""Walls and kiosks speak with these; without them they show, and walls chime."""
EARS: Final = (*VOICE, "pulseaudio", "pulseaudio-utils")
"""A loudspeaker in memory, on which tests hear what is played."""
TESTS: Final = (*QT, *SCREEN, "xdotool", "poppler-utils")
WINDOWLESS: Final = ("chromium-headless-shell",)
"""Chromium without menus and windows, which Debian has apart: pages cost half the work in it."""
BROWSER: Final = ("chromium",)


def missing(wanted: Iterable[str], installed: Iterable[str]) -> list[str]:
    """What is wanted and not there, in order."""
    have = set(installed)
    return [name for name in wanted if name not in have]


def apt_command(names: Iterable[str]) -> list[str]:
    """The command that installs them."""
    return ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]


def _installed(names: Iterable[str]) -> list[str]:
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.split()[0] for line in asked.stdout.splitlines() if line.endswith(" installed")]


def offer(names: Iterable[str], without: str) -> bool:
    """Like `ensure`, for what can be done without: says what is then so, and stops nothing."""
    there = ensure(names)
    if not there:
        print(f"Going on without: {without}.", file=sys.stderr)
    return there


def ensure_chromium() -> bool:
    """Whether there is a Chromium now, windowless where the system has such a one."""
    return offer(WINDOWLESS, "phones are tested in a whole browser") or ensure(BROWSER)


def ensure(names: Iterable[str]) -> bool:
    """Whether everything is there now; says the command where it may not install."""
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return True
    lacking = missing(names, _installed(names))
    if not lacking:
        return True
    command = apt_command(lacking)
    if os.geteuid() != 0:
        print(f"Missing system libraries. Run: sudo {' '.join(command)}", file=sys.stderr)
        return False
    print(f"Installing {', '.join(lacking)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        print(f"That failed. Run it by hand: {' '.join(command)}", file=sys.stderr)
    return done.returncode == 0
