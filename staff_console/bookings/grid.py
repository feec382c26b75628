"""The grid as a value: columns of colleagues, desks or days, and what stands in them. Pure.

It changes with records and by the minute; what moves with the pointer is drawn above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, Literal

from client.instants import local
from protocol.records import Desk, Reservation, ServicePoint, Site, Staff
from protocol.replica import Replica
from staff_console.bookings.blocks import (
    Block,
    Known,
    hold_blocks,
    in_lanes,
    reservation_blocks,
    walk_in_blocks,
)
from staff_console.bookings.business_days import HourMark, day_at, hour_marks, instant, week_of
from staff_console.bookings.opened import Room, Shade, opening, paused, shades
from staff_console.facts import zone
from staff_console.reports.days import day_parts
from staff_console.speech import tr

By = Literal["staff", "desk"]
Span = Literal["day", "week"]
USUAL_FROM, USUAL_TO = 8 * 60, 18 * 60
SHORTEST_GAP_MS: Final = 15 * 60_000
NOBODY: Final = ""
"""The column of reservations that take none of the others."""


@dataclass(frozen=True)
class View:
    """What is looked at. `person` is the one whose week it is; empty: everybody's."""

    day: str
    span: Span = "day"
    by: By = "staff"
    point: str = ""
    person: str = ""


@dataclass(frozen=True)
class Gap:
    """Free time between what is booked."""

    start_at: int
    end_at: int
    said: str


@dataclass(frozen=True)
class Column:
    """One of the grid, from one instant to another."""

    key: str
    """Of the colleague or the desk; in a week of the day."""
    title: str
    about: str
    mine: bool
    room: Room
    shades: tuple[Shade, ...]
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Grid:
    """All that is drawn and does not move."""

    columns: tuple[Column, ...]
    marks: tuple[HourMark, ...]
    span_ms: int
    """From the first line to the last: of the longest column."""

    def column_of(self, block: str) -> int | None:
        """The place of the first column that a block stands in."""
        for at, column in enumerate(self.columns):
            if any(each.key == block for each in column.blocks):
                return at
        return None


def site_of(replica: Replica) -> Site | None:
    """The house, once it is known."""
    return next(replica.of(Site), None)


def bookable_staff(known: Known, me: str) -> list[Staff]:
    """Colleagues whom reservations may take; whoever looks stands first."""
    staff = [each for each in known.staff.of(Staff) if each.bookable and not each.left]
    return sorted(staff, key=lambda each: (each.id != me, each.name.casefold(), each.id))


def desks_of(known: Known, point: str) -> list[Desk]:
    """The desks of a service point by their number."""
    desks = [each for each in known.staff.of(Desk) if each.service_point == point]
    return sorted(desks, key=lambda each: each.number)


def in_view(known: Known, reservation: Reservation, view: View) -> bool:
    """Whether it is of the week that is looked at. Whoever goes through the days keeps it."""
    if view.span != "week":
        return True
    site = site_of(known.staff)
    roll = site.roll_hour if site is not None else 4
    day = day_at(reservation.start_at, zone(known.staff), roll)
    mine = not view.person or view.person in reservation.resources
    return mine and day in week_of(view.day)


def grid_of(
    known: Known,
    view: View,
    holidays: Mapping[str, str],
    me: str,
    now: int,
    events: Sequence[Block] = (),
) -> Grid:
    """The grid of a view at the server's time `now` (ms); `events` of their owners stand in it."""
    where = zone(known.staff)
    blocks = [
        *reservation_blocks(known, now, me),
        *hold_blocks(known, now, where),
        *walk_in_blocks(known, now, me),
        *events,
    ]
    days = week_of(view.day) if view.span == "week" else (view.day,)
    opens, closes = _hours_shown(known, view, days, blocks, where, holidays)
    rooms = [
        Room(d, instant(d, opens, where), instant(d, closes, where), where, holidays) for d in days
    ]
    make = _week if view.span == "week" else _day
    columns = tuple(make(known, view, rooms, blocks, me, now))
    longest = max((c.room.end_at - c.room.start_at for c in columns), default=0)
    return Grid(columns, hour_marks(rooms[0].start_at, rooms[0].end_at, where), longest)


