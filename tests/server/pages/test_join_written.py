"""What people and machines write into the join form."""

from __future__ import annotations

import httpx
import pytest

from tests.server.pages.hall import Hall
from tests.server.pages.joining import entries, form_of, people, take
from tests.server.pages.markup import place_of, text_of, value_of


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
