"""How a route names a service request: by its id, or by its number as people write it."""

from __future__ import annotations

import asyncio
from typing import Final, NoReturn

from protocol.ids import is_id
from protocol.records import RequestItem, ServiceRequest
from protocol.service_requests import number_of
from server.http.edge import Edge
from server.http.problems import reject
from server.store import request_reads

PATH: Final = "/service-request"
NO_SUCH: Final = "There is no such service request. Check its number."


async def request_id(edge: Edge, text: str, field: str = "id") -> str:
    """The id of a request that is named by id or number. Raises `Problematic`."""
    if is_id(text):
        return text
    number = number_of(text)
    found = None
    if number is not None:
        found = await asyncio.to_thread(request_reads.id_of_number, edge.store, number)
    return found if found is not None else unknown(field)


async def request_id_or_none(edge: Edge, text: str | None, field: str) -> str | None:
    """The same of what may be left out."""
    return None if text is None else await request_id(edge, text, field)


async def existing(edge: Edge, text: str, field: str = "id") -> ServiceRequest:
    """A request that is there, whether it has ended or not. Raises `Problematic`."""
    ident = await request_id(edge, text, field)
    found = await asyncio.to_thread(request_reads.request, edge.store, ident)
    return found if found is not None else unknown(field)


async def existing_item(edge: Edge, text: str, ident: str) -> RequestItem:
    """An item of this very request. Raises `Problematic`."""
    request = await request_id(edge, text)
    found = None
    if is_id(ident):
        found = await asyncio.to_thread(request_reads.item, edge.store, request, ident)
    if found is None:
        reject("unknown_item", "The request has no such item. Look it up again.", "item")
    return found


def unknown(field: str = "id") -> NoReturn:
    """What everybody hears who names none. Raises `Problematic`."""
    reject("unknown_request", NO_SUCH, field)
