"""How one order of things becomes another, by the fewest steps a view can follow. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import ne
from typing import Final, NamedTuple, TypeVar

K = TypeVar("K", bound=object)
MOVES_AT_MOST: Final = 24
"""Beyond these it costs a view less to be told of another order than of each move."""


class Middle(NamedTuple):
    """What is left between the common beginning and the common end of two orders."""

    start: int
    old_end: int
    new_end: int


def middle(old: Sequence[K], new: Sequence[K]) -> Middle:
    """Where two orders differ: `old[start:old_end]` has become `new[start:new_end]`."""
    least = min(len(old), len(new))
    start = next(compress(count(), map(ne, old, new)), least)
    rest = least - start
    end = next(compress(count(), map(ne, reversed(old), reversed(new))), rest)
    end = min(end, rest)
    return Middle(start, len(old) - end, len(new) - end)


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as runs without gaps: first and last."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1]
            start = at


def moves(order: Sequence[int]) -> list[tuple[int, int]] | None:
    """How 0…n-1 in this order are sorted one by one: from where, to before where, as Qt counts.

    None when there are more than `MOVES_AT_MOST`.
    """
    moving = sorted(set(order) - set(longest_rising(order)))
    if len(moving) > MOVES_AT_MOST:
        return None
    now, steps = list(order), list[tuple[int, int]]()
    for value in moving:
        source = now.index(value)
        # Whatever is smaller is settled already: its place is after the last of those.
        target = now.index(value - 1) + 1 if value else 0
        if target not in (source, source + 1):
            now.insert(target - (target > source), now.pop(source))
            steps.append((source, target))
    return steps


def longest_rising(order: Sequence[int]) -> list[int]:
    """A longest rising subsequence: those who keep their place while the others move."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(order):
        if not tails or value > tails[-1]:
            before.append(ends[-1] if ends else -1)
            tails.append(value)
            ends.append(place)
            continue
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at], ends[at] = value, place
    found: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found.append(order[place])
        place = before[place]
    return found[::-1]
