"""Lists of many tickets and words sought in them, beside the same of few; a ticket beside a number
of the queue."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Final, NamedTuple

from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale, data_folder
from bench.ticket_house import EVERYWHERE, STAFF, WORDS, TicketHouse, sent, ticket_house
from protocol.ticket_queries import TicketWindow
from protocol.tickets import TicketFilter, TicketSort
from server.store.ticket_lines import Asked
from server.sync.ticket_views import head

FLAT: Final = Target("at most", 3)
OPENED: Final = Target("at most", 2)
WAITING: Final = 32
ROWS: Final = 100
"""Of one window, as a console asks for them."""
ROUNDS: Final = 5


class View(NamedTuple):
    """A saved list."""

    shows: TicketFilter
    sort: TicketSort
    descending: bool = False


VIEWS: Final = (
    View(TicketFilter(), "updated", True),
    View(TicketFilter(), "number"),
    View(TicketFilter(), "name"),
    View(TicketFilter(statuses=["open", "in_progress"]), "due"),
    View(TicketFilter(statuses=["open", "in_progress"], assignees=["me"]), "due"),
    View(TicketFilter(statuses=["open", "in_progress"], assignees=[""]), "opened"),
    View(TicketFilter(unanswered=True, teams=["first"]), "priority", True),
    View(TicketFilter(statuses=["closed"], tags=["vip"]), "updated", True),
)
PLACES: Final = {"first": 0.0, "middle": 0.5, "last": 1.0}
SOUGHT: Final = {
    "a word of every ticket": EVERYWHERE,
    "a word and the beginning of another": f"{EVERYWHERE} {WORDS[13][:4]}",
    "a customer": "c300@example.org",
    "a number": "T-77",
}


def measure(scale: Scale) -> Iterator[Figure]:
    """Microseconds, medians; both houses are asked the same in turn."""
    with asyncio.Runner() as runner, data_folder() as little, data_folder() as much:
        stack = AsyncExitStack()
        few, many = (
            runner.run(stack.enter_async_context(ticket_house(folder, count)))
            for folder, count in zip((little, much), scale.kept_tickets, strict=True)
        )
        try:
            yield from _figures(scale, runner, few, many)
        finally:
            runner.run(stack.aclose())


def _figures(
    scale: Scale, runner: asyncio.Runner, few: TicketHouse, many: TicketHouse
) -> Iterator[Figure]:
    small, large = scale.kept_tickets
    against = f"of {small:,}"

    def turns(view: View, part: float = 0.0) -> Figure:
        # As many rows of both, so that the same is compared.
        most = min(ROWS, runner.run(_total(few, view)), runner.run(_total(many, view)))
        pairs = in_turn(
            scale.pairs,
            lambda: runner.run(_of(many, view, part, most)),
            lambda: runner.run(_of(few, view, part, most)),
        )
        return paired("", against, "µs", pairs, FLAT)

    for name, part in PLACES.items():
        slowest = max((turns(view, part) for view in VIEWS), key=lambda figure: figure.ratio)
        yield replace(slowest, work=f"a {name} page of {large:,} tickets, in the worst of 8 lists")
    for name, text in SOUGHT.items():
        found = turns(View(TicketFilter(text=text), "updated", True))
        yield replace(found, work=f"{name} sought in {large:,} tickets")
    pairs = in_turn(
        scale.pairs,
        lambda: runner.run(many.many(many.tickets, scale.commands, WAITING)),
        lambda: runner.run(many.many(many.joins, scale.commands, WAITING)),
    )
    yield paired(
        f"a ticket at the door, {WAITING} waiting",
        "a number of the queue by a customer who tells as much",
        "µs",
        pairs,
        OPENED,
    )


async def _total(house: TicketHouse, view: View) -> int:
    return (await house.tailer.lists.window(_asked(house, view), 0, 0)).total


def _asked(house: TicketHouse, view: View) -> Asked:
    return Asked(view.shows, view.sort, view.descending, STAFF[0], house.clock.now())


async def _of(house: TicketHouse, view: View, part: float, rows_most: int) -> float:
    """Microseconds of a window that begins there, up to the bytes that a socket sends."""
    asked, lists = _asked(house, view), house.tailer.lists
    total = await _total(house, view)
    offset = max(0, min(round(total * part), total - rows_most))
    began = time.perf_counter()
    for _ in range(ROUNDS):
        found = await lists.window(asked, offset, rows_most)
        rows = [head(each.ticket, each.person) for each in found.rows]
        sent([TicketWindow(total=found.total, offset=offset), *rows])
    return (time.perf_counter() - began) / ROUNDS * 1e6
