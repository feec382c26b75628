"""A screen of the test's own, in memory; the three programs on it, each in a process; a hand."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtGui import QImage

from dev.demo.processes import Family, Process, python
from dev.demo.stage import virtual
from tests.conversation.server_process import PATIENCE_S
from tests.e2e.acting import until
from tests.e2e.house import House


class Box(NamedTuple):
    """A window, in pixels of the screen."""

    x: int
    y: int
    width: int
    height: int


BOXES: Final = {
    "kiosk": Box(0, 0, 540, 960),
    "display": Box(600, 0, 960, 540),
    "staff_console": Box(600, 600, 1200, 700),
}
TITLES: Final = {name: f"^Now Serving: {name.split('_')[-1]}" for name in BOXES}
PULLED: Final = (*range(0, 20), *range(20, -1, -1))
DRAWING_THREAD: Final = "QSGRenderThread"


class Screen:
    """An X server that nobody else uses. `family` ends it after the programs."""

    def __init__(self, house: House, family: Family) -> None:
        self._house = house
        self._family = family
        stage = virtual(family, house.folder / "screen.log")
        assert "DISPLAY" in stage.environment, f"{stage.words} Run: apt-get install xvfb"
        # As on a machine with a graphics card: a thread of its own draws, by OpenGL.
        self._environment = {**stage.environment, "QT_QUICK_BACKEND": ""}
        self.programs: dict[str, Process] = {}

    def open(self, name: str, *options: str, said: str = "") -> Process:
        """Start one of the programs in its place on the screen; `said` is typed into it."""
        box = BOXES[name]
        options += ("--server", self._house.url, "--data", str(self._house.folder / name))
        options += ("--windowed", "--size", f"{box.width}x{box.height}", "--at", f"{box.x},{box.y}")
        command = python(name, *options, "--picture", str(self._picture(name)))
        log = self._house.folder / f"{name}.log"
        self.programs[name] = Process(name, command, log, self._environment, said)
        self._family.add(self.programs[name])
        return self.programs[name]

    def picture(self, name: str) -> QImage:
        """What the window showed a moment ago; a null picture before it showed anything."""
        return QImage(str(self._picture(name)))

    def pictured_at(self, name: str) -> float:
        """When that was, in seconds since 1970; 0 before it showed anything."""
        path = self._picture(name)
        return path.stat().st_mtime if path.exists() else 0

    def threads(self, name: str) -> list[str]:
        """The names of the program's threads."""
        tasks = Path("/proc", self._hand("search", "--name", TITLES[name], "getwindowpid"), "task")
        return [(each / "comm").read_text().strip() for each in tasks.iterdir()]

    def press(self, name: str, key: str) -> None:
        """Turn to a window and press a key."""
        self._hand("search", "--name", TITLES[name], "windowfocus", "--sync")
        self._hand("key", key)

    def touch(self, name: str, x: float, y: float) -> None:
        """Touch a window at shares of its width and height."""
        box = BOXES[name]
        spot = (box.x + round(x * box.width), box.y + round(y * box.height))
        self._hand("mousemove", *map(str, spot), "click", "1")

    def pull(self, *names: str) -> None:
        """Pull at the windows' corners at once: they get larger step by step, and smaller."""
        acts: list[str] = []
        for more in PULLED:
            for name in names:
                size = (str(BOXES[name].width + more), str(BOXES[name].height + more))
                acts += ["search", "--name", TITLES[name], "windowsize", *size, "sleep", "0.01"]
        self._hand(*acts)

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something can be observed; all programs live meanwhile."""

        def looks() -> object:
            for name, program in self.programs.items():
                assert program.code is None, f"{name} has ended: {program.last_words}"
            return holds()

        await until(looks, what)

    def _picture(self, name: str) -> Path:
        return self._house.folder / f"{name}.png"

    def _hand(self, *acts: str) -> str:
        environment = {**os.environ, **self._environment}
        done = subprocess.run(
            ["xdotool", *acts], env=environment, capture_output=True, text=True, timeout=PATIENCE_S
        )
        assert done.returncode == 0, f"{' '.join(acts)}: {done.stderr}"
        return done.stdout.strip()
