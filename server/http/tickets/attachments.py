"""Files of tickets: sent before the message that brings them, and handed out as downloads."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import Any, Final

from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
)
from litestar.params import FromPath
from litestar.response import Stream

from protocol.ids import uuid7
from protocol.outcomes import Saved
from protocol.ticket_commands import AddAttachment, DropAttachment
from server.domain.tickets.files import takes_tickets
from server.http.booking import OPEN
from server.http.downloads import download
from server.http.edge import Edge, actor_of, address_of, keyed_id
from server.http.problems import documented, reject
from server.http.tickets.naming import ident, ticket_id
from server.http.tickets.shapes import UploadedAnswer
from server.http.tickets.writing import SIGNED, reading
from server.http.transitions import Ask
from server.http.uploads import Sent, read_form
from server.store.case_reads import attachment

_TAKEN: Final = ("unknown_ticket", "not_taken", "support_closed", "conflict")
_NO_SUCH: Final = "There is no such file. It was removed, or its ticket was."


@dataclass
class FileForm(Operation):
    """In the API document: a form with a file."""

    def __post_init__(self) -> None:
        """What is sent; the handler reads it by itself, piece by piece."""
        file = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        form = Schema(type=OpenAPIType.OBJECT, properties={"file": file}, required=["file"])
        content = {"multipart/form-data": OpenAPIMediaType(schema=form)}
        self.request_body = RequestBody(content=content, required=True)


def attachment_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Sending, taking away, downloading."""
    return [*_sending(edge), _dropping(edge), _downloading(edge)]


def _sending(edge: Edge) -> list[HTTPRouteHandler]:
    said: dict[str, Any] = {
        "opt": {"asks": AddAttachment.op()},
        "response_description": "The file, by the id under which a message brings it.",
        "responses": documented(*OPEN, *_TAKEN),
        "security": SIGNED,
        "operation_class": FileForm,
        # What is too large is told while it comes, and nothing of it is kept in memory.
        "request_max_body_size": None,
    }

    @post("/attachments", summary="Send a file for a new ticket", **said)
    async def first(request: Ask) -> UploadedAnswer:
        """`multipart/form-data` with one part that is a file, of 10 MB at most. What it is, is told
        by its content: what could do harm is not taken. Name its `id` in `attachments` of the
        ticket; without that it goes within a day."""
        return await _sent(edge, request, "")

    @post("/attachments/{ticketId:str}", summary="Send a file for a message", **said)
    async def more(request: Ask, ticketId: FromPath[str]) -> UploadedAnswer:
        """The same for a ticket that is there: by colleagues, or by its customer with the token of
        the thread's link."""
        return await _sent(edge, request, await ticket_id(edge, ticketId))

    return [first, more]


async def _sent(edge: Edge, request: Ask, ticket: str) -> UploadedAnswer:
    actor = actor_of(request.scope)
    if actor.role == "public":
        takes_tickets(edge.tailer.floor)
    edge.limits.file(actor, address_of(request.scope))
    sent = await one_file(edge, request)
    return await uploaded(edge, request, of_file(id_of_file(edge, request), ticket, sent))


async def one_file(edge: Edge, request: Ask) -> Sent:
    """The file of a form that has one. Raises `Problematic`, `FormRefused`."""
    form = await read_form(request, edge.attachments)
    for _, refusal in form.refused:
        reject(refusal.code, refusal.detail, refusal.field)
    if len(form.files) != 1:
        reject("invalid", "file: send one file at a time, as a part with a filename.", "file")
    return form.files[0]


async def uploaded(edge: Edge, request: Ask, command: AddAttachment) -> UploadedAnswer:
    """Record a file that is kept already. Raises `Refused`, `Unavailable`."""
    answered = await edge.ask(request.scope, command)
    if not isinstance(answered.answer, Saved):
        raise TypeError(f"a file was answered with {type(answered.answer).__name__}")
    await edge.tailer.reached(answered.seq)
    return UploadedAnswer(
        id=command.attachment,
        name=command.name,
        content_type=command.content_type,
        size=command.size,
        inline=command.inline,
        hash=command.hash,
    )


def id_of_file(edge: Edge, request: Ask) -> str:
    """The id of a file that comes: the same for the same `Idempotency-Key`."""
    return keyed_id(request.scope, "file") or uuid7(edge.clock.now(), os.urandom(10))


def of_file(made: str, ticket: str, sent: Sent) -> AddAttachment:
    """The command that records a file which is kept already; `made` is its id."""
    return AddAttachment(
        attachment=made,
        ticket=ticket,
        name=sent.name,
        content_type=sent.stored.content_type,
        size=sent.stored.size,
        hash=sent.stored.hash,
        inline=sent.stored.inline,
    )


def _dropping(edge: Edge) -> HTTPRouteHandler:
    @post(
        "/attachments/drop/{id:str}",
        status_code=204,
        opt={"asks": DropAttachment.op()},
        summary="Take a file away",
        response_description="It is gone.",
        responses=documented(*OPEN, "unknown_attachment", "wrong_state"),
        security=SIGNED,
    )
    async def drop(request: Ask, id: FromPath[str]) -> None:
        """By whoever sent it, while no message has brought it."""
        command = DropAttachment(attachment=ident(id, "unknown_attachment"))
        await edge.tailer.reached((await edge.ask(request.scope, command)).seq)

    return drop


def _downloading(edge: Edge) -> HTTPRouteHandler:
    @get(
        "/attachments/{ticketId:str}/{id:str}",
        **reading(
            "read tickets", "Download a file", "Its bytes.", "unknown_ticket", "unknown_attachment"
        ),
        media_type="application/octet-stream",
    )
    async def read(ticketId: FromPath[str], id: FromPath[str]) -> Stream:
        """Always as a download that no browser renders. `messages` says what it is."""
        ticket = await ticket_id(edge, ticketId)
        found = await asyncio.to_thread(attachment, edge.store, ident(id, "unknown_attachment"))
        if found is None or found.ticket != ticket:
            reject("unknown_attachment", _NO_SUCH, "id")
        answer = await download(edge.attachments, found)
        return answer if answer is not None else reject("unknown_attachment", _NO_SUCH, "id")

    return read
