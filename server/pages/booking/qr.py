"""QR codes as pictures that stand in a page. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from markupsafe import Markup

from server.documents.qr import code

QUIET: Final = 4
"""Modules of quiet around a code, as readers want them."""


@lru_cache(maxsize=512)
def qr(text: str) -> Markup:
    """The code of a text, dark on white also by night. Who hears the page hears its number."""
    made = code(text, QUIET)
    side = made.side
    path = "".join(f"M{x} {y}h{width}v1h{-width}z" for x, y, width in made.bars)
    drawn = f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/>'
    opening = f'<svg class="qr" aria-hidden="true" viewBox="0 0 {side} {side}">'
    return Markup(f"{opening}{drawn}</svg>")
