"""What a clerk's list of tickets costs when there are very many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale

WORK: Final[dict[str, tuple[str, Target]]] = {
    "opens": ("another list is shown", Target("at most", 3)),
    "scrolls": ("the list is dragged to where nobody was", Target("at most", 3)),
    "walks": ("a page on", Target("at most", 3)),
    "changes": ("a colleague changes a ticket", Target("at most", 3)),
    "passes": ("a second passes", Target("at most", 3)),
}
"""Each by the order that is given."""


def measure(scale: Scale) -> Iterator[Figure]:
    """CPU of the console, with its drawing; the server's share is measured elsewhere."""
    few, many = scale.listed_tickets
    with (
        Child("bench.tickets_desk", "--tickets", str(few)) as calm,
        Child("bench.tickets_desk", "--tickets", str(many)) as full,
    ):
        for order, (work, target) in WORK.items():

            def at(desk: Child, order: str = order) -> Callable[[], float]:
                return lambda: float(desk.ask(order, count=scale.strokes))

            yield paired(
                f"tickets: {work}, {many:,} in the list",
                f"{few:,} in the list",
                " ms",
                in_turn(scale.pairs, at(full), at(calm)),
                target,
            )
