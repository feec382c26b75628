"""Service points open, say that the last numbers go out, drain and close: by their hours, by hand.

A state that was set by hand stays until the hours turn next. Without hours only people decide, and
a point that drains closes once nobody is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import SetPoint
from protocol.outcomes import Saved
from protocol.point_states import ASKED, INTAKE, LATER, POINT_TRANSITIONS
from protocol.records import (
    CLOSING_NOTICE_MIN,
    MOST,
    Entry,
    Errand,
    Estimate,
    PointState,
    ServicePoint,
    Visit,
)
from server.domain.context import Context, Decision
from server.domain.days import moment
from server.domain.floor import Floor
from server.domain.hours import Outlook, outlook, point_calendar
from server.domain.refused import refuse
from server.domain.seating import known_point

_NOTICE_MS: Final = CLOSING_NOTICE_MIN * 60_000


def set_point(floor: Floor, command: SetPoint, context: Context) -> Decision:
    """Somebody opens or closes a service point by hand."""
    point = known_point(floor, command.service_point)
    after = asked(floor, point, command.state, context.now)
    if after == point:
        return Decision(Saved(id=point.id, version=point.version), [])
    after = replace(after, version=point.version + 1)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def asked(floor: Floor, point: ServicePoint, state: PointState, now: int) -> ServicePoint:
    """The point as somebody wants it: with people here a point that is to close drains."""
    to = POINT_TRANSITIONS[ASKED[state]].leads_to[point.state]
    if to == "closed" and anybody_at(floor, point.id):
        to = "draining"
    calendar = point_calendar(floor.site, point)
    if not calendar.rules:
        return replace(point, state=to, held_until=None, closes_at=None, opens_at=None)
    look = outlook(calendar, now)
    by_hours = _by_hours(floor, point, look, now)
    turns_at = look.turns_at if look.turns_at is not None else MOST
    return replace(
        point,
        state=to,
        held_until=None if to == by_hours else turns_at,
        closes_at=look.closes_at,
        opens_at=look.opens_at,
    )


def turned(floor: Floor, point: ServicePoint, now: int) -> ServicePoint:
    """The point as time has made it by now."""
    calendar = point_calendar(floor.site, point)
    look = outlook(calendar, now) if calendar.rules else Outlook(None, None)
    held = calendar.rules and point.held_until is not None and now < point.held_until
    state = point.state
    if calendar.rules and not held:
        before = Outlook(point.closes_at, point.opens_at).turns_at
        if point.held_until is not None or look.turns_at != before:
            state = _by_hours(floor, point, look, now)
        elif state in INTAKE:
            state = max(_by_hours(floor, point, look, now), state, key=LATER.index)
    if state == "draining" and not anybody_at(floor, point.id):
        state = "closed"
    return replace(
        point,
        state=state,
        held_until=point.held_until if held else None,
        closes_at=look.closes_at,
        opens_at=look.opens_at,
    )


def anybody_at(floor: Floor, point: str) -> bool:
    """Whether anybody waits at a service point, is served, may come back or has an errand left."""
    if floor.waiting[point] or any(e.service_point == point for e in floor.out_of_line.values()):
        return True
    visits = (floor.get(Visit, ident) for ident in floor.live)
    errands = (errand for visit in visits if visit for errand in visit.errands)
    return any(errand.service_point == point for errand in errands)


def drains_again(floor: Floor, entry: Entry, errands: Sequence[Errand]) -> list[Change]:
    """The service points that have closed since somebody left who comes back by undo."""
    needed = {entry.service_point, *(errand.service_point for errand in errands)}
    closed = (p for p in floor.points() if p.state == "closed" and p.id in needed)
    return [Put(replace(point, state="draining")) for point in closed]


def takes_none(floor: Floor, point: ServicePoint, now: int) -> Exception:
    """The refusal of a number at a point that gives none."""
    said = (
        f"{point.name} takes no new numbers now; those who wait are served."
        if point.state == "draining"
        else f"{point.name} is closed."
    )
    opens = "Ask the staff when it opens."
    if point.opens_at is not None and point.opens_at > now:
        opens = f"It opens {moment(point.opens_at, now, floor.site.zone)}."
    return refuse("queue_closed", f"{said} {opens}")


def _by_hours(floor: Floor, point: ServicePoint, look: Outlook, now: int) -> PointState:
    if look.closes_at is not None and not _too_late(floor, point, look.closes_at, now):
        return "last_numbers" if now >= look.closes_at - _NOTICE_MS else "open"
    return "draining" if anybody_at(floor, point.id) else "closed"


def _too_late(floor: Floor, point: ServicePoint, closes_at: int, now: int) -> bool:
    """Whether one who joined now would most likely be done only after closing, as published.

    Where nobody is here one more takes as long whenever they come.
    """
    published = floor.get(Estimate, point.id)
    if published is None or published.one_more_at is None:
        return False
    passed_ms = now - published.at if published.last_at is None else 0
    return published.one_more_at + passed_ms > closes_at
