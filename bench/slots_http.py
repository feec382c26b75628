"""What it costs to ask for the free times of a week over HTTP, beside a route that only answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Final
from urllib.parse import urlencode

from bench.children import Child
from bench.figures import Figure, Target, in_turn, paired
from bench.filling import DAY_MS
from bench.joins import hall, rate
from bench.scale import Scale, data_folder

SLOTS: Final = "/crm/reservations/slots"
CLIENTS: Final = 8
WEEK_MS: Final = 7 * DAY_MS
HOUR_MS: Final = 3_600_000
FAR_MS: Final = 60 * DAY_MS
"""So far ahead is asked for: the hall's clock turns by days between samples."""
TARGET: Final = Target("at least", 1 / 3)


def measure(scale: Scale) -> Iterator[Figure]:
    """Answers a second: to many who ask for the same week, and for as many others."""
    with data_folder() as data, hall(data) as server, Child("bench.poster") as load:
        salon = server.ask("bookable")
        monday, spans = salon["first"] + FAR_MS, count()

        def slots(starts: dict[str, int] | None) -> float:
            asked = {"definitionId": salon["definition"], "to": _said(monday + WEEK_MS)}
            begins = "START" if starts else _said(monday)
            answers: float = load.ask(
                "post",
                port=server.ready["port"],
                path=f"{SLOTS}?{urlencode(asked)}&from={begins}",
                body="",
                method="GET",
                status="200",
                clients=CLIENTS,
                seconds=scale.seconds,
                starts=starts,
            )
            return answers

        def others() -> float:
            first = monday - next(spans) * HOUR_MS
            return slots({"first": first, "every": 1_000, "each": 1})

        def echo() -> float:
            return rate(scale, server, load, server.ready["echo"], CLIENTS)

        asks = {"the same 7 days": lambda: slots(None), "another span each time": others}
        for which, asked in asks.items():
            yield paired(
                f"free times of {which} over HTTP, {CLIENTS} clients",
                "echo route of the same app",
                "/s",
                in_turn(scale.pairs, asked, echo),
                TARGET,
            )


def _said(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"
