"""The time zone that this machine is set to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LINK: Final = Path("/etc/localtime")
_NAME: Final = Path("/etc/timezone")


def machine_zone() -> str:
    """Its IANA name, such as `Europe/Oslo`; `UTC` when it cannot be told."""
    return next((name for name in _told() if is_zone(name)), "UTC")


def is_zone(name: str) -> bool:
    """Whether there is such a zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _told() -> Iterator[str]:
    if zone := os.environ.get("TZ", "").lstrip(":"):
        yield zone
    try:
        yield str(_LINK.readlink()).partition("zoneinfo/")[2]
    except OSError:
        pass
    try:
        yield _NAME.read_text().strip()
    except (OSError, UnicodeDecodeError):
        pass
