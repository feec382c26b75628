"""Lists of what can be booked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from protocol.records import ServicePoint
from server.domain.floor import Floor
from server.domain.slots.answers import Day
from server.domain.slots.asked import Asked
from server.domain.slots.board import Board
from server.domain.slots.rules import lasting, span_offered
from server.domain.slots.times import DAY, day_bounds, local_day
from server.domain.slots.wanted import Free, Wanted

_STEPS: Final = (0, 1, 7, 31, 401)
"""So many days ahead the next free start is looked for, one after the other."""


def free(
    floor: Floor, wanted: Wanted, from_at: int, to_at: int, now: int, most: int | None = None
) -> list[Free]:
    """What can be booked and begins from one instant (ms) to another, in order; the first `most`.

    Whatever it lists `explain` offers, with the same resources. `wanted.start_at` counts only with
    `end_at`, for how long it lasts.
    """
    asked = Asked(floor, wanted, now)
    first, beyond = span_offered(asked)
    to_at = min(to_at, beyond)
    first = max(from_at, first)
    if asked.point is None or first >= to_at or any(lasting(asked)):
        return []
    if most is None and not wanted.without:
        return _of_days(asked, asked.point, first, to_at)
    board = Board(asked, asked.point, first, to_at)
    return board.listed(board.starts(), most)


def _of_days(asked: Asked, point: ServicePoint, from_at: int, to_at: int) -> list[Free]:
    """The same from lists of whole days; who asks for it changes nothing in them."""
    wanted, definition = asked.wanted, asked.definition
    question = (definition.id, asked.duration, wanted.seats, wanted.staff, wanted.desk, wanted.by)
    first, last = (local_day(at, asked.zone).toordinal() for at in (from_at, to_at - 1))
    days = {
        day: asked.agenda.answers.known(day, question, definition, asked.now)
        for day in range(first, last + 1)
    }
    missing = [day for day, listed in days.items() if listed is None]
    if missing:
        for day, answer in _made(asked, point, missing):
            days[day] = answer.listed
            reach = asked.before + asked.duration + asked.after
            asked.agenda.answers.keep(day, question, answer, reach)
    found = [free for listed in days.values() for free in listed or ()]
    begin, end = (bisect_left(found, at, key=lambda free: free.start_at) for at in (from_at, to_at))
    return found[begin:end]


def _made(asked: Asked, point: ServicePoint, missing: list[int]) -> Iterator[tuple[int, Day]]:
    """These local days (ordinals, in order), anew."""
    bounds = [day_bounds(date.fromordinal(day), asked.zone) for day in (missing[0], missing[-1])]
    board = Board(asked, point, bounds[0][0], bounds[-1][1])
    listed = dict(board.days(board.starts(), frozenset(missing)))
    until: dict[int, int] = {}
    reach = asked.before + asked.duration + asked.after
    for hold in asked.agenda.holds.values():
        if hold.expires_at is not None and asked.live(hold):
            for day in asked.agenda.answers.days_of(hold, reach):
                until[day] = min(until.get(day, hold.expires_at), hold.expires_at)
    for day in missing:
        yield day, Day(asked.definition, listed.get(day, []), until.get(day))


def next_free(floor: Floor, wanted: Wanted, now: int, most: int = 3) -> list[Free]:
    """The next that can be booked from the wanted start on."""
    from_at = max(wanted.start_at, now)
    found: list[Free] = []
    for before, after in pairwise(_STEPS):
        if len(found) < most:
            span = from_at + before * DAY, from_at + after * DAY
            found += free(floor, wanted, *span, now, most - len(found))
    return found
