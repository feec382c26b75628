"""A service request in a real browser: its estimate is answered, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from protocol.commands import UpdateSite
from protocol.request_commands import NoteRequest, StepLine, StepRequest
from tests.phone import album
from tests.phone.axe import EVERYTHING, violations
from tests.phone.conftest import Phones, Shelf
from tests.phone.house import House
from tests.phone.judge import faults
from tests.server.pages.hall import MINA
from tests.server.pages.repairs import Repair, estimated, takes_requests

SMALL = (320, 640)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A hall whose point takes requests."""
    made = House(tmp_path_factory.mktemp("workshop"))
    made.start()
    made.do(made.hall.do(UpdateSite(name="Harbour Street")))
    made.do(takes_requests(made.hall))
    yield made
    made.stop()


@pytest.fixture
def guests(shelf: Shelf, workshop: House) -> Iterator[Phones]:
    """Phones that must stay silent and ask nobody but the server."""
    made = Phones(shelf, lambda: workshop.url)
    yield made
    made.close()
    assert made.strangers == []
    assert made.complaints == []


def sent(workshop: House) -> Repair:
    """A machine whose estimate waits for an answer."""
    found: Repair = workshop.do(estimated(workshop.hall))
    return found


def opened(guests: Phones, address: str, **options: Any) -> Page:
    """A phone that shows a page."""
    page = guests.new(**options)
    page.goto(address)
    return page


def test_an_estimate_is_answered_with_one_touch_and_the_page_follows_the_repair(
    workshop: House, guests: Phones, pictures: Path
) -> None:
    repair = sent(workshop)
    page = opened(guests, workshop.url + repair.address)
    expect(page.locator("#link")).to_have_attribute("data-phase", "live")
    for name, size in (("repair-small", SMALL), ("repair", (390, 844))):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        album.keep(page, pictures, name, full_page=True)
        assert faults(page) == []
    assert violations(page, EVERYTHING) == []
    page.get_by_role("button", name="Yes, repair it for").click()
    expect(page.get_by_text("Thank you. We have your yes.")).to_be_visible()
    page.get_by_text("Ask a question").click()
    page.get_by_label("Your question").fill("Half a sentence")
    told = NoteRequest(request=repair.request, text="The new pump is in.", public=True)
    workshop.do(workshop.hall.do(told, MINA))
    for line in workshop.hall.tailer.floor.requests.lines(repair.request):
        if line.line_kind == "part":
            came = StepLine(request=repair.request, line=line.id, step="arrive")
            workshop.do(workshop.hall.do(came, MINA))
    workshop.do(workshop.hall.do(StepRequest(request=repair.request, step="repair"), MINA))
    expect(page.get_by_text("It is being repaired now.")).to_be_visible()
    expect(page.get_by_text("The new pump is in.")).to_be_visible()
    expect(page.get_by_label("Your question")).to_have_value("Half a sentence")
    album.keep(page, pictures, "repair-going-on", full_page=True)
    assert faults(page) == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_is_said_without_script_after_one_more_question(
    workshop: House, guests: Phones, pictures: Path, language: str
) -> None:
    repair = sent(workshop)
    page = opened(guests, workshop.url + repair.address, locale=language, java_script_enabled=False)
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    album.keep(page, pictures, f"repair-{language}", full_page=True)
    page.locator(".no a").click()
    page.locator("main button").click()
    expect(page.locator("#notice")).to_be_visible()
    assert page.locator("form[action$='/answer']").count() == 0
