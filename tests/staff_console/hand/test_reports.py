"""What the server is told of ticks: once each, under an id that stays, and nothing is dropped."""

from __future__ import annotations

from itertools import count

from client.not_taken import NotTaken
from protocol.commands import ReportByHand
from protocol.messages import Ack
from protocol.outcomes import Moved, Refusal
from staff_console.hall import NOON, SECOND, desk_id
from staff_console.hand.book import Book
from staff_console.hand.reports import (
    again,
    answered,
    command_of,
    disputed,
    sealed,
    unsent,
    without,
)
from staff_console.samples import BUSY
from tests.staff_console.hand.test_ticking import LATER, book_of, pressed


def told() -> Book:
    """Somebody is done, somebody did not come, somebody is still here."""
    numbers = count(1)
    book = pressed(book_of(), *("call_next", "complete", "call_next", "no_show", "call_next"))
    return sealed(book, lambda: f"c{next(numbers)}")


def moved() -> Moved:
    return Moved(
        entry="e", visit="v", number="A014", service_point="p", state="completed", version=4
    )


def test_each_tick_becomes_a_command_with_its_times() -> None:
    book = told()
    assert book.sheet is None and not book.ticks
    assert [command_of(report) for report in unsent(book)] == [
        ReportByHand(
            entry=BUSY.entry(number).id, desk=desk_id(3), did=did, called_at=at, ended_at=end
        )
        for number, did, at, end in (
            ("A014", "served", LATER, LATER + SECOND),
            ("C007", "no_show", LATER + 2 * SECOND, LATER + 3 * SECOND),
            ("A018", "serving", LATER + 4 * SECOND, None),
        )
    ]
    assert [report.command for report in unsent(book)] == ["c1", "c2", "c3"]


def test_reports_go_in_the_order_in_which_people_were_called() -> None:
    book = pressed(book_of(BUSY.serving("A014", 300)), "complete", "call_next")
    reports = unsent(sealed(book, iter("ab").__next__))
    assert [report.tick.called_at for report in reports] == [NOON - 340 * SECOND, LATER + SECOND]


def test_what_was_confirmed_is_done_with() -> None:
    book = answered(told(), "c1", Ack("c1", 7, moved()))
    assert [report.command for report in book.reports] == ["c2", "c3"]


def test_what_was_refused_waits_for_a_review_with_the_server_s_words() -> None:
    no = Refusal(code="conflict", detail="Desk 2 has served A014.")
    book = answered(told(), "c1", Ack("c1", 7, no))
    assert [report.command for report in unsent(book)] == ["c2", "c3"]
    assert [(report.command, report.refused) for report in disputed(book)] == [("c1", no)]


def test_what_the_server_did_not_take_waits_for_a_review_too() -> None:
    book = answered(told(), "c2", NotTaken("forbidden", "You may not do this."))
    assert [r.refused and r.refused.detail for r in disputed(book)] == ["You may not do this."]


def test_a_review_accepts_or_sends_once_more_as_another_command() -> None:
    no = Refusal(code="conflict", detail="Desk 2 has served A014.")
    book = answered(told(), "c1", Ack("c1", 7, no))
    assert disputed(without(book, "c1")) == []
    once_more = again(book, "c1", "c9")
    assert disputed(once_more) == []
    assert [report.command for report in unsent(once_more)] == ["c9", "c2", "c3"]


def test_a_book_with_nothing_left_to_tell_is_empty() -> None:
    book = told()
    for ident in ("c1", "c2", "c3"):
        book = answered(book, ident, Ack(ident, 7, moved()))
    assert book.empty
