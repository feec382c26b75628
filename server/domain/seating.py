"""Which desk may take a customer: it exists, belongs to the service point, is open and free."""

from __future__ import annotations

from typing import Final

from protocol.records import AT_DESK, Desk, Entry, ServicePoint
from server.domain.floor import Floor
from server.domain.moves import holder
from server.domain.refused import refuse

_TAKES_NOBODY: Final = {
    "paused": ("desk_paused", "is paused{reason}. Open it again first."),
    "closing": ("desk_closing", "is closing and takes nobody new. Open it again first."),
    "closed": ("desk_closed", "is closed. Open it first."),
}
_UNCALL: Final = "Start it, take the call back, or mark a no-show after the grace."


def known_desk(floor: Floor, ident: str | None) -> Desk:
    """The desk, or the refusal that there is none."""
    desk = floor.get(Desk, ident)
    if desk is None:
        raise refuse("unknown_desk", "There is no such desk. Choose your desk again.", field="desk")
    return desk


def known_point(floor: Floor, ident: str) -> ServicePoint:
    """The service point, or the refusal that there is none."""
    point = floor.get(ServicePoint, ident)
    if point is None:
        raise refuse(
            "unknown_service_point",
            "There is no such service point. Choose another.",
            field="servicePoint",
        )
    return point


def free_desk(floor: Floor, ident: str | None, mine: Entry | None = None) -> Desk:
    """The desk if it takes customers and has nobody but `mine`. Raises `Refused`."""
    desk = known_desk(floor, ident)
    takes(desk, mine)
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


def takes(desk: Desk, mine: Entry | None = None) -> None:
    """Refuse where the desk takes nobody; one that closes goes on with the customer it has."""
    has_it = mine is not None and mine.state in AT_DESK and mine.desk == desk.id
    if desk.state == "open" or (desk.state == "closing" and has_it):
        return
    reason = f" ({desk.reason})" if desk.reason else ""
    code, what = _TAKES_NOBODY[desk.state]
    raise refuse(code, f"{desk.name} {what.format(reason=reason)}")


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
