"""The query `events`: what the calendar holds of a time, each occurrence by itself."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

import msgspec
from msgspec.structs import replace

from protocol.messages import Qry
from protocol.record import MOST
from protocol.records import CalendarEvent
from protocol.ticket_queries import Occurrence
from server.domain.actor import Actor
from server.domain.events import occurrences
from server.domain.events.occurring import WINDOW_MS
from server.domain.refused import refuse
from server.store.contact_facts import whole
from server.store.contacts import same_as
from server.store.events import Named, events_of
from server.store.store import Store
from server.sync.sources import Page, Query, Sources, args_of

OCCURRENCES_MOST: Final = 5_000


class _Time(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `events`."""

    from_at: Annotated[int, msgspec.Meta(ge=0, le=MOST)]
    to_at: Annotated[int, msgspec.Meta(ge=0, le=MOST)]
    owner: str | None = None
    contact: str | None = None
    event: str | None = None


async def _events(sources: Sources, actor: Actor, message: Qry) -> Page:
    """All occurrences of a time, in the order of their starts."""
    asked = args_of(message, _Time)
    if not asked.from_at < asked.to_at <= asked.from_at + WINDOW_MS:
        raise refuse("invalid", "Ask for 62 days at most, from before to.", field="to_at")
    return list(await asyncio.to_thread(_found, sources, asked)), None


def _found(sources: Sources, asked: _Time) -> list[Occurrence]:
    store = sources.door.store
    if asked.event is not None:
        return _alone(store, asked.event, asked.from_at, asked.to_at)
    contacts = same_as(store, asked.contact) if asked.contact is not None else None
    named = events_of(store, asked.from_at, asked.to_at, asked.owner, contacts)
    found = [shown for each in named for shown in _shown(each, asked.from_at, asked.to_at)]
    found.sort(key=lambda each: (each.start_at, each.event))
    return found[:OCCURRENCES_MOST]


def _alone(store: Store, ident: str, from_at: int, to_at: int) -> list[Occurrence]:
    """Those of one event, each with all of it."""
    event = store.get("calendar_event", ident)
    if not isinstance(event, CalendarEvent):
        return []
    known = whole(store, event.contact)
    named = Named(event, known[1].name if known is not None else "")
    return [replace(each, whole=event) for each in _shown(named, from_at, to_at)]


def _shown(named: Named, from_at: int, to_at: int) -> list[Occurrence]:
    event = named.event
    return [
        Occurrence(
            event=event.id,
            title=event.title,
            event_kind=event.event_kind,
            contact=event.contact,
            contact_name=named.contact_name,
            owner=event.owner,
            start_at=each.start_at,
            end_at=each.end_at,
            original_at=each.original_at,
            place=event.place,
            state=event.state,
            recurs=event.recurs,
            version=event.version,
        )
        for each in occurrences(event, from_at, to_at)
    ]


EVENT_QUERIES: Final[dict[str, Query]] = {"events": _events}
