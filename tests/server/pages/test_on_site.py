"""Joining where only who stands in the hall may: by a code that a screen there shows."""

from __future__ import annotations

import httpx
import pytest

from protocol.commands import CheckIn
from protocol.records import Entry, ServicePoint, Visit
from server.accounts.presence import SESSION_S, STEP_S
from tests.server.pages.hall import Hall, manual
from tests.server.pages.joining import entries
from tests.server.pages.markup import place_of, text_of, value_of


@pytest.fixture
async def point(here: Hall) -> ServicePoint:
    """A service point that gives numbers only to who is here."""
    return await here.point("Drop off a repair", "Collect a repair", join_by="on_site")


def scanned(here: Hall, point: ServicePoint) -> str:
    """The address in the code that a screen shows now."""
    return f"/q/{point.id}/{here.presence.code(point.id).code}"


def filled(here: Hall, page: httpx.Response, point: ServicePoint, **more: str) -> dict[str, str]:
    """The form as this page shows it, with the first service chosen."""
    kept = {name: value_of(page, name) for name in ("key", "language", "session")}
    return {**kept, "service": here.services(point.id)[0].id, **more}


async def test_without_a_code_the_page_says_to_scan_the_one_in_the_hall(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    page = await browser.get(f"/q/{point.id}")
    assert page.status_code == 403
    assert "Numbers are given in the hall." in text_of(page)
    assert "<form" not in page.text


async def test_with_the_code_of_a_screen_a_number_is_taken_and_the_customer_is_here(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    page = await browser.get(scanned(here, point))
    assert page.status_code == 200
    place = place_of(await browser.post(f"/q/{point.id}", data=filled(here, page, point)))
    assert "Your number" in text_of(await browser.get(place))
    assert [entry.present for entry in entries(here)] == [True]


async def test_a_code_that_a_screen_no_longer_shows_says_so(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    address = scanned(here, point)
    manual(here).advance(2 * STEP_S)
    page = await browser.get(address)
    assert page.status_code == 403
    assert "This code has run out." in text_of(page)


async def test_a_page_that_is_loaded_again_later_still_has_its_form(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    address = scanned(here, point)
    await browser.get(address)
    manual(here).advance(SESSION_S - 1)
    for again in (address, f"/q/{point.id}"):
        page = await browser.get(again)
        assert page.status_code == 200
    place_of(await browser.post(f"/q/{point.id}", data=filled(here, page, point)))


async def test_a_form_that_was_filled_in_too_slowly_is_kept_and_sent_after_another_scan(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    page = await browser.get(scanned(here, point))
    form = filled(here, page, point, name="Ada", needs="sight", party="3")
    manual(here).advance(SESSION_S + 1)
    late = await browser.post(f"/q/{point.id}", data=form)
    assert late.status_code == 403
    assert "Scan the code on the screen again." in text_of(late)
    assert (value_of(late, "name"), value_of(late, "party")) == ("Ada", "3")
    assert 'value="sight" checked' in late.text
    assert entries(here) == []
    await browser.get(scanned(here, point))
    place_of(await browser.post(f"/q/{point.id}", data=form))


async def test_what_one_phone_scanned_opens_nothing_on_another(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient, point: ServicePoint
) -> None:
    form = filled(here, await browser.get(scanned(here, point)), point)
    stolen = {**form, "key": "0c9d2a10-8a57-4a4e-b1a3-6f4b6f1f7a52"}
    assert (await another.post(f"/q/{point.id}", data=stolen)).status_code == 403
    elsewhere = await here.point(join_by="on_site", prefix="B", name="Books")
    moved = {**form, "service": here.services(elsewhere.id)[0].id}
    assert (await browser.post(f"/q/{elsewhere.id}", data=moved)).status_code == 403
    assert entries(here) == []


@pytest.mark.parametrize("session", ["", "x", "9" * 5000, "99999999999.x", "\x00.ü"])
async def test_what_is_no_session_is_none(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint, session: str
) -> None:
    form = {**filled(here, await browser.get("/"), point), "session": session}
    assert (await browser.post(f"/q/{point.id}", data=form)).status_code == 403


async def test_a_phone_without_cookies_joins_with_what_its_page_holds(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    page = await browser.get(scanned(here, point))
    browser.cookies.clear()
    place_of(await browser.post(f"/q/{point.id}", data=filled(here, page, point)))


async def test_a_second_touch_is_the_same_number(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    form = filled(here, await browser.get(scanned(here, point)), point)
    places = {place_of(await browser.post(f"/q/{point.id}", data=form)) for _ in range(2)}
    assert len(places) == len(entries(here)) == 1
    assert place_of(await browser.get(scanned(here, point))) in places


async def test_a_closed_point_says_that_it_is_closed_and_not_to_scan(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    await here.change(point.id, state="closed")
    assert "We are closed." in text_of(await browser.get(f"/q/{point.id}"))


async def test_the_front_page_and_closed_points_send_nobody_to_a_form_that_is_none(
    here: Hall, browser: httpx.AsyncClient, point: ServicePoint
) -> None:
    assert "In the hall only: scan the code there" in text_of(await browser.get("/"))
    assert "Other queues here" not in text_of(await browser.get("/q/none"))


async def test_a_point_that_is_open_to_all_takes_a_scanned_code_for_its_page(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    free = await here.point(prefix="C", name="Advice")
    page = await browser.get(f"/q/{free.id}/whatever")
    place_of(await browser.post(f"/q/{free.id}", data=filled(here, page, free)))
    assert [entry.present for entry in entries(here)] == [False]


async def test_what_a_customer_wants_us_to_know_reaches_the_visit(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    free = await here.point("Drop off", "Collect", prefix="C", name="Advice")
    books = await here.point("Lend", prefix="D", name="Books")
    page = await browser.get(f"/q/{free.id}")
    first, second = here.services(free.id)
    form: dict[str, object] = {
        **filled(here, page, free),
        "party": "٣",
        "needs": ["walking", "sight", "fly"],
        "more": [first.id, second.id, here.services(books.id)[0].id],
    }
    place_of(await browser.post(f"/q/{free.id}", data=form))
    (visit,) = here.tailer.floor.of(Visit)
    assert (visit.party_size, visit.access_needs) == (3, ["sight", "walking"])
    (entry,) = here.tailer.floor.of(Entry)
    assert (entry.service, entry.also) == (first.id, [second.id])
    assert [errand.service_point for errand in visit.errands] == [books.id]


@pytest.mark.parametrize("party", ["0", "51", "999", "many", "-2"])
async def test_a_party_that_is_none_is_said_at_its_field(
    here: Hall, browser: httpx.AsyncClient, party: str
) -> None:
    free = await here.point(prefix="C", name="Advice")
    page = await browser.get(f"/q/{free.id}")
    answer = await browser.post(f"/q/{free.id}", data=filled(here, page, free, party=party))
    assert answer.status_code == 422
    assert "Write a number from 1 to 50, or leave it empty." in text_of(answer)
    assert value_of(answer, "party") == party


async def test_where_staff_confirm_the_page_says_to_show_the_number_and_has_no_key_for_it(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point(join_by="staff")
    mine = await here.phone_join(point.id)
    page = await browser.get(here.place(mine))
    assert "Show A001 at the desk or the kiosk when you are here." in text_of(page)
    assert 'data-show="can_check_in" hidden' in page.text
    await here.do(CheckIn(entry=mine.entry))
    assert "Show A001" not in text_of(await browser.get(here.place(mine)))
