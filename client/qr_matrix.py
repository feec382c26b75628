"""The modules of a QR code. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode as Encoder

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=64)
def matrix(text: str) -> Matrix:
    """The modules of a code without its quiet zone, True is ink. Empty text has no modules."""
    if not text:
        return ()
    made: Any = Encoder(border=0, error_correction=ERROR_CORRECT_M)
    made.add_data(text)
    made.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in made.get_matrix())
