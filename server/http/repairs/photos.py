"""Pictures of what was brought: sent before the item, the note or the question that brings them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Final

from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Schema,
)
from litestar.params import FromPath
from litestar.response import Stream
from msgspec.structs import replace

from protocol.ticket_commands import AddAttachment
from server.domain.requests.photos import is_picture, no_picture
from server.http.booking import OPEN
from server.http.downloads import download
from server.http.edge import Edge, actor_of, address_of
from server.http.problems import documented, reject
from server.http.repairs.changing import ONE
from server.http.repairs.naming import PATH, existing
from server.http.repairs.own import held
from server.http.tickets.attachments import (
    FileForm,
    id_of_file,
    of_file,
    one_file,
    uploaded,
)
from server.http.tickets.naming import ident
from server.http.tickets.shapes import UploadedAnswer
from server.http.tickets.writing import SIGNED, reading
from server.http.transitions import Ask
from server.http.uploads import Sent
from server.store.request_reads import photo

_TAKEN: Final = (
    "unknown_request", "request_ended", "not_taken", "not_a_picture", "conflict",
)  # fmt: skip
_NO_SUCH: Final = "There is no such picture. It was removed, or what it showed was."
_SAID: Final[dict[str, Any]] = {
    "opt": {"asks": "send request photos"},
    "response_description": "The picture, by the id under which an item or a note brings it.",
    "responses": documented(*OPEN, *_TAKEN),
    "security": SIGNED,
    "operation_class": FileForm,
    # What is too large is told while it comes, and nothing of it is kept in memory.
    "request_max_body_size": None,
}


@dataclass
class _Picture(Operation):
    """In the API document: a picture of whatever kind it is."""

    def __post_init__(self) -> None:
        """What is answered where all is well."""
        told = (self.responses or {}).get("200")
        if isinstance(told, OpenAPIResponse):
            picture = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
            told.content = {"image/*": OpenAPIMediaType(schema=picture)}


def photo_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Sending, before and after there is a request; showing."""
    return [*_sending(edge), _showing(edge)]


def _sending(edge: Edge) -> list[HTTPRouteHandler]:
    @post(f"{PATH}/photos", summary="Send a picture for a new request", **_SAID)
    async def first(request: Ask) -> UploadedAnswer:
        """By colleagues: `multipart/form-data` with one part that is a picture (JPEG, PNG, WebP or
        GIF) of 10 MB and 50 megapixels at most. Only what is seen of it is kept, upright. Name its
        `id` in `photos` of an item; without that it goes within a day."""
        if not actor_of(request.scope).is_staff:
            reject("forbidden", "Send a picture to the request that your link is of.")
        return await _sent(edge, request, "")

    @post(f"{ONE}/photos", summary="Send a picture for a request", **_SAID)
    async def more(request: Ask, id: FromPath[str]) -> UploadedAnswer:
        """The same for a request that is there: by colleagues, or by its customer with the token
        of their link. A picture of the customer's waits in `photos` of the request until a
        colleague takes it to an item, or they `ask` with it."""
        found = await existing(edge, id)
        held(actor_of(request.scope), found.id)
        return await _sent(edge, request, found.id)

    return [first, more]


async def _sent(edge: Edge, request: Ask, of: str) -> UploadedAnswer:
    edge.limits.file(actor_of(request.scope), address_of(request.scope))
    sent = await one_file(edge, request)
    command = of_photo(id_of_file(edge, request), of, sent)
    if not is_picture(command):
        raise no_picture(command, "file")
    return await uploaded(edge, request, command)


def of_photo(made: str, request: str, sent: Sent) -> AddAttachment:
    """The command that records a picture which is kept already; `made` is its id."""
    return replace(of_file(made, "", sent), request=request)


def _showing(edge: Edge) -> HTTPRouteHandler:
    @get(
        f"{ONE}/photos/{{photo:str}}",
        **reading(
            "read request files", "Show a picture", "It.", "unknown_request", "unknown_attachment"
        ),
        operation_class=_Picture,
    )
    async def show(request: Ask, id: FromPath[str], photo: FromPath[str]) -> Stream:
        """For colleagues; and for the customer, with the token of their link, those of their items
        and of public notes. Browsers may show it, and run nothing of it."""
        return await _shown(edge, request, id, photo)

    return show


async def _shown(edge: Edge, request: Ask, asked: str, picture: str) -> Stream:
    found = await existing(edge, asked)
    actor = actor_of(request.scope)
    held(actor, found.id)
    wanted = ident(picture, "unknown_attachment", "photo")
    file = await asyncio.to_thread(photo, edge.store, found.id, wanted, not actor.is_staff)
    answer = await download(edge.attachments, file, inline=True) if file is not None else None
    return answer if answer is not None else reject("unknown_attachment", _NO_SUCH, "photo")
