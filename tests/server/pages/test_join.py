"""Taking a number by phone, without any script."""

from __future__ import annotations

import asyncio

import httpx

from protocol.records import Visit
from tests.server.pages.hall import Hall
from tests.server.pages.joining import entries, form_of, people, take
from tests.server.pages.markup import place_of, text_of


async def test_the_page_names_the_hall_the_point_and_the_wait_of_each_service(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point("Drop off a repair", "Collect a repair")
    for _ in range(3):
        await here.join(point.id)
    await here.open_desk(point.id)
    wait = here.wait(service=here.services(point.id)[0].id)
    shown = text_of(await browser.get(f"/q/{point.id}"))
    assert shown.startswith("Harbour Street Open Join the queue Repairs, Hall 1.")
    assert f"Drop off a repair {wait}" in shown


async def test_without_an_open_desk_the_wait_is_said_to_be_unknown(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    assert "Drop off a repair Wait not known" in text_of(await browser.get(f"/q/{point.id}"))


async def test_a_post_takes_a_number_and_leads_to_the_live_place(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    answer = await take(browser, point, name="Ada", phone="+44 1632 960018")
    page = await browser.get(place_of(answer))
    assert page.status_code == 200
    assert "Your number A001" in text_of(page)
    assert [(p.name, p.phone) for p in people(here)] == [("Ada", "+44 1632 960018")]
    (entry,) = entries(here)
    assert not entry.present


async def test_the_cookie_is_closed_to_scripts_and_to_other_sites(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    cookie = (await take(browser, point)).headers["set-cookie"]
    assert cookie.startswith("browser=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert "set-cookie" not in (await browser.get(f"/q/{point.id}")).headers


async def test_a_doubled_post_takes_one_number(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    form = await form_of(browser, point, name="Ada")
    answers = await asyncio.gather(*(browser.post(f"/q/{point.id}", data=form) for _ in range(3)))
    assert len({place_of(answer) for answer in answers}) == 1
    assert len(entries(here)) == 1


async def test_the_same_form_sent_again_later_leads_to_the_same_place(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point("One", "Two")
    one, two = here.services(point.id)
    form = await form_of(browser, point, service=one.id)
    first = await browser.post(f"/q/{point.id}", data=form)
    again = await browser.post(f"/q/{point.id}", data=form)
    other = await browser.post(f"/q/{point.id}", data={**form, "service": two.id})
    assert place_of(first) == place_of(again) == place_of(other)
    assert len(entries(here)) == 1


async def test_whoever_has_a_number_is_led_to_it_and_told_so(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    place = place_of(await take(browser, point))
    again = await browser.get(f"/q/{point.id}")
    assert place_of(again) == place
    page = await browser.get(again.headers["location"])
    assert "You already have a number. This is it." in text_of(page)


async def test_two_tabs_of_one_browser_take_one_number(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    one, two = await form_of(browser, point), await form_of(browser, point)
    assert one["key"] != two["key"]
    first = await browser.post(f"/q/{point.id}", data=one)
    second = await browser.post(f"/q/{point.id}", data=two)
    assert place_of(first) == place_of(second)
    assert second.headers["location"].endswith("?note=already")


async def test_after_leaving_the_same_browser_can_take_a_new_number(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    first = place_of(await take(browser, point))
    await browser.post(f"{first}/leave")
    second = place_of(await take(browser, point))
    assert second != first
    assert "A002" in text_of(await browser.get(second))


async def test_a_visit_is_marked_but_neither_browser_nor_phone_can_be_read_back(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    form = await form_of(browser, point, phone="01632960018")
    await browser.post(f"/q/{point.id}", data=form)
    (visit,) = here.tailer.floor.of(Visit)
    assert len(visit.joiners) == 2
    assert form["key"] not in repr(here.store.log(0))
    assert form["key"] == browser.cookies["browser"]
