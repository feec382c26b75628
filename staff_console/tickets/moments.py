"""Instants and spans as the ticket desk writes them. Pure."""

from __future__ import annotations

from datetime import tzinfo

from client.instants import local
from staff_console.reports.days import WEEKDAYS
from staff_console.speech import tr
from staff_console.words import minutes

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def hours(ms: int) -> str:
    """`2:23`, hours and minutes; never below zero."""
    whole = max(0, ms) // MINUTE
    return f"{whole // 60}:{whole % 60:02}"


def moment(at: int, now: int, zone: tzinfo) -> str:
    """`14:02` of today, `Mon 15:40` of this week, else `12.11. 15:40`, with the year if it is
    another."""
    then, today = local(at, zone), local(now, zone)
    clock = minutes(at, zone)
    if then.date() == today.date():
        return clock
    if abs((then.date() - today.date()).days) < 7:
        return tr("{day} {clock}").format(day=weekday(at, zone), clock=clock)
    day = f"{then:%d.%m.}" if then.year == today.year else f"{then:%d.%m.%Y}"
    return tr("{day} {clock}").format(day=day, clock=clock)


def brief(at: int, now: int, zone: tzinfo) -> str:
    """As `moment`, but the day alone where that is more than a week away."""
    said = moment(at, now, zone)
    far = abs((local(at, zone).date() - local(now, zone).date()).days) >= 7
    return said.split(" ")[0] if far else said


def weekday(at: int, zone: tzinfo) -> str:
    """`Mon`."""
    return WEEKDAYS[local(at, zone).weekday()]()[:3]


def ahead(at: int, now: int, zone: tzinfo) -> str:
    """When something is due: `0:38` from now, `tomorrow 9:40`, `Mon 9:40`."""
    days = (local(at, zone).date() - local(now, zone).date()).days
    if days <= 0 or at - now < 3 * HOUR:
        return hours(at - now)
    if days == 1:
        return tr("tomorrow {clock}").format(clock=minutes(at, zone))
    return moment(at, now, zone)


def over(ms: int) -> str:
    """`0:12 over`; from two days on in days."""
    if ms >= 2 * DAY:
        return tr("{days} days over").format(days=ms // DAY)
    return tr("{span} over").format(span=hours(ms))


def size(count: int) -> str:
    """Bytes as people read them: `340 kB`, `2.4 MB`."""
    if count < 1_000_000:
        return tr("{count} kB").format(count=max(1, round(count / 1000)))
    return tr("{count} MB").format(count=f"{count / 1_000_000:.1f}")
