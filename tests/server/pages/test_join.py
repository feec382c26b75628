"""Taking a number by phone, without any script."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from protocol.commands import ServiceSpec
from protocol.records import Entry, Person, ServicePoint, Visit
from server.execution.door import Unavailable
from server.http.limits import OpenLimit
from tests.server.pages.hall import Hall
from tests.server.pages.markup import place_of, text_of, value_of


async def form_of(browser: httpx.AsyncClient, point: ServicePoint, **filled: str) -> dict[str, str]:
    page = await browser.get(f"/q/{point.id}")
    assert page.status_code == 200
    return {"key": value_of(page, "key"), "service": value_of(page, "service"), **filled}


async def take(browser: httpx.AsyncClient, point: ServicePoint, **filled: str) -> httpx.Response:
    form = await form_of(browser, point, **filled)
    return await browser.post(f"/q/{point.id}", data=form)


def people(here: Hall) -> list[Person]:
    return list(here.tailer.floor.of(Person))


def entries(here: Hall) -> list[Entry]:
    return list(here.tailer.floor.of(Entry))


async def test_the_page_names_the_hall_the_point_and_the_wait_of_each_service(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point("Drop off a repair", "Collect a repair")
    for _ in range(3):
        await here.join(point.id)
    await here.open_desk(point.id)
    shown = text_of(await browser.get(f"/q/{point.id}"))
    assert shown.startswith("Harbour Street Open Join the queue Repairs, Hall 1.")
    assert "Drop off a repair About 20–40 minutes" in shown


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


async def test_a_phone_number_that_waits_already_opens_nobody_elses_place(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient
) -> None:
    point = await here.point()
    first = place_of(await take(browser, point, phone="01632 960018"))
    answer = await take(another, point, phone="(01632) 960-018", name="Eve")
    assert answer.status_code == 409
    assert "This phone number already has a place here." in text_of(answer)
    assert first.rpartition("/")[2] not in answer.text
    assert "set-cookie" not in answer.headers
    assert value_of(answer, "name") == "Eve"


async def test_a_corrected_form_is_a_new_command(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient
) -> None:
    point = await here.point()
    await take(browser, point, phone="01632 960018")
    refused = await take(another, point, phone="01632 960018")
    form = {
        "key": value_of(refused, "key"),
        "service": value_of(refused, "service"),
        "name": "",
        "phone": "",
    }
    place_of(await another.post(f"/q/{point.id}", data=form))
    assert len(entries(here)) == 2


async def test_a_closed_point_says_so_and_names_the_others(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    other = await here.point(name="Wheelchairs", prefix="W")
    form = await form_of(browser, point)
    await here.change(point.id, state="closed")
    page = await browser.get(f"/q/{point.id}")
    assert page.status_code == 200
    assert "We are closed. Repairs gives no new numbers just now." in text_of(page)
    assert f'href="/q/{other.id}"' in page.text
    late = await browser.post(f"/q/{point.id}", data=form)
    assert late.status_code == 409
    assert "We are closed." in text_of(late)
    assert entries(here) == []


async def test_a_full_queue_says_so_and_when_to_come_back(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point(max_waiting=1)
    form = await form_of(browser, point)
    await here.join(point.id)
    page = await browser.get(f"/q/{point.id}")
    assert (page.status_code, page.headers["retry-after"]) == (200, "300")
    assert "The queue is full. Try again in a few minutes" in text_of(page)
    late = await browser.post(f"/q/{point.id}", data=form)
    assert late.status_code == 409
    assert "The queue is full." in text_of(late)


@pytest.mark.parametrize("ident", ["nowhere", str(uuid4()), "%00", "..%2f..%2fetc", "<script>"])
async def test_an_unknown_point_is_not_found_and_says_what_to_do(
    here: Hall, browser: httpx.AsyncClient, ident: str
) -> None:
    point = await here.point()
    for page in (await browser.get(f"/q/{ident}"), await browser.post(f"/q/{ident}", data={})):
        assert page.status_code == 404
    page = await browser.get(f"/q/{uuid4()}")
    assert "Scan the code on the wall again, or ask at a desk." in text_of(page)
    assert f'href="/q/{point.id}"' in page.text


async def test_a_service_that_has_closed_meanwhile_is_said_at_the_field(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point("One", "Two")
    one, _ = here.services(point.id)
    form = await form_of(browser, point, service=one.id, name="Ada", phone="01632 960018")
    await here.change(point.id, services=[ServiceSpec(name="One", id=one.id, open=False)])
    page = await browser.post(f"/q/{point.id}", data=form)
    assert page.status_code == 422
    assert "This service is closed just now. Choose another one or ask at a desk." in text_of(page)
    assert "One Closed just now" in text_of(page)
    assert (value_of(page, "name"), value_of(page, "phone")) == ("Ada", "01632 960018")


async def test_without_a_choice_the_page_asks_for_one_and_keeps_the_rest(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point("One", "Two")
    page = await take(browser, point, name="Ada", phone="12")
    assert page.status_code == 422
    assert "Choose what you need." in text_of(page)
    assert "A phone number has 5 to 20 digits. Correct it or leave it empty." in text_of(page)
    assert (value_of(page, "name"), value_of(page, "phone")) == ("Ada", "12")
    assert "<details open>" in page.text
    assert entries(here) == []


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        "علي بن محمد",
        "👩‍👩‍👧 ÅÉ",
        "Robert'); DROP TABLE entry;--",
        "&lt;b&gt;",
    ],
)
async def test_names_are_kept_as_they_are_and_never_become_markup(
    here: Hall, browser: httpx.AsyncClient, name: str
) -> None:
    point = await here.point()
    shown = await take(browser, point, name=name, phone="x")
    assert shown.status_code == 422
    assert value_of(shown, "name") == name
    assert "<script>alert" not in shown.text
    assert "<img" not in shown.text
    taken = await take(browser, point, name=name)
    await browser.get(place_of(taken))
    assert [person.name for person in people(here)] == [name]


async def test_a_hall_and_services_with_evil_names_stay_text(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    evil = '</script><script>alert("1")</script>'
    await here.name_site(evil)
    point = await here.point(evil, name=evil, location="<i>x</i>")
    place = place_of(await take(browser, point))
    for page in (
        await another_get(here, f"/q/{point.id}"),
        await browser.get(place),
        await browser.get(f"{place}/leave"),
    ):
        assert "<script>alert" not in page.text
        assert "<i>x" not in page.text


async def another_get(here: Hall, address: str) -> httpx.Response:
    transport = httpx.ASGITransport(here.asgi)
    async with httpx.AsyncClient(transport=transport, base_url="http://hall.test") as client:
        return await client.get(address)


async def test_a_name_of_ten_thousand_characters_is_refused_at_its_field(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    page = await take(browser, point, name="n" * 10_000)
    assert page.status_code == 422
    assert "A name has at most 120 characters. Shorten it." in text_of(page)


async def test_a_body_larger_than_any_form_is_refused_whole(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    page = await browser.post(f"/q/{point.id}", data={"name": "n" * 300_000})
    assert page.status_code == 413
    assert "That was too much text." in text_of(page)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", ""),
        (b"{}", "application/json"),
        (b"\xff\xfe%zz=&&==", "application/x-www-form-urlencoded"),
        (b"--x\r\nrubbish", "multipart/form-data; boundary=x"),
        (b"--", "multipart/form-data"),
        (b"key=%ff&name=%c3%28&phone=%00", "application/x-www-form-urlencoded"),
    ],
)
async def test_what_is_no_form_is_answered_with_a_page_that_asks(
    here: Hall, browser: httpx.AsyncClient, content: bytes, kind: str
) -> None:
    point = await here.point("One", "Two")
    headers = {"content-type": kind} if kind else {}
    page = await browser.post(f"/q/{point.id}", content=content, headers=headers)
    assert page.status_code in (400, 422)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert entries(here) == []


async def test_a_form_that_another_site_sends_changes_nothing(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    form = await form_of(browser, point)
    page = await browser.post(f"/q/{point.id}", data=form, headers={"sec-fetch-site": "cross-site"})
    assert page.status_code == 403
    assert entries(here) == []


async def test_when_nothing_can_be_written_the_form_keeps_what_was_written(
    here: Hall, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = await here.point()
    form = await form_of(browser, point, name="Ada")

    async def away(*_: Any) -> None:
        raise Unavailable("The disk is full.", 5)

    with monkeypatch.context() as patched:
        patched.setattr(here.door, "execute", away)
        page = await browser.post(f"/q/{point.id}", data=form)
    assert (page.status_code, page.headers["retry-after"]) == (503, "5")
    assert "What you wrote is kept. Try again in 5 seconds. You have no number yet." in text_of(
        page
    )
    assert (value_of(page, "name"), value_of(page, "key")) == ("Ada", form["key"])
    place_of(await browser.post(f"/q/{point.id}", data=form))


async def test_too_many_numbers_from_one_address_are_put_off(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient
) -> None:
    point = await here.point()
    here.limit.__init__(0.1, 1, lambda: 0.0)  # type: ignore[misc]
    place_of(await take(browser, point))
    page = await take(another, point)
    assert (page.status_code, page.headers["retry-after"]) == (429, "10")
    assert "Try again in 10 seconds." in text_of(page)
    assert isinstance(here.limit, OpenLimit)


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
