"""In which language a page speaks, and how a customer chooses another."""

from __future__ import annotations

import re

import httpx
import pytest

from protocol.commands import ServiceSpec, UpdateSite
from protocol.records import Visit
from server.pages.language import preferred
from tests.server.pages.hall import Hall
from tests.server.pages.joining import form_of, take
from tests.server.pages.markup import place_of, text_of

NAMES = {"de": "Reparaturen", "ar": "الإصلاحات"}


def language_of(page: httpx.Response) -> str:
    """What the page says that it is written in."""
    found = re.search(r'<html lang="(\w+)" dir="(\w+)"', page.text)
    assert found
    assert page.headers["content-language"] == found[1]
    assert found[2] == ("rtl" if found[1] == "ar" else "ltr")
    return found[1]


@pytest.mark.parametrize(
    ("asks", "speaks"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr-FR, fr;q=0.9, es;q=0.4, de;q=0.7", "de"),
        ("AR-EG", "ar"),
        ("fr,it", "en"),
        ("de;q=0,es;q=0.1", "es"),
        ("*", "en"),
        ("de;q=much,es", "es"),
        (";;;,,,q=,=;q=1" * 500, "en"),
    ],
)
async def test_a_phone_is_answered_in_a_language_that_it_asks_for(
    here: Hall, browser: httpx.AsyncClient, asks: str, speaks: str
) -> None:
    page = await browser.get("/", headers={"accept-language": asks})
    assert language_of(page) == speaks
    assert page.headers["vary"] == "Accept-Language, Cookie"


def test_the_wish_that_weighs_most_comes_first_and_equal_ones_as_they_stand() -> None:
    assert preferred("en;q=0.5, de-CH, es;q=0.9, ar") == ["de", "ar", "es", "en"]


async def test_what_the_customer_chose_counts_more_and_is_remembered(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    wish = {"accept-language": "es"}
    assert language_of(await browser.get("/", headers=wish)) == "es"
    chosen = await browser.get("/?lang=ar", headers=wish)
    assert language_of(chosen) == "ar"
    assert "HttpOnly" in chosen.headers["set-cookie"]
    assert "SameSite=lax" in chosen.headers["set-cookie"]
    again = await browser.get("/q/none", headers=wish)
    assert language_of(again) == "ar"
    assert "set-cookie" not in again.headers


async def test_a_house_speaks_its_own_languages_and_no_others(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    await here.do(UpdateSite(languages=["de", "fr", "en"], spoken=["de"]))
    page = await browser.get("/?lang=es", headers={"accept-language": "es,fr"})
    assert language_of(page) == "de"
    assert "set-cookie" not in page.headers
    assert re.findall(r'href="\?lang=(\w+)"', page.text) == ["de", "en"]
    await here.do(UpdateSite(languages=["fr"], spoken=["fr"]))
    assert language_of(await browser.get("/")) == "en"
    assert "?lang=" not in (await browser.get("/")).text


async def test_every_page_that_can_be_asked_for_again_offers_the_languages_by_name(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    place = here.place(await here.phone_join(point.id))
    for path in ("/", f"/q/{point.id}", place, f"{place}/leave", "/q/none", "/t/none"):
        page = await browser.get(path)
        offered = re.findall(r'<a href="([^"]*)\?lang=(\w+)" lang="(\w+)"[^>]*>(\w+)<', page.text)
        assert [one[1:] for one in offered] == [
            ("en", "en", "English"),
            ("es", "es", "Español"),
            ("de", "de", "Deutsch"),
            ("ar", "ar", "العربية"),
        ]
        form = path == f"/q/{point.id}"
        assert {one[0] for one in offered} == {path if form else ""}
        assert re.findall(r'hreflang="(\w+)"[^>]* aria-current="true"', page.text) == ["en"]


async def test_a_form_with_a_fault_leads_to_the_empty_form_in_another_language(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    page = await take(browser, point, phone="1")
    assert page.status_code == 422
    assert f'href="/q/{point.id}?lang=de"' in page.text


async def test_the_visit_is_in_the_language_of_the_form(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient
) -> None:
    point = await here.point()
    await browser.get(f"/q/{point.id}?lang=ar")
    place = place_of(await take(browser, point, language="ar"))
    assert language_of(await browser.get(place)) == "ar"
    place_of(await take(another, point, language="klingon"))
    assert sorted(visit.language for visit in here.tailer.floor.of(Visit)) == ["ar", "en"]


async def test_a_place_that_is_led_to_speaks_the_language_that_the_link_chose(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    await take(browser, point)
    page = await browser.get(f"/q/{point.id}?lang=de", follow_redirects=True)
    assert "Sie haben schon eine Nummer. Hier ist sie." in text_of(page)


async def test_names_are_told_in_the_language_of_the_page(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    await here.do(UpdateSite(names={"de": "Hafenstraße"}, messages={"de": "Der Lift steht."}))
    point = await here.point(names=NAMES, locations={"de": "Halle 1"})
    named = ServiceSpec(
        name="Drop off", id=here.services(point.id)[0].id, names={"de": "Abgeben", "ar": "تسليم"}
    )
    await here.change(point.id, services=[named])
    await browser.get("/?lang=de")
    front = text_of(await browser.get("/"))
    assert "Hafenstraße" in front
    assert "Der Lift steht. Reparaturen Halle 1" in front
    join = text_of(await browser.get(f"/q/{point.id}"))
    assert "Reparaturen, Halle 1." in join
    assert "Abgeben" in join
    place = text_of(await browser.get(place_of(await take(browser, point))))
    assert "Warten Sie hier: Halle 1." in place
    assert "Abgeben" in place
    assert "Drop off" in text_of(await browser.get(f"/q/{point.id}?lang=es", follow_redirects=True))


async def test_what_goes_wrong_is_said_in_the_language_of_the_page(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient
) -> None:
    point = await here.point(max_waiting=1)
    closed = await here.point(prefix="B", name="Archiv")
    await here.change(closed.id, state="closed")
    await browser.get("/?lang=de")
    form = await form_of(browser, point)
    wrong = await browser.post(f"/q/{point.id}", data={**form, "phone": "1", "name": "x" * 121})
    assert "Eine Telefonnummer hat 5 bis 20 Ziffern." in text_of(wrong)
    assert "Ein Name hat höchstens 120 Zeichen." in text_of(wrong)
    assert "Wählen Sie aus" in text_of(
        await browser.post(f"/q/{point.id}", data={**form, "service": ""})
    )
    await take(another, point)
    assert "Die Warteschlange ist voll." in text_of(await browser.get(f"/q/{point.id}"))
    assert "Die Warteschlange ist voll." in text_of(await browser.post(f"/q/{point.id}", data=form))
    assert "Wir haben geschlossen." in text_of(await browser.get(f"/q/{closed.id}"))
    assert "Unter dieser Adresse" in text_of(await browser.get("/q/none"))
    assert "Diese Nummer kennen wir nicht." in text_of(await browser.get("/t/none"))
    strange = await browser.post("/q/none", headers={"sec-fetch-site": "cross-site"})
    assert "Es wurde nichts geändert." in text_of(strange)
    large = await browser.post("/q/none", data={"name": "x" * 300_000})
    assert "Das war zu viel Text." in text_of(large)
