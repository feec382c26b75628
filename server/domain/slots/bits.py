"""Bits of time in one integer: bit `i` is the i-th step from an origin. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def between(first: int, last: int) -> int:
    """The bits from `first` to just before `last`; none below zero."""
    first = max(first, 0)
    return ((1 << last - first) - 1) << first if last > first else 0


def filled(spans: Iterable[tuple[int, int]], wide: int) -> int:
    """The bits of many spans at once, each from its first to just before its last."""
    written = bytearray(b"0") * max(wide, 1)
    for first, last in spans:
        first, last = max(first, 0), min(last, wide)
        if first < last:
            written[first:last] = b"1" * (last - first)
    written.reverse()
    return int(written, 2)


def less(bits: int, gone: int) -> int:
    """The bits without those of another."""
    return bits ^ (bits & gone)


def runs(bits: int, length: int) -> int:
    """The bits with which a run of `length` set bits begins; by doubling, a few shifts for any."""
    held = 1
    while bits and held < length:
        step = min(held, length - held)
        bits &= bits >> step
        held += step
    return bits


def at_least(many: int, of: Iterable[int]) -> int:
    """The bits that are set in at least so many."""
    if many == 1:
        found = 0
        for bits in of:
            found |= bits
        return found
    levels = [0] * many  # levels[n]: set in more than n of those seen so far
    for bits in of:
        for level in range(many - 1, 0, -1):
            levels[level] |= levels[level - 1] & bits
        levels[0] |= bits
    return levels[-1]


def positions(bits: int) -> Iterator[int]:
    """Where bits are set, the lowest first."""
    written = f"{bits:b}"[::-1]
    at = written.find("1")
    while at >= 0:
        yield at
        at = written.find("1", at + 1)
