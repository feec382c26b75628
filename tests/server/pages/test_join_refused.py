"""When no number can be given: what is said, what is kept, what to do."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import pytest

from protocol.commands import PassTime, ServiceSpec
from protocol.records import Hours
from server.domain.actor import TIMER
from server.execution.door import Unavailable
from server.http.limits import rules
from tests.server.pages.hall import Hall, manual
from tests.server.pages.joining import entries, form_of, take
from tests.server.pages.markup import place_of, text_of, value_of


async def test_a_phone_number_that_waits_already_is_answered_like_any_other(
    here: Hall, browser: httpx.AsyncClient, another: httpx.AsyncClient
) -> None:
    point = await here.point()
    first = place_of(await take(browser, point, phone="01632 960018"))
    answer = await take(another, point, phone="(01632) 960-018", name="Eve")
    assert place_of(answer) != first
    assert [entry.reason for entry in entries(here)] == ["", "Same phone number as A001"]


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
    assert "We are closed. Repairs gives no new numbers." in text_of(page)
    assert f'href="/q/{other.id}"' in page.text
    late = await browser.post(f"/q/{point.id}", data=form)
    assert late.status_code == 409
    assert "We are closed." in text_of(late)
    assert entries(here) == []


async def test_a_point_that_serves_its_last_gives_no_numbers_but_is_not_called_closed(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    await here.join(point.id)
    await here.change(point.id, state="draining")
    shown = text_of(await browser.get(f"/q/{point.id}"))
    assert shown == (
        "Harbour Street No new numbers No new numbers today. Those who wait at Repairs are served."
    )


async def test_before_a_midday_break_nobody_is_sent_away_for_the_day(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    mine = await here.phone_join(point.id)
    # It is Tuesday, 13:58.
    await here.change(point.id, hours=[Hours(1, 480, 839), Hours(1, 900, 1020)])
    manual(here).advance(60)
    await here.do(PassTime(), TIMER)
    browser.cookies.clear()
    shown = text_of(await browser.get(f"/q/{point.id}"))
    assert shown == (
        "Harbour Street No new numbers No new numbers just now. "
        "Those who wait at Repairs are served. It opens today at 15:00."
    )
    place = text_of(await browser.get(here.place(mine)))
    assert "No new numbers are given now. You are served." in place


async def test_the_last_numbers_are_still_given_and_said_to_be_the_last(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    await here.change(point.id, state="last_numbers")
    shown = text_of(await browser.get(f"/q/{point.id}"))
    assert "Last numbers Join the queue" in shown
    assert "The last numbers are given now." in shown
    form = await form_of(browser, point)
    place_of(await browser.post(f"/q/{point.id}", data=form))
    assert len(entries(here)) == 1


async def test_hours_say_when_the_last_numbers_end_and_when_a_closed_point_opens(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    # It is Tuesday, 13:58.
    await here.change(point.id, hours=[Hours(1, 480, 850), Hours(2, 480, 850), Hours(5, 600, 720)])
    await here.do(PassTime(), TIMER)
    shown = text_of(await browser.get(f"/q/{point.id}"))
    assert "The last numbers: we close at 14:10." in shown
    opens = "Repairs gives no new numbers now. It opens tomorrow at 08:00."
    for passed, told in ((720, opens), (86_400, opens.replace("tomorrow", "on Saturday"))):
        manual(here).advance(passed)
        await here.do(PassTime(), TIMER)
        shown = text_of(await browser.get(f"/q/{point.id}"))
        assert told.replace("Saturday at 08:00", "Saturday at 10:00") in shown


async def test_a_point_whose_services_are_all_closed_says_so(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    point = await here.point()
    (service,) = here.services(point.id)
    shut = [ServiceSpec(name=service.name, id=service.id, open=False)]
    await here.change(point.id, services=shut)
    shown = text_of(await browser.get(f"/q/{point.id}"))
    assert "No new numbers just now. Repairs has no open service." in shown


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
    here.limits.__init__(rules(0.1, 1, 0), lambda: 0.0)  # type: ignore[misc]
    place_of(await take(browser, point))
    page = await take(another, point)
    assert (page.status_code, page.headers["retry-after"]) == (429, "10")
    assert "Try again in 10 seconds." in text_of(page)
