"""The order in which people wait, as every screen shows it.

The published line is at most a few seconds old: whoever is in it and still waits keeps that order,
whoever joined since comes after, by the time of being eligible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def in_order(
    waiting: Mapping[str, T], published: Sequence[str], order: Mapping[str, int]
) -> list[T]:
    """Those waiting, by key, in the order that the line shows.

    `order` gives the sort key (ms) of each of `waiting`; ties go by key, so that all screens agree.
    """
    named = [key for key in published if key in waiting]
    seen, late = set(named), list[str]()
    if len(seen) < len(waiting):
        late = sorted(waiting.keys() - seen, key=lambda key: (order[key], key))
    return [waiting[key] for key in (*named, *late)]
