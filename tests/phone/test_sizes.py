"""From the smallest phone to a desk, with larger letters, in the language that was chosen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from protocol.records import ServicePoint
from tests.phone.conftest import Phones
from tests.phone.faces import is_live, shows
from tests.phone.house import House
from tests.phone.judge import faults

WIDTHS = (320, 390, 768, 1280)
LARGER = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((n) => n.getClientRects().length && getComputedStyle(n).overflow !== "visible")
  .filter((n) => n.scrollWidth > n.clientWidth + 1 || n.scrollHeight > n.clientHeight + 1)
  .map((n) => n.outerHTML)"""


BROKEN = """() => [...document.querySelectorAll("#strip bdi")]
  .filter((n) => n.getClientRects().length > 1).map((n) => n.textContent)"""
"""Numbers of the strip on more than one line."""


def addresses(house: House, point: ServicePoint) -> list[str]:
    """Of each kind of page one: lists, the form, the question, a notice, a place, a call."""
    called, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    house.do(house.hall.call_next(desk))
    for _ in range(3):
        house.do(house.hall.join(point.id))
    waits, _ = house.join(point)
    own = [house.url + path for path in ("/", f"/q/{point.id}", "/q/none")]
    return [*own, waits, f"{waits}/leave", called]


def open_all(page: Page) -> None:
    """Unfold what can be unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def test_no_screen_is_too_narrow_and_no_letters_are_too_large(
    house: House, point: ServicePoint, phones: Phones, pictures: Path
) -> None:
    found: list[str] = []
    opened = addresses(house, point)
    for lang in ("de", "ar"):
        page = phones.new(320, 640, locale=lang)
        for address in opened:
            page.goto(address)
            open_all(page)
            found += [f"{address} {lang}: {fault}" for fault in faults(page)]
            page.evaluate(LARGER)
            found += [f"{address} {lang} clipped: {what}" for what in page.evaluate(CLIPPED)]
            found += [f"{address} {lang} broken: {what}" for what in page.evaluate(BROKEN)]
            if page.evaluate(SIDEWAYS) > 0:
                page.screenshot(path=pictures / "larger.png", full_page=True)
                found.append(f"{address} {lang}: too wide with larger letters")
    phones.forgive("404")
    assert found == []


def test_a_browser_on_a_desk_never_scrolls_sideways(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    found = []
    page = phones.new(is_mobile=False, has_touch=False, locale="ar")
    for address in addresses(house, point):
        page.goto(address)
        open_all(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 150})
            # The scroll bar takes its room from the page.
            assert page.evaluate("innerWidth > document.documentElement.clientWidth"), address
            if page.evaluate(SIDEWAYS) > 0:
                found.append(f"{address} at {width}")
    phones.forgive("404")
    assert found == []


def test_a_language_that_is_chosen_stays_through_news_and_when_the_page_is_loaded_again(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.new()
    page.goto(link)
    is_live(page)
    page.get_by_role("navigation", name="Language").get_by_role("link", name="العربية").tap()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    is_live(page)
    expect(page.locator("#link-text")).to_contain_text("مباشر")
    assert page.url == link
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    expect(page.get_by_role("heading", name="يُرجى الحضور الآن.")).to_be_visible()
    page.reload()
    is_live(page)
    expect(page.get_by_role("heading", name="يُرجى الحضور الآن.")).to_be_visible()


def test_without_script_everything_is_done_in_the_language_that_was_chosen(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.new(java_script_enabled=False)
    page.goto(f"{house.url}/q/{point.id}")
    page.get_by_role("link", name="Deutsch").tap()
    page.locator(".choice").first.tap()
    page.get_by_role("button", name="Meine Nummer ziehen").tap()
    expect(page.get_by_text("Sie sind als Nächstes dran")).to_be_visible()
    page.get_by_role("button", name="+10 Minuten").tap()
    expect(page.get_by_role("heading", name="Ihr Platz bleibt bis")).to_be_visible()
    page.get_by_role("button", name="Ich bin zurück").tap()
    expect(page.get_by_text("Danke. Das Personal sieht, dass Sie da sind.")).to_be_visible()
    page.get_by_role("link", name="Jetzt erneuern").tap()
    page.get_by_role("link", name="Español").tap()
    page.get_by_role("link", name="Dejar la cola").tap()
    page.get_by_role("link", name="العربية").tap()
    page.get_by_role("button", name="نعم، مغادرة الدور").tap()
    expect(page.get_by_role("heading", name="لقد غادرت الدور.")).to_be_visible()
