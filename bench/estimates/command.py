"""`python -m bench.estimates --trace FILE [--month M]`: how well are waits foretold?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.estimates.replay import Replay
from bench.estimates.scores import by_month, missed, named, table
from bench.estimates.trace import Call, TraceFault, read
from server.domain.estimates.forecaster import Forecaster
from server.domain.estimates.simulation import RUNS

SPLIT: Final = (
    "Constants were chosen on January and February alone. The method and its inputs were not: "
    "earlier experiments had looked at all six months. What is learnt is learnt online, from waits "
    "that are over. Scored are only those who were served after a wait: whom nobody took in the "
    "second in which they joined (so who was idle then counts as not at work), and who stayed."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 1 when a target is missed, 2 when there is nothing to measure with."""
    chosen = _parse(arguments)
    try:
        calls = _upto(read(chosen.trace), chosen.month)
    except TraceFault as fault:
        print(fault, file=sys.stderr)
        return 2
    replay = Replay(calls, Forecaster(chosen.runs))
    scored = list(replay.run(_tell))
    if chosen.month:
        scored = [each for each in scored if each.month == chosen.month]
    if not scored:
        print(f"Nobody in {chosen.trace} was served after a wait.", file=sys.stderr)
        return 2
    print(_heading(chosen.month, len(scored), chosen.runs))
    print(table(scored))
    if not chosen.month:
        print("\n" + by_month(scored))
    print(f"\n{SPLIT}")
    faults = missed(scored)
    for each in faults:
        print(f"missed: {each}", file=sys.stderr)
    return 1 if faults else 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.estimates", description=__doc__)
    parser.add_argument("--trace", type=Path, required=True, metavar="FILE", help="CSV, or gzip")
    parser.add_argument(
        "--month",
        type=int,
        choices=range(1, 13),
        metavar="M",
        help="score that month alone, 1 to 12; those before it are replayed to learn from",
    )
    parser.add_argument(
        "--runs", type=int, default=RUNS, help=f"of each simulation; {RUNS}, as in the server"
    )
    chosen = parser.parse_args(arguments)
    if chosen.runs < 1:
        parser.error("--runs must be 1 at least.")
    return chosen


def _upto(calls: list[Call], month: int | None) -> list[Call]:
    """The calls of the months until the one that is asked for. Raises `TraceFault`."""
    months = sorted({call.month for call in calls})
    if not months:
        raise TraceFault("The trace has no rows.")
    if month is not None and month not in months:
        there = ", ".join(str(each) for each in months)
        raise TraceFault(f"The trace has nothing of month {month}. It has {there}.")
    return [call for call in calls if month is None or call.month <= month]


def _heading(month: int | None, waits: int, runs: int) -> str:
    learnt = "; the months before it were replayed to learn from" if (month or 0) > 1 else ""
    scope = f"{named(month)} alone{learnt}" if month else "Strictly in order of time"
    return f"{scope}: {waits:,} who were served after a wait; {runs} runs a quote.\n"


def _tell(month: int) -> None:
    print(f"replaying {named(month)} …", file=sys.stderr, flush=True)
