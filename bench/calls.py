"""What calling the next costs when the line is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.joins import WAITING, hall
from bench.scale import Scale, data_folder

FLAT: Final = Target("at most", 1.5)


def measure(scale: Scale) -> Iterator[Figure]:
    """The server's CPU of a call at the door, until it is on disk and passed on."""
    few, many = scale.waiting
    with (
        data_folder() as calm,
        data_folder() as full,
        hall(calm) as little,
        hall(full) as much,
    ):
        little.ask("joins", waiting=WAITING, commands=few, grouped=True)
        much.ask("joins", waiting=WAITING, commands=many, grouped=True)

        def at(server: Child) -> Callable[[], float]:
            return lambda: float(server.ask("next_calls", count=scale.calls))

        yield paired(
            f"call next with {many:,} waiting: server CPU",
            f"with {few:,}",
            " µs",
            in_turn(scale.pairs, at(much), at(little)),
            FLAT,
        )
