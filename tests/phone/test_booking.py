"""Booking in a real browser: by keyboard, without script, at a desk; live, moved and cancelled.

One server and one thing to book for all: each test leaves the hall as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from protocol.booking import Definition, SlotHold
from protocol.commands import CancelReservation, Customer
from protocol.records import Reservation
from server.domain.slots import Wanted, free
from server.pages.booking import dates
from tests.phone import album
from tests.phone.axe import EVERYTHING, violations
from tests.phone.conftest import Phones, Shelf
from tests.phone.faces import is_live
from tests.phone.house import House
from tests.phone.judge import faults
from tests.server.pages.bookings import booked, link, of, offer
from tests.server.pages.hall import MINA

DESKTOP = (1280, 800)
SMALL = (320, 640)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An open hall in which something can be booked."""
    opened = House(tmp_path_factory.mktemp("office"))
    opened.start()
    opened.do(opened.hall.name_site("Harbour Street"))
    opened.do(offer(opened.hall))
    yield opened
    opened.stop()


@pytest.fixture
def guests(shelf: Shelf, office: House) -> Iterator[Phones]:
    """Phones that must stay silent and ask nobody but the server."""
    made = Phones(shelf, lambda: office.url)
    yield made
    made.close()
    assert made.strangers == []
    assert made.complaints == []


@pytest.fixture
def offered(office: House) -> Definition:
    """What can be booked."""
    return next(office.hall.tailer.floor.of(Definition))


@pytest.fixture
def times(office: House, offered: Definition) -> list[int]:
    """The free times of a day that is to come."""
    floor, now = office.hall.tailer.floor, office.hall.clock.now()
    day = dates.day_of(now, "UTC") + timedelta(days=3)
    while True:
        span = dates.begins(day, "UTC"), dates.begins(day + timedelta(days=1), "UTC")
        if found := free(floor, Wanted(offered), *span, now):
            return [each.start_at for each in found]
        day += timedelta(days=1)


def day_page(office: House, offered: Definition, at: int) -> str:
    return f"{office.url}/book/{offered.id}?day={dates.day_of(at, 'UTC')}"


def newest(office: House) -> Reservation:
    return max(office.hall.tailer.floor.of(Reservation), key=lambda each: each.id)


def give_back(office: House, reservation: Reservation) -> None:
    office.do(office.hall.do(CancelReservation(reservation=reservation.id), MINA))


