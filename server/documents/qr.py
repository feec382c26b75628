"""QR codes as bars, for whatever draws them. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple


class Bar(NamedTuple):
    """A run of dark modules in one row, of one module's height."""

    x: int
    y: int
    width: int


class Code(NamedTuple):
    """A code of `side` modules a side, its quiet border in it."""

    side: int
    bars: list[Bar]


@lru_cache(maxsize=512)
def code(text: str, quiet: int) -> Code:
    """The code of a text, with so many modules of quiet around."""
    # Imported here: it takes a while, and no start of a server needs it.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode as Encoder

    made: Any = Encoder(border=quiet, error_correction=ERROR_CORRECT_M)
    made.add_data(text)
    made.make(fit=True)
    rows: list[list[bool]] = made.get_matrix()
    return Code(len(rows), [bar for y, row in enumerate(rows) for bar in _bars(row, y)])


def _bars(row: list[bool], y: int) -> list[Bar]:
    bars, begun = [], None
    for x, dark in enumerate([*row, False]):
        if dark and begun is None:
            begun = x
        elif not dark and begun is not None:
            bars.append(Bar(begun, y, x - begun))
            begun = None
    return bars
