"""What it costs to publish the waits of a long line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bench.children import BenchFault, Child
from bench.figures import Figure, Target, in_turn, paired
from bench.joins import hall
from bench.scale import Scale, data_folder

BUDGET_MS: Final = 20.0
WITHIN: Final = Target("at most", 1.0)
CHEAPER: Final = Target("at most", 0.3)
MILLISECONDS: Final = 1e3
MISSED_MOST: Final = 5


def measure(scale: Scale) -> Iterator[Figure]:
    """The server's CPU of one update: scene, 200 runs, what was learnt, commit on disk, log, and
    the frames of a wall and a phone."""
    with data_folder() as data, hall(data) as server, Child("bench.followers") as screens:
        point = server.ask("crowd", waiting=scale.line)
        walls = server.ask("walls", count=1)
        phones = [{"token": walls[0]["token"], "topics": [f"queue/{point}"]}]
        screens.ask("connect", port=server.ready["port"], clients=[*walls, *phones])
        work = f"waits of {scale.line} in line published: server CPU"
        pairs = in_turn(
            scale.pairs,
            lambda: update_ms(scale, server),
            lambda: float(server.ask("simulated_plainly")),
        )
    yield paired(work, "its 200 runs alone in plain Python", " ms", pairs, CHEAPER)
    budget = [(ours, BUDGET_MS) for ours, _ in pairs]
    yield paired("the same", "the budget of one update", " ms", budget, WITHIN)


def update_ms(scale: Scale, server: Child) -> float:
    """CPU of an update, the mean of some; each after something has happened in the line."""
    spent: list[float] = []
    for nth in range(MISSED_MOST * scale.calls):
        server.ask("change", nth=nth)
        update = server.ask("publish")
        if update is not None:
            spent.append(update)
        if len(spent) == scale.calls:
            return sum(spent) / len(spent)
    raise BenchFault("The server's own timer has published before nearly every measurement.")
