"""One visit through all that a phone can show; the page is ready at each name."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from protocol.commands import (
    Broadcast,
    Complete,
    Hold,
    JoinQueue,
    PassTime,
    Start,
    UpdateDesk,
)
from protocol.records import Desk, ServicePoint
from server.domain.actor import TIMER
from tests.phone.conftest import Phones
from tests.phone.house import House
from tests.server.pages.hall import MINA


def shows(page: Page, state: str) -> None:
    """Wait until the page shows a state of the visit."""
    expect(page.locator("html")).to_have_attribute("data-state", state)


def is_live(page: Page) -> None:
    """Wait until news arrive by themselves."""
    expect(page.locator("#link")).to_have_attribute("data-phase", "live")


def press(page: Page, action: str) -> None:
    """Tap a button of the place by what it does, and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(f'form[action$="/{action}"] button').tap()


def waiting(
    house: House, point: ServicePoint, phones: Phones, ahead: int = 0
) -> tuple[Page, str, Desk]:
    """Somebody behind `ahead` others: a live page, their entry, and the one desk that is open."""
    for _ in range(ahead):
        house.do(house.hall.join(point.id))
    link, entry = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.new()
    page.goto(link)
    is_live(page)
    return page, entry, desk


def faces(house: House, point: ServicePoint, page: Page) -> Iterator[str]:
    """From the code on the wall to the thanks at the end."""
    for _ in range(7):
        house.do(house.hall.join(point.id))
    yield from _joining(house, point, page)
    desk = house.do(house.hall.open_desk(point.id))
    expect(page.locator(".figure strong")).to_be_visible()
    yield "waiting"
    yield from _lost(house, page, "waiting")
    off = page.locator("#chime span").inner_text()
    page.locator("#chime button").tap()
    expect(page.locator("#chime span")).not_to_have_text(off)
    for _ in range(7):
        house.do(_serve_next(house, desk))
    shows(page, "next")
    yield "next"
    moved = house.do(house.hall.call_next(desk))
    shows(page, "called")
    yield "called"
    yield from _lost(house, page, "called")
    house.do(house.hall.do(Start(entry=moved.entry)))
    shows(page, "serving")
    yield "serving"
    house.do(house.hall.do(Complete(entry=moved.entry)))
    shows(page, "completed")
    yield "completed"


def faces_aside(house: House, page: Page) -> Iterator[str]:
    """Of somebody who steps aside, misses a call, is on hold and goes on elsewhere."""
    named = ("Drop off a repair", "Collect a repair")
    point = house.do(
        house.hall.point(*named, grace_s=0, grace_remote_s=0, call_absent=False, prefix="B")
    )
    services = [service.id for service in house.hall.services(point.id)]
    for each, service in zip(house.hall.tailer.floor.desks(point.id), services, strict=True):
        only = UpdateDesk(desk=each.id, version=each.version, services=[service])
        house.do(house.hall.do(only))
    joined = house.do(house.hall.phone_join(point.id, services=services))
    desk = house.do(house.hall.open_desk(point.id))
    page.goto(house.url + house.hall.place(joined))
    is_live(page)
    told = "The lift is out of order. Take the stairs beside the kiosk."
    house.do(house.hall.do(Broadcast(service_point=point.id, text=told)))
    expect(page.locator(".told:visible")).to_contain_text(told)
    yield "told"
    press(page, "away")
    shows(page, "away")
    is_live(page)
    yield "away"
    press(page, "check-in")
    shows(page, "next")
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    house.do(house.hall.do(PassTime(), TIMER))
    shows(page, "missed")
    yield "missed"
    press(page, "check-in")
    shows(page, "next")
    is_live(page)
    house.do(house.hall.do(Start(entry=joined.entry, desk=desk.id)))
    until = house.hall.clock.now() + 600_000
    house.do(house.hall.do(Hold(entry=joined.entry, until=until)))
    shows(page, "on_hold")
    yield "on_hold"


def face_held(house: House, page: Page) -> Iterator[str]:
    """Of somebody whose turn comes before they do."""
    point = house.do(house.hall.point(call_absent=False, prefix="C", name="Licences"))
    link, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page.goto(link)
    is_live(page)
    house.do(house.hall.do(JoinQueue(service_point=point.id), MINA))
    house.do(house.hall.call_next(desk))
    shows(page, "held")
    yield "held"


def _joining(house: House, point: ServicePoint, page: Page) -> Iterator[str]:
    page.goto(f"{house.url}/")
    yield "front"
    page.get_by_text(point.name, exact=True).tap()
    page.wait_for_url("**/q/*")
    yield "join"
    page.locator(".choice").first.tap()
    page.locator("summary").first.tap()
    page.locator("#phone").fill("12")
    page.locator("form .main").tap()
    expect(page.locator("#phone-error")).to_be_visible()
    yield "join-error"
    page.locator("#phone").fill("")
    page.locator("form .main").tap()
    is_live(page)
    yield "waiting-no-desk"


def _lost(house: House, page: Page, name: str) -> Iterator[str]:
    house.stop()
    expect(page.locator("#lost")).to_be_visible()
    yield f"{name}-lost"
    house.start()
    page.locator("#again").tap()
    is_live(page)
    expect(page.locator("#lost")).to_be_hidden()


async def _serve_next(house: House, desk: Desk) -> None:
    moved = await house.hall.call_next(desk)
    await house.hall.do(Start(entry=moved.entry))
    await house.hall.do(Complete(entry=moved.entry))
