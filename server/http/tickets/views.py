"""`/crm/tickets/views`: saved lists of tickets; managed on one path."""

from __future__ import annotations

from typing import Annotated, Final

from litestar import delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta

from protocol.records import TicketView
from protocol.sla import Priority
from protocol.support_commands import DeleteTicketView, PutTicketView
from protocol.tickets import TicketChannel, TicketFilter, TicketPause, TicketSort, TicketStatus
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge, actor_of
from server.http.paging import Cursor, page_of
from server.http.queue_shapes import AnId, Version
from server.http.setting_shapes import Name, Position, SavedAnswer
from server.http.shapes import Body, Shape
from server.http.tickets.naming import ident
from server.http.tickets.values import Tags
from server.http.tickets.writing import reading
from server.http.transitions import Ask

PATH: Final = "/views"
_Id = Annotated[str, QueryParameter(name="id", description="Id of the saved list.")]
_Short = Annotated[str, Meta(max_length=64)]


class FilterShape(Body, frozen=True):
    """Which tickets a list shows; what is not given does not matter."""

    statuses: list[TicketStatus] = []
    pauses: list[TicketPause] = []
    priorities: list[Priority] = []
    assignees: Annotated[
        list[_Short], Meta(max_length=50, description="Ids, `me`, or empty text for nobody's.")
    ] = []
    teams: Annotated[list[_Short], Meta(max_length=20)] = []
    tags: Annotated[Tags, Meta(description="Each of them.")] = []
    channels: list[TicketChannel] = []
    contact: _Short = ""
    watching: bool = False
    unanswered: bool = False
    breached: bool = False
    due_within_minutes: Annotated[int, Meta(ge=0, le=90 * 1_440)] = 0
    policy: _Short = ""
    text: Annotated[str, Meta(max_length=200)] = ""

    def record(self) -> TicketFilter:
        """The same for a command."""
        same = {name: getattr(self, name) for name in _SAME}
        return TicketFilter(**same, due_within_min=self.due_within_minutes)

    @classmethod
    def of(cls, told: TicketFilter) -> FilterShape:
        """The same in JSON."""
        same = {name: getattr(told, name) for name in _SAME}
        return cls(**same, due_within_minutes=told.due_within_min)


_SAME: Final = tuple(name for name in FilterShape.__struct_fields__ if name != "due_within_minutes")


class NewViewBody(Body, frozen=True):
    """A list to be saved."""

    name: Name
    shows: FilterShape
    sort: TicketSort = "due"
    descending: bool = False
    own: Annotated[bool, Meta(description="For whoever saves it alone.")] = False
    position: Position = 0

    def command(self) -> PutTicketView:
        """The command."""
        return PutTicketView(
            name=self.name,
            shows=self.shows.record(),
            sort=self.sort,
            descending=self.descending,
            own=self.own,
            position=self.position,
        )


class ViewBody(Body, frozen=True):
    """A saved list and what is to be otherwise."""

    id: AnId
    version: Version | None = None
    name: Name | None = None
    shows: FilterShape | None = None
    sort: TicketSort | None = None
    descending: bool | None = None
    own: bool | None = None
    position: Position | None = None

    def command(self) -> PutTicketView:
        """The command. Raises `Problematic`."""
        return PutTicketView(
            view=ident(self.id, "unknown_setting"),
            version=self.version,
            name=self.name,
            shows=self.shows.record() if self.shows else None,
            sort=self.sort,
            descending=self.descending,
            own=self.own,
            position=self.position,
        )


class ViewShape(Shape, frozen=True):
    """A saved list of tickets."""

    id: str
    name: str
    shows: FilterShape
    sort: TicketSort
    descending: bool
    own: bool
    position: int
    version: int


class ViewList(Shape, frozen=True):
    """Those of everybody, and one's own."""

    items: list[ViewShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


def view_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Reading, and what colleagues save."""
    return [_listing(edge), *_managing(edge)]


def _listing(edge: Edge) -> HTTPRouteHandler:
    @get(PATH, **reading("read ticket desk", "Saved lists", "A page of them.", "invalid"))
    async def read(request: Ask, cursor: Cursor = None) -> ViewList:
        """Of everybody, and one's own. `get` takes the same as its query."""
        me = actor_of(request.scope).id
        seen = (each for each in edge.tailer.floor.of(TicketView) if each.owner in (None, me))
        page, following = page_of(seen, cursor)
        return ViewList(items=[_shape(each) for each in page], next=following)

    return read


def _shape(view: TicketView) -> ViewShape:
    return ViewShape(
        id=view.id,
        name=view.name,
        shows=FilterShape.of(view.shows),
        sort=view.sort,
        descending=view.descending,
        own=view.owner is not None,
        position=view.position,
        version=view.version,
    )


def _managing(edge: Edge) -> list[HTTPRouteHandler]:
    @post(PATH, **saving(PutTicketView, "Save a list") | {"status_code": 201})
    async def add(request: Ask, data: JSONBody[NewViewBody]) -> SavedAnswer:
        """What is everybody's is for managers to save; what is one's `own`, for oneself."""
        return await saved(edge, request, data.command())

    @put(PATH, **saving(
        PutTicketView, "Change a saved list", "unknown_setting", "version_mismatch"))  # fmt: skip
    async def change(request: Ask, data: JSONBody[ViewBody]) -> SavedAnswer:
        """Those fields that are named."""
        return await saved(edge, request, data.command())

    @delete(PATH, **removing(DeleteTicketView, "Remove a saved list", "unknown_setting"))
    async def remove(request: Ask, id: _Id) -> None:
        """Its tickets stay as they are."""
        await saved(edge, request, DeleteTicketView(view=ident(id, "unknown_setting")))

    return [add, change, remove]
