"""`run.py bench`: measure, print the table of the README, and say which target is missed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Final

from bench.children import BenchFault
from bench.figures import Figure, table
from bench.scale import QUICK, WHOLE, Scale

SUBJECTS: Final = (
    "joins",
    "deliveries",
    "reconnects",
    "calls",
    "console",
    "bookings-view",
    "tickets-view",
    "past",
    "publishing",
    "slots",
    "bookings",
    "slots-http",
    "sla",
    "breaches",
    "tickets",
    "repairs",
)
"""Each is measured by the module of its name: that of another one brings much along."""


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument(
        "subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(SUBJECTS)}; all without"
    )
    parser.add_argument(
        "--quick", action="store_true", help="see that it runs; the figures mean nothing"
    )
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.subjects if name not in SUBJECTS]
    if unknown:
        known = ", ".join(SUBJECTS)
        parser.error(f"no such subject: {unknown[0]}. There are {known}.")
    return chosen


def main(arguments: Sequence[str] = ()) -> int:
    """Exit 1 when a target is missed or nothing could be measured."""
    chosen = _parse(arguments)
    scale = QUICK if chosen.quick else WHOLE
    figures: list[Figure] = []
    try:
        for name in chosen.subjects or SUBJECTS:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            figures += _measured(name, scale)
    except BenchFault as fault:
        print(fault, file=sys.stderr)
        return 1
    print(table(figures))
    print(f"\nMedians of {scale.pairs} interleaved pairs.")
    return 0 if chosen.quick else _judged(figures)


def _measured(subject: str, scale: Scale) -> Iterator[Figure]:
    module = import_module(f"bench.{subject.replace('-', '_')}")
    measure: Callable[[Scale], Iterator[Figure]] = module.measure
    return measure(scale)


def _judged(figures: Sequence[Figure]) -> int:
    missed = [one for one in figures if not one.met]
    for one in missed:
        wanted = f"{one.target.sense} {one.target.bound:g}" if one.target else ""
        print(f"missed: {one.work}: {one.ratio:.2f}, wanted {wanted}", file=sys.stderr)
    return 1 if missed else 0
