"""When a resource cannot be had, and why: what the grid hatches. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from protocol.places import DayException, Desk, Hours, ServicePoint, Staff
from staff_console.bookings.business_days import instant
from staff_console.speech import tr
from staff_console.words import minutes

Spans = Sequence[tuple[int, int]]
"""Minutes of the local day."""


@dataclass(frozen=True)
class Shade:
    """A time that is hatched."""

    start_at: int
    end_at: int
    said: str


@dataclass(frozen=True)
class Room:
    """What of a day is shown: from one instant to another, in the zone of the house."""

    day: str
    start_at: int
    end_at: int
    zone: tzinfo
    holidays: Mapping[str, str]
    """Names by their days."""


def shades(room: Room, point: ServicePoint | None, staff: Staff | None = None) -> tuple[Shade, ...]:
    """What is closed of a day: the service point's hours, then those of the colleague."""
    found: list[Shade] = []
    if point is not None:
        spans, note = opening(point, room)
        if spans is not None:
            found += _outside(room, spans, note or tr("Closed"))
    if staff is None:
        return tuple(found)
    own, note = _spans(staff.hours, staff.exceptions, room.day)
    if own is None:
        return tuple(found)
    return tuple([*_within(_absent(room, own, note), found), *found])


def opening(point: ServicePoint, room: Room) -> tuple[Spans | None, str]:
    """The spans of a day with its note; None where nothing is set, and so nothing is closed."""
    spans, note = _spans(point.hours, point.exceptions, room.day)
    excepted = any(each.day == room.day for each in point.exceptions)
    if spans is not None and not excepted and point.holidays and room.day in room.holidays:
        return (), room.holidays[room.day]
    return spans, note


def paused(desk: Desk, room: Room) -> tuple[Shade, ...]:
    """The break that a desk has now or has planned."""
    start = desk.since if desk.state == "paused" else desk.pause_at
    end = desk.until if desk.state == "paused" else desk.pause_until
    if start is None or end is None or end <= room.start_at or start >= room.end_at:
        return ()
    return (Shade(start, end, (desk.reason if desk.state == "paused" else "") or tr("Break")),)


def _spans(
    hours: Sequence[Hours], exceptions: Sequence[DayException], day: str
) -> tuple[Spans | None, str]:
    excepted = next((each for each in exceptions if each.day == day), None)
    if excepted is not None:
        return sorted(excepted.spans), excepted.note
    if not hours:
        return None, ""
    weekday = date.fromisoformat(day).weekday()
    return sorted((each.opens, each.closes) for each in hours if each.weekday == weekday), ""


def _outside(room: Room, spans: Spans, said: str) -> list[Shade]:
    found, at = [], room.start_at
    for opens, closes in spans:
        start = instant(room.day, opens, room.zone)
        if start > at:
            found.append(Shade(at, min(start, room.end_at), said))
        at = max(at, instant(room.day, closes, room.zone))
    if at < room.end_at:
        found.append(Shade(at, room.end_at, said))
    return [each for each in found if each.end_at > each.start_at]


def _absent(room: Room, own: Spans, note: str) -> list[Shade]:
    """Before, between and after a colleague's hours, each in its own words."""
    found = []
    for shade in _outside(room, own, note or tr("Not here")):
        said = shade.said
        if own and not note:
            first = instant(room.day, own[0][0], room.zone)
            last = instant(room.day, own[-1][1], room.zone)
            if shade.end_at <= first:
                said = tr("Here from {at}").format(at=minutes(first, room.zone))
            elif shade.start_at >= last:
                said = tr("Here until {at}").format(at=minutes(last, room.zone))
            else:
                said = tr("Break")
        found.append(Shade(shade.start_at, shade.end_at, said))
    return found


def _within(absent: list[Shade], closed: list[Shade]) -> list[Shade]:
    """What of an absence is not closed anyway: the same time is not hatched twice."""
    left = absent
    for shut in closed:
        cut: list[Shade] = []
        for each in left:
            for start, end in (
                (each.start_at, min(each.end_at, shut.start_at)),
                (max(each.start_at, shut.end_at), each.end_at),
            ):
                if end > start:
                    cut.append(Shade(start, end, each.said))
        left = cut
    return left
