"""`what-if`: a stored day under other staffing or rules, compared with the day as it was."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Final

from msgspec.structs import replace

from protocol.places import Policy
from protocol.queries import DayChange
from protocol.records import ServicePoint
from server.cli import what_if_table
from server.cli.arguments import Subparsers, add_data
from server.cli.faults import FAILED, CommandFault
from server.clock import SystemClock
from server.data_folder import DATABASE
from server.domain.days import day_span
from server.domain.refused import Refused
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.staffing import LATEST_MIN, MOST_DESKS
from server.domain.what_if.what_if import MOST_RUNS, PERCENT, RUNS, WEIGHT, Compared, what_if
from server.store.days import day_before, points_of, points_visited, recorded_day
from server.store.store import Store

INTERRUPTED: Final = 130
"""As a shell says that Ctrl+C has ended something."""
_POLICIES: Final[tuple[Policy, ...]] = ("weight", "ratio")
_LINES: Final = 4
"""So many lines tell of the progress where there is no terminal."""


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "what-if",
        help="replay a stored day under other staffing or rules",
        description="Replays a day that is on record with what you change, and compares waits, who "
        "left, no-shows and the finish. Everybody comes when they came and takes what they took; "
        "who is next is decided by the same rule as in the hall. What the record cannot tell, such "
        "as how long somebody who left would have been served, is drawn anew in each of the "
        "replays. Nothing is changed; a server may be running on the data meanwhile. Ctrl+C ends "
        "it.",
        epilog="Example: what-if --data DIR --day 2026-11-24 --desks +1 --from 14:00 --to 16:00. "
        "Exit codes: 0 when it was compared, 1 when there is nothing to compare, 2 when it was "
        "asked wrongly, 130 when it was ended.",
    )
    add_data(parser)
    day = parser.add_argument
    day("--day", required=True, type=_day, help="the business day, such as 2026-11-24")
    day("--point", metavar="NAME", help="the service point, if there are several with customers")
    _add_change(parser)
    run = parser.add_argument_group("the replays").add_argument
    run("--runs", metavar="N", type=_runs, default=RUNS, help=f"how many ({RUNS})")
    run("--seed", metavar="N", type=_seed, default=1, help="another draws other luck (1)")
    parser.set_defaults(work=work)


def _add_change(parser: argparse.ArgumentParser) -> None:
    change = parser.add_argument_group("what is otherwise (one at least)").add_argument
    change("--desks", metavar="N", type=_desks, help="so many more (+1) or fewer (-1) at work")
    change("--from", metavar="HH:MM", dest="begin", type=_minute, help="with --desks: from then on")
    change("--to", metavar="HH:MM", dest="end", type=_minute, help="with --desks: until then")
    change(
        "--weight",
        metavar="CLASS=N",
        action="append",
        type=_weight,
        default=[],
        help="how much a minute of a class's waiting counts, such as priority=3; may be repeated",
    )
    change(
        "--max-wait", metavar="MIN", type=_max_wait, help="who waits so long goes first; 0: nobody"
    )
    change("--policy", choices=_POLICIES, help="by weight times wait, or classes in turn by shares")
    change("--services", metavar="P%", type=_percent, help="how long services take, such as 90%%")
    change("--joins", metavar="P%", type=_percent, help="how many come, such as 120%%")


def work(given: argparse.Namespace) -> int:
    """Run it."""
    change = _change(given)
    store = Store.to_read(given.data / DATABASE)
    try:
        point = _point(store, given.point, given.day)
        day = recorded_day(store, point, given.day, SystemClock().now())
        if not day.legs:
            raise CommandFault(f"Nobody came to {point.name} on {given.day}.", FAILED)
    finally:
        store.close()
    change = replace(change, weights=_by_name(point, change.weights))
    told = _Progress()
    try:
        found = _compared(day, change, given, told)
    except KeyboardInterrupt:
        told.end()
        sys.stderr.write(f"Ended after {told.done} of {given.runs} replays.\n")
        return INTERRUPTED
    told.end()
    print("\n".join(what_if_table.lines(day, change, given.runs, found)))
    return 0


def _compared(
    day: RecordedDay, change: DayChange, given: argparse.Namespace, told: _Progress
) -> Compared:
    try:
        return what_if(day, change, given.runs, given.seed, told.tell)
    except Refused as refused:
        no = refused.refusal
        raise CommandFault(no.detail, FAILED if no.code == "not_found" else 2) from None


class _Progress:
    """On a terminal one line that changes, else a few."""

    def __init__(self) -> None:
        self.done = 0
        self._line = sys.stderr.isatty()
        self._said = 0

    def tell(self, done: int, of: int) -> None:
        """So many replays are done."""
        self.done = done
        if self._line:
            sys.stderr.write(f"\r{done} of {of} replays")
            sys.stderr.flush()
        elif done * _LINES // of > self._said:
            self._said = done * _LINES // of
            sys.stderr.write(f"{done} of {of} replays\n")

    def end(self) -> None:
        """Make the line free for what comes."""
        if self._line:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _change(given: argparse.Namespace) -> DayChange:
    """What is otherwise. Raises `CommandFault`."""
    if (given.begin is not None or given.end is not None) and not given.desks:
        raise CommandFault(
            "--from and --to say when the desks of --desks are at work: give it too."
        )
    change = DayChange(
        desks=given.desks or 0,
        from_min=given.begin,
        to_min=given.end,
        weights=dict(given.weight),
        max_wait_s=None if given.max_wait is None else given.max_wait * 60,
        policy=given.policy,
        service_percent=100 if given.services is None else given.services,
        joins_percent=100 if given.joins is None else given.joins,
    )
    if change == DayChange():
        raise CommandFault("Say what is to be otherwise, such as --desks +1 (see --help).")
    return change


def _point(store: Store, name: str | None, day: str) -> ServicePoint:
    """The service point that is meant. Raises `CommandFault`."""
    points = points_of(store)
    if name is not None:
        wanted = name.strip().casefold()
        for point in points:
            if wanted in (point.name.casefold(), point.prefix.casefold(), point.id):
                return point
        raise CommandFault(f"There is no service point {name}. There is: {_names(points)}.")
    visited = points_visited(store, day)
    there = [point for point in points if point.id in visited]
    if len(there) == 1:
        return there[0]
    if there:
        raise CommandFault(f"Say with --point which is meant: {_names(there)}.")
    if visited:
        raise CommandFault(f"Where customers came to on {day} was removed since.", FAILED)
    last = day_before(store, day)
    hint = f" The last day before it on record is {last}." if last else ""
    raise CommandFault(f"Nobody came on {day}.{hint}", FAILED)


def _names(points: list[ServicePoint]) -> str:
    return ", ".join(point.name for point in points)


def _by_name(point: ServicePoint, weights: dict[str, float]) -> dict[str, float]:
    """By name of the class, which may be typed by its title."""
    titles = {each.title.casefold(): each.name for each in point.classes}
    return {titles.get(name.casefold(), name): weight for name, weight in weights.items()}


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text).isoformat()
        day_span(day, "UTC", 0)
        return day
    except ValueError:
        raise argparse.ArgumentTypeError("that is no day; write it like 2026-11-24") from None


def _minute(text: str) -> int:
    hour, colon, minute = text.partition(":")
    if colon and hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(minute) < 60:
        found = int(hour) * 60 + int(minute)
        if found <= LATEST_MIN:
            return found
    raise argparse.ArgumentTypeError("that is no time of the day; write it like 14:00")


def _desks(text: str) -> int:
    found = int(_between(text, -MOST_DESKS, MOST_DESKS, whole=True))
    if not found:
        raise argparse.ArgumentTypeError("say how many more or fewer, such as +1 or -1")
    return found


def _weight(text: str) -> tuple[str, float]:
    name, equals, weight = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError("write a class and its weight, such as priority=3")
    return name.strip(), _between(weight, *WEIGHT)


def _max_wait(text: str) -> int:
    return int(_between(text, 0, 24 * 60, whole=True))


def _percent(text: str) -> int:
    return int(_between(text.removesuffix("%"), *PERCENT, whole=True))


def _runs(text: str) -> int:
    return int(_between(text, 1, MOST_RUNS, whole=True))


def _seed(text: str) -> int:
    return int(_between(text, 0, 2**31, whole=True))


def _between(text: str, least: float, most: float, whole: bool = False) -> float:
    try:
        value = float(text)
    except ValueError:
        value = least - 1.0
    if not least <= value <= most or (whole and value != int(value)):
        what = "whole number" if whole else "number"
        raise argparse.ArgumentTypeError(f"that is no {what} from {least:g} to {most:g}")
    return value
