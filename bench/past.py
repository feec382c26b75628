"""What a join costs when the hall has a long past."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.joins import JOIN, hall, rate
from bench.scale import Scale, data_folder

FLAT: Final = Target("at most", 1.2)
CLIENTS: Final = 32
MICROSECONDS: Final = 1e6


def measure(scale: Scale) -> Iterator[Figure]:
    """The time that a join takes away from the others, over HTTP."""
    few, many = scale.past
    with (
        data_folder() as young,
        data_folder() as old,
        hall(young, few) as little,
        hall(old, many) as much,
        Child("bench.poster") as load,
    ):

        def at(server: Child) -> Callable[[], float]:
            return lambda: MICROSECONDS / rate(scale, server, load, JOIN, CLIENTS)

        yield paired(
            f"a join after {many:,} past visits",
            f"after {few:,}",
            " µs",
            in_turn(scale.pairs, at(much), at(little)),
            FLAT,
        )
