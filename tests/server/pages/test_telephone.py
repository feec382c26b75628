"""A telephone that somebody leaves who has a number already, with a phone that has no script."""

from __future__ import annotations

import httpx

from protocol.commands import Leave
from protocol.records import Person
from tests.server.pages.hall import Hall
from tests.server.pages.markup import text_of, value_of


def told(here: Hall) -> list[str]:
    """The telephones that staff see."""
    return [person.phone for person in here.tailer.floor.of(Person)]


async def test_a_telephone_is_left_from_the_place_and_staff_see_it(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    place = here.place(await here.phone_join((await here.point()).id))
    assert f'href="{place}/phone"' in (await browser.get(place)).text
    page = await browser.get(f"{place}/phone")
    assert "Leave your phone number" in text_of(page)
    page = await browser.post(
        f"{place}/phone", data={"phone": "٠١٦٣٢ 960018"}, follow_redirects=True
    )
    assert "Thank you. Staff can ring you now." in text_of(page)
    assert told(here) == ["01632 960018"]
    again = await browser.get(f"{place}/phone")
    assert value_of(again, "phone") == ""
    assert "960018" not in again.text


async def test_what_is_no_telephone_is_shown_again_with_what_is_wrong(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    place = here.place(await here.phone_join((await here.point()).id))
    for wrong in ("", "12", "my wife's", "1" * 41):
        page = await browser.post(f"{place}/phone", data={"phone": wrong})
        assert page.status_code == 422
        assert "A phone number has 5 to 20 digits. Correct it." in text_of(page)
        assert value_of(page, "phone") == wrong
    assert told(here) == []


async def test_a_place_that_is_over_or_unknown_asks_for_no_telephone(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    mine = await here.phone_join((await here.point()).id)
    place = here.place(mine)
    await here.do(Leave(entry=mine.entry))
    asked = await browser.get(f"{place}/phone")
    assert (asked.status_code, asked.headers["location"]) == (303, place)
    sent = await browser.post(f"{place}/phone", data={"phone": "01632 960018"})
    assert (sent.status_code, sent.headers["location"]) == (303, place)
    assert (await browser.get("/t/none/phone")).status_code == 404
    assert (await browser.post("/t/none/phone", data={"phone": "12345"})).status_code == 404
    assert told(here) == []


async def test_another_site_leaves_no_telephone(here: Hall, browser: httpx.AsyncClient) -> None:
    place = here.place(await here.phone_join((await here.point()).id))
    strange = {"sec-fetch-site": "cross-site"}
    sent = await browser.post(f"{place}/phone", data={"phone": "01632 960018"}, headers=strange)
    assert sent.status_code == 403
    assert told(here) == []
