"""When a reminder is due: by the wall clock of the site, never in the quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

DAY_MIN: Final = 1_440
MINUTE_MS: Final = 60_000
QUIET_FROM: Final = time(21)
"""Nobody is reminded from this time of the day …"""
QUIET_TO: Final = time(8)
"""… to this one."""
LAST: Final = time(20, 45)
"""What would come in the quiet hours comes before them, so that it has gone when they begin."""


def reminder_due(start_at: int, step_min: int, zone: str) -> int:
    """When the reminder so long before a start is due, ms.

    Whole days mean the same time on the wall, though a day may have 23 or 25 hours; other steps are
    absolute. One that would come in the quiet hours comes before they begin.
    """
    return _before_quiet(_stepped(start_at, step_min, zone), zone)


def _stepped(start_at: int, step_min: int, zone: str) -> int:
    days, rest = divmod(step_min, DAY_MIN)
    if rest:
        return start_at - step_min * MINUTE_MS
    local = _wall(start_at, zone)
    # A wall time that the clock leaves out is as far behind the jump.
    return _instant(local - timedelta(days=days))


def _before_quiet(at: int, zone: str) -> int:
    local = _wall(at, zone)
    if not is_quiet(at, zone):
        return at
    evening = local.date() if local.time() >= QUIET_FROM else local.date() - timedelta(days=1)
    return _instant(datetime.combine(evening, LAST, ZoneInfo(zone)))


def is_quiet(at: int, zone: str) -> bool:
    """Whether the instant (ms) lies in the quiet hours of a zone."""
    clock = _wall(at, zone).time()
    return clock >= QUIET_FROM or clock < QUIET_TO


def quiet_ends(at: int, zone: str) -> int:
    """When the quiet hours that hold at the instant (ms) end, ms."""
    local = _wall(at, zone)
    morning = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return _instant(datetime.combine(morning, QUIET_TO, ZoneInfo(zone)))


def _wall(at: int, zone: str) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone))


def _instant(wall: datetime) -> int:
    return int(wall.timestamp() * 1000)
