"""Instants of the server's clock in the zone of a site. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_of(name: str) -> tzinfo:
    """The zone of that name; UTC where there is none such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def local(at: int, zone: tzinfo | None) -> datetime:
    """The instant (ms) in a zone; None is this machine's own."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)
