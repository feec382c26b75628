"""Small phones, phones without script, dark ones, ones that read from right to left; and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from protocol.commands import Complete, ServiceSpec, Start
from protocol.records import ServicePoint
from tests.phone.conftest import Phones
from tests.phone.house import House

SIZES = [(390, 664), (320, 568)]
SMALLEST = 48


def join(house: House, point: ServicePoint) -> tuple[str, str]:
    answer = house.do(house.hall.join(point.id, browser=str(uuid4())))
    return house.link(answer.visit), answer.entry


def fits(page: Page) -> None:
    """Nothing is wider than the phone, and nothing is cut."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    cut = page.evaluate(
        "() => [...document.querySelectorAll('main *, header *')]"
        ".filter((n) => n.getClientRects().length && n.scrollWidth > n.clientWidth + 1"
        " && getComputedStyle(n).display !== 'inline').map((n) => n.outerHTML)"
    )
    assert cut == []


def large_enough(page: Page) -> None:
    """Every control can be hit with a thumb; links inside a sentence apart."""
    for control in page.locator("button, .choice, input:not([type=hidden]), .links a").all():
        if control.is_visible() and control.get_attribute("type") != "radio":
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= SMALLEST, control.evaluate("n => n.outerHTML")


def one_filled_button(page: Page) -> None:
    """At most one thing asks loudly."""
    assert sum(button.is_visible() for button in page.locator("button.main").all()) <= 1


def judge(page: Page) -> None:
    """What holds for every page."""
    fits(page)
    large_enough(page)
    one_filled_button(page)
    expect(page.locator("h1")).to_have_count(1)


def faces(house: House, point: ServicePoint, page: Page) -> Iterator[str]:
    """Walks one visit through all that it can show; the page is ready at each name."""
    hall = house.hall
    first = house.do(hall.join(point.id))
    for _ in range(6):
        house.do(hall.join(point.id))
    page.goto(f"{house.url}/q/{point.id}")
    yield "join"
    page.get_by_text("Drop off a repair").tap()
    page.get_by_text("Add name or phone").tap()
    page.get_by_label("Phone number").fill("12")
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator("#phone-error")).to_be_visible()
    yield "join-error"
    page.get_by_label("Phone number").fill("")
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator("#link")).to_have_attribute("data-phase", "live")
    yield "waiting-no-desk"
    desk = house.do(hall.open_desk(point.id))
    expect(page.locator(".figure")).to_contain_text("About")
    yield "waiting"
    page.locator("#chime button").tap()
    expect(page.locator("#chime")).to_contain_text("The chime is on")
    for number in range(7):
        house.do(finish(house, first.entry if number == 0 else None, desk))
    expect(page.locator("html")).to_have_attribute("data-state", "next")
    yield "next"
    moved = house.do(hall.call_next(desk))
    expect(page.locator("html")).to_have_attribute("data-state", "called")
    yield "called"
    house.stop()
    expect(page.locator("#lost")).to_be_visible(timeout=10_000)
    yield "called-lost"
    house.start()
    expect(page.locator("#lost")).to_be_hidden(timeout=15_000)
    house.do(house.hall.do(Start(entry=moved.entry)))
    expect(page.locator("html")).to_have_attribute("data-state", "serving")
    yield "serving"
    house.do(house.hall.do(Complete(entry=moved.entry)))
    expect(page.locator("html")).to_have_attribute("data-state", "completed")
    yield "completed"


async def finish(house: House, entry: str | None, desk: Any) -> None:
    """Serve whoever is next."""
    moved = await house.hall.call_next(desk)
    assert entry in (None, moved.entry)
    await house.hall.do(Start(entry=moved.entry))
    await house.hall.do(Complete(entry=moved.entry))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_face_fits_its_phone(
    house: House,
    point: ServicePoint,
    phones: Phones,
    album: Path,
    size: tuple[int, int],
    scheme: str,
) -> None:
    page = phones.new(*size, color_scheme=scheme)
    for name in faces(house, point, page):
        page.screenshot(path=album / f"{name}-{size[0]}-{scheme}.png", animations="disabled")
        judge(page)
    phones.complaints = [
        c for c in phones.complaints if not any(p in c for p in ("ERR_", "422", "WebSocket"))
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "desk", ["Desk 12", "Counter 112", "Reception", "Wheelchair repairs, first floor", "Schalter 3"]
)
def test_every_name_of_a_desk_fits_the_call(
    house: House,
    phones: Phones,
    album: Path,
    size: tuple[int, int],
    desk: str,
) -> None:
    point = house.do(house.hall.point(desk_names=[desk]))
    link, _ = join(house, point)
    house.do(call(house, point))
    page = phones.new(*size)
    page.goto(link)
    expect(page.locator("html")).to_have_attribute("data-state", "called")
    page.screenshot(path=album / f"desk-{desk.split()[0]}-{len(desk)}-{size[0]}.png")
    judge(page)
    expect(page.locator("#desk .big")).to_be_in_viewport(ratio=1)


