"""What a phone does when the server, the socket or the network is away."""

from __future__ import annotations

from datetime import datetime, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from protocol.records import ServicePoint
from tests.phone.conftest import Phones
from tests.phone.faces import shows, waiting
from tests.phone.house import House

REFUSED = ("ERR_", "WebSocket")
"""What a browser notes of every connection that fails."""


def phase(page: Page, name: str) -> None:
    expect(page.locator("#link")).to_have_attribute("data-phase", name)


def test_a_lost_server_is_said_and_the_place_resumes_by_itself(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    for _ in range(2):
        house.do(house.hall.join(point.id))
    link, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.timed()
    page.goto(link)
    phase(page, "live")
    house.stop()
    phase(page, "lost")
    expect(page.locator("#link-text")).to_have_text("Not live")
    expect(page.get_by_role("heading", name="Connection lost. Your place is safe.")).to_be_visible()
    expect(page.locator("#lost")).to_contain_text("We try again every 10 seconds.")
    expect(page.locator("#lost-news")).to_contain_text("Last news ")
    expect(page.locator("#lost-then")).to_contain_text("3rd in the queue, about ")
    expect(page.locator(".number")).to_have_text("A003")
    expect(page.locator("#lost-come")).to_contain_text("The wall will show A003.")
    house.start()
    house.do(house.hall.call_next(desk))
    page.clock.run_for(13_000)
    phase(page, "live")
    expect(page.locator("#lost")).to_be_hidden()
    expect(page.locator(".place")).to_have_text("2nd in the queue")
    phones.forgive(*REFUSED)


def test_try_again_now_waits_for_no_clock(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.timed()
    page.goto(house.join(point)[0])
    phase(page, "live")
    house.stop()
    phase(page, "lost")
    page.clock.pause_at(datetime.now() + timedelta(seconds=5))
    house.start()
    page.get_by_role("button", name="Try again now").tap()
    phase(page, "live")
    phones.forgive(*REFUSED)


def test_a_call_that_is_lost_from_sight_keeps_its_desk(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, desk = waiting(house, point, phones)
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    house.stop()
    phase(page, "lost")
    shows(page, "called")
    expect(page.locator("#desk .big")).to_be_visible()
    house.start()
    page.get_by_role("button", name="Try again now").tap()
    phase(page, "live")
    phones.forgive(*REFUSED)


def test_where_no_socket_gets_through_the_page_asks_every_few_seconds(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.sockets = False
    link, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.timed()
    page.goto(link)
    phase(page, "live")
    house.do(house.hall.call_next(desk))
    page.clock.run_for(6_000)
    shows(page, "called")
    assert any(asked.endswith("/state") for asked in house.asked)
    phones.forgive(*REFUSED)


def test_a_page_that_polls_says_when_the_server_is_away_and_resumes_too(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.sockets = False
    house.do(house.hall.join(point.id))
    link, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.timed()
    page.goto(link)
    phase(page, "live")
    house.stop()
    page.clock.run_for(6_000)
    phase(page, "lost")
    expect(page.locator("#lost")).to_contain_text("Your place is safe. Last news ")
    house.start()
    house.do(house.hall.call_next(desk))
    page.clock.run_for(10_000)
    phase(page, "live")
    shows(page, "next")
    phones.forgive(*REFUSED)


def test_a_page_that_polls_goes_back_to_the_socket_when_it_can(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.sockets = False
    page = phones.timed()
    page.goto(house.join(point)[0])
    phase(page, "live")
    house.sockets = True
    before = len([asked for asked in house.asked if asked == "websocket /sync"])
    page.clock.run_for(40_000)
    phase(page, "live")
    expect(page.locator("html")).to_have_attribute("data-state", "next")
    assert len([asked for asked in house.asked if asked == "websocket /sync"]) > before
    phones.forgive(*REFUSED)


def offline(context: BrowserContext, away: bool) -> None:
    context.set_offline(away)


def test_a_phone_without_a_network_says_so_at_once_and_comes_back(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, desk = waiting(house, point, phones)
    offline(page.context, True)
    phase(page, "lost")
    house.do(house.hall.call_next(desk))
    offline(page.context, False)
    shows(page, "called")
    phase(page, "live")
    phones.forgive(*REFUSED)


def test_a_page_that_comes_back_from_the_store_of_the_browser_goes_on(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, desk = waiting(house, point, phones)
    page.goto(f"{house.url}/q/none")
    house.do(house.hall.call_next(desk))
    page.go_back()
    shows(page, "called")
    phones.forgive("404")


def test_a_link_that_has_died_meanwhile_says_so(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.new()
    page.goto(house.join(point)[0])
    phase(page, "live")
    house.stop()
    house.forget_keys()
    phase(page, "lost")
    house.start()
    page.get_by_role("button", name="Try again now").tap()
    expect(page.get_by_role("heading", name="We do not know this number.")).to_be_visible()
    phones.forgive("404", *REFUSED)
