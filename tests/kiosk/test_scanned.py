"""A slip before the reader: what its holder reads, may do, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from client.own_place import OwnPlace
from kiosk.hall import HALL, MORNING, TOKEN
from kiosk.pages.scanned import ScannedPage, scanned_page
from kiosk.sample_places import MINUTE, HandHolder, own_entry, place
from kiosk.scan import Scan
from kiosk.scanned import Scanned, SlipReader
from protocol.commands import Away, CheckIn, Leave

LINK = f"https://hall.example/t/{TOKEN}"
ENTRY = own_entry().entry


class Printer:
    def __init__(self) -> None:
        self.slips: list[tuple[str, str]] = []
        self.then: Callable[[bool], None] = lambda _: None

    def __call__(self, place: OwnPlace, token: str, then: Callable[[bool], None]) -> None:
        self.slips.append((place.own.number, token))
        self.then = then


class Desk:
    """A reader with its server and printer, on a clock moved by hand."""

    def __init__(self) -> None:
        self.at = 100.0
        self.holder = HandHolder()
        self.printer = Printer()
        self.moves = 0
        self.reader = SlipReader(
            self.holder, lambda: self.at, lambda: MORNING, self.printer, self._moved
        )

    def scan(self, *readings: str) -> None:
        self.reader.read(Scan(readings or (LINK,)))

    def lay(self, found: OwnPlace | None = None) -> None:
        """A slip lies there, and its place is known."""
        self.scan()
        self.holder.show(found or place())
        self.goes_by(1)

    def goes_by(self, seconds: float) -> None:
        self.at += seconds
        self.reader.pass_time()

    @property
    def slip(self) -> Scanned:
        assert self.reader.slip is not None
        return self.reader.slip

    @property
    def page(self) -> ScannedPage:
        return scanned_page(self.slip, MORNING, "en")

    @property
    def keys(self) -> list[str]:
        return [key.does for key in self.page.keys]

    def _moved(self) -> None:
        self.moves += 1


def primary(page: ScannedPage) -> list[str]:
    return [key.does for key in page.keys if key.primary]


def test_a_slip_shows_its_number_place_wait_and_reason() -> None:
    desk = Desk()
    desk.scan()
    assert (desk.slip.phase, desk.page.title) == ("reading", "One moment.")
    desk.holder.show(place(ahead=5))
    page = desk.page
    assert page.number == "A012"
    assert page.lead == "About 25–35 minutes"
    assert (page.ahead, page.desks) == (5, 3)
    assert page.service == "ID card or passport"
    assert desk.keys == ["more", "leave", "print", "finish"]
    assert desk.holder.looked == [TOKEN]


def test_whoever_is_surely_not_called_for_a_while_is_told_so() -> None:
    desk = Desk()
    desk.lay(place(ahead=5))
    assert desk.page.lines == ("You are not called before 10:39.",)
    desk.lay(place(ahead=2))
    assert desk.page.lines == ("Wait here: Hall 1",)


def test_every_page_has_one_key_that_leads_on() -> None:
    later = MORNING + 10 * MINUTE
    for own in (
        {},
        {"present": False},
        {"present": False, "until": later},
        {"state": "away", "until": later},
        {"state": "called", "desk_name": "Desk 3", "grace_until": later},
        {"state": "serving", "desk_name": "Desk 3"},
        {"state": "on_hold", "until": later},
        {"state": "missed", "called_at": MORNING, "until": later},
        {"state": "completed"},
        {"state": "left"},
        {"state": "no_show"},
        {"state": "cancelled"},
    ):
        desk = Desk()
        desk.lay(place(**own))
        assert len(primary(desk.page)) == 1, own
        assert desk.page.lead, own


def test_whoever_is_next_reads_it() -> None:
    desk = Desk()
    desk.lay(place(ahead=0))
    assert desk.page.lead == "You are next."
    assert desk.page.lines[0] == "Less than 5 minutes" or desk.page.lines[0].startswith("About")


def test_ten_minutes_more_are_asked_for_once_by_the_slips_token() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("more")
    desk.reader.act("more")
    desk.reader.act("leave")
    assert [(token, command) for token, command, _ in desk.holder.asked] == [
        (TOKEN, Away(entry=ENTRY, minutes=10))
    ]
    assert desk.page.busy == "more"
    desk.holder.answer("done")
    desk.holder.show(place(state="away", until=MORNING + 10 * MINUTE))
    assert desk.page.lead == "Away until 10:34"
    assert desk.page.note == "Noted. You are not called before that."
    assert primary(desk.page) == ["here"]


def test_an_answer_that_is_lost_is_asked_for_again_under_the_same_id() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("more")
    desk.holder.answer("away")
    desk.goes_by(1)
    assert len(desk.holder.asked) == 1
    desk.goes_by(2)
    assert len({ident for _, _, ident in desk.holder.asked}) == 1
    assert len(desk.holder.asked) == 2
    desk.goes_by(5)
    assert desk.page.note == "It takes longer than usual. Please stay here."
    desk.holder.answer("done")
    desk.holder.show(place(state="away", until=MORNING + 10 * MINUTE))
    assert desk.page.note == "Noted. You are not called before that."


def test_without_any_answer_the_page_says_so_and_goes_on_looking() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("more")
    desk.goes_by(39)
    desk.holder.show(place())
    desk.goes_by(1)
    assert desk.page.note == "No answer came. This is the last that is known."
    assert desk.page.busy == ""
    desk.goes_by(3)
    assert len(desk.holder.looked) == 3


def test_leaving_asks_once_more() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("leave")
    assert desk.holder.asked == []
    assert desk.page.lead == "Leave the line?"
    assert desk.keys == ["gone", "stay"]
    assert primary(desk.page) == ["stay"]
    desk.goes_by(1)
    desk.reader.act("gone")
    assert [command for _, command, _ in desk.holder.asked] == [Leave(entry=ENTRY)]
    desk.holder.answer("done")
    desk.holder.show(place(state="left"))
    assert desk.page.lead == "You have left the line."
    assert primary(desk.page) == ["take"]


def test_whoever_stays_keeps_the_place() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("leave")
    desk.goes_by(1)
    desk.reader.act("stay")
    assert desk.holder.asked == []
    assert desk.keys == ["more", "leave", "print", "finish"]


def test_a_second_touch_of_leave_does_not_leave() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("leave")
    desk.at += 0.3
    desk.reader.act("gone")
    assert desk.holder.asked == []


def test_whoever_missed_the_call_is_back_in_the_line() -> None:
    desk = Desk()
    desk.lay(place(state="missed", called_at=MORNING - 4 * MINUTE, until=MORNING + 5 * MINUTE))
    assert desk.page.lead == "We called you at 10:20."
    assert desk.page.lines == ("Your place is kept until 10:29.",)
    assert primary(desk.page) == ["here"]
    desk.reader.act("here")
    assert [command for _, command, _ in desk.holder.asked] == [CheckIn(entry=ENTRY)]
    desk.holder.answer("done")
    desk.holder.show(place(ahead=0))
    assert (desk.page.lead, desk.page.note) == ("You are next.", "You are back in the line.")


def test_a_joiner_by_phone_says_that_they_are_here() -> None:
    desk = Desk()
    desk.lay(place(present=False))
    assert primary(desk.page) == ["here"]
    desk.reader.act("here")
    desk.holder.answer("done")
    desk.holder.show(place())
    assert desk.page.note == "Thank you. Staff see that you are here."


def test_a_refusal_is_said_and_shows_how_it_stands() -> None:
    desk = Desk()
    desk.lay()
    desk.reader.act("more")
    desk.holder.answer("refused")
    desk.holder.show(place(state="called", desk_name="Desk 3", grace_until=MORNING + 3 * MINUTE))
    assert desk.page.note == "That was not possible. This is how it stands now."
    assert desk.page.lead == "Please go to Desk 3 now."
    assert desk.page.lines == ("They wait for you until 10:27.",)


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
