"""The verb: its arguments, and which of the three ways the demo goes."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from dev import system_packages
from dev.demo import hall, phones, recorded_day, small_pictures
from dev.demo.processes import DemoFault, Family, Process, end_on_signals
from dev.demo.stage import Stage, has_screen, virtual, visible
from dev.demo.windows import open_windows
from dev.paths import ROOT

FOLDER: Final = ROOT / ".demo"
PICTURES: Final = ROOT / "demo-pictures"
PAST_DAYS: Final = 3
"""So many days of customers are on record, for the managers' reports."""
ABOUT: Final = """A running hall on this machine: a server, and kiosk, console and wall in windows
side by side, until Ctrl-C or until all windows are closed. Without a screen the programs run on a
virtual one and pictures of them are saved. With --replay it plays a recorded day of real customers
through the public interface and compares what came of it with the recording."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line that says what to do; exit 2."""
        self.exit(2, f"run.py demo: {message} (see --help)\n")


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    pictures: Path | None
    seconds: float | None
    replay: str | None
    day: str | None
    speed: str
    phones: bool = False


def parse(arguments: Sequence[str]) -> Options:
    """The options. Exits 2 with one line on wrong use."""
    parser = _Parser(prog="run.py demo", description=ABOUT)
    parser.add_argument(
        "--pictures",
        metavar="DIR",
        type=Path,
        nargs="?",
        const=PICTURES,
        help="no windows: save pictures instead, in DIR (demo-pictures)",
    )
    parser.add_argument("--seconds", type=_seconds, help="end by itself after so long")
    parser.add_argument(
        "--phones", action="store_true", help="listen on the local network, for phones to join"
    )
    parser.add_argument("--replay", metavar="FILE", help="a recorded day, CSV plain or gz")
    parser.add_argument("--day", help="with --replay: which day, like 1999-02-08")
    parser.add_argument("--speed", help="with --replay: how many times as fast, 1 to 3600 (60)")
    given = parser.parse_args(arguments)
    if given.replay is None and (given.day or given.speed):
        parser.error("--day and --speed belong to --replay FILE")
    if given.replay is not None and given.day is None:
        parser.error("--replay needs a day as well, like --day 1999-02-08")
    if given.replay is not None and given.seconds is not None:
        parser.error("a replayed day ends by itself; leave out --seconds")
    if given.phones and (given.replay is not None or given.pictures is not None):
        parser.error("--phones is for the demo in windows")
    speed = given.speed or "60"
    return Options(given.pictures, given.seconds, given.replay, given.day, speed, given.phones)


def main(arguments: Sequence[str] = ()) -> int:
    """Exit code 0; 1 when something failed or the days differ; 2 for wrong use."""
    given = parse(arguments)
    pictures = given.pictures or (None if has_screen(os.environ) else PICTURES)
    if given.phones and pictures is not None:
        print("run.py demo: --phones needs a screen for the windows.", file=sys.stderr)
        return 1
    if not system_packages.ensure(system_packages.QT):
        return 1
    system_packages.offer(system_packages.VOICE, "calls are not said aloud")
    end_on_signals()
    try:
        with tempfile.TemporaryDirectory(prefix="nowserving-") as passing, Family() as family:
            if given.replay is not None:
                return _replay(given, family, Path(passing), pictures)
            return _hall(given, family, Path(passing), pictures)
    except DemoFault as fault:
        print(f"run.py demo: {fault}", file=sys.stderr)
        return fault.code
    except KeyboardInterrupt:
        print("\nThe demo has ended.")
        return 0 if given.replay is None else 1


def _replay(given: Options, family: Family, passing: Path, pictures: Path | None) -> int:
    assert given.replay is not None and given.day is not None
    # Children have a working directory of their own.
    file = str(Path(given.replay).expanduser().absolute())
    day = recorded_day.Day(file, given.day, given.speed)
    return recorded_day.run(
        day, hall.Places(passing), family, lambda: _stage(family, passing, pictures), pictures
    )


def _hall(given: Options, family: Family, passing: Path, pictures: Path | None) -> int:
    places = hall.Places(FOLDER)
    print("Opening the hall …", flush=True)
    hall.prepare(places, PAST_DAYS)
    host = phones.own_address() if given.phones else ""
    server, url = hall.start_server(places, family, host)
    _tell(places, url)
    stage = _stage(family, passing, pictures)
    if pictures is not None:
        hall.open_address(places.data, url)
        small_pictures.take(places, url, stage, family, passing, pictures)
        return 0
    devices = {folder: places.folder / folder for folder, _, _ in hall.DEVICES}
    windows = open_windows(places, devices, url, stage, family)
    if given.phones:
        print(phones.invitation(hall.check_link(places.data, url)))
    else:
        print("Phones cannot open an address of this machine alone, so no screen shows a code:")
        print("with --phones the hall is on the local network, and they can join.")
    print("Ctrl-C ends the demo; so does closing all windows.", flush=True)
    return _watch(server, windows, given.seconds)


def _stage(family: Family, passing: Path, pictures: Path | None) -> Stage:
    stage = virtual(family, passing / "xvfb.log") if pictures else visible()
    if stage.words:
        print(stage.words, flush=True)
    return stage


def _tell(places: hall.Places, url: str) -> None:
    print(f"\nNow Serving runs at {url}\n")
    for name, point in hall.points(places.data, url):
        print(f"  join {name:<24} {url}/q/{point}")
    print(f"  {'book a time':<29} {url}/book")
    print(f"  {'the mails of bookings':<29} {places.mails}")
    print(f"  {'the API, with a page':<29} {url}/docs\n")
    for account in hall.accounts(places.data):
        print(f"  {account['role']:<8} {account['name']:<8} {account['password']}")
    print(flush=True)


def _watch(server: Process, windows: Sequence[Process], seconds: float | None) -> int:
    """Until all windows are closed, the server ends, or time is up."""
    until = None if seconds is None else time.monotonic() + seconds
    told: set[str] = set()
    while until is None or time.monotonic() < until:
        if server.code is not None:
            raise DemoFault(f"The server has ended: {server.last_words}")
        for window in windows:
            if window.code and window.name not in told:
                told.add(window.name)
                print(f"The {window.name} has ended: {window.last_words}", file=sys.stderr)
        if all(window.code is not None for window in windows):
            return 1 if len(told) == len(windows) else 0
        time.sleep(0.2)
    return 0


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 1 <= value <= 86_400:
        raise argparse.ArgumentTypeError("that is no number from 1 to 86400")
    return value
