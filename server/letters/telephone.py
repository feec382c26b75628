"""Telephone numbers as all the world dials them (E.164); customers write national ones. Pure."""

from __future__ import annotations

import re
from typing import Final

from server.domain.addresses import phone_key

E164: Final = re.compile(r"\+[1-9][0-9]{6,14}")


def international(phone: str, country: str) -> str:
    """The number with its country's code; that of the house's where it has none. Empty where that
    is not known or the result is no number."""
    written = phone_key(phone, country)
    return written if E164.fullmatch(written) else ""
