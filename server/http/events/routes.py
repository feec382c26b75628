"""All routes of `/crm/events`."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any, Final, NamedTuple

from litestar import delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody, QueryParameter

from protocol.contact_commands import DeleteEvent, PutEvent
from protocol.ids import is_id
from server.domain.events.occurring import DAY_MS, WINDOW_MS, Occurring, occurrences
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge
from server.http.events.shapes import (
    EventBody,
    EventShape,
    NewEventBody,
    OccurrenceList,
    OccurrenceShape,
)
from server.http.paging import Cursor
from server.http.problems import reject
from server.http.setting_shapes import SavedAnswer
from server.http.shapes import instant
from server.http.spans import asked_instant
from server.http.tickets.naming import ident
from server.http.tickets.writing import reading
from server.http.transitions import Ask
from server.store.case_reads import event as one
from server.store.contacts import same_as
from server.store.events import Named, events_of
from server.store.store import Store

PAGE: Final = 100
_KNOWN: Final = ("unknown_event", "unknown_contact", "unknown_staff", "unknown_ticket")
_PLACE: Final = re.compile(r"n(\d{1,6})", re.ASCII)


def _only(name: str, text: str) -> Any:
    return QueryParameter(name=name, description=text)


_From = Annotated[str | None, _only("from", "From this instant on, RFC 3339; without it: now.")]
_To = Annotated[
    str | None, _only("to", "Before this one, 62 days later at most; without it: 31 days.")
]
_Owner = Annotated[str | None, _only("owner", "Only of this colleague, by id.")]
_Contact = Annotated[str | None, _only("contact", "Only with this contact, by id.")]


class _Asked(NamedTuple):
    """Which occurrences, ms."""

    from_at: int
    to_at: int
    owner: str | None
    contact: str | None


def event_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Reading, and what colleagues change."""
    return [_one(edge), _list(edge), *_changing(edge)]


def _one(edge: Edge) -> HTTPRouteHandler:
    @get("/get/{id:str}", **reading("read events", "One event", "All of it.", "unknown_event"))
    async def read(id: FromPath[str]) -> EventShape:
        """With its series, also when it is over."""
        found = await asyncio.to_thread(one, edge.store, ident(id, "unknown_event"))
        if found is None:
            reject("unknown_event", "There is no such event. It may be removed.", "id")
        return EventShape.of(found)

    return read


def _list(edge: Edge) -> HTTPRouteHandler:
    @get("/get", **reading("read events", "Events", "A page of occurrences.", "invalid"))
    async def read(
        from_at: _From = None,
        to_at: _To = None,
        owner: _Owner = None,
        contact: _Contact = None,
        cursor: Cursor = None,
    ) -> OccurrenceList:
        """Of a span of time, a colleague or a contact: each occurrence of a series by itself."""
        first = edge.clock.now() if from_at is None else asked_instant(from_at, "from")
        last = first + 31 * DAY_MS if to_at is None else asked_instant(to_at, "to")
        if not 0 < last - first <= WINDOW_MS:
            reject("invalid", "to: after from, and 62 days later at most.", "to")
        for field, told in (("owner", owner), ("contact", contact)):
            if told is not None and not is_id(told):
                reject("invalid", f"{field}: this is no id of ours. Look it up again.", field)
        place = 0 if cursor is None else _place(cursor)
        asked = _Asked(first, last, owner, contact)
        found = await asyncio.to_thread(_occurring, edge.store, asked)
        page = found[place : place + PAGE]
        more = place + PAGE < len(found)
        return OccurrenceList(
            items=[_shape(*each) for each in page], next=f"n{place + PAGE}" if more else None
        )

    return read


def _place(cursor: str) -> int:
    told = _PLACE.fullmatch(cursor)
    if told is None:
        reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
    return int(told[1])


def _occurring(store: Store, asked: _Asked) -> list[tuple[Named, Occurring]]:
    same = None if asked.contact is None else same_as(store, asked.contact)
    found = [
        (each, occurring)
        for each in events_of(store, asked.from_at, asked.to_at, asked.owner, same)
        for occurring in occurrences(each.event, asked.from_at, asked.to_at)
    ]
    return sorted(found, key=lambda each: (each[1].start_at, each[0].event.id))


def _shape(named: Named, at: Occurring) -> OccurrenceShape:
    event = named.event
    return OccurrenceShape(
        event=event.id,
        title=event.title,
        kind=event.event_kind,
        contact=event.contact,
        contact_name=named.contact_name,
        owner=event.owner,
        start=instant(at.start_at),
        end=instant(at.end_at),
        original=instant(at.original_at),
        place=event.place,
        state=event.state,
        recurs=event.recurs,
        version=event.version,
    )


def _changing(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/create", **saving(PutEvent, "Plan an event", *_KNOWN) | {"status_code": 201})
    async def create(request: Ask, data: JSONBody[NewEventBody]) -> SavedAnswer:
        """With a contact, lead or merchant, on whose timeline it stands. Its owner is reminded."""
        return await saved(edge, request, data.command())

    @put("/update", **saving(PutEvent, "Change an event", *_KNOWN, "version_mismatch"))
    async def update(request: Ask, data: JSONBody[EventBody]) -> SavedAnswer:
        """Those fields that are named, of the whole series; one occurrence alone by `moved` and
        `exceptAt`."""
        return await saved(edge, request, data.command())

    @delete("/delete/{id:str}", **removing(DeleteEvent, "Remove an event", "unknown_event"))
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """With its series. To call one off, set its `state` to `cancelled`."""
        await saved(edge, request, DeleteEvent(event=ident(id, "unknown_event")))

    return [create, update, remove]