async def call(house: House, point: ServicePoint) -> None:
    desk = await house.hall.open_desk(point.id)
    await house.hall.call_next(desk)


@pytest.mark.parametrize("size", SIZES)
def test_long_and_foreign_names_fit(
    house: House, phones: Phones, album: Path, size: tuple[int, int]
) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenreparatur"
    house.do(house.hall.name_site("خدمة العملاء في شارع الميناء"))
    point = house.do(house.hall.point(long, "إصلاح", "👩‍👩‍👧 Family", name=long, location=long))
    page = phones.new(*size)
    page.goto(f"{house.url}/q/{point.id}")
    page.screenshot(path=album / f"names-{size[0]}.png", full_page=True)
    judge(page)
    link, _ = join(house, point)
    page.goto(link)
    judge(page)


@pytest.mark.parametrize("size", SIZES)
def test_from_right_to_left_the_same_sheet_serves(
    house: House, point: ServicePoint, phones: Phones, album: Path, size: tuple[int, int]
) -> None:
    link, _ = join(house, point)
    house.do(call(house, point))
    page = phones.new(*size)
    for address, name in ((f"{house.url}/q/{point.id}", "join"), (link, "called")):
        page.goto(address)
        page.evaluate("document.documentElement.dir = 'rtl'")
        page.screenshot(path=album / f"rtl-{name}-{size[0]}.png", animations="disabled")
        judge(page)


def test_without_script_a_number_is_taken_followed_and_given_back(
    house: House, point: ServicePoint, phones: Phones, album: Path
) -> None:
    house.do(house.hall.join(point.id))
    page = phones.new(java_script_enabled=False)
    page.goto(f"{house.url}/q/{point.id}")
    page.get_by_text("Drop off a repair").tap()
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator("h1")).to_have_text("A002")
    expect(page.get_by_text("This page does not renew itself.")).to_be_visible()
    page.screenshot(path=album / "no-script.png")
    house.do(call(house, point))
    page.get_by_role("link", name="Refresh it").tap()
    expect(page.get_by_text("You are next")).to_be_visible()
    page.get_by_role("button", name="I am here").tap()
    expect(page.get_by_text("Thank you. Staff see that you are here.")).to_be_visible()
    page.get_by_role("link", name="Leave the queue").tap()
    page.get_by_role("button", name="Yes, leave the queue").tap()
    expect(page.get_by_role("heading", name="You have left the queue.")).to_be_visible()


def test_focus_is_seen_and_a_choice_is_not_taken_for_it(
    house: House, point: ServicePoint, phones: Phones, album: Path
) -> None:
    page = phones.new()
    page.goto(f"{house.url}/q/{point.id}")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    row = page.locator(".choice").first
    expect(row).to_have_css("outline-width", "3px")
    expect(row).to_have_css("outline-color", "rgb(11, 87, 208)")
    expect(row).to_have_css("border-color", "rgb(20, 24, 31)")
    page.screenshot(path=album / "focus.png")


def test_reduced_motion_is_obeyed(house: House, point: ServicePoint, phones: Phones) -> None:
    page = phones.new(reduced_motion="reduce")
    page.goto(f"{house.url}/q/{point.id}")
    for place in ("html", "button.main"):
        expect(page.locator(place)).to_have_css("transition-property", "none")


def test_closed_services_cannot_be_chosen(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    second = house.do(second_of(house, point))
    shut = [ServiceSpec(name="Collect a repair", id=second, open=False)]
    house.do(house.hall.change(point.id, services=shut))
    page = phones.new()
    page.goto(f"{house.url}/q/{point.id}")
    expect(page.get_by_role("radio", name="Collect a repair Closed just now")).to_be_disabled()


async def second_of(house: House, point: ServicePoint) -> str:
    return house.hall.services(point.id)[1].id
