"""A kiosk of a house that repairs, opened once: it goes from customer to customer."""

from __future__ import annotations

from kiosk.bench import Bench
from kiosk.faces import FACES
from kiosk.flow import USUAL, Manner


def begins(bench: Bench, manner: Manner = USUAL) -> Bench:
    """The next customer has touched a service that takes things in."""
    bench.again(FACES["intake-what"], manner)
    for asked in (bench.asker.asked, bench.asker.requests, bench.asker.said, bench.paper.slips):
        asked.clear()
    return bench
