"""The transitions of a queue entry: each route is one command."""

from __future__ import annotations

from typing import Final, NamedTuple

from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import commands as c
from server.http.edge import Edge
from server.http.queue_shapes import (
    CallNextBody,
    CancelBody,
    DeskBody,
    EntryAnswer,
    MoveBody,
    StartBody,
)
from server.http.reservation_shapes import ReservationAnswer
from server.http.reserved_moves import OF_RESERVATION, is_reservation, moved_reservation
from server.http.transitions import (
    AT_DESK,
    ENTRY,
    Ask,
    desk_id,
    entry_id,
    moved,
    point_id,
    transition,
)

_Bare = c.CheckIn | c.Leave | c.Recall | c.Complete | c.NoShow | c.Undo


_RESERVED: Final = ("unknown_reservation", "not_due", "too_late")
_JOINING: Final = ("queue_closed", "service_closed", "queue_full", "already_waiting",
                   "unknown_service")  # fmt: skip
"""What the same can be refused with for a reservation."""


class _Step(NamedTuple):
    """A route that names the entry and, at most, the version that its sender saw."""

    path: str
    command: type[_Bare]
    summary: str
    description: str
    codes: tuple[str, ...] = ()


_STEPS: Final = (
    _Step(
        "check-in",
        c.CheckIn,
        "The customer is here",
        "Marks somebody who joined by phone as present; ends being away, and brings back whoever "
        "missed a call. By staff, a kiosk, or the customer; where `joinBy` is `staff` the "
        "customer's own word does not count. Of a reservation, by its id, staff and kiosks make a "
        "queue entry, which is the answer.",
        ("on_site_only", *_RESERVED, *_JOINING),
    ),
    _Step(
        "leave",
        c.Leave,
        "The customer gives the place up",
        "Ends the entry as `left`. By the customer with the private link's token, or by staff.",
    ),
    _Step(
        "recall",
        c.Recall,
        "Announce a called entry once more",
        "Walls show and speak the call again; the grace that runs is not lengthened.",
    ),
    _Step(
        "complete",
        c.Complete,
        "Service has ended",
        "Ends the entry as `completed` and frees the desk; with errands left the next leg opens: "
        "`opened` is its id.",
    ),
    _Step(
        "no-show",
        c.NoShow,
        "Nobody came",
        "Ends a call that nobody followed; refused with the seconds left while the grace runs. "
        "Likewise for a reservation, by its id.",
        ("grace_running", *_RESERVED),
    ),
    _Step(
        "undo",
        c.Undo,
        "Take the last step back",
        "Takes back the last transition: for 30 s by whoever made it, longer by a manager.",
        ("undo_expired", "nothing_to_undo", "desk_busy", "desk_closed", "conflict"),
    ),
)


def step_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The transitions that need nothing but the entry."""
    return [
        _either_route(edge, step) if step.command in OF_RESERVATION else _step_route(edge, step)
        for step in _STEPS
    ]


def _step_route(edge: Edge, step: _Step) -> HTTPRouteHandler:
    codes = (*ENTRY, *step.codes)

    @transition(
        f"{step.path}/{{id:str}}", step.command, step.summary, *codes, description=step.description
    )
    async def take(
        request: Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer:
        expected = data.version if data else None
        return await moved(edge, request, step.command(entry=entry_id(id), expected=expected))

    return take


def _either_route(edge: Edge, step: _Step) -> HTTPRouteHandler:
    """A step of a queue entry, or of a reservation."""
    codes = (*ENTRY, *step.codes)

    @transition(
        f"{step.path}/{{id:str}}",
        step.command,
        step.summary,
        *codes,
        description=step.description,
        answers="The entry as it is now, or the reservation for which nobody came.",
    )
    async def take(
        request: Ask, id: FromPath[str], data: JSONBody[MoveBody | None] = None
    ) -> EntryAnswer | ReservationAnswer:
        expected, ident = data.version if data else None, entry_id(id)
        if await is_reservation(edge, ident):
            return await moved_reservation(edge, request, step.command, ident, expected)
        return await moved(edge, request, step.command(entry=ident, expected=expected))

    return take


def calling_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Calling somebody to a desk."""

    @transition(
        "call-next", c.CallNext, "Call whoever is next", *AT_DESK, "unknown_service_point",
        "nobody_waiting",
    )  # fmt: skip
    async def call_next(request: Ask, data: JSONBody[CallNextBody]) -> EntryAnswer:
        """Calls the next customer of the line to a desk that is open, and says why this one."""
        point = None if data.service_point is None else point_id(data.service_point)
        command = c.CallNext(desk=desk_id(data.desk), service_point=point)
        return await moved(edge, request, command)

    @transition(
        "call/{id:str}", c.CallEntry, "Call this entry", *ENTRY, *AT_DESK, "conflict",
        "not_here_yet", "unknown_service_point",
    )  # fmt: skip
    async def call(request: Ask, id: FromPath[str], data: JSONBody[DeskBody]) -> EntryAnswer:
        """Calls one customer out of turn; `takeOver` also from the desk that has called already."""
        command = c.CallEntry(
            entry=entry_id(id),
            desk=desk_id(data.desk),
            take_over=data.take_over,
            expected=data.version,
        )
        return await moved(edge, request, command)

    return [call_next, call]


def serving_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Serving somebody, and ending an entry with a reason."""

    @transition("start/{id:str}", c.Start, "Service begins", *ENTRY, *AT_DESK, "conflict")
    async def start(
        request: Ask, id: FromPath[str], data: JSONBody[StartBody | None] = None
    ) -> EntryAnswer:
        """Starts a called customer; from waiting it calls and starts, and needs the desk.

        A customer whom another desk has called is refused (`conflict`) without `takeOver`.
        """
        told = data or StartBody()
        command = c.Start(
            entry=entry_id(id),
            desk=None if told.desk is None else desk_id(told.desk),
            take_over=told.take_over,
            expected=told.version,
        )
        return await moved(edge, request, command)

    @transition("cancel/{id:str}", c.Cancel, "Staff end the entry", *ENTRY)
    async def cancel(request: Ask, id: FromPath[str], data: JSONBody[CancelBody]) -> EntryAnswer:
        """Ends the entry as `cancelled`, with a reason that is kept."""
        command = c.Cancel(entry=entry_id(id), reason=data.reason, expected=data.version)
        return await moved(edge, request, command)

    return [start, cancel]
