"""The three programs: how they are started, and where their windows go. Layout is pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from dev.demo.hall import Places
from dev.demo.processes import Family, Process, python
from dev.demo.stage import Stage

FRAME: Final = 40
"""What a window manager adds above a window, pixels."""
CONSOLE_LEAST: Final = (1180, 640)


class Box(NamedTuple):
    """A window, in pixels."""

    x: int
    y: int
    width: int
    height: int


PICTURED: Final = {
    "kiosk": Box(0, 0, 1080, 1920),
    "console": Box(1100, 0, 1440, 900),
    "wall": Box(1100, 1000, 1920, 1080),
}
"""How large the windows are that nobody looks at."""


@dataclass(frozen=True)
class Clerk:
    """Who is signed in at the console from the beginning."""

    name: str
    password: str


def side_by_side(room: tuple[int, int, int, int]) -> dict[str, Box]:
    """The kiosk upright at the left, the wall above the console at the right."""
    x, y, width, height = room
    kiosk_height = max(320, height - FRAME)
    kiosk_width = max(320, min(kiosk_height * 9 // 16, width * 3 // 10))
    right, rest = x + kiosk_width, max(320, width - kiosk_width)
    console_width = max(CONSOLE_LEAST[0], rest)
    wall_height = max(320, height - CONSOLE_LEAST[1] - 2 * FRAME)
    wall_width = min(rest, wall_height * 16 // 9)
    console_height = max(CONSOLE_LEAST[1], height - wall_height - 2 * FRAME)
    console_y = max(y, y + height - console_height - FRAME)
    return {
        "kiosk": Box(x, y, kiosk_width, kiosk_height),
        "console": Box(right, console_y, console_width, console_height),
        "wall": Box(right, y, wall_width, wall_height),
    }


def open_windows(
    places: Places,
    devices: dict[str, Path],
    url: str,
    stage: Stage,
    family: Family,
    pictures: Path | None = None,
    clerk: Clerk | None = None,
) -> list[Process]:
    """Start kiosk, console and wall. `devices` are the enrolled folders of kiosk and wall;
    `pictures` is where each keeps a picture of itself."""
    boxes = PICTURED if pictures else side_by_side(stage.room) if stage.room else {}
    modules = {"kiosk": "kiosk", "console": "staff_console", "wall": "display"}
    started = []
    for name, module in modules.items():
        data = devices.get(name, places.folder / name)
        options = ["--server", url, "--data", str(data), "--windowed", *_placed(boxes.get(name))]
        if pictures:
            options += ["--picture", str(pictures / f"{name}.png")]
        signing_in = clerk if name == "console" else None
        if signing_in:
            options += ["--sign-in", signing_in.name]
        started.append(
            Process(
                name,
                python(module, *options),
                places.log(name),
                stage.environment,
                said=signing_in.password if signing_in else "",
            )
        )
        family.add(started[-1])
    return started


def _placed(box: Box | None) -> list[str]:
    if box is None:
        return []
    return ["--size", f"{box.width}x{box.height}", "--at", f"{box.x},{box.y}"]
