"""A slip before the reader: news, silence, strange codes, and how nothing of it stays."""

from __future__ import annotations

import pytest

from kiosk.hall import HALL, MORNING, TOKEN
from kiosk.sample_places import MINUTE, place
from tests.kiosk.slip_desk import LINK, Desk


def test_the_page_looks_again_every_three_seconds_and_shows_a_call_at_once() -> None:
    desk = Desk()
    desk.lay()
    desk.goes_by(1)
    assert len(desk.holder.looked) == 1
    desk.goes_by(2)
    assert len(desk.holder.looked) == 2
    desk.goes_by(6)
    assert len(desk.holder.looked) == 2, "one look at a time"
    desk.holder.show(place(state="called", desk_name="Desk 3", grace_until=MORNING + MINUTE))
    assert desk.page.lead == "Please go to Desk 3 now."


def test_a_touch_on_its_way_when_the_keys_change_does_nothing() -> None:
    desk = Desk()
    desk.lay()
    desk.goes_by(3)
    desk.holder.show(place(state="called", desk_name="Desk 3"))
    desk.at += 0.2
    desk.reader.act("leave")
    assert desk.slip.phase == "shown"


def test_a_server_that_is_silent_is_said_with_the_time_of_the_last_news() -> None:
    desk = Desk()
    desk.lay()
    for _ in range(4):
        desk.goes_by(3)
        desk.holder.show("away")
    assert desk.page.note == "Not connected since 10:24."
    assert desk.page.worried
    desk.goes_by(3)
    desk.holder.show(place())
    assert desk.page.note == ""


def test_a_server_that_is_away_from_the_start_keeps_the_place_safe() -> None:
    desk = Desk()
    desk.scan()
    for _ in range(3):
        desk.holder.show("away")
        desk.goes_by(3)
    assert desk.page.title == "We cannot look it up just now."
    assert desk.page.advice == "Your place is safe. This kiosk keeps trying."
    desk.holder.show(place())
    assert desk.page.number == "A012"


def test_the_code_of_something_else_is_said_and_nothing_is_asked() -> None:
    desk = Desk()
    desk.scan("4006381333931")
    assert desk.page.title == "We cannot read this code."
    assert desk.keys == ["take"]
    assert desk.holder.looked == []
    desk.goes_by(30)
    assert desk.holder.looked == []


def test_a_slip_that_opens_nothing_is_not_from_today() -> None:
    desk = Desk()
    desk.scan()
    desk.holder.show("refused")
    assert desk.page.title == "This slip is not from today."
    assert desk.keys == ["take"]
    desk.goes_by(30)
    assert len(desk.holder.looked) == 1


def test_the_second_reading_of_a_code_is_tried_when_the_first_opens_nothing() -> None:
    desk = Desk()
    other = LINK.swapcase().replace("/T/", "/t/")
    desk.scan(other, LINK)
    desk.holder.show("refused")
    desk.holder.show(place())
    assert desk.holder.looked == [TOKEN.swapcase(), TOKEN]
    assert desk.page.number == "A012"


def test_yesterdays_slip_says_first_of_all_that_it_is_not_from_today() -> None:
    desk = Desk()
    desk.lay(place(state="completed", joined_at=MORNING - 20 * 60 * MINUTE))
    assert desk.page.lead == "This slip is not from today."


def test_the_slip_is_printed_again_with_its_own_code() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("print")
    assert desk.page.busy == "print"
    assert desk.printer.slips == [("A012", TOKEN)]
    desk.printer.then(True)
    assert desk.page.note == "Take your slip."
    desk.goes_by(1)
    desk.reader.act("print")
    desk.printer.then(False)
    assert desk.page.note == "There is no paper just now. Your place is safe."


def test_nothing_of_a_slip_stays_when_its_holder_has_gone() -> None:
    desk = Desk()
    desk.lay()
    desk.goes_by(3)
    desk.reader.act("more")
    desk.reader.wipe()
    assert desk.reader.slip is None
    assert TOKEN not in repr(vars(desk.reader))
    desk.holder.show(place())
    desk.holder.answer("done")
    desk.goes_by(30)
    assert desk.reader.slip is None


def test_the_next_slip_takes_the_place_of_the_one_before() -> None:
    desk = Desk()
    desk.scan()
    desk.scan(f"https://hall.example/t/{TOKEN[::-1]}")
    assert desk.holder.looked == [TOKEN, TOKEN[::-1]]
    desk.holder._seen[0](place(number="A001"))
    assert desk.slip.phase == "reading"
    desk.holder.show(place(number="A002"))
    assert desk.page.number == "A002"


def test_whoever_has_been_away_for_an_hour_gets_no_more() -> None:
    desk = Desk()
    away = {"state": "away", "since": MORNING - 50 * MINUTE}
    desk.lay(place(**away, until=MORNING + MINUTE))
    assert "more" not in desk.keys
    desk.lay(place(**away, until=MORNING))
    assert "more" in desk.keys


@pytest.mark.parametrize(
    ("hall", "said"),
    [
        (HALL.unstaffed(), "The wait is not known."),
        (HALL.ending("draining"), "No new numbers are given now. You are served."),
    ],
)
def test_what_holds_for_the_house_is_said(hall: object, said: str) -> None:
    desk = Desk()
    desk.lay(place(hall))  # type: ignore[arg-type]
    assert said in (desk.page.lead, *desk.page.lines)
