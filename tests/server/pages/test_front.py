"""The page at the bare address."""

from __future__ import annotations

import httpx

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


async def test_a_hall_without_a_queue_sends_nobody_round_in_circles(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    page = await browser.get("/")
    assert page.status_code == 200
    assert "There is no queue here yet. Ask at a desk." in text_of(page)
