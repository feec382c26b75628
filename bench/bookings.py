"""What it costs to book a time, beside a number of the queue: both durable, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, Final

import msgspec

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.filling import DAY_MS
from bench.joins import JOIN, hall
from bench.scale import Scale, data_folder

CREATE: Final = "/crm/reservations/create"
CLIENTS: Final = 32
HALF_HOUR_MS: Final = 1_800_000
APART_MS: Final = 5 * DAY_MS
"""So far apart samples book: none reaches the next, and days of the hall turn between them."""
TARGET: Final = Target("at most", 1.5)
TOLD: Final = {"name": "Grace Hopper", "email": "grace@example.org"}


def measure(scale: Scale) -> Iterator[Figure]:
    """Microseconds from one answer to the next."""
    with data_folder() as data, hall(data) as server, Child("bench.poster") as load:
        salon = server.ask("bookable")
        samples = count()

        def books() -> float:
            first = salon["first"] + next(samples) * APART_MS
            starts = {"first": first, "every": HALF_HOUR_MS, "each": salon["each"]}
            body = {"definitionId": salon["definition"], "slot": {"start": "START"}}
            return _of(scale, server, load, CREATE, {**body, "customer": TOLD}, starts)

        def joins() -> float:
            body = {"servicePoint": server.ready["point"], "customer": TOLD}
            return _of(scale, server, load, JOIN, body, None)

        yield paired(
            f"a booking over HTTP, {CLIENTS} clients",
            "a number of the queue by a customer who tells as much",
            "µs",
            in_turn(scale.pairs, books, joins),
            TARGET,
        )


def _of(
    scale: Scale, server: Child, load: Child, path: str, body: dict[str, Any], starts: Any
) -> float:
    answers: float = load.ask(
        "post",
        port=server.ready["port"],
        path=path,
        body=msgspec.json.encode(body).decode(),
        clients=CLIENTS,
        seconds=scale.seconds,
        starts=starts,
    )
    server.ask("turn")
    return 1e6 / answers
