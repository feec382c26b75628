"""`practice`: a simulated hall for a new colleague, on this machine and for this once.

The console starts it as a child and speaks to it in lines: JSON from here, words to here (`away
SECONDS`, `rival ENTRY`). It ends when its standard input does, however the console has ended.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from server.cli.arguments import Subparsers
from server.cli.faults import FAILED, CommandFault
from server.cli.listening import bound, url_of
from server.cli.practice_hall import LEARNER, PracticeHall, make
from server.cli.practice_people import People
from server.cli.serving import Serving
from server.clock import Clock, ScaledClock, SystemClock
from server.compose import compose
from server.execution.door import Unavailable
from server.settings import Settings

HOST: Final = "127.0.0.1"
MOST_AWAY_S: Final = 600
FASTEST: Final = 60.0


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "practice",
        help="a simulated hall to practise in (run.py console --practice starts it)",
        description="Runs a hall of simulated guests and colleagues on 127.0.0.1, and tells its "
        "address and a password for this once as a line of JSON. Nothing is kept. It ends when "
        "its standard input ends (Ctrl-D).",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="who comes, and how they behave (%(default)s)"
    )
    parser.add_argument(
        "--speed", type=_speed, default=1.0, help="how many times as fast, 0.5 to 60 (1)"
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    clock: Clock = SystemClock()
    if given.speed != 1.0:
        clock = ScaledClock(time.time_ns() // 1_000_000, given.speed)
    with tempfile.TemporaryDirectory(prefix="nowserving-practice-") as folder:
        asyncio.run(_practise(Path(folder) / "hall", clock, given.seed))
    return 0


async def _practise(data: Path, clock: Clock, seed: int) -> None:
    hall = await make(data, clock)
    people = People(hall, clock, seed, lambda text: _say(say=text))
    practice = Practice(data, clock, hall, people)
    lines: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_listen, args=(loop, lines), daemon=True).start()
    await practice.run(lines)


class Practice:
    """The server's lives, one after the other on the same port, and what the console asks."""

    def __init__(self, data: Path, clock: Clock, hall: PracticeHall, people: People) -> None:
        self._data = data
        self._clock = clock
        self._hall = hall
        self._people = people
        self._serving: Serving | None = None
        self._over = False
        self._away_s = 0.0

    async def run(self, lines: asyncio.Queue[str]) -> None:
        """Serve until the lines end, with pauses where one was asked for."""
        hearing = asyncio.create_task(self._hear(lines), name="hearing")
        port, lives = 0, 0
        try:
            while not self._over:
                port = await self._live(port, lives)
                lives += 1
                pause = asyncio.create_task(asyncio.sleep(self._away_s))
                await asyncio.wait((pause, hearing), return_when=asyncio.FIRST_COMPLETED)
                pause.cancel()
            # What went wrong while it heard ends the practice too.
            await hearing
        finally:
            hearing.cancel()

    async def _live(self, port: int, lives: int) -> int:
        """One life of the server; the port that it had."""
        with bound(HOST, port) as listener:
            url, port = url_of(listener, "http"), int(listener.getsockname()[1])
            settings = Settings(self._data, base_url=url, open_rate=0)
            composition = compose(settings, self._clock, lambda: serving.fail())
            living: list[asyncio.Task[None]] = []

            async def prepare() -> None:
                if lives:
                    await self._people.somebody_gives_up(composition)
                else:
                    await self._people.begin(composition)
                living.append(asyncio.create_task(self._people.live(composition)))

            ready = {"url": url, "name": LEARNER, "password": self._hall.password}
            # Said once guests and consoles are let in.
            serving = Serving(composition, listener, url, prepare, [_line(ready=ready)])
            self._serving = serving
            if self._over:
                serving.stop()
            await serving.run()
            for task in living:
                task.cancel()
            await asyncio.gather(*living, return_exceptions=True)
            if serving.failed:
                raise CommandFault("The practice cannot be saved. The log says why.", FAILED)
            return port

    async def _hear(self, lines: asyncio.Queue[str]) -> None:
        try:
            while line := await lines.get():
                word, _, rest = line.strip().partition(" ")
                if word == "away" and rest.isdigit():
                    self._away_s = min(MOST_AWAY_S, int(rest))
                    self._stop()
                elif word == "rival" and self._serving is not None:
                    # Nobody is quicker while the server is away; the learner's call goes on.
                    with suppress(Unavailable):
                        await self._people.snatch(rest)
                    _say(rival=rest)
        finally:
            self._over = True
            self._stop()

    def _stop(self) -> None:
        if self._serving is not None:
            self._serving.stop()


def _listen(loop: asyncio.AbstractEventLoop, lines: asyncio.Queue[str]) -> None:
    """Read standard input without Python's own lock on it, which would outlive the loop."""
    rest = b""
    # The loop is closed where the hall ends before its input does.
    with suppress(RuntimeError):
        while piece := os.read(0, 4096):
            *whole, rest = (rest + piece).split(b"\n")
            for line in whole:
                loop.call_soon_threadsafe(lines.put_nowait, line.decode(errors="replace") or " ")
        # An empty line means that there will be none.
        loop.call_soon_threadsafe(lines.put_nowait, "")


def _line(**said: Any) -> str:
    return msgspec.json.encode(said).decode()


def _say(**said: Any) -> None:
    print(_line(**said), flush=True)


def _speed(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.5 <= value <= FASTEST:
        raise argparse.ArgumentTypeError("that is no number from 0.5 to 60")
    return value
