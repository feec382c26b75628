"""A browser without script at the join form."""

from __future__ import annotations

import httpx

from protocol.records import Entry, Person, ServicePoint
from tests.server.pages.hall import Hall
from tests.server.pages.markup import value_of


async def form_of(browser: httpx.AsyncClient, point: ServicePoint, **filled: str) -> dict[str, str]:
    """The form as this browser is shown it, with fields filled in."""
    page = await browser.get(f"/q/{point.id}")
    assert page.status_code == 200
    return {"key": value_of(page, "key"), "service": value_of(page, "service"), **filled}


async def take(browser: httpx.AsyncClient, point: ServicePoint, **filled: str) -> httpx.Response:
    """Open the page, fill in the form and send it."""
    form = await form_of(browser, point, **filled)
    return await browser.post(f"/q/{point.id}", data=form)


def people(here: Hall) -> list[Person]:
    """Everybody who told a name or a phone number."""
    return list(here.tailer.floor.of(Person))


def entries(here: Hall) -> list[Entry]:
    """All entries of the hall."""
    return list(here.tailer.floor.of(Entry))
