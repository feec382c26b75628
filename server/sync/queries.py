"""Queries: reads of what is too large, or asked too rarely, to replicate."""

from __future__ import annotations

import asyncio
from typing import Final

import msgspec

from protocol.codec import Malformed, decode_command
from protocol.ids import is_id
from protocol.messages import Qry
from protocol.queries import AddressCheck, DayChange
from protocol.records import ServicePoint
from server.domain.access import permit
from server.domain.actor import Actor
from server.domain.refused import refuse
from server.execution import reporting
from server.execution.persons import export_of, find_persons
from server.execution.preview import preview
from server.sync.automation_queries import AUTOMATION_QUERIES
from server.sync.booking_queries import BOOKING_QUERIES
from server.sync.canned_query import CANNED_QUERIES
from server.sync.contact_query import CONTACT_QUERIES
from server.sync.event_query import EVENT_QUERIES
from server.sync.finding_requests import OWN_REQUEST_QUERIES
from server.sync.request_queries import REQUEST_QUERIES
from server.sync.slip_text import slip_text
from server.sync.sources import Page, Query, Sources, ident_of
from server.sync.ticket_queries import TICKET_QUERIES

MOST_SAID: Final = 200


async def answer(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The answer to a query. Raises `Refused`."""
    query = QUERIES.get(message.name)
    if query is None:
        raise refuse("not_found", "There is no such query.")
    permit(actor, f"ask {message.name}", sources.tailer.floor.site.id)
    items, following = await query(sources, actor, message)
    return [msgspec.to_builtins(item) for item in items], following


async def _entry(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The closed spans of an entry, oldest first."""
    return await asyncio.to_thread(sources.door.intervals, ident_of(message, "entry")), None


async def _history(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The spans of a visit, then earlier visits of the same person."""
    if message.cursor is not None and not is_id(message.cursor):
        raise refuse("invalid", "This cursor is not one of ours. Begin without it.", field="cursor")
    visit = ident_of(message, "visit")
    items, following = await asyncio.to_thread(sources.door.history, visit, message.cursor)
    return list(items), following


async def _effect(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What a settings command would do, or the refusal that it would get."""
    try:
        command = decode_command(msgspec.json.encode(message.args))
    except (Malformed, msgspec.ValidationError, TypeError, ValueError) as fault:
        raise refuse("malformed", f"The command was not understood: {fault}") from None
    floor, now, store = sources.tailer.floor, sources.clock.now(), sources.door.store
    return [await preview(floor, command, actor, now, sources.quoted, store)], None


async def _slip(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What stands on the slip of a visit."""
    visit = ident_of(message, "visit")
    if not is_id(visit):
        raise refuse("unknown_visit", "There is no such visit.", field="visit")
    return [slip_text(sources.tailer.floor, visit, actor, sources.tokens)], None


async def _join_code(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The code by which phones join a service point now, for a screen in the hall."""
    ident = ident_of(message, "service_point")
    if sources.tailer.floor.get(ServicePoint, ident) is None:
        raise refuse(
            "unknown_service_point", "There is no such service point.", field="service_point"
        )
    return [sources.presence.code(ident)], None


async def _address_check(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The link that a phone opens to prove that it reaches the public address."""
    address = sources.tailer.floor.site.public_url
    link = sources.presence.check_link(address) if address else ""
    return [AddressCheck(address=address, link=link)], None


async def _promises(sources: Sources, actor: Actor, message: Qry) -> Page:
    """How promises were kept, at a service point or at all, on a day or lately."""
    point, day = message.args.get("service_point"), message.args.get("day")
    return [await reporting.promises(sources.door, sources.tailer.floor, point, day)], None


async def _what_if(sources: Sources, actor: Actor, message: Qry) -> Page:
    """A stored day under other staffing or rules: begun, looked at by its job, or ended."""
    replays, job = sources.replays, message.args.get("job")
    if isinstance(job, str):
        if message.args.get("cancel") is True:
            return [await replays.cancel(actor.id, job)], None
        return [replays.look(actor.id, job)], None
    try:
        change = msgspec.convert(message.args.get("change", {}), DayChange)
    except msgspec.ValidationError as fault:
        raise refuse("invalid", f"The change was not understood: {fault}", field="change") from None
    point, day = ident_of(message, "service_point"), ident_of(message, "day")
    return [await replays.begin(actor.id, point, day, change)], None


async def _find_person(sources: Sources, actor: Actor, message: Qry) -> Page:
    """Who may be meant by a telephone, number, address or name, of a day or of any."""
    text, day = message.args.get("text"), message.args.get("day")
    if not isinstance(text, str) or not text.strip():
        raise refuse("invalid", "Write a number, a telephone, an address or a name.", field="text")
    day = day if isinstance(day, str) else None
    store = sources.door.store
    return list(await asyncio.to_thread(find_persons, store, text[:MOST_SAID], day)), None


async def _person_export(sources: Sources, actor: Actor, message: Qry) -> Page:
    """All that is known of one person."""
    person, now = ident_of(message, "person"), sources.clock.now()
    return [await export_of(sources.door, person, actor, "socket", now)], None


async def _audit(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What was asked of the house, newest first."""
    cursor = message.cursor or message.args.get("cursor")
    place = None if cursor is None else str(cursor)
    rows, following = await sources.door.auditing.page(sources.tailer.floor, place, message.args)
    return list(rows), following


async def _audit_verdict(sources: Sources, actor: Actor, message: Qry) -> Page:
    """Whether the audit is as it was written."""
    return [await sources.door.auditing.verdict()], None


QUERIES: Final[dict[str, Query]] = {
    "entry": _entry,
    "history": _history,
    "effect": _effect,
    "slip": _slip,
    "join_code": _join_code,
    "promises": _promises,
    "what_if": _what_if,
    "address_check": _address_check,
    "find_person": _find_person,
    "person_export": _person_export,
    "audit": _audit,
    "audit_verdict": _audit_verdict,
    **BOOKING_QUERIES,
    **AUTOMATION_QUERIES,
    **TICKET_QUERIES,
    **OWN_REQUEST_QUERIES,
    **REQUEST_QUERIES,
    **CANNED_QUERIES,
    **CONTACT_QUERIES,
    **EVENT_QUERIES,
}
"""By name. What a role may not save, its `effect` refuses like the rule."""
