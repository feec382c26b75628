"""`replay`: a recorded day on a hall of its own, played through the public interface."""

from __future__ import annotations

import argparse
import asyncio
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import httpx

from protocol.records import Site
from server.cli.arguments import Subparsers
from server.cli.faults import FAILED, CommandFault
from server.cli.replay_hall import ZONE, ReplayHall, ServerEnded
from server.domain.days import business_day, day_span
from server.replay import report
from server.replay.caller import AskedInVain, Caller, Clerk, HallAway
from server.replay.comparison import Comparison, compare
from server.replay.ground import set_up
from server.replay.looking_back import left_over, seen
from server.replay.plan import Plan, planned
from server.replay.player import Player, tell_progress
from server.replay.sync_client import hall_clock
from server.replay.trace import TraceFault, read_day

FASTEST: Final = 3_600
LEAD_S: Final = 10.0
LEAD_PER_DESK_S: Final = 0.5
"""Signing in takes a while: passwords are costly to check on purpose."""


class Stopped(Exception):
    """The process was asked to terminate."""


_KNOWN: Final = (HallAway, AskedInVain, ServerEnded, Stopped)


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "replay",
        help="play a recorded day and compare what came of it",
        description="Makes a sample hall, runs a server on it whose clock is that of the recorded "
        "day, and plays the day through the public interface: joins, calls, starts, completions "
        "and give-ups. Prints how outcomes and counts compare; exits 0 when they are equal, "
        "else 1. Kiosk and wall can watch: run.py kiosk --data DIR/entrance, run.py display "
        "--data DIR/wall.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the recording: CSV, plain or gz")
    parser.add_argument("--day", required=True, type=_day, help="such as 1999-02-08")
    parser.add_argument(
        "--speed", metavar="N", type=_speed, default=60.0, help="how many times as fast (60)"
    )
    parser.add_argument(
        "--data", metavar="DIR", type=Path, help="a new directory for the hall (else a passing one)"
    )
    parser.add_argument("--port", type=_port, default=0, help="any free one if not given")
    parser.add_argument(
        "--lead",
        metavar="SECONDS",
        type=_lead,
        help="how long the hall stands open before the first customer (10, and half for each desk)",
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    try:
        # Recorded times have no zone; UTC has no hour that comes twice or never.
        plan = planned(read_day(given.file, given.day), lambda at: _ms(at.replace(tzinfo=UTC)))
    except TraceFault as fault:
        raise CommandFault(str(fault)) from None
    with _stoppable() as (runner, stop):
        if given.data is not None:
            return _in(given, plan, given.data, runner, stop)
        with tempfile.TemporaryDirectory(prefix="nowserving-replay-") as folder:
            return _in(given, plan, Path(folder) / "hall", runner, stop)


@contextmanager
def _stoppable() -> Iterator[tuple[asyncio.Runner, asyncio.Event]]:
    """A loop, and what is set there once the process is asked to terminate.

    Whoever asks before the loop runs is heard once it does: neither server nor folder stay behind.
    """
    with asyncio.Runner() as runner:
        stop = asyncio.Event()
        tell = runner.get_loop().call_soon_threadsafe
        before = signal.signal(signal.SIGTERM, lambda *_: tell(stop.set))
        try:
            yield runner, stop
        finally:
            signal.signal(signal.SIGTERM, before)


def _in(
    given: argparse.Namespace, plan: Plan, data: Path, runner: asyncio.Runner, stop: asyncio.Event
) -> int:
    names = [desk.clerk for desk in plan.desks]
    lead_s = LEAD_S + LEAD_PER_DESK_S * len(names) if given.lead is None else given.lead
    start = plan.begins_at // 1000 * 1000 - round(lead_s * given.speed) * 1000
    hall = ReplayHall.make(data, start, names)
    try:
        hall.start(given.speed, given.port)
        print(f"Now Serving listens on {hall.url}", flush=True)
        first, last = _words(plan.begins_at), len(plan.customers)
        print(
            f"{given.day}: {last} customers, {len(names)} desks; the first at {first}", flush=True
        )
        comparison, troubles = runner.run(_play(plan, hall, stop))
    except (*_KNOWN, ExceptionGroup) as fault:
        known = _first_known(fault)
        if known is None:
            raise
        if isinstance(known, Stopped):
            return FAILED
        raise CommandFault(str(known), FAILED) from None
    finally:
        hall.end()
    print("\n".join(report.lines(comparison, troubles)), flush=True)
    return FAILED if comparison.differences else 0


async def _play(plan: Plan, hall: ReplayHall, stop: asyncio.Event) -> tuple[Comparison, list[str]]:
    limits = httpx.Limits(max_connections=64, max_keepalive_connections=64)
    async with httpx.AsyncClient(
        base_url=hall.url, limits=limits, timeout=30, trust_env=False
    ) as http:
        caller = Caller(http)
        async with asyncio.TaskGroup() as beside:
            watching = beside.create_task(hall.watch())
            obeying = beside.create_task(_obey(stop))
            clock = await hall_clock(hall.url)
            manager = Clerk(caller, hall.manager, hall.passwords[hall.manager])
            opens = partial(clock.until, opens_at(plan.begins_at, clock.rate))
            ground = await set_up(plan, caller, manager, hall.passwords, opens)
            player = Player(plan, ground, caller, clock, hall.kiosk_token)
            telling = beside.create_task(tell_progress(player, clock, _words, _tell))
            played = await player.play()
            telling.cancel()
            back = await seen(hall.url, played.tickets)
            rest = await left_over(caller, ground.point)
            watching.cancel()
            obeying.cancel()
    return compare(plan, back, rest, _hour), played.troubles


def opens_at(begins_at: int, rate: float) -> int:
    """From when on desks may open for a day whose first customer comes then, ms.

    A clock that runs fast begins long before, maybe on the business day before; as that one ends,
    desks with nobody at them are closed. A second of ours later, as both clocks are not quite one.
    """
    roll_hour = Site(id="", name="").roll_hour
    begins, _ = day_span(business_day(begins_at, ZONE, roll_hour), ZONE, roll_hour)
    return min(begins + round(rate * 1000), begins_at)


async def _obey(stop: asyncio.Event) -> None:
    await stop.wait()
    raise Stopped


def _first_known(fault: BaseException) -> BaseException | None:
    """The first fault that has a sentence for people, wherever a group of tasks hides it."""
    if isinstance(fault, BaseExceptionGroup):
        return next((found for one in fault.exceptions if (found := _first_known(one))), None)
    return fault if isinstance(fault, _KNOWN) else None


def _tell(text: str) -> None:
    print(text, flush=True)


def _words(at: float) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%H:%M:%S}"


def _hour(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%m-%d %H:00}"


def _ms(at: datetime) -> int:
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("that is no day; write it like 1999-02-08") from None


def _speed(text: str) -> float:
    return _between(text, 1, FASTEST)


def _lead(text: str) -> float:
    return _between(text, 1, 600)


def _port(text: str) -> int:
    return int(_between(text, 0, 65_535))


def _between(text: str, least: int, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = least - 1.0
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"that is no number from {least} to {most}")
    return value
