"""Amounts of money as they stand in a sentence: on one line, whichever way it is read. Pure."""

from __future__ import annotations

from typing import Final

_MARKS: Final = dict.fromkeys((0x200E, 0x200F))
"""Marks of direction that a line finds out by itself: with them it would stand lower."""


def whole(amount: str) -> str:
    """An amount that is never broken between its figures and its currency."""
    return "\N{NO-BREAK SPACE}".join(amount.translate(_MARKS).split())


def is_paid(amount: str) -> bool:
    """Whether an amount is more than nothing."""
    return float(amount or 0) > 0
