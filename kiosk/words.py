"""The house's message as the kiosk writes it. Pure."""

from __future__ import annotations

import re
import textwrap
from typing import Final

NOTE_CHARACTERS: Final = 76
"""What surely fits into the two lines below the services."""


def notes(message: str, characters: int = NOTE_CHARACTERS) -> tuple[str, ...]:
    """A message in parts that fit: whole sentences, and a long one broken between words."""
    found: list[str] = []
    for line in message.splitlines():
        for sentence in re.split(r"(?<=[.!?…؟])\s+", line.strip()):
            parts = textwrap.wrap(sentence, characters)
            found += [*(f"{part} …" for part in parts[:-1]), *parts[-1:]]
    return tuple(found)
