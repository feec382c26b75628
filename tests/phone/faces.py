"""One visit through all that a phone can show; the page is ready at each name."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from protocol.commands import Complete, Start
from protocol.records import Desk, ServicePoint
from tests.phone.conftest import Phones
from tests.phone.house import House


def shows(page: Page, state: str) -> None:
    """Wait until the page shows a state of the visit."""
    expect(page.locator("html")).to_have_attribute("data-state", state)


def is_live(page: Page) -> None:
    """Wait until news arrive by themselves."""
    expect(page.locator("#link")).to_have_attribute("data-phase", "live")


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
    expect(page.locator(".figure")).to_contain_text("About")
    yield "waiting"
    yield from _lost(house, page, "waiting")
    page.locator("#chime button").tap()
    expect(page.locator("#chime")).to_contain_text("The chime is on")
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


def _joining(house: House, point: ServicePoint, page: Page) -> Iterator[str]:
    page.goto(f"{house.url}/")
    yield "front"
    page.get_by_text(point.name, exact=True).tap()
    yield "join"
    page.get_by_text("Drop off a repair").tap()
    page.get_by_text("Add name or phone").tap()
    page.get_by_label("Phone number").fill("12")
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator("#phone-error")).to_be_visible()
    yield "join-error"
    page.get_by_label("Phone number").fill("")
    page.get_by_role("button", name="Get my number").tap()
    is_live(page)
    yield "waiting-no-desk"


def _lost(house: House, page: Page, name: str) -> Iterator[str]:
    house.stop()
    expect(page.locator("#lost")).to_be_visible()
    yield f"{name}-lost"
    house.start()
    page.get_by_role("button", name="Try again now").tap()
    is_live(page)
    expect(page.locator("#lost")).to_be_hidden()


async def _serve_next(house: House, desk: Desk) -> None:
    moved = await house.hall.call_next(desk)
    await house.hall.do(Start(entry=moved.entry))
    await house.hall.do(Complete(entry=moved.entry))
