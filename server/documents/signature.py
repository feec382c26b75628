"""Signatures, from how records keep them (`protocol.service_requests.Strokes`) to lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

FIELD: Final = (1000.0, 400.0)
"""Width and height of the field that was signed in."""
Point = tuple[float, float]


def lines_of(strokes: str) -> list[list[Point]]:
    """The lines, each of one point at least; what is no point is left out."""
    lines = [list(_points(stroke)) for stroke in strokes.split(";")]
    return [line for line in lines if line]


def _points(stroke: str) -> Iterator[Point]:
    for written in stroke.split():
        x, _, y = written.partition(",")
        if x.isascii() and x.isdigit() and y.isascii() and y.isdigit():
            yield min(float(x), FIELD[0]), min(float(y), FIELD[1])
