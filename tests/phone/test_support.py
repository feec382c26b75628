"""Support in a real browser: a ticket is opened without script, its thread is live, and what is
being written stays when an answer comes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from protocol.commands import UpdateSite
from protocol.records import Ticket
from protocol.ticket_commands import Comment, Reply
from tests.phone import album
from tests.phone.axe import EVERYTHING, violations
from tests.phone.conftest import Phones, Shelf
from tests.phone.house import House
from tests.phone.judge import faults
from tests.server.pages.hall import MINA

SMALL = (320, 640)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A hall that takes tickets and sends no mails."""
    made = House(tmp_path_factory.mktemp("desk"))
    made.start()
    made.hall.mails = False
    made.do(made.hall.do(UpdateSite(name="Harbour Street", support=True)))
    yield made
    made.stop()


@pytest.fixture
def guests(shelf: Shelf, desk: House) -> Iterator[Phones]:
    """Phones that must stay silent and ask nobody but the server."""
    made = Phones(shelf, lambda: desk.url)
    yield made
    made.close()
    assert made.strangers == []
    assert made.complaints == []


def opened(guests: Phones, address: str, **options: Any) -> Page:
    """A phone that shows a page."""
    page = guests.new(**options)
    page.goto(address)
    return page


def test_a_ticket_is_opened_without_script_and_its_thread_is_live_with_it(
    desk: House, guests: Phones, pictures: Path
) -> None:
    still = opened(guests, f"{desk.url}/support", java_script_enabled=False)
    still.get_by_label("What is it about?").fill("It drips")
    still.get_by_label("Your message").fill("On the left side.")
    still.get_by_label("Mail address").fill("greta@mail.example")
    still.get_by_role("button", name="Send").click()
    link = still.get_by_role("link", name="See my conversation").get_attribute("href")
    (ticket,) = desk.hall.tailer.floor.of(Ticket)
    page = opened(guests, desk.url + str(link))
    expect(page.locator("#link")).to_have_attribute("data-phase", "live")
    page.get_by_label("Your reply").fill("Half a sentence")
    desk.do(desk.hall.do(Comment(ticket=ticket.id, text="Never to be seen"), MINA))
    desk.do(desk.hall.do(Reply(ticket=ticket.id, text="We come at ten."), MINA))
    expect(page.get_by_text("We come at ten.")).to_be_visible()
    expect(page.get_by_label("Your reply")).to_have_value("Half a sentence")
    expect(page.locator("#told")).to_have_text("New answer")
    assert "Never to be seen" not in page.content()
    for name in ("thread", "thread-small"):
        page.set_viewport_size({"width": 390, "height": 844})
        if name == "thread-small":
            page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
        album.keep(page, pictures, name, full_page=True)
        assert faults(page) == []
    assert violations(page, EVERYTHING) == []
    page.get_by_label("Your reply").fill("Thank you")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your message has arrived.")).to_be_visible()
    page.get_by_role("button", name="This is solved").click()
    page.get_by_label("Very good").check()
    page.get_by_role("button", name="Tell us").click()
    expect(page.get_by_text("You said: Very good")).to_be_visible()
    assert faults(page) == []


def test_what_cannot_arrive_is_told_before_it_is_sent_and_nothing_typed_is_lost(
    desk: House, guests: Phones, tmp_path: Path
) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    page = opened(guests, f"{desk.url}/support")
    page.get_by_label("Your message").fill("On the left side.")
    page.get_by_label("Photos or files").set_input_files(large)
    expect(page.get_by_text("“film.mp4” is too large. 10 MB at most.")).to_be_visible()
    page.get_by_label("Photos or files").set_input_files([])
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You have no connection just now.")).to_be_visible()
    expect(page.get_by_label("Your message")).to_have_value("On the left side.")
    page.context.set_offline(False)
    assert faults(page) == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_form_fits_a_small_phone_in_every_direction(
    desk: House, guests: Phones, pictures: Path, language: str
) -> None:
    page = opened(guests, f"{desk.url}/support", locale=language)
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    album.keep(page, pictures, f"support-{language}", full_page=True)
    assert faults(page) == []
    assert violations(page, EVERYTHING) == []
