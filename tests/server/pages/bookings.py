"""A hall in which something can be booked, and a browser that books it."""

from __future__ import annotations

import re
from typing import Any

import httpx

from protocol.booking import Definition, Requirement
from protocol.commands import Book, Customer, PutDefinition
from protocol.outcomes import Reserved, Saved
from protocol.records import Hours, Reservation
from server.domain.actor import PUBLIC
from tests.server.pages.hall import Hall
from tests.server.pages.markup import value_of

ALICE = {"name": "Alice Moreau", "email": "alice@example.org"}


async def offer(here: Hall, **fields: Any) -> Definition:
    """Something that can be booked at the two desks of a point that is open from 9 to 17 on every
    day but Sunday."""
    hours = [Hours(weekday, 540, 1020) for weekday in range(6)]
    prefix = "ABCDEFG"[len(here.tailer.floor.points())]
    point = await here.point(prefix=prefix)
    await here.change(point.id, hours=hours)
    told = {
        "name": "Drop off a repair", "duration_min": 20, "grid_min": 20,
        "requires": [Requirement("desk")], **fields,
    }  # fmt: skip
    saved: Saved = await here.do(PutDefinition(service_point=point.id, **told))
    found = here.tailer.floor.get(Definition, saved.id)
    assert found is not None
    return found


async def booked(here: Hall, definition: Definition, start_at: int, **fields: Any) -> Reservation:
    """A reservation that somebody has made."""
    who = Customer(name="Alice Moreau", email="alice@example.org")
    told = {"customer": who, **fields}
    made: Reserved = await here.do(
        Book(definition=definition.id, start_at=start_at, **told), PUBLIC
    )
    return of(here, made.reservation)


def of(here: Hall, ident: str) -> Reservation:
    """A reservation as it is now."""
    found = here.tailer.floor.get(Reservation, ident)
    assert found is not None
    return found


def link(here: Hall, reservation: Reservation, scope: Any = "own") -> str:
    """The path of its page."""
    return f"/r/{here.tokens.reservation(reservation.id, scope)}"


def starts(page: httpx.Response) -> list[int]:
    """The times that can be chosen on a page."""
    return [int(at) for at in re.findall(r'name="start" value="(\d+)"', page.text)]


async def hold(
    browser: httpx.AsyncClient, definition: Definition, start_at: int, **fields: str
) -> httpx.Response:
    """Choose a time and open the page of its details."""
    answer = await browser.post(f"/book/{definition.id}", data={"start": str(start_at), **fields})
    assert answer.status_code == 303, answer.text
    return await browser.get(answer.headers["location"])


def form_of(page: httpx.Response, **filled: str) -> tuple[str, dict[str, str]]:
    """Where the form of the details goes, and what is in it."""
    action = re.search(r'action="(/book/[^"]+/hold/[^"]+)"', page.text)
    assert action, page.text
    names = ("start", "key", "staff", "seats", "earlier")
    kept = {name: value_of(page, name) for name in names if value_of(page, name)}
    return action[1], {**kept, **filled}
