"""Queries about service requests: which is meant, the list of parts, what happened in a stay."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Annotated, Final

import msgspec

from protocol.messages import Qry
from protocol.records import Part, RequestLine, Supplier
from protocol.request_queries import (
    ForetoldPromise,
    FoundPart,
    FoundRequest,
    RequestTotals,
)
from protocol.service_requests import AWAITED, number_of
from server.domain.actor import Actor
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests import costing
from server.domain.requests.following import foretold
from server.domain.requests.known import known
from server.domain.requests.usual import item_name
from server.domain.seating import known_point
from server.store import request_reads, story
from server.store.store import Store
from server.store.ticket_lines import called
from server.sync import timed
from server.sync.sources import Page, Query, Sources, args_of
from server.sync.timed import cursor_of, page_of

FOUND: Final = 50
PARTS: Final = 100
Words = Annotated[str, msgspec.Meta(max_length=200)]


class _Sought(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `find_request`."""

    text: Words = ""
    contact: str | None = None
    service_point: str | None = None
    ended: bool = True
    cursor: str | None = None


class _Listed(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `parts`."""

    text: Words = ""
    low: bool = False
    cursor: str | None = None


class _Bench(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `foretell_promise`."""

    service_point: str


class _One(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `request_totals`."""

    request: str


class _Stay(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `story`."""

    visit: str = ""
    request: str = ""
    cursor: str | None = None


async def _find_request(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The requests that are meant, newest first."""
    asked = args_of(message, _Sought)
    if not (asked.text.strip() or asked.contact or asked.service_point):
        raise refuse(
            "invalid", "Give a number, a name, an item, a contact or a service point.", field="text"
        )
    wanted = request_reads.Wanted(
        text=asked.text,
        contact=asked.contact or None,
        service_point=asked.service_point or None,
        ended=asked.ended,
        before=_before(message.cursor or asked.cursor),
    )
    rows = await asyncio.to_thread(request_reads.find, sources.door.store, wanted, FOUND + 1)
    items = [_found(row) for row in rows[:FOUND]]
    return list(items), str(items[-1].number) if len(rows) > FOUND else None


def _before(cursor: str | None) -> int | None:
    number = number_of(cursor) if cursor is not None else None
    if cursor is not None and number is None:
        raise refuse("invalid", "This cursor is not one of ours. Begin without it.", field="cursor")
    return number


def _found(row: request_reads.Row) -> FoundRequest:
    request = row.request
    return FoundRequest(
        request=request.id,
        number=request.number,
        service_point=request.service_point,
        state=request.state,
        item=item_name(row.items[0]) if row.items else "",
        name=called(row.person),
        contact=request.contact,
        opened_at=request.opened_at,
        ended_at=request.ended_at,
        total=request.total,
        currency=request.currency,
        version=request.version,
        warranty_until=request.warranty_until,
        warranty_of=request.warranty_of,
    )


async def _parts(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The list of parts, by name; memory has all of them."""
    asked, floor = args_of(message, _Listed), sources.tailer.floor
    words, after = " ".join(asked.text.split()).casefold(), message.cursor or asked.cursor or ""
    fitting = (
        each
        for each in floor.of(Part)
        if _mark(each) > after
        and (words in each.name.casefold() or words in each.sku.casefold())
        and (not asked.low or _is_low(each))
    )
    found = sorted(fitting, key=_mark)
    wanted = _wanted(floor, {each.id for each in found[:PARTS]})
    items = []
    for part in found[:PARTS]:
        supplier = floor.get(Supplier, part.supplier)
        name = supplier.name if supplier is not None else ""
        items.append(FoundPart(part=part, supplier=name, wanted=wanted.get(part.id, "0")))
    return list(items), _mark(found[PARTS - 1]) if len(found) > PARTS else None


def _is_low(part: Part) -> bool:
    """Whether it is to be ordered again."""
    return bool(part.reorder_at) and Decimal(part.stock) <= Decimal(part.reorder_at)


def _mark(part: Part) -> str:
    """Sorts by name; two of one name by id."""
    return f"{part.name.casefold()}\n{part.id}"


def _wanted(floor: Floor, parts: set[str]) -> dict[str, str]:
    """How much of each part open requests still need that was not taken from stock."""
    sums: dict[str, Decimal] = {}
    for line in floor.of(RequestLine):
        if line.part in parts and line.state in AWAITED:
            sums[line.part] = sums.get(line.part, Decimal(0)) + Decimal(line.quantity)
    return {part: f"{amount.normalize():f}" for part, amount in sums.items()}


async def _foretell_promise(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What whoever hands something over now will be promised, by the same reckoning."""
    asked, floor = args_of(message, _Bench), sources.tailer.floor
    point, now = known_point(floor, asked.service_point), sources.clock.now()
    at = foretold(floor, point.id, now)
    return [ForetoldPromise(service_point=point.id, promised_at=at, at=now)], None


async def _request_totals(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What lines come to, by the same reckoning as an estimate."""
    asked, floor = args_of(message, _One), sources.tailer.floor
    request = known(floor, asked.request)
    agreed = costing.agreed(floor, request)
    told = costing.total(floor.requests.lines(request.id), agreed)
    answer = RequestTotals(
        request=request.id, version=request.version, tax_mode=agreed.tax_mode, **told._asdict()
    )
    return [answer], None


async def _story(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What happened in all that belongs to a stay, newest first."""
    asked = args_of(message, _Stay)
    if bool(asked.visit) == bool(asked.request):
        raise refuse("invalid", "Name either a visit or a service request.", field="visit")
    return await asyncio.to_thread(_told, sources.door.store, asked, cursor_of(message))


def _told(store: Store, asked: _Stay, before: str | None) -> Page:
    subjects = story.belonging(store, asked.visit, asked.request)
    if not subjects and asked.visit:
        raise refuse("unknown_visit", "There is no such visit.", field="visit")
    if not subjects:
        raise refuse("unknown_request", "There is no such service request.", field="request")
    return page_of(store, story.activities(store, subjects, before, timed.PAGE + 1))


REQUEST_QUERIES: Final[dict[str, Query]] = {
    "find_request": _find_request,
    "parts": _parts,
    "foretell_promise": _foretell_promise,
    "request_totals": _request_totals,
    "story": _story,
}
