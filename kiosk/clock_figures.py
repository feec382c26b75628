"""A time of day as it is typed: three or four figures. Pure."""

from __future__ import annotations


def clock_of(figures: str) -> tuple[int, int] | None:
    """Hour and minute of figures such as `940` and `1040`; None where they are no time."""
    if len(figures) not in (3, 4):
        return None
    hour, minute = int(figures[:-2]), int(figures[-2:])
    return (hour, minute) if hour < 24 and minute < 60 else None


def may_be_time(figures: str) -> bool:
    """Whether they are a time, or begin one."""
    whole = (figures.ljust(length, "0") for length in range(max(3, len(figures)), 5))
    return any(clock_of(each) is not None for each in whole)
