"""Transitions that put a customer aside, back into the line, or somewhere else."""

from __future__ import annotations

from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import commands as c
from protocol.ids import is_id
from server.http.aside_shapes import (
    AtDeskBody,
    AwayBody,
    HoldBody,
    PriorityBody,
    ReasonBody,
    RequeueBody,
    TransferBody,
)
from server.http.edge import Edge
from server.http.problems import reject
from server.http.queue_shapes import EntryAnswer
from server.http.shapes import millis
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


def hold_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """On hold, and back at the desk."""

    @transition("hold/{id:str}", c.Hold, "Put the customer on hold", *ENTRY)
    async def hold(request: Ask, id: FromPath[str], data: JSONBody[HoldBody]) -> EntryAnswer:
        """The desk is free meanwhile; the hold is of whoever asks."""
        command = c.Hold(
            entry=entry_id(id), until=millis(data.until), note=data.note, expected=data.version
        )
        return await moved(edge, request, command)

    @transition("resume/{id:str}", c.Resume, "Service goes on", *ENTRY, *AT_DESK)
    async def resume(
        request: Ask, id: FromPath[str], data: JSONBody[AtDeskBody | None] = None
    ) -> EntryAnswer:
        """Ends the hold, at the desk that held the customer or at another."""
        told = data or AtDeskBody()
        command = c.Resume(entry=entry_id(id), desk=_desk(told), expected=told.version)
        return await moved(edge, request, command)

    @transition("reopen/{id:str}", c.Reopen, "Serve a completed customer on", *ENTRY, *AT_DESK,
                "undo_expired", "already_waiting", "conflict")  # fmt: skip
    async def reopen(
        request: Ask, id: FromPath[str], data: JSONBody[AtDeskBody | None] = None
    ) -> EntryAnswer:
        """For a quarter of an hour after the end; a next leg that still waits is taken back."""
        told = data or AtDeskBody()
        command = c.Reopen(entry=entry_id(id), desk=_desk(told), expected=told.version)
        return await moved(edge, request, command)

    return [hold, resume, reopen]


def line_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Away from the line, back into it, and another place in it."""

    @transition("away/{id:str}", c.Away, "Not to be called for a while", *ENTRY)
    async def away(
        request: Ask, id: FromPath[str], data: JSONBody[AwayBody | None] = None
    ) -> EntryAnswer:
        """The place stays. By the customer with the private link's token, or by staff."""
        told = data or AwayBody()
        command = c.Away(entry=entry_id(id), minutes=told.minutes, expected=told.version)
        return await moved(edge, request, command)

    @transition("requeue/{id:str}", c.Requeue, "Back into the line", *ENTRY)
    async def requeue(
        request: Ask, id: FromPath[str], data: JSONBody[RequeueBody | None] = None
    ) -> EntryAnswer:
        """From the desk, a hold or a missed call; whoever waits gets another place."""
        told = data or RequeueBody()
        command = c.Requeue(
            entry=entry_id(id), standing=told.place, reason=told.reason, expected=told.version
        )
        return await moved(edge, request, command)

    @transition("priority/{id:str}", c.SetPriority, "Put somebody into another class", *ENTRY)
    async def priority(
        request: Ask, id: FromPath[str], data: JSONBody[PriorityBody]
    ) -> EntryAnswer:
        """The classes are those of the service point."""
        command = c.SetPriority(
            entry=entry_id(id),
            priority=data.priority,
            reason=data.reason,
            expected=data.version,
        )
        return await moved(edge, request, command)

    return [away, requeue, priority]


def onward_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """To another service point or service, or home."""

    @transition("transfer/{id:str}", c.Transfer, "Send a customer on", *ENTRY,
                "unknown_service_point", "unknown_service", "queue_closed", "service_closed",
                "no_open_desk", "conflict")  # fmt: skip
    async def transfer(
        request: Ask, id: FromPath[str], data: JSONBody[TransferBody]
    ) -> EntryAnswer:
        """Ends this leg and opens the next of the same visit: `opened` is its id.

        Number and arrival stay with the customer.
        """
        if data.service is not None and not is_id(data.service):
            reject("unknown_service", "There is no such service. Check the id.", "service")
        command = c.Transfer(
            entry=entry_id(id),
            service_point=None if data.service_point is None else point_id(data.service_point),
            service=data.service,
            standing=data.place,
            note=data.note,
            expected=data.version,
        )
        return await moved(edge, request, command)

    @transition("expire/{id:str}", c.Expire, "Send somebody home", *ENTRY)
    async def expire(request: Ask, id: FromPath[str], data: JSONBody[ReasonBody]) -> EntryAnswer:
        """Ends the entry as `expired`: nobody can serve it any more today. For managers."""
        command = c.Expire(entry=entry_id(id), reason=data.reason, expected=data.version)
        return await moved(edge, request, command)

    return [transfer, expire]


def _desk(told: AtDeskBody) -> str | None:
    return None if told.desk is None else desk_id(told.desk)
