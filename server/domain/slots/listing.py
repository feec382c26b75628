"""Lists of what can be booked."""

from __future__ import annotations

from typing import Final

from server.domain.floor import Floor
from server.domain.slots.asked import Asked
from server.domain.slots.claims import MINUTE
from server.domain.slots.placing import place
from server.domain.slots.rules import lasting, of_start, span_offered
from server.domain.slots.times import DAY, opened, starts
from server.domain.slots.wanted import Free, Wanted

_STEPS: Final = (1, 7, 31, 400)
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
    from_at, to_at = max(from_at, first), min(to_at, beyond)
    if asked.point is None or from_at >= to_at or any(lasting(asked)):
        return []
    found: list[Free] = []
    held = opened(floor.site, asked.point, from_at - DAY, to_at + asked.duration)
    for start_at in starts(held, asked.definition.grid_min * MINUTE):
        end_at = start_at + asked.duration
        if not from_at <= start_at < to_at or any(of_start(asked, start_at, end_at)):
            continue
        placed = place(asked, start_at, end_at)
        if placed is not None:
            found.append(Free(start_at, end_at, placed.seats, placed.resources))
            if most is not None and len(found) >= most:
                break
    return found


def next_free(floor: Floor, wanted: Wanted, now: int, most: int = 3) -> list[Free]:
    """The next that can be booked from the wanted start on."""
    from_at = max(wanted.start_at, now)
    found: list[Free] = []
    for before, days in zip((0, *_STEPS), _STEPS, strict=False):
        span = from_at + before * DAY, from_at + days * DAY
        found += free(floor, wanted, *span, now, most - len(found))
        if len(found) >= most:
            break
    return found
