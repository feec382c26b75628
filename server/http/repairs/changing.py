"""Changing one thing of a service request: items, notes, lines, its step; and erasing it."""

from __future__ import annotations

from typing import Any, Final

from litestar import delete, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol import request_commands as r
from protocol.command import Command
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge
from server.http.repairs.bodies import (
    ItemChangeBody,
    LineBody,
    LineStepBody,
    NoteChangeBody,
    StepBody,
)
from server.http.repairs.commands import of_item, of_line, of_line_step, of_note
from server.http.repairs.naming import PATH, request_id
from server.http.repairs.shapes import RequestAnswer
from server.http.repairs.writing import KNOWN, LINED, NOW, STEPPED, requested
from server.http.setting_shapes import SavedAnswer
from server.http.tickets.naming import ident, ident_or_none
from server.http.tickets.writing import doing
from server.http.transitions import Ask

ONE: Final = f"{PATH}/{{id:str}}"


def changing_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Items, notes, lines, steps; erasing."""
    return [*_items(edge), _note(edge), *_lines(edge), _step(edge), _remove(edge)]


def _kept(command: type[Command], summary: str, *codes: str) -> dict[str, Any]:
    """The options of a route that is answered with the id of what it has written."""
    told = {"response_description": "Its id."}
    return saving(command, summary, *KNOWN, *codes) | told


def _items(edge: Edge) -> list[HTTPRouteHandler]:
    @put(f"{ONE}/items", **_kept(
        r.PutItem, "Describe an item", "unknown_item", "unknown_attachment"))  # fmt: skip
    async def describe(
        request: Ask, id: FromPath[str], data: JSONBody[ItemChangeBody]
    ) -> SavedAnswer:
        """One more that was brought; or with `item` one that is known, described anew as a whole.
        Pictures are sent to `photos` before."""
        command = r.PutItem(
            request=await request_id(edge, id),
            expected=data.version,
            item=ident_or_none(data.item, "unknown_item", "item"),
            spec=of_item(data),
        )
        return await saved(edge, request, command)

    @delete(f"{ONE}/items/{{item:str}}", **removing(
        r.DropItem, "Take an item off", *KNOWN, "unknown_item", "in_use", "wrong_state"
    ))  # fmt: skip
    async def drop(request: Ask, id: FromPath[str], item: FromPath[str]) -> None:
        """It was not brought after all. One stays at least."""
        item_id = ident(item, "unknown_item", "item")
        await saved(edge, request, r.DropItem(request=await request_id(edge, id), item=item_id))

    return [describe, drop]


def _note(edge: Edge) -> HTTPRouteHandler:
    @post(f"{ONE}/notes", **_kept(r.NoteRequest, "Write a note", "unknown_attachment")
          | {"status_code": 201})  # fmt: skip
    async def note(request: Ask, id: FromPath[str], data: JSONBody[NoteChangeBody]) -> SavedAnswer:
        """A diagnostic note. The customer reads it only where it is `public`; else it never leaves
        the house."""
        return await saved(edge, request, of_note(await request_id(edge, id), data, data.version))

    return note


def _lines(edge: Edge) -> list[HTTPRouteHandler]:
    @post(f"{ONE}/lines", **_kept(r.PutLine, "Add a line", *LINED) | {"status_code": 201})
    async def add(request: Ask, id: FromPath[str], data: JSONBody[LineBody]) -> SavedAnswer:
        """A part, of the list or got for this alone; labour in minutes; or a fee. What it costs
        where no price is told is what the list, or the terms of the service point, say."""
        request_ = await request_id(edge, id)
        return await saved(edge, request, of_line(request_, data, None, data.version))

    @put(f"{ONE}/lines/{{line:str}}", **_kept(r.PutLine, "Change a line", *LINED))
    async def change(
        request: Ask, id: FromPath[str], line: FromPath[str], data: JSONBody[LineBody]
    ) -> SavedAnswer:
        """Those fields that are named."""
        request_ = await request_id(edge, id)
        return await saved(edge, request, of_line(request_, data, line, data.version))

    @post(f"{ONE}/lines/{{line:str}}/step", **doing(
        r.StepLine, "Say what became of a line", NOW, *KNOWN, *LINED, "over_total"
    ))  # fmt: skip
    async def step(
        request: Ask, id: FromPath[str], line: FromPath[str], data: JSONBody[LineStepBody]
    ) -> RequestAnswer:
        """A part is ordered, came, is taken from stock, is built in; labour is begun, finished;
        either is dropped, or planned again. The state of the request follows."""
        request_ = await request_id(edge, id)
        command = of_line_step(request_, data, line, data.version)
        return await requested(edge, request, command)

    return [add, change, step]


def _step(edge: Edge) -> HTTPRouteHandler:
    @post(f"{ONE}/step", **doing(r.StepRequest, "Take a step", NOW, *KNOWN, *STEPPED))
    async def step(request: Ask, id: FromPath[str], data: JSONBody[StepBody]) -> RequestAnswer:
        """A step of a colleague, such as `diagnose`, `repair`, `check`, `ready`, `pick_up`;
        `back` takes the last one back. `cancel` and `abandon` need a reason."""
        command = r.StepRequest(
            request=await request_id(edge, id),
            expected=data.version,
            step=data.step,
            reason=data.reason,
            signature=data.signature,
        )
        return await requested(edge, request, command)

    return step


def _remove(edge: Edge) -> HTTPRouteHandler:
    @delete(
        f"{PATH}/delete/{{id:str}}",
        **removing(r.DeleteRequest, "Erase a service request", "unknown_request", "in_use"),
    )
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """With all that belongs to it, for good. The audit keeps that it was. To be done with one
        that was not brought, cancel it instead."""
        await saved(edge, request, r.DeleteRequest(request=await request_id(edge, id)))

    return remove
