"""Texts that no server takes and a kiosk must survive."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from kiosk.hall import Hall

STRANGE: Final = {
    "one-word": "W" * 10_000,
    "many-words": "long words of a service " * 420,
    "arabic": "تجديد بطاقة الهوية وجواز السفر " * 330,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🧑🏽‍🚀" * 400,
    "controls": "\u202eturned\u202c <b>bold</b> &amp; \n\n\t\x00\x1b[31m " + "é" * 500,
}


def strange(hall: Hall, text: str) -> Hall:
    """A hall whose every name is that text."""
    return replace(
        hall,
        site=msgspec.structs.replace(hall.site, name=text, message=text),
        points=tuple(
            msgspec.structs.replace(point, name=text, location=text) for point in hall.points
        ),
        services=tuple(
            msgspec.structs.replace(service, name=text, waiting=999, low=480, high=510)
            for service in hall.services
        ),
    )
