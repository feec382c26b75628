"""When a service point gives its last numbers, and when it opens next, as screens say it."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from client.instants import local
from client.speech import tr
from protocol.views import PublicPoint

FAR_DAYS: Final = 7
"""From so many days on a weekday alone would be another one."""


def opens(point: PublicPoint, now: int, zone: tzinfo | None) -> str:
    """`Opens tomorrow at 08:00`; empty where the hours know of no opening."""
    if point.opens_at is None or point.opens_at <= now:
        return ""
    then, today = local(point.opens_at, zone), local(now, zone)
    days = (then.date() - today.date()).days
    time = f"{then:%H:%M}"
    if days == 0:
        return tr("Opens today at {time}").format(time=time)
    if days == 1:
        return tr("Opens tomorrow at {time}").format(time=time)
    day = whole_day(then) if days >= FAR_DAYS else _weekday(then)
    return tr("Opens {day} at {time}").format(day=day, time=time)


def whole_day(then: datetime) -> str:
    """A day that may be any: `Thursday 26 November`."""
    text = tr("{weekday} {day} {month}")
    return text.format(weekday=_weekday(then), day=then.day, month=_month(then))


def closing(point: PublicPoint, now: int, zone: tzinfo | None) -> str:
    """That the last numbers go out, that none do, or that it is closed; else empty."""
    match point.state:
        case "last_numbers" if point.closes_at is not None:
            time = f"{local(point.closes_at, zone):%H:%M}"
            return tr("Last numbers until {time}.").format(time=time)
        case "last_numbers":
            return tr("The last numbers are given now.")
        case "draining" if time := _later_today(point, now, zone):
            return tr("No new numbers until {time}. Those who wait are served.").format(time=time)
        case "draining":
            return tr("No new numbers today. Those who wait are served.")
        case "closed":
            opening = opens(point, now, zone)
            return tr("Closed. {opens}.").format(opens=opening) if opening else tr("Closed.")
    return ""


def no_intake(point: PublicPoint, now: int, zone: tzinfo | None) -> str:
    """What there is to say beside "no new numbers"; empty where that is all that is known."""
    if point.state not in ("draining", "closed"):
        return ""
    said = [tr("Those who wait are served.")] if point.state == "draining" else []
    if opening := opens(point, now, zone):
        said.append(tr("{opens}.").format(opens=opening))
    return " ".join(said)


def _later_today(point: PublicPoint, now: int, zone: tzinfo | None) -> str:
    """`13:00`, where hours go on after a break; else empty."""
    if point.opens_at is None or point.opens_at <= now:
        return ""
    then = local(point.opens_at, zone)
    return f"{then:%H:%M}" if then.date() == local(now, zone).date() else ""


def _weekday(then: datetime) -> str:
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )[then.weekday()]


def _month(then: datetime) -> str:
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )[then.month - 1]
