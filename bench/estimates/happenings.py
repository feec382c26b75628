"""What happened in a trace, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from bench.estimates.trace import Call


class What(IntEnum):
    """In the order in which they count at the same second: a desk is free before it calls, and
    whoever joins finds it so. What ends in the second in which it began comes after."""

    END = 0
    BEGIN = 1
    LEAVE = 2
    JOIN = 3
    BEGIN_AT_ONCE = 4
    LEAVE_AT_ONCE = 5
    END_AT_ONCE = 6


class Happening(NamedTuple):
    """One thing that happened; `call` is the place of the customer in the trace."""

    at: int
    what: What
    call: int


def happenings(calls: Sequence[Call]) -> list[Happening]:
    """All of it in order of time."""
    return sorted(found for place, call in enumerate(calls) for found in _of(place, call))


def _of(place: int, call: Call) -> Iterator[Happening]:
    yield Happening(call.joined_at, What.JOIN, place)
    waited = call.until_at > call.joined_at
    if call.kind == "abandoned_in_queue":
        yield Happening(call.until_at, What.LEAVE if waited else What.LEAVE_AT_ONCE, place)
        return
    yield Happening(call.until_at, What.BEGIN if waited else What.BEGIN_AT_ONCE, place)
    ends_later = call.end_at > call.until_at
    yield Happening(call.end_at, What.END if ends_later else What.END_AT_ONCE, place)
