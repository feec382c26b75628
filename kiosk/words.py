"""Times and messages as the kiosk writes them. Pure."""

from __future__ import annotations

import re
import textwrap
from datetime import UTC, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

NOTE_CHARACTERS: Final = 76
"""What surely fits into the two lines below the services."""


def zone_of(name: str) -> tzinfo:
    """The zone of that name; UTC where there is none such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def local(at: int, zone: tzinfo | None) -> datetime:
    """The instant (ms) in a zone; None is this machine's own."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)


def wait(low: int | None, high: int | None) -> str:
    """`25–35`, in minutes; empty when no wait can be told."""
    if low is None or high is None:
        return ""
    return f"{low}–{high}" if low != high else f"{high}"


def notes(message: str, characters: int = NOTE_CHARACTERS) -> tuple[str, ...]:
    """A message in parts that fit: whole sentences, and a long one broken between words."""
    found: list[str] = []
    for line in message.splitlines():
        for sentence in re.split(r"(?<=[.!?…؟])\s+", line.strip()):
            parts = textwrap.wrap(sentence, characters)
            found += [part if part is parts[-1] else f"{part} …" for part in parts]
    return tuple(found)
