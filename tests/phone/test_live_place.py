"""A phone in a hall: joins by touch, follows its place, is called, is served."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from protocol.commands import Complete, NoShow, Recall, Renewal, Start, Undo
from protocol.records import Cause, ServicePoint
from tests.phone.axe import EVERYTHING, violations
from tests.phone.conftest import Phones
from tests.phone.faces import is_live, shows, waiting
from tests.phone.house import House

SPOKEN = """() => {
  window.spoken = [];
  window.rung = 0;
  navigator.vibrate = () => (window.rung += 1);
  const region = document.querySelector('[aria-live="polite"]');
  const note = () => {
    const said = region.innerText.trim();
    if (said && said !== spoken[spoken.length - 1]) spoken.push(said);
  };
  new MutationObserver(note).observe(region, { subtree: true, childList: true, attributes: true });
}"""
"""Keeps what a screen reader is given to say, and counts alarms."""


def test_a_touch_on_a_service_and_one_on_the_button_take_a_number(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page = phones.new()
    page.goto(f"{house.url}/q/{point.id}")
    page.get_by_role("radio", name="Collect a repair").tap()
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator(".number")).to_have_text("A001")
    shows(page, "next")
    is_live(page)


def test_the_place_moves_when_others_are_called(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    for _ in range(3):
        house.do(house.hall.join(point.id))
    page, _, desk = waiting(house, point, phones)
    expect(page.locator(".place")).to_have_text("4th in the queue")
    house.do(house.hall.call_next(desk))
    expect(page.locator(".place")).to_have_text("3rd in the queue")
    expect(page.locator("#strip li")).to_have_text(["A002next", "A0032nd", "You3rd"])
    expect(page).to_have_title("A004 · 3rd · Harbour Street")


def test_the_wait_that_is_published_arrives(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.do(house.hall.join(point.id))
    link, entry = house.join(point)
    page = phones.new()
    page.goto(link)
    expect(page.locator(".wait")).to_have_text("The wait is not known: no desk is open.")
    house.do(house.hall.open_desk(point.id))
    expect(page.locator(".figure")).to_contain_text(house.hall.wait(entry))


def test_a_call_turns_the_whole_page_and_says_where(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, entry = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.new()
    page.add_init_script("window.shaken = []; navigator.vibrate = (how) => shaken.push(how)")
    page.goto(link)
    is_live(page)
    page.locator(".number").tap()
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    expect(page).to_have_title("A001 · Desk 1")
    expect(page.get_by_role("alert")).to_contain_text("Please come now.")
    expect(page.locator("#desk .big")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", name="Please come now.")).to_be_in_viewport(ratio=1)
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 213, 74)")
    assert page.evaluate("window.shaken") == [[200, 100, 200]]
    house.do(house.hall.do(Recall(entry=entry)))
    expect(page.get_by_role("alert")).to_contain_text("We call you again.")
    assert page.evaluate("window.shaken.length") == 2


def test_a_call_that_came_while_the_page_was_on_its_way_rings_too(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.new()
    page.add_init_script(
        "window.shaken = []; navigator.vibrate = (how) => shaken.push(how);"
        "Object.defineProperty(navigator, 'userActivation', { value: null })"
    )

    def call_meanwhile(route: Route) -> None:
        house.do(house.hall.call_next(desk))
        route.continue_()

    page.route("**/place.js", call_meanwhile, times=1)
    page.goto(link)
    shows(page, "called")
    assert page.evaluate("window.shaken.length") == 1
    is_live(page)
    page.reload()
    is_live(page)
    assert page.evaluate("window.shaken") == []


def test_a_call_that_is_taken_back_is_said_to_be(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, entry, desk = waiting(house, point, phones)
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    house.do(house.hall.do(Undo(entry=entry)))
    shows(page, "next")
    expect(page.locator("#notice")).to_have_text(
        "Please wait. Not called yet. The call was taken back. You keep A001."
    )
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    expect(page.locator("#notice")).to_be_hidden()


def test_service_and_its_end_follow_by_themselves(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    page, entry, desk = waiting(house, point, phones)
    house.do(house.hall.call_next(desk))
    house.do(house.hall.do(Start(entry=entry)))
    shows(page, "serving")
    expect(page.get_by_role("heading", name="You are at Desk 1.")).to_be_visible()
    house.do(house.hall.do(Complete(entry=entry)))
    shows(page, "completed")
    expect(page.get_by_role("heading", name="Thank you for coming.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Thank you for coming.")).to_be_visible()


def test_who_did_not_come_is_told_so_and_can_take_a_new_number(
    house: House, phones: Phones
) -> None:
    point = house.do(house.hall.point(grace_s=0, grace_remote_s=0))
    page, entry, desk = waiting(house, point, phones)
    house.do(house.hall.call_next(desk))
    shows(page, "called")
    house.do(house.hall.do(NoShow(entry=entry)))
    shows(page, "no_show")
    told = "You did not come to Desk 1 in time. Ask at a desk."
    expect(page.locator("section:visible")).to_contain_text(told)
    expect(page.locator("html")).not_to_have_css("background-color", "rgb(255, 213, 74)")
    page.get_by_role("link", name="Take a new number").tap()
    expect(page.get_by_role("heading", name="Join the queue")).to_be_visible()


def test_news_are_spoken_politely_and_a_call_at_once(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, _ = house.join(point)
    page = phones.new()
    page.goto(link)
    is_live(page)
    spoken = page.locator('[aria-live="polite"]')
    expect(spoken).to_have_attribute("aria-atomic", "true")
    expect(spoken).to_contain_text("You are next")
    expect(page.get_by_role("alert")).to_have_count(0)
    house.do(house.hall.call_next(house.do(house.hall.open_desk(point.id))))
    expect(page.get_by_role("alert")).to_contain_text("Desk 1 Please come now.")
    expect(spoken).to_be_hidden()


def test_an_apology_comes_to_a_live_page_politely_once_and_leaves_the_reader_where_they_are(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.do(house.hall.join(point.id))
    link, entry = house.join(point)
    house.do(house.hall.open_desk(point.id))
    page = phones.new(bypass_csp=True)
    page.goto(link)
    is_live(page)
    page.evaluate(SPOKEN)
    leave = page.get_by_role("link", name="Leave the queue")
    leave.focus()
    sorry = Renewal(entry, 7200, 7500, 8000, causes=[Cause("desk_closed", "Desk 2", 0)])
    house.do(house.hall.tell_anew(point.id, sorry))
    shows(page, "late")
    expect(page.get_by_role("heading", level=1)).to_contain_text("We said")
    expect(page.locator(".sorry")).to_have_text("We are sorry. Desk 2 closed at 00:00.")
    expect(page.locator(".figure")).to_contain_text("Now about")
    expect(leave).to_be_focused()
    expect(leave).to_be_in_viewport()
    house.do(house.hall.tell_anew(point.id))
    house.do(house.hall.join(point.id))
    spoken = page.evaluate("window.spoken")
    assert len(spoken) == 1, spoken
    said = spoken[0]
    assert said.startswith("We said")
    assert page.evaluate("window.rung") == 0
    assert violations(page, EVERYTHING) == []


def test_leaving_asks_on_its_own_page_first(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, _ = house.join(point)
    page = phones.new()
    page.goto(link)
    is_live(page)
    page.get_by_role("link", name="Leave the queue").tap()
    page.get_by_role("link", name="Keep my place").tap()
    shows(page, "next")
    is_live(page)
    page.get_by_role("link", name="Leave the queue").tap()
    page.get_by_role("button", name="Yes, leave the queue").tap()
    shows(page, "left")
    page.get_by_role("link", name="Take a new number").tap()
    expect(page.get_by_role("heading", name="Join the queue")).to_be_visible()


def test_checking_in_is_one_touch_and_the_button_goes(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    link, _ = house.join(point)
    page = phones.new()
    page.goto(link)
    is_live(page)
    page.get_by_role("button", name="I am here").tap()
    expect(page.get_by_text("Thank you. Staff see that you are here.")).to_be_visible()
    expect(page.get_by_role("button", name="I am here")).to_be_hidden()
    assert page.url == link


def test_two_tabs_and_a_reload_show_the_same_place(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    house.do(house.hall.join(point.id))
    page = phones.new()
    page.goto(f"{house.url}/q/{point.id}")
    page.get_by_role("radio", name="Drop off a repair").tap()
    page.get_by_role("button", name="Get my number").tap()
    expect(page.locator(".number")).to_have_text("A002")
    other = phones.tab(page.context)
    other.goto(f"{house.url}/q/{point.id}")
    expect(other.locator("#notice")).to_have_text("You already have a number. This is it.")
    assert other.url == page.url
    is_live(page)
    page.reload()
    desk = house.do(house.hall.open_desk(point.id))
    house.do(house.hall.call_next(desk))
    shows(page, "next")
    shows(other, "next")


def test_focus_and_scroll_stay_where_they_were_when_news_arrives(
    house: House, point: ServicePoint, phones: Phones
) -> None:
    for _ in range(2):
        house.do(house.hall.join(point.id))
    link, _ = house.join(point)
    desk = house.do(house.hall.open_desk(point.id))
    page = phones.new(320, 480)
    page.goto(link)
    is_live(page)
    leave = page.get_by_role("link", name="Leave the queue")
    leave.focus()
    leave.scroll_into_view_if_needed()
    before = leave.bounding_box()
    house.do(house.hall.call_next(desk))
    expect(page.locator(".place")).to_have_text("2nd in the queue")
    expect(leave).to_be_focused()
    after = leave.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 40
