"""Lists of what can be booked."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from server.domain.floor import Floor
from server.domain.slots.answers import keep, known, question_of
from server.domain.slots.asked import Asked
from server.domain.slots.board import Board
from server.domain.slots.rules import lasting, span_offered
from server.domain.slots.times import DAY
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
    question = question_of(asked, from_at, to_at) if most is None else None
    first = max(from_at, first)
    if asked.point is None or first >= to_at or any(lasting(asked)):
        return []
    listed = known(asked, question, first)
    if listed is None:
        board = Board(asked, asked.point, first, to_at)
        listed = board.listed(board.starts(), most)
        keep(asked, question, first, listed)
    return listed


def next_free(floor: Floor, wanted: Wanted, now: int, most: int = 3) -> list[Free]:
    """The next that can be booked from the wanted start on."""
    from_at = max(wanted.start_at, now)
    found: list[Free] = []
    for before, after in pairwise(_STEPS):
        if len(found) < most:
            span = from_at + before * DAY, from_at + after * DAY
            found += free(floor, wanted, *span, now, most - len(found))
    return found
