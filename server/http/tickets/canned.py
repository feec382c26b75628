"""`/crm/tickets/canned-responses`: texts that are ready to send; managed on one path."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

from litestar import delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta

from protocol.records import CannedResponse, Ticket
from protocol.support_commands import DeleteCanned, PutCanned
from protocol.ticket_commands import Body as MessageBody
from server.domain.tickets.canned import filled
from server.http.desk.automation_shapes import Actions, ActionShape, actions_of
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge, actor_of
from server.http.paging import Cursor, page_of
from server.http.problems import reject
from server.http.queue_shapes import AnId, Version
from server.http.setting_shapes import Name, Position, SavedAnswer
from server.http.shapes import Body, Shape
from server.http.tickets.naming import ident, ticket_id
from server.http.tickets.values import Tags, Text
from server.http.tickets.writing import reading
from server.http.transitions import Ask

PATH: Final = "/canned-responses"
_Ticket = Annotated[
    str | None,
    QueryParameter(name="ticket", description="Id or number: fill in the variables for it."),
]
_Id = Annotated[str, QueryParameter(name="id", description="Id of the canned response.")]
_Texts = Annotated[
    dict[
        Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")],
        MessageBody,
    ],
    Meta(max_length=12, description="By language, in others than the house's own.",
         examples=[{"de": "Guten Tag {contact.name}, …"}]),
]  # fmt: skip


class NewCannedBody(Body, frozen=True):
    """A text that is ready to send."""

    name: Name
    text: Text
    texts: _Texts = {}
    tags: Tags = []
    actions: Annotated[Actions, Meta(description="With some it is a macro.")] = []
    own: Annotated[bool, Meta(description="For whoever saves it alone.")] = False
    position: Position = 0

    def command(self) -> PutCanned:
        """The command."""
        return PutCanned(
            name=self.name,
            text=self.text,
            texts=self.texts,
            tags=self.tags,
            actions=actions_of(self.actions),
            own=self.own,
            position=self.position,
        )


class CannedBody(Body, frozen=True):
    """What is to be otherwise."""

    id: AnId
    version: Version | None = None
    name: Name | None = None
    text: Text | None = None
    texts: _Texts | None = None
    tags: Tags | None = None
    actions: Actions | None = None
    own: bool | None = None
    position: Position | None = None

    def command(self) -> PutCanned:
        """The command. Raises `Problematic`."""
        return PutCanned(
            canned=ident(self.id, "unknown_setting"),
            version=self.version,
            name=self.name,
            text=self.text,
            texts=self.texts,
            tags=self.tags,
            actions=actions_of(self.actions),
            own=self.own,
            position=self.position,
        )


class CannedShape(Shape, frozen=True):
    """A canned response; with a ticket, as it would be sent there."""

    id: str
    name: str
    text: str
    texts: dict[str, str]
    tags: list[str]
    actions: list[ActionShape]
    own: bool
    position: int
    version: int
    rendered: Annotated[str | None, Meta(description="For the ticket that was asked for.")]
    unknown: Annotated[list[str], Meta(description="Variables that stand for nothing there.")]


class CannedList(Shape, frozen=True):
    """Those of everybody, and one's own."""

    items: list[CannedShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


def canned_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Reading, and what colleagues change."""
    return [_listing(edge), *_managing(edge)]


def _listing(edge: Edge) -> HTTPRouteHandler:
    @get(PATH, **reading(
        "ask canned", "Canned responses", "A page of them.", "unknown_ticket", "invalid"
    ))  # fmt: skip
    async def read(request: Ask, ticket: _Ticket = None, cursor: Cursor = None) -> CannedList:
        """Of everybody, and one's own. With `ticket` each is `rendered` for it, in the language of
        its customer."""
        me, its = actor_of(request.scope).id, None
        if ticket is not None:
            its = await _its(edge, ticket)
        seen = (c for c in edge.tailer.floor.of(CannedResponse) if c.owner in (None, me))
        page, following = page_of(seen, cursor)
        return CannedList(items=[_shape(edge, each, its, me) for each in page], next=following)

    return read


async def _its(edge: Edge, text: str) -> Ticket:
    ident = await ticket_id(edge, text, "ticket")
    found = await asyncio.to_thread(edge.store.get, "ticket", ident)
    if not isinstance(found, Ticket):
        reject("unknown_ticket", "There is no such ticket. Check its number.", "ticket")
    return found


def _shape(edge: Edge, canned: CannedResponse, ticket: Ticket | None, me: str) -> CannedShape:
    text, unknown = None, list[str]()
    if ticket is not None:
        made = filled(edge.tailer.floor, ticket, canned, me)
        text, unknown = made.text, list(made.unknown)
    return CannedShape(
        id=canned.id,
        name=canned.name,
        text=canned.text,
        texts=canned.texts,
        tags=canned.tags,
        actions=[ActionShape.of(each) for each in canned.actions],
        own=canned.owner is not None,
        position=canned.position,
        version=canned.version,
        rendered=text,
        unknown=unknown,
    )


def _managing(edge: Edge) -> list[HTTPRouteHandler]:
    @post(
        PATH,
        **saving(PutCanned, "Add a canned response", "unknown_setting") | {"status_code": 201},
    )
    async def add(request: Ask, data: JSONBody[NewCannedBody]) -> SavedAnswer:
        """Variables such as `{contact.name}` are filled in when it is used. What is everybody's is
        for managers to see to; what is one's `own`, for oneself."""
        return await saved(edge, request, data.command())

    @put(PATH, **saving(
        PutCanned, "Change a canned response", "unknown_setting", "version_mismatch"
    ))  # fmt: skip
    async def change(request: Ask, data: JSONBody[CannedBody]) -> SavedAnswer:
        """Those fields that are named."""
        return await saved(edge, request, data.command())

    @delete(PATH, **removing(
        DeleteCanned, "Remove a canned response", "unknown_setting", "in_use"))  # fmt: skip
    async def remove(request: Ask, id: _Id) -> None:
        """Refused while a rule, a level or a policy uses it."""
        await saved(edge, request, DeleteCanned(canned=ident(id, "unknown_setting")))

    return [add, change, remove]
