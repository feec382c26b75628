"""The page at the bare address."""

from __future__ import annotations

import httpx

from protocol.commands import PassTime
from protocol.records import Hours
from server.domain.actor import TIMER
from tests.server.pages.hall import Hall
from tests.server.pages.markup import text_of


async def test_the_bare_address_lists_the_queues_and_leads_to_each(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    repairs = await here.point()
    cash = await here.point(name="Cash & change", prefix="B", location="")
    page = await browser.get("/")
    assert page.status_code == 200
    assert "Harbour Street Which queue do you need?" in text_of(page)
    assert "Cash & change Repairs Hall 1" in text_of(page)
    for point in (repairs, cash):
        assert f'href="/q/{point.id}"' in page.text
        assert (await browser.get(f"/q/{point.id}")).status_code == 200


async def test_a_queue_that_gives_no_numbers_comes_last_and_says_so(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    archive = await here.point(name="Archive")
    await here.point(prefix="B")
    await here.change(archive.id, state="closed")
    assert "Repairs Hall 1 Archive Closed" in text_of(await browser.get("/"))


async def test_a_closed_queue_says_when_it_opens_and_the_last_numbers_are_still_to_be_had(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    archive = await here.point(name="Archive")
    repairs = await here.point(prefix="B")
    await here.change(archive.id, hours=[Hours(1, 480, 720), Hours(4, 480, 720)])
    await here.change(repairs.id, state="last_numbers")
    await here.do(PassTime(), TIMER)
    told = "Repairs Last numbers Archive Closed. It opens on Friday at 08:00."
    assert told in text_of(await browser.get("/"))


async def test_a_hall_without_a_queue_sends_nobody_round_in_circles(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    page = await browser.get("/")
    assert page.status_code == 200
    assert "There is no queue here yet. Ask at a desk." in text_of(page)
