"""What a clerk's console costs when the line is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale

WORK: Final[dict[str, tuple[str, Target]]] = {
    "seconds": ("a second passes", Target("at most", 1.5)),
    "scrolls": ("the line is scrolled by a page", Target("at most", 1.5)),
    "leaves": ("a colleague calls somebody", Target("at most", 2)),
    "changes": ("somebody who is not in sight is another one", Target("at most", 4)),
    "published": ("another order is published", Target("at most", 6)),
    "typed": ("a name is typed that nobody has", Target("at most", 5)),
}
"""Each by the order that is given; what looks at everybody once may cost some milliseconds."""


def measure(scale: Scale) -> Iterator[Figure]:
    """CPU of the console, with its drawing."""
    few, many = scale.waiting
    with (
        Child("bench.desk", "--waiting", str(few)) as calm,
        Child("bench.desk", "--waiting", str(many)) as full,
    ):
        for order, (work, target) in WORK.items():

            def at(desk: Child, order: str = order) -> Callable[[], float]:
                return lambda: float(desk.ask(order, count=scale.strokes))

            yield paired(
                f"console: {work}, {many:,} waiting",
                f"{few:,} waiting",
                " ms",
                in_turn(scale.pairs, at(full), at(calm)),
                target,
            )