def tab_to(page: Page, selector: str) -> None:
    """Walk with the Tab key alone."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the Tab key does not lead to {selector}")


def test_a_keyboard_alone_books_at_a_desk(
    office: House, offered: Definition, times: list[int], guests: Phones, pictures: Path
) -> None:
    page = guests.new(*DESKTOP, is_mobile=False, has_touch=False)
    page.goto(day_page(office, offered, times[0]))
    is_live(page)
    tab_to(page, '[name="start"]')
    page.keyboard.press("ArrowRight")
    expect(page.locator('[name="start"]').nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("#left")).to_contain_text(":")
    expect(page.get_by_text("Held for you until")).to_be_visible()
    for field, text in (("name", "Alice Moreau"), ("email", "alice@example.org")):
        tab_to(page, f"#{field}")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is booked.")).to_be_visible()
    is_live(page)
    album.keep(page, pictures, "booked-desktop")
    made = newest(office)
    assert made.start_at == times[1]
    give_back(office, made)
    expect(page.get_by_role("heading", name="Your booking is cancelled.")).to_be_visible()


def test_without_script_everything_is_booked_moved_cancelled_and_taken_back(
    office: House, offered: Definition, times: list[int], guests: Phones
) -> None:
    page = guests.new(*SMALL, java_script_enabled=False)
    page.goto(f"{office.url}/book")
    page.get_by_role("link", name="Drop off a repair").tap()
    expect(page.get_by_role("heading", name="Choose a time")).to_be_visible()
    page.goto(day_page(office, offered, times[0]))
    page.get_by_role("radio", name="09:20").check()
    page.get_by_role("button", name="Continue").tap()
    page.get_by_role("button", name="Book").tap()
    expect(page.get_by_text("Tell us your name.")).to_be_visible()
    page.get_by_label("Your name").fill("Alice")
    page.get_by_label("Phone number").fill("01632 960018")
    page.get_by_role("button", name="Book").tap()
    expect(page.get_by_role("heading", name="09:20")).to_be_visible()
    page.get_by_role("link", name="Move to another time").tap()
    expect(page.get_by_role("heading", name="Choose another time")).to_be_visible()
    page.goto(f"{page.url}?day={dates.day_of(times[0], 'UTC')}")
    page.get_by_role("radio", name="10:00").check()
    page.get_by_role("button", name="Continue").tap()
    page.get_by_role("button", name="Yes, move it").tap()
    expect(page.get_by_role("heading", name="10:00")).to_be_visible()
    page.get_by_role("link", name="Cancel this booking").tap()
    page.get_by_role("button", name="Yes, cancel it").tap()
    page.get_by_role("button", name="Take it back").tap()
    expect(page.get_by_text("Your booking stands again.")).to_be_visible()
    give_back(office, newest(office))
    guests.forgive("422")


def test_a_time_that_is_taken_meanwhile_is_struck_out_where_it_stands(
    office: House, offered: Definition, times: list[int], guests: Phones, pictures: Path
) -> None:
    page = guests.new()
    page.goto(day_page(office, offered, times[0]))
    is_live(page)
    chosen = page.get_by_role("radio", name="09:40")
    chosen.check()
    before = page.locator("button.main").bounding_box()
    taken = [
        office.do(booked(office.hall, offered, times[2], customer=customer))
        for customer in (Customer(name="B", email=f"b{n}@b.org") for n in range(2))
    ]
    expect(chosen).to_be_disabled()
    expect(chosen).not_to_be_checked()
    expect(page.get_by_role("alert")).to_have_text(
        "09:40 has just been taken. Choose another time."
    )
    assert page.locator("button.main").bounding_box() == before
    album.keep(page, pictures, "taken-live")
    give_back(office, taken[0])
    expect(chosen).to_be_enabled()
    page.get_by_role("radio", name="10:00").check()
    expect(page.locator("#news")).to_be_hidden()
    give_back(office, taken[1])


def test_leaving_the_details_lets_the_time_go(
    office: House, offered: Definition, times: list[int], guests: Phones
) -> None:
    page = guests.new()
    page.goto(day_page(office, offered, times[0]))
    page.get_by_role("radio", name="09:00").check()
    page.get_by_role("button", name="Continue").tap()
    expect(page.locator("#left")).to_contain_text(":")
    held = office.hall.tailer.head.seq
    page.get_by_role("link", name="Choose another time").tap()
    office.do(office.hall.tailer.reached(held + 1))
    assert not list(office.hall.tailer.floor.of(SlotHold))


def test_every_page_of_booking_fits_every_phone_and_every_reader(
    office: House, offered: Definition, times: list[int], guests: Phones, pictures: Path
) -> None:
    made = office.do(booked(office.hall, offered, times[5]))
    own = office.url + link(office.hall, made)
    grid = day_page(office, offered, times[0])
    addresses = {
        "offers": f"{office.url}/book", "times": grid,
        "wait": f"{office.url}/book/{offered.id}/wait",
        "own": own, "cancel": f"{own}/cancel", "lost": f"{office.url}/r/none",
    }  # fmt: skip
    found: list[str] = []
    for lang in ("de", "ar"):
        page = guests.new(locale=lang, bypass_csp=True, reduced_motion="reduce")
        for name, address in addresses.items():
            page.goto(address)
            found += [f"{name} {lang}: {fault}" for fault in inspected(page, lang)]
            album.keep(page, pictures, f"{name}-{lang}", full_page=True)
        page.goto(grid)
        page.locator(".time").first.tap()
        page.locator("#choose .main").tap()
        page.locator("#details .main").tap()
        expect(page.locator("#email-error")).to_be_visible()
        found += [f"details {lang}: {fault}" for fault in inspected(page, lang)]
        album.keep(page, pictures, f"details-{lang}", full_page=True)
    guests.forgive("404", "422")
    give_back(office, of(office.hall, made.id))
    assert found == []


def inspected(page: Page, lang: str) -> list[str]:
    """What is wrong with a page at two sizes, and once by axe."""
    found = []
    for width, height in ((390, 844), SMALL):
        page.set_viewport_size({"width": width, "height": height})
        found += faults(page)
    return found + (violations(page, EVERYTHING) if lang == "ar" else [])
