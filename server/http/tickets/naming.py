"""How a request names a ticket: by its id, or by its number as people write it."""

from __future__ import annotations

import asyncio
import re
from typing import Final

from protocol.ids import is_id
from server.http.edge import Edge
from server.http.problems import reject
from server.store.case_reads import id_of_number

_NUMBER: Final = re.compile(r"(?:[Tt]-?)?(\d{1,15})", re.ASCII)


def shown(number: int) -> str:
    """A number as it is written everywhere."""
    return f"T-{number}"


def number_of(text: str) -> int | None:
    """The number of `T-20437`, `t20437` or `20437`; None for what is none."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


async def ticket_id(edge: Edge, text: str, field: str = "ticketId") -> str:
    """The id of a ticket that is named by id or number. Raises `Problematic`."""
    if is_id(text):
        return text
    number = number_of(text)
    found = None
    if number is not None:
        found = await asyncio.to_thread(id_of_number, edge.store, number)
    if found is None:
        reject("unknown_ticket", "There is no such ticket. Check its number.", field)
    return found


def idents(told: list[str], code: str, field: str) -> list[str]:
    """Ids of what is meant. Raises `Problematic` with this code for what is none."""
    for each in told:
        if not is_id(each):
            reject(code, "There is none of this id. Look it up again.", field)
    return told


def ident(told: str, code: str, field: str = "id") -> str:
    """The id of what is meant. Raises `Problematic` with this code for what is none."""
    return idents([told], code, field)[0]


def ident_or_none(told: str | None, code: str, field: str) -> str | None:
    """The same of what may be left out."""
    return None if told is None else ident(told, code, field)
