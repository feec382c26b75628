"""Whether a time is offered, or why not: the one function that decides."""

from __future__ import annotations

from server.domain.days import moment
from server.domain.floor import Floor
from server.domain.slots.asked import Asked
from server.domain.slots.blame import unplaced
from server.domain.slots.listing import next_free
from server.domain.slots.placing import place
from server.domain.slots.rules import LONGEST, lasting, of_start
from server.domain.slots.wanted import Explanation, Reason, Wanted

_ELSEWHERE = frozenset({"taken", "held", "seats", "no_staff", "no_desk"})
"""Reasons after which the next free time is named."""


def explain(floor: Floor, wanted: Wanted, now: int, *, elsewhere: bool = True) -> Explanation:
    """Whether the time can be booked at `now` (ms): with which resources, or all reasons why not;
    `elsewhere`: the last of them also says when else.

    Exact to the millisecond, and the one judge of what may be booked.
    """
    asked = Asked(floor, wanted, now)
    start_at, end_at = wanted.start_at, wanted.start_at + asked.duration
    reasons = [*lasting(asked)]
    if 0 < asked.duration <= LONGEST:
        reasons += of_start(asked, start_at, end_at)
    if reasons:
        return Explanation(start_at, end_at, reasons=tuple(reasons))
    placed = place(asked, start_at, end_at)
    if placed is not None:
        return Explanation(start_at, end_at, placed.seats, placed.resources)
    reasons += unplaced(asked, start_at, end_at)
    if elsewhere:
        reasons = _with_next(asked, reasons)
    return Explanation(start_at, end_at, reasons=tuple(reasons))


def _with_next(asked: Asked, reasons: list[Reason]) -> list[Reason]:
    """The reasons, the last of which names the next time that is free."""
    if reasons[-1].kind not in _ELSEWHERE:
        return reasons
    later = next_free(asked.floor, asked.wanted, asked.now, most=1)
    if not later:
        return reasons
    when = moment(later[0].start_at, asked.now, asked.zone)
    last = reasons[-1]._replace(said=f"{reasons[-1].said} Next free {when}.")
    return [*reasons[:-1], last]
