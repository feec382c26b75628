"""What a place survives: sleep, the way back, a second tab, a clock that jumps, an old browser."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from time import monotonic

from playwright.sync_api import Page, expect

from protocol.commands import Transfer, UpdateSite
from protocol.records import Entry, ServicePoint
from tests.phone.conftest import WAIT_MS, Phones
from tests.phone.faces import is_live, press, shows, waiting
from tests.phone.house import House
from tests.phone.test_every_phone import ADDRESS
from tests.phone.test_receipts import HIDDEN, until

WITHOUT = """
for (const name of ["WebSocket", "AbortController", "AudioContext"]) delete window[name];
delete Intl.PluralRules;
for (const name of ["vibrate", "onLine", "userActivation"])
  Object.defineProperty(navigator, name, { value: undefined });
"""
"""What a browser of ten years ago does not have."""
ASKED = """
window.asked = [];
window.unanswered = 0;
const ask = window.fetch;
window.fetch = async (...what) => {
  asked.push(performance.now());
  unanswered += 1;
  try {
    const answer = await ask(...what);
    await answer.clone().arrayBuffer();
    return answer;
  } finally {
    unanswered -= 1;
  }
};
"""
SHIFT = "(ms) => { const real = Date.now; Date.now = () => real() + ms; }"


def sockets(house: House) -> int:
    """How many sockets phones have opened."""
    return house.asked.count("websocket /sync")


def leave(page: Page) -> None:
    page.get_by_role("link", name="Leave the queue").tap()
    page.get_by_role("button", name="Yes, leave the queue").tap()
    shows(page, "left")


def test_a_phone_that_has_slept_asks_anew_and_one_whose_clock_is_set_back_goes_on(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, desk = waiting(house, point, phones)
    before = sockets(house)
    page.evaluate(SHIFT, -7_200_000)
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    assert sockets(house) == before
    page.evaluate(SHIFT, 10_800_000)
    until(page, lambda: sockets(house) == before + 1)
    is_live(page)
    shows(page, "called")


def test_a_page_that_the_browser_has_stored_tells_nothing_old_when_it_comes_back(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, desk = waiting(house, point, phones)
    stored = "(kind) => dispatchEvent(new PageTransitionEvent(kind, { persisted: true }))"
    page.evaluate(stored, "pagehide")
    house.do(house.hall.call_next(desk))
    page.evaluate(stored, "pageshow")
    shows(page, "called")
    is_live(page)


def test_the_way_back_after_leaving_shows_no_place_that_is_over(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, _ = waiting(house, point, phones)
    leave(page)
    for _ in range(2):
        page.go_back()
        shows(page, "left")
        expect(page.locator("#notice")).to_be_hidden()
        expect(page.get_by_role("button", name="+10 minutes")).to_be_hidden()


def test_the_way_back_after_joining_gives_no_second_number(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.new()
    page.goto(f"{house.url}/q/{point.id}")
    page.get_by_role("radio", name="Drop off a repair").tap()
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator(".number")).to_have_text("A001")
    place = page.url
    is_live(page)
    page.go_back()
    if page.url != place:
        page.get_by_role("radio", name="Collect a repair").tap()
        page.get_by_role("button", name="Get my number").tap()
    expect(page.locator(".number")).to_have_text("A001")
    assert len(list(house.hall.tailer.floor.of(Entry))) == 1


def test_whoever_leaves_in_one_tab_has_left_in_the_other(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, _ = waiting(house, point, phones)
    other = phones.tab(page.context)
    other.goto(page.url)
    is_live(other)
    page.get_by_role("button", name="+10 minutes").tap()
    shows(page, "away")
    shows(other, "away")
    is_live(other)
    leave(other)
    shows(page, "left")


def test_ten_more_minutes_are_given_again_and_say_until_when(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, _, _ = waiting(house, point, phones)
    press(page, "away")
    shows(page, "away")
    is_live(page)
    first = page.locator("section:visible .heading").inner_text()
    press(page, "away")
    expect(page.locator("section:visible .heading")).not_to_have_text(first)
    is_live(page)
    press(page, "check-in")
    shows(page, "next")


def test_whoever_is_sent_on_reads_where_and_keeps_the_number(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    books = house.do(house.hall.point("Lend a book", name="Books", prefix="B"))
    house.do(house.hall.open_desk(books.id, 2))
    page, entry, _ = waiting(house, point, phones)
    house.do(house.hall.do(Transfer(entry=entry, service_point=books.id)))
    expect(page.locator("#notice")).to_have_text("You go on at Books with the same number.")
    expect(page.locator(".number")).to_have_text("A001")
    shows(page, "next")


def test_what_was_said_of_a_button_goes_once_it_has_been_read(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.timed()
    page.goto(house.join(point)[0])
    is_live(page)
    page.get_by_role("button", name="I am here").tap()
    expect(page.locator("#notice")).to_have_text("Thank you. Staff see that you are here.")
    is_live(page)
    page.clock.run_for(21_000)
    expect(page.locator("#notice")).to_be_hidden()


def test_a_browser_without_what_is_new_follows_its_place_by_asking(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.timed()
    page.add_init_script(WITHOUT)
    page.goto(house.join(point)[0])
    is_live(page)
    assert sockets(house) == 0
    expect(page.locator("#chime")).to_be_hidden()
    house.do(house.hall.call_next(house.do(house.hall.open_desk(point.id))))
    page.clock.run_for(6_000)
    shows(page, "called")


def test_a_phone_that_polls_asks_at_most_every_five_seconds_whatever_it_is_answered(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.sockets = False
    page = phones.timed()
    page.add_init_script(ASKED)
    page.goto(house.join(point)[0])
    is_live(page)
    page.clock.pause_at(datetime.now() + timedelta(seconds=1))
    tick(page, 20)
    page.route("**/state", lambda route: route.fulfill(status=503, body=""))
    tick(page, 40)
    page.unroute_all()
    tick(page, 15)
    is_live(page)
    asked = page.evaluate("window.asked")
    gaps = [after - before for before, after in pairwise(asked)]
    assert len(gaps) >= 5
    assert min(gaps) >= 5_000
    assert max(gaps) <= 15_000
    phones.forgive("ERR_", "WebSocket", "503")


def tick(page: Page, seconds: int) -> None:
    """Let the page's own time pass; what it asks is answered before that goes on, however slow the
    machine is."""
    for _ in range(seconds):
        page.clock.run_for(1_000)
        deadline = monotonic() + WAIT_MS / 1000
        while page.evaluate("window.unanswered"):
            assert monotonic() < deadline, "nothing answers"


def test_the_check_of_the_address_confirms_itself_once_somebody_sees_it(
    house: House, phones: Phones
) -> None:
    site = house.hall.tailer.floor.site
    house.do(house.hall.do(UpdateSite(public_url=ADDRESS, version=site.version)))
    page = phones.new()
    page.add_init_script(f"{HIDDEN};window.away = true")
    page.goto(house.hall.presence.check_link(ADDRESS).replace(ADDRESS, house.url))
    expect(page.get_by_role("button", name="This phone can reach us")).to_be_visible()
    assert house.hall.tailer.floor.site.address_checked == ""
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", name="Codes will show now.")).to_be_visible()
    assert house.hall.tailer.floor.site.address_checked == ADDRESS
