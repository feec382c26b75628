"""Stepping aside and coming back, with a phone that has no script."""

from __future__ import annotations

import asyncio

import httpx

from protocol.commands import PassTime
from server.domain.actor import TIMER
from tests.server.pages.hall import Hall, manual
from tests.server.pages.markup import text_of, value_of


async def test_ten_more_minutes_are_one_button_and_so_is_coming_back(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    place = here.place(mine)
    assert f'action="{place}/away"' in (await browser.get(place)).text
    page = await browser.post(f"{place}/away", follow_redirects=True)
    assert "Your place is kept until 14:08." in text_of(page)
    assert here.entry(mine).state == "away"
    page = await browser.post(f"{place}/check-in", follow_redirects=True)
    assert "You are next" in text_of(page)
    assert here.entry(mine).present


async def test_whoever_missed_a_call_is_back_in_the_line_with_one_button(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    manual(here).advance(301)
    await here.do(PassTime(), TIMER)
    page = await browser.get(here.place(mine))
    assert "Desk 1 called you at 13:58. Tell us by 14:33 that you are here." in text_of(page)
    page = await browser.post(f"{here.place(mine)}/check-in", follow_redirects=True)
    assert "You are next" in text_of(page)
    assert "A001" in text_of(page)


async def test_leaving_is_asked_of_whoever_is_away_or_missed_a_call(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    place = here.place(mine)
    await browser.post(f"{place}/away")
    assert "Leave the queue?" in text_of(await browser.get(f"{place}/leave"))
    page = await browser.post(f"{place}/leave", follow_redirects=True)
    assert "You have left the queue." in text_of(page)


async def test_who_cannot_step_aside_any_more_is_told_how_things_stand(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    page = await browser.post(f"{here.place(mine)}/away", follow_redirects=True)
    assert "That was not taken. This is how things stand now." in text_of(page)


async def test_a_button_that_is_tapped_twice_does_it_once_and_complains_of_nothing(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    for button, says in (
        ("away", "Your place is kept until 14:08."),
        ("leave", "You have left the queue."),
    ):
        place = here.place(await here.phone_join(point.id))
        seen = {"version": value_of(await browser.get(place), "version")}
        taps = [
            browser.post(f"{place}/{button}", data=seen, follow_redirects=True) for _ in range(2)
        ]
        for page in await asyncio.gather(*taps):
            assert says in text_of(page)
            assert "not taken" not in text_of(page)


async def test_more_minutes_can_be_asked_for_on_each_new_page_until_the_hour_is_full(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    place = here.place(await here.phone_join(point.id))
    page = await browser.get(place)
    for until in ("14:08", "14:18", "14:28", "14:38", "14:48", "14:58"):
        seen = {"version": value_of(page, "version")}
        page = await browser.post(f"{place}/away", data=seen, follow_redirects=True)
        assert f"Your place is kept until {until}." in text_of(page)
    assert 'action="{place}/away" data-show="can_away" hidden' in page.text.replace(
        place, "{place}"
    )
    late = {"version": value_of(page, "version")}
    page = await browser.post(f"{place}/away", data=late, follow_redirects=True)
    assert "That was not taken. This is how things stand now." in text_of(page)
    assert "Your place is kept until 14:58." in text_of(page)
