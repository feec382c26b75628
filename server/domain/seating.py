"""Which desk may take a customer: it exists, belongs to the service point, is open and free."""

from __future__ import annotations

from typing import Final

from protocol.records import Desk, Entry, ServicePoint
from server.domain.floor import Floor
from server.domain.moves import holder
from server.domain.refused import refuse

_UNCALL: Final = "Start it, take the call back, or mark a no-show after the grace."


def known_desk(floor: Floor, ident: str | None) -> Desk:
    """The desk, or the refusal that there is none."""
    desk = floor.get(Desk, ident)
    if desk is None:
        raise refuse("unknown_desk", "There is no such desk. Choose your desk again.", field="desk")
    return desk


def free_desk(floor: Floor, ident: str | None, mine: Entry | None = None) -> Desk:
    """The desk if it is open and has nobody but `mine`. Raises `Refused`."""
    desk = known_desk(floor, ident)
    if desk.state != "open":
        raise refuse("desk_closed", f"{desk.name} is closed. Open it first.")
    for other in floor.at_desk[desk.id].values():
        if mine is not None and other.id == mine.id:
            continue
        way_out = "Complete it first." if other.state == "serving" else _UNCALL
        raise refuse(
            "desk_busy",
            f"{desk.name} has {other.number}. {way_out}",
            holder=holder(floor, other),
        )
    return desk


def desk_for(floor: Floor, ident: str | None, entry: Entry) -> Desk:
    """The desk if it can have this entry: open, free but for it, of its service point."""
    desk = free_desk(floor, ident, entry)
    if entry.service_point != desk.service_point:
        raise refuse(
            "invalid",
            f"{entry.number} waits at another service point than {desk.name}.",
            field="desk",
        )
    return desk


def point_of(floor: Floor, desk: Desk) -> ServicePoint:
    """The service point that a desk belongs to."""
    point = floor.get(ServicePoint, desk.service_point)
    if point is None:
        raise refuse("unknown_service_point", f"{desk.name} belongs to no service point.")
    return point
