"""A slip before the reader: what its holder reads, may do, and what becomes of it."""

from __future__ import annotations

from kiosk.hall import MORNING, TOKEN
from kiosk.pages.scanned import ScannedPage
from kiosk.sample_places import MINUTE, own_entry, place
from protocol.commands import Away, CheckIn, Leave
from tests.kiosk.slip_desk import Desk

ENTRY = own_entry().entry


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