def _hours_shown(
    known: Known,
    view: View,
    days: Sequence[str],
    blocks: Sequence[Block],
    where: tzinfo,
    holidays: Mapping[str, str],
) -> tuple[int, int]:
    """From which minute of the day to which: what is open or booked, in full hours."""
    point = known.staff.get(ServicePoint, view.point)
    first, last = [], []
    for day in days:
        room = Room(day, 0, 0, where, holidays)
        spans, _ = opening(point, room) if point is not None else (None, "")
        first += [opens for opens, _ in spans or ()]
        last += [closes for _, closes in spans or ()]
    first, last = first or [USUAL_FROM], last or [USUAL_TO]
    site = site_of(known.staff)
    roll = site.roll_hour if site is not None else 4
    for block in blocks:
        day = day_at(block.start_at, where, roll)
        if day in days and block.standing != "walk_in":
            begun = local(block.start_at, where)
            minute = begun.hour * 60 + begun.minute + (0 if begun.hour >= roll else 24 * 60)
            first.append(minute)
            last.append(minute + -(-(block.end_at - block.start_at) // 60_000))
    return min(first) // 60 * 60, -(-min(max(last), (24 + roll) * 60) // 60) * 60


def _day(
    known: Known, view: View, rooms: Sequence[Room], blocks: Sequence[Block], me: str, now: int
) -> Iterable[Column]:
    room, point = rooms[0], known.staff.get(ServicePoint, view.point)
    inside = _by_resource(blocks, room)
    desks = {each.staff: each.name for each in desks_of(known, view.point) if each.staff}
    taken: set[str] = set()
    if view.by == "staff":
        for staff in bookable_staff(known, me):
            about = desks.get(staff.id, "")
            about = tr("{desk}, you").format(desk=about) if staff.id == me and about else about
            closed = shades(room, point, staff)
            mine = staff.id == me
            yield _column(staff.id, staff.name, about, mine, room, closed, inside[staff.id], now)
            taken |= {each.key for each in inside[staff.id]}
        yield from _with_events(known, room, inside, me)
    else:
        for desk in desks_of(known, view.point):
            who = known.staff.get(Staff, desk.staff)
            about = who.name if who is not None else ""
            closed = (*shades(room, point), *paused(desk, room))
            mine = desk.staff == me
            yield _column(desk.id, desk.name, about, mine, room, closed, inside[desk.id], now)
            taken |= {each.key for each in inside[desk.id]}
    rest = [
        each
        for each in blocks
        if _in(each, room) and each.key not in taken and each.standing not in ("walk_in", "event")
    ]
    if rest:
        title = tr("Without colleague") if view.by == "staff" else tr("Without desk")
        yield _column(NOBODY, title, "", False, room, shades(room, point), rest, now)


def _with_events(
    known: Known, room: Room, inside: Mapping[str, Sequence[Block]], me: str
) -> Iterable[Column]:
    """Colleagues who cannot be booked, and have events of their own that day."""
    taken = {each.id for each in bookable_staff(known, me)}
    for staff in sorted(known.staff.of(Staff), key=lambda each: (each.id != me, each.name)):
        own = [each for each in inside.get(staff.id, ()) if each.standing == "event"]
        if own and staff.id not in taken:
            whole = (Shade(room.start_at, room.end_at, tr("not booked")),)
            blocks = in_lanes(own)
            yield Column(staff.id, staff.name, "", staff.id == me, room, whole, blocks, ())


def _week(
    known: Known, view: View, rooms: Sequence[Room], blocks: Sequence[Block], me: str, now: int
) -> Iterable[Column]:
    point, who = known.staff.get(ServicePoint, view.point), known.staff.get(Staff, view.person)
    for room in rooms:
        own = [
            each
            for each in blocks
            if _in(each, room) and (not view.person or view.person in each.resources)
        ]
        closed = shades(room, point, who)
        # A day that is closed and empty, mostly of a weekend, leaves its room to the others.
        if not own and sum(each.end_at - each.start_at for each in closed) >= _long(room):
            continue
        title, about = day_parts(room.day)
        yield _column(room.day, title, about, False, room, closed, own, now)


def _long(room: Room) -> int:
    return room.end_at - room.start_at


def _by_resource(blocks: Sequence[Block], room: Room) -> defaultdict[str, list[Block]]:
    found: defaultdict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        if _in(block, room):
            for resource in block.resources:
                found[resource].append(block)
    return found


def _in(block: Block, room: Room) -> bool:
    return block.start_at < room.end_at and block.end_at > room.start_at


def _column(
    key: str,
    title: str,
    about: str,
    mine: bool,
    room: Room,
    closed: tuple[Shade, ...],
    blocks: Sequence[Block],
    now: int,
) -> Column:
    laid = in_lanes(blocks)
    alone = key != NOBODY and key != room.day
    gaps = gaps_of(room, closed, laid, now) if alone else ()
    return Column(key, title, about, mine, room, closed, laid, gaps)


def gaps_of(
    room: Room, closed: Sequence[Shade], blocks: Sequence[Block], now: int
) -> tuple[Gap, ...]:
    """What is left free of a day from now on, where it is long enough for anybody."""
    taken = [(each.start_at, each.end_at) for each in closed]
    taken += [
        (min(each.start_at, each.before_at or each.start_at), max(each.end_at, each.after_at))
        for each in blocks
        if each.standing not in ("no_show", "cancelled", "completed")
    ]
    at, found = max(room.start_at, now), []
    for start, end in [*sorted(taken), (room.end_at, room.end_at)]:
        if start - at >= SHORTEST_GAP_MS:
            said = tr("Free {minutes} min").format(minutes=(start - at) // 60_000)
            found.append(Gap(at, start, said))
        at = max(at, end)
    return tuple(found)
