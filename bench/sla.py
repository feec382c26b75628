"""What it costs to say when a ticket is due in business time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import Final

from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale
from bench.sla_stepper import stepped
from protocol.places import DayException, Hours
from protocol.sla import PRIORITIES, SlaPolicy, TicketClock
from protocol.sla import Target as Promised
from server.domain.hours import Calendar
from server.domain.sla import OpenTime, deadline, settled, standing
from server.domain.sla.facts import asked, opened, paused, prioritised, replied, resumed

MONDAY: Final = 1_793_599_200_000
"""06:00 UTC."""
MINUTE: Final = 60_000
DAY: Final = 86_400_000
FASTER: Final = Target("at least", 1_000)
SHOP: Final = Calendar(
    [
        span
        for day in range(5)
        for span in (Hours(day, 9 * 60, 12 * 60 + 30), Hours(day, 13 * 60 + 30, 18 * 60))
    ],
    [DayException("2026-12-25"), DayException("2026-12-26"), DayException("2027-01-01")],
    "Europe/Berlin",
)
"""Two windows a day, closed at weekends and on three dates."""
Asked = tuple[int, int, list[tuple[int, int | None]]]


def questions(many: int, pauses: int) -> list[Asked]:
    """Starts within a quarter of a year, targets of up to two working days, and pauses."""
    rng, found = random.Random(8), list[Asked]()
    for _ in range(many):
        start = MONDAY + rng.randrange(90 * 1_440) * MINUTE
        stops: list[tuple[int, int | None]] = []
        for _ in range(pauses):
            begins = start + rng.randrange(1_440) * MINUTE
            stops.append((begins, begins + rng.randrange(600) * MINUTE))
        found.append((start, rng.randrange(15, 960) * MINUTE, stops))
    return found


def measure(scale: Scale) -> Iterator[Figure]:
    """Deadlines a second by prefix sums and minute by minute, in turn."""
    hours = OpenTime(SHOP)
    for pauses, told in ((0, "without a pause"), (2, "with two pauses")):
        some, many = questions(scale.deadlines // 1_000, pauses), questions(scale.deadlines, pauses)
        for start, target, stops in some:
            due = deadline(hours, start, target, stops)
            assert (due.at, due.latest) == stepped(SHOP, start, target, stops), "both say the same"
        yield paired(
            f"deadlines of up to two working days, {told}",
            "stepping minute by minute",
            " /s",
            in_turn(
                scale.pairs,
                _rate(many, lambda *asked: deadline(hours, *asked)),
                _rate(some, lambda *asked: stepped(SHOP, *asked)),
            ),
            FASTER,
        )
    yield _standings(scale, hours)


def _rate(
    asked: Sequence[Asked], answer: Callable[[int, int, list[tuple[int, int | None]]], object]
) -> Callable[[], float]:
    def once() -> float:
        begun = perf_counter()
        for start, target, stops in asked:
            answer(start, target, stops)
        return len(asked) / (perf_counter() - begun)

    return once


def _standings(scale: Scale, hours: OpenTime) -> Figure:
    """All clocks of a ticket against one deadline."""
    promised = SlaPolicy(
        id="p",
        name="All",
        calendar="c",
        targets=[Promised(priority, 60, 120, 960) for priority in PRIORITIES],
    )
    now = MONDAY + DAY
    ticket = settled(_ticket(), promised, hours, now)

    def judged() -> float:
        begun = perf_counter()
        for _ in range(scale.deadlines // 100):
            standing(ticket, promised, hours, now)
        return scale.deadlines // 100 / (perf_counter() - begun)

    many = questions(scale.deadlines, 0)
    return paired(
        "standings of tickets with a pause, a change of priority and three cycles",
        "one deadline",
        " /s",
        in_turn(scale.pairs, judged, _rate(many, lambda *asked: deadline(hours, *asked))),
    )


def _ticket() -> TicketClock:
    ticket, at = opened("t", "p", "normal", MONDAY + 4 * 60 * MINUTE), MONDAY + 5 * 60 * MINUTE
    ticket = replied(prioritised(ticket, "high", at), at)
    for nth in range(3):
        at += nth * 30 * MINUTE
        ticket = replied(asked(ticket, at), at + 10 * MINUTE)
    return resumed(paused(ticket, "on_hold", at), at + 60 * MINUTE)
