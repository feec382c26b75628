"""The demo with `--replay`: the server's `replay` plays the day while the three programs watch."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import httpx

from dev.demo import hall, pictures
from dev.demo.processes import DemoFault, Family, Process, python
from dev.demo.stage import Stage
from dev.demo.windows import Clerk, open_windows
from server.replay import caller
from server.replay.ground import NAME, QUEUE, RESERVATIONS, SPARE_DESK

WATCHER: Final = "jonas"
PATIENCE_S: Final = 60.0
_LISTENS: Final = re.compile(r"listens on (http\S+)")
_CUSTOMERS: Final = re.compile(r"(\d+) customers")
_JOINED: Final = re.compile(r"(\d+) joined, ")


class Day(NamedTuple):
    """Which day of which recording, and how fast."""

    file: str
    day: str
    speed: str


def run(
    day: Day,
    places: hall.Places,
    family: Family,
    stage: Callable[[], Stage],
    out: Path | None,
) -> int:
    """Play it; the exit code of the replay. `stage` is set once the recording has proved good.

    Raises `DemoFault`.
    """
    data = places.data
    command = python("server", "replay", day.file, "--day", day.day, "--speed", day.speed)
    replay = Process("replay", [*command, "--data", str(data)], places.log("replay"), heard=True)
    family.add(replay)
    watching = _Watching(places, family, stage, out)
    for line in replay.output:
        print(line, end="", flush=True)
        watching.hear(line)
    code = replay.wait()
    if replay.log.stat().st_size:
        sys.stderr.write(replay.log.read_text(encoding="utf-8", errors="replace"))
    return code


class _Watching:
    """Opens the windows when the hall opens, and takes pictures when half of the day is over."""

    def __init__(
        self, places: hall.Places, family: Family, stage: Callable[[], Stage], out: Path | None
    ) -> None:
        self._places = places
        self._family = family
        self._stage = stage
        self._out = out
        self._windows: list[Process] = []
        self._customers = 0
        self._url = ""

    def hear(self, line: str) -> None:
        """One line that the replay printed."""
        if found := _LISTENS.search(line):
            self._url = found[1]
        elif found := _CUSTOMERS.search(line):
            self._customers = int(found[1])
            self._open()
        elif (found := _JOINED.search(line)) and 2 * int(found[1]) >= self._customers:
            self._picture()

    def _open(self) -> None:
        data = self._places.data
        devices = {"kiosk": data / "entrance", "wall": data / "wall"}
        clerk = Clerk(WATCHER, hall.passwords(data)[WATCHER])
        asyncio.run(_sit_down(self._url, clerk))
        print(f"At the console: {WATCHER}, at the {SPARE_DESK}; password {clerk.password}")
        passing = self._places.folder if self._out else None
        self._windows = open_windows(
            self._places, devices, self._url, self._stage(), self._family, passing, clerk
        )

    def _picture(self) -> None:
        if self._out is None:
            return
        pictures.wait_for(self._windows, self._places.folder)
        kept = pictures.keep(self._windows, self._places.folder, self._out, "replay-")
        print(f"Pictures of the day: {', '.join(map(str, kept))}", flush=True)
        self._out = None


async def _sit_down(url: str, clerk: Clerk) -> None:
    """Open the desk that the recording leaves free. Raises `DemoFault`."""
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as http:
        speaking = caller.Caller(http)
        watcher = caller.Clerk(speaking, clerk.name, clerk.password)
        try:
            await watcher.sign_in()
            desk = await _spare_desk(speaking, watcher)
            await watcher.post(f"{QUEUE}/desk/{desk}", {"state": "open"})
        except (caller.AskedInVain, caller.HallAway) as fault:
            raise DemoFault(f"The console finds no desk: {fault}") from None


async def _spare_desk(speaking: caller.Caller, watcher: caller.Clerk) -> str:
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up:
        listed = await speaking.get(f"{RESERVATIONS}/service-point/get", watcher.token)
        desks = [d for point in listed["items"] if point["name"] == NAME for d in point["desks"]]
        found = next((desk["id"] for desk in desks if desk["name"] == SPARE_DESK), None)
        if found is not None:
            return str(found)
        await asyncio.sleep(0.2)
    raise DemoFault("The recorded day has set up no service point.")
