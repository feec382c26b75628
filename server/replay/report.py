"""The comparison as text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from server.replay.comparison import Comparison, Row

NAMED: Final = 20
"""How many differences are named one by one."""


def lines(comparison: Comparison, troubles: Sequence[str]) -> Iterator[str]:
    """What is printed at the end of the day."""
    yield from _table("counts (these must be equal)", comparison.counts)
    yield ""
    yield from _table("times, by the hall's clock (these may lag)", comparison.times, mark="")
    yield ""
    if not comparison.differences:
        yield "Outcomes and counts are equal."
        return
    for title, found in (("Different", comparison.differences), ("Refused", troubles)):
        yield from (f"{title}: {text}" for text in found[:NAMED])
        if len(found) > NAMED:
            yield f"{title}: … and {len(found) - NAMED} more"


def _table(title: str, rows: Sequence[Row], mark: str = "  <-- differs") -> Iterator[str]:
    heads = Row(title, "trace", "house")
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(3)]
    for row in (heads, Row(*("-" * width for width in widths)), *rows):
        name, trace, house = row
        told = mark if row in rows and trace != house else ""
        yield f"{name:<{widths[0]}}  {trace:>{widths[1]}}  {house:>{widths[2]}}{told}"
