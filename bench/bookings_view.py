"""What a clerk's bookings cost when a day is full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale

WORK: Final[dict[str, tuple[str, Target]]] = {
    "passes": ("a second passes", Target("at most", 3)),
    "drags": ("a booking follows the pointer", Target("at most", 3)),
    "chooses": ("another booking is looked at", Target("at most", 3)),
    "changes": ("a colleague moves a booking", Target("at most", 8)),
    "minutes": ("a minute passes", Target("at most", 8)),
}
"""Each by the order that is given; fifty times as many bookings are all in sight."""


def measure(scale: Scale) -> Iterator[Figure]:
    """CPU of the console, with its drawing."""
    few, many = scale.booked
    with (
        Child("bench.bookings_desk", "--bookings", str(few)) as calm,
        Child("bench.bookings_desk", "--bookings", str(many)) as full,
    ):
        for order, (work, target) in WORK.items():

            def at(desk: Child, order: str = order) -> Callable[[], float]:
                return lambda: float(desk.ask(order, count=scale.strokes))

            yield paired(
                f"bookings: {work}, {many:,} in sight",
                f"{few:,} in sight",
                " ms",
                in_turn(scale.pairs, at(full), at(calm)),
                target,
            )
