"""Small phones and dark ones, phones without script, and those that read from right to left."""

from __future__ import annotations

import time
from itertools import chain
from pathlib import Path

from playwright.sync_api import Page, Response, expect

from client.languages import LANGUAGES
from protocol.commands import ConfirmAddress, ServiceSpec, UpdateSite
from protocol.records import ServicePoint
from server.domain.actor import Actor
from tests.phone import album
from tests.phone.conftest import WAIT_MS, Phones
from tests.phone.faces import face_held, faces, faces_aside, is_live, shows
from tests.phone.house import House
from tests.phone.judge import judge, stops
from tests.phone.readers import Readers
from tests.phone.states import in_every_state

SIZES = [(390, 664), (320, 568)]
"""What is visible between the bars of a browser, CSS px."""
SIDEWAYS = (664, 320)
ADDRESS = "http://hall.test"
"""Where the house says that phones find it."""
DESKS = ["Desk 12", "Counter 112", "Reception", "Wheelchair repairs, first floor", "Schalter 3"]


def look(page: Page, folder: Path, name: str) -> None:
    """Judge a page at every size; a picture of each by day and by night where they are wanted."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark") if album.WANTED else ():
            page.emulate_media(color_scheme=scheme)
            page.evaluate("scrollTo(0, 0)")
            album.keep(page, folder, f"{name}-{width}-{scheme}")
        judge(page)


WORDS = """() =>
  [...document.querySelectorAll("title, [data-text], #strip li, main a, main button")]
    .filter((n) => n.tagName === "TITLE" || n.getClientRects().length)
    .filter((n) => !n.closest("#chime, #still"))
    .map((n) => n.textContent.trim()).join("|")"""


def says_the_same(page: Page, still: Page) -> None:
    """A live page comes to say what the server writes, apart from what only a script can offer."""
    here, there, end = "", "-", time.monotonic() + WAIT_MS / 1000
    # Time may pass a minute between the two: both are read anew.
    while here != there and time.monotonic() < end:
        still.goto(page.url)
        here, there = page.evaluate(WORDS), still.evaluate(WORDS)
    assert here == there


def test_every_face_of_somebody_aside_fits_and_says_what_the_server_would(
    house: House, phones: Phones, pictures: Path
) -> None:
    page = phones.new(reduced_motion="reduce", locale="de-CH")
    still = phones.new(java_script_enabled=False, locale="de-CH")
    readers = Readers(phones, pictures)
    for name in chain(faces_aside(house, page), face_held(house, page)):
        look(page, pictures, name)
        says_the_same(page, still)
        readers.look(page.url, name)
    phones.forgive("ERR_")
    readers.content()


def test_every_face_fits_every_phone_and_says_what_the_server_would(
    house: House, point: ServicePoint, phones: Phones, pictures: Path
) -> None:
    page = phones.new(reduced_motion="reduce", locale="ar-EG")
    still = phones.new(java_script_enabled=False, locale="ar-EG")
    readers = Readers(phones, pictures)
    for name in faces(house, point, page):
        look(page, pictures, name)
        if name == "join-error":
            readers.err(page.url, name)
        elif "lost" not in name:
            readers.look(page.url, name)
        if "join" not in name and "lost" not in name:
            says_the_same(page, still)
    phones.forgive("ERR_", "422", "WebSocket")
    readers.content()


def test_every_notice_fits_every_phone(
    house: House, point: ServicePoint, phones: Phones, pictures: Path
) -> None:
    link, _ = house.join(point)
    full, shut, ending, last, later, inside = in_every_state(house)
    site = house.hall.tailer.floor.site
    house.do(house.hall.do(UpdateSite(public_url=ADDRESS, version=site.version)))
    check = house.hall.presence.check_link(ADDRESS).replace(ADDRESS, house.url)
    readers = Readers(phones, pictures)
    for name, address, heading in (
        ("draining", f"{house.url}/q/{ending.id}", "No new numbers today."),
        ("join-last", f"{house.url}/q/{last.id}", "Join the queue"),
        ("opens-later", f"{house.url}/q/{later.id}", "We are closed."),
        ("front-closing", f"{house.url}/", "Which queue do you need?"),
        ("leave", f"{link}/leave", "Leave the queue?"),
        ("phone", f"{link}/phone", "Leave your phone number"),
        ("full", f"{house.url}/q/{full.id}", "The queue is full."),
        ("closed", f"{house.url}/q/{shut.id}", "We are closed."),
        ("unknown", f"{house.url}/q/none", "There is no queue at this address."),
        ("lost-place", f"{house.url}/t/none", "We do not know this number."),
        ("on-site", f"{house.url}/q/{inside.id}", "Numbers are given in the hall."),
        ("on-site-again", f"{house.url}/q/{inside.id}/old", "This code has run out."),
        ("check-wrong", f"{house.url}/check/x", "This link is out of date."),
        ("check", check, "Can this phone reach us?"),
    ):
        readers.look(address, name, heading)
    confirmed = Actor("phone", "public", here=True)
    house.do(house.hall.do(ConfirmAddress(address=ADDRESS), confirmed))
    readers.look(check, "check-done", "Codes will show now.")
    phones.forgive("403", "404", "ERR_")
    readers.content()


def test_all_that_may_be_told_fits_when_it_is_unfolded(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.do(house.hall.point("Lend a book", name="Books", prefix="B"))
    page = phones.new()
    page.goto(f"{house.url}/q/{point.id}")
    for fold in ("Add name or phone", "Anything we should know?"):
        page.get_by_text(fold).tap()
    page.get_by_label("I do not see well").check()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        judge(page)


def test_every_name_of_a_desk_fits_the_call(house: House, phones: Phones, pictures: Path) -> None:
    page = phones.new()
    for desk in DESKS:
        point = house.do(house.hall.point(desk_names=[desk], prefix=desk[0]))
        link, _ = house.join(point)
        house.do(call(house, point))
        page.goto(link)
        shows(page, "called")
        for width, height in (*SIZES, SIDEWAYS):
            page.set_viewport_size({"width": width, "height": height})
            album.keep(page, pictures, f"desk-{desk.split()[0]}-{len(desk)}-{width}")
            judge(page)
            expect(page.locator("#desk .big")).to_be_in_viewport(ratio=1)


async def call(house: House, point: ServicePoint) -> None:
    desk = await house.hall.open_desk(point.id)
    await house.hall.call_next(desk)


def test_long_and_foreign_names_fit(house: House, phones: Phones, pictures: Path) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenreparatur"
    house.do(house.hall.name_site("خدمة العملاء في شارع الميناء"))
    point = house.do(house.hall.point(long, "إصلاح", "👩‍👩‍👧 Family", name=long, location=long))
    page = phones.new()
    for address in (f"{house.url}/q/{point.id}", house.join(point)[0]):
        page.goto(address)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            album.keep(page, pictures, f"names-{width}", full_page=True)
            judge(page)


def test_the_button_that_takes_a_number_is_in_sight_without_scrolling(
    house: House, phones: Phones
) -> None:
    told = "Keep your number until you are called."
    house.do(house.hall.do(UpdateSite(message=told)))
    point = house.do(house.hall.point("Passport", "Register an address", "Certificates"))
    for language in LANGUAGES:
        page = phones.new(locale=language)
        page.goto(f"{house.url}/q/{point.id}")
        expect(page.get_by_text(told)).to_be_visible()
        expect(page.locator("button.main")).to_be_in_viewport(ratio=1)


def test_without_script_a_number_is_taken_followed_and_given_back(
    house: House, point: ServicePoint, phones: Phones, pictures: Path
) -> None:
    house.do(house.hall.join(point.id))
    page = phones.new(java_script_enabled=False)
    page.goto(f"{house.url}/q/{point.id}")
    page.get_by_role("radio", name="Drop off a repair").tap()
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator(".number")).to_have_text("A002")
    expect(page.get_by_text("This page does not renew itself.")).to_be_visible()
    album.keep(page, pictures, "no-script")
    house.do(call(house, point))
    page.get_by_role("link", name="Refresh it").tap()
    expect(page.get_by_text("You are next")).to_be_visible()
    page.get_by_role("button", name="I am here").tap()
    expect(page.get_by_text("Thank you. Staff see that you are here.")).to_be_visible()
    page.get_by_role("link", name="Leave the queue").tap()
    page.get_by_role("button", name="Yes, leave the queue").tap()
    expect(page.get_by_role("heading", name="You have left the queue.")).to_be_visible()


def test_focus_is_seen_and_a_choice_is_not_taken_for_it(
    house: House, point: ServicePoint, phones: Phones, pictures: Path
) -> None:
    page = phones.new()
    page.goto(f"{house.url}/q/{point.id}")
    page.locator(".languages a").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    row = page.locator(".choice").first
    expect(row).to_have_css("outline-width", "3px")
    expect(row).to_have_css("outline-color", "rgb(11, 87, 208)")
    expect(row).to_have_css("border-color", "rgb(20, 24, 31)")
    album.keep(page, pictures, "focus")


def test_the_keyboard_goes_from_top_to_bottom_and_is_always_seen(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, _ = house.join(point)
    page = phones.new()
    for address, last in ((f"{house.url}/q/{point.id}", "Get my number"), (link, "turn it on")):
        page.goto(address)
        if "/q/" in address:
            page.get_by_text("Add name or phone").tap()
        else:
            is_live(page)
        page.evaluate("document.activeElement.blur()")
        walked = stops(page)
        assert last in [stop.says for stop in walked][-5:]
        assert [stop.top for stop in walked] == sorted(stop.top for stop in walked)
        assert {stop.ring for stop in walked} == {"3px"}


def test_where_the_script_does_not_come_the_page_says_how_to_renew_it(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, _ = house.join(point)
    page = phones.new()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(link)
    expect(page.get_by_text("This page does not renew itself.")).to_be_visible()
    page.unroute_all()
    page.get_by_role("link", name="Refresh it").tap()
    is_live(page)
    expect(page.get_by_text("This page does not renew itself.")).to_have_count(0)
    phones.forgive("ERR_")


def test_joining_and_following_load_less_than_60_kb_each(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.new()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    for address in (f"{house.url}/q/{point.id}", house.join(point)[0]):
        answers.clear()
        page.goto(address, wait_until="networkidle")
        assert 0 < sum(len(answer.body()) for answer in answers) < 60_000


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
