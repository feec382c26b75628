"""QR codes as pictures that stand in a page. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup

QUIET: Final = 4
"""Modules of quiet around a code, as readers want them."""


@lru_cache(maxsize=512)
def qr(text: str) -> Markup:
    """The code of a text, dark on white also by night. Who hears the page hears its number."""
    # Imported here: it takes a while, and no start of a server needs it.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode as Encoder

    made: Any = Encoder(border=QUIET, error_correction=ERROR_CORRECT_M)
    made.add_data(text)
    made.make(fit=True)
    rows = made.get_matrix()
    path = "".join(_row(row, y) for y, row in enumerate(rows))
    side = len(rows)
    drawn = f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/>'
    opening = f'<svg class="qr" aria-hidden="true" viewBox="0 0 {side} {side}">'
    return Markup(f"{opening}{drawn}</svg>")


def _row(row: list[bool], y: int) -> str:
    """The runs of one row, each a bar of one module's height."""
    bars, begun = [], None
    for x, dark in enumerate([*row, False]):
        if dark and begun is None:
            begun = x
        elif not dark and begun is not None:
            bars.append(f"M{begun} {y}h{x - begun}v1h{begun - x}z")
            begun = None
    return "".join(bars)
