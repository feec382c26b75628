"""The phone tells the server that its owner can see the call."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from protocol.records import Call, ServicePoint
from tests.phone.conftest import WAIT_MS, Phones
from tests.phone.faces import is_live, shows
from tests.phone.house import House

HIDDEN = (
    "Object.defineProperty(document, 'hidden', { get: () => window.away === true });"
    "Object.defineProperty(document, 'visibilityState',"
    " { get: () => window.away === true ? 'hidden' : 'visible' })"
)


def newest(house: House) -> Call:
    return list(house.hall.tailer.floor.of(Call))[-1]


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait until the server knows."""
    end = time.monotonic() + WAIT_MS / 1000
    while not true():
        assert time.monotonic() < end
        page.wait_for_timeout(20)


def test_a_call_on_an_open_page_is_confirmed(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.new()
    page.goto(house.join(point)[0])
    is_live(page)
    house.do(house.hall.call_next(house.do(house.hall.open_desk(point.id))))
    shows(page, "called")
    until(page, lambda: newest(house).confirmed_by == "phone")


def test_a_page_that_nobody_sees_confirms_when_it_is_seen(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.new()
    page.add_init_script(HIDDEN)
    page.goto(house.join(point)[0])
    is_live(page)
    page.evaluate("window.away = true")
    house.do(house.hall.call_next(house.do(house.hall.open_desk(point.id))))
    shows(page, "called")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    assert newest(house).confirmed_at is None
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    until(page, lambda: newest(house).confirmed_by == "phone")


def test_a_page_that_polls_confirms_too(house: House, point: ServicePoint, phones: Phones) -> None:
    house.sockets = False
    page = phones.timed()
    page.goto(house.join(point)[0])
    is_live(page)
    house.do(house.hall.call_next(house.do(house.hall.open_desk(point.id))))
    page.clock.run_for(6_000)
    shows(page, "called")
    until(page, lambda: newest(house).confirmed_by == "phone")
    assert any(asked.endswith("/seen") for asked in house.asked)
    phones.forgive("ERR_", "WebSocket")


def lose(route: Route) -> None:
    route.abort()


def refuse(route: Route) -> None:
    route.fulfill(status=503, body="")


@pytest.mark.parametrize("first", [lose, refuse])
def test_a_receipt_that_was_lost_or_could_not_be_kept_is_sent_again(
    house: House, point: ServicePoint, phones: Phones, first: Callable[[Route], None]
) -> None:
    house.sockets = False
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(route.request.url)
        if len(sent) == 1:
            first(route)
        else:
            route.continue_()

    page = phones.timed()
    page.route("**/seen", answer)
    page.goto(house.join(point)[0])
    is_live(page)
    house.do(house.hall.call_next(house.do(house.hall.open_desk(point.id))))
    page.clock.run_for(6_000)
    shows(page, "called")
    until(page, lambda: len(sent) == 1)
    page.clock.run_for(7_000)
    until(page, lambda: newest(house).confirmed_by == "phone")
    assert len(sent) == 2
    phones.forgive("ERR_", "WebSocket", "503")
