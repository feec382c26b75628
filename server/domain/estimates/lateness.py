"""When reservations that are due will really begin, from the runs of the simulation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, isfinite
from statistics import median
from typing import Final

from protocol.booking_commands import Projected
from protocol.records import Reservation
from server.domain.floor import Floor
from server.domain.reservations.projecting import LATE_MS, is_news

STEP_MS: Final = 5 * 60_000
"""Nobody reckons with less: a shorter delay is none, and one that is known moves by so much."""


def projections(floor: Floor, starts: Mapping[str, Sequence[float]], now: int) -> list[Projected]:
    """What is new of when reservations begin; `starts` are s from `now` in each run, by id."""
    found: list[Projected] = []
    for ident, runs in starts.items():
        booked = floor.get(Reservation, ident)
        middle_s = median(runs)
        if booked is None or not isfinite(middle_s):
            continue
        row = _row(booked, [now + round(1000 * s) for s in runs if isfinite(s)], now, middle_s)
        told = row.likely and row.at is not None and is_news(booked, row.at, now)
        if told or row.at != booked.projected_at:
            found.append(row)
    return found


def _row(booked: Reservation, runs_at: Sequence[int], now: int, middle_s: float) -> Projected:
    at = now + round(1000 * middle_s)
    late = sum(each - booked.start_at >= LATE_MS for each in runs_at)
    return Projected(booked.id, _told_at(booked, at), 2 * late > len(runs_at))


def _told_at(booked: Reservation, at: int) -> int | None:
    """The start as it is told; None is in time. What is known stays while it is nearly right."""
    before = booked.projected_at
    if before is not None and abs(at - before) < STEP_MS:
        return before
    if at - booked.start_at < STEP_MS:
        return None
    return booked.start_at + ceil((at - booked.start_at) / STEP_MS) * STEP_MS
