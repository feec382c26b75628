"""What is done with a booking, and with somebody new: asked before, sent, taken back."""

from __future__ import annotations

import msgspec

from protocol.booking_queries import FreeSlots, OpenSlot
from protocol.commands import (
    Book,
    CancelReservation,
    CheckInReservation,
    CompleteReservation,
    MissReservation,
    RestoreReservation,
    UpdateReservation,
)
from protocol.outcomes import Joined, Refusal
from protocol.records import Entry
from staff_console.bookings.blocks import Known
from staff_console.bookings.head import FindField
from staff_console.bookings.scenes import (
    BOOK,
    HALL,
    SAM,
    at_minute,
    named,
    tell,
)
from staff_console.bookings.verbs import verbs_of
from staff_console.hall import PRIYA
from tests.staff_console.bookings.conftest import Open
from tests.staff_console.bookings.test_days_and_grid import replica
from tests.staff_console.bookings.test_moving import MARCO, reserved
from tests.staff_console.hands import CTRL, Key, press


def test_cancelling_says_why_and_is_taken_back_by_ctrl_z(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.act("cancel_booking")
    bench.window.answered.emit("reason", "ill")
    bench.window.sheetSent.emit()
    command = bench.asked[-1][0]
    assert isinstance(command, CancelReservation)
    assert (command.expected, command.reason) == (1, "A colleague is ill")
    bench.reply(reserved(MARCO, version=2, state="cancelled"))
    assert bench.booking.screen.answer.cap == "Ctrl+Z"
    bench.window.pressed.emit("undo")
    back = bench.asked[-1][0]
    assert back == RestoreReservation(reservation=MARCO.id, expected=2)


def test_a_no_show_is_said_once_its_time_has_come(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.act("miss_booking")
    assert bench.booking.screen.answer.text == "From 15:00 on." and bench.asked == []
    bench.booking.choose(named("Max Orth").id)
    bench.booking.act("miss_booking")
    assert isinstance(bench.asked[-1][0], MissReservation)


def test_what_took_place_without_the_line_is_said_by_one_key_and_taken_back(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(named("Lena Graf").id)
    does = [(verb.name, verb.does, verb.why) for verb in bench.booking.screen.verbs[:3]]
    assert does == [
        ("video", "Start video", ""),
        ("complete_booking", "Took place", ""),
        ("check_in_booking", "Is here", "It is held by video."),
    ]
    bench.booking.choose(MARCO.id)
    bench.booking.act("complete_booking")
    assert bench.booking.screen.answer.text == "From 14:15 on." and bench.asked == []
    late = named("Max Orth")
    bench.booking.choose(late.id)
    bench.window.acted.emit("window:complete_booking")
    assert bench.asked[-1][0] == CompleteReservation(reservation=late.id, expected=1)
    bench.reply(reserved(late, version=2, state="completed"))
    assert bench.booking.screen.answer.title == "\u2068Max Orth\u2069 was served."
    bench.window.pressed.emit("undo")
    assert bench.asked[-1][0] == RestoreReservation(reservation=late.id, expected=2)


def test_whoever_is_in_the_line_is_completed_there() -> None:
    entry = next(each for each in HALL.records() if isinstance(each, Entry))
    here = msgspec.structs.replace(named("Hanna Olsen"), state="checked_in")
    for reservation, why in ((here.id, "Is here: complete the visit."), (None, "")):
        live = msgspec.structs.replace(entry, reservation=reservation)
        known = Known(replica(*HALL.records(), live), replica(*BOOK))
        verbs = verbs_of(known, here, None, here.start_at, True)
        assert next(each.why for each in verbs if each.name == "complete_booking") == why


def test_somebody_late_is_asked_about_and_somebody_in_time_is_not(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.window.pressed.emit("check_in")
    assert bench.asked[-1][0] == CheckInReservation(reservation=MARCO.id, expected=1)
    number = Joined(entry="e", visit="v", number="B007", service_point="p", service="s",
                    position=1, joined_at=0, tag="")  # fmt: skip
    bench.reply(number)
    assert bench.booking.screen.answer.title.startswith("B007 for")
    late = named("Max Orth")
    bench.booking.choose(late.id)
    bench.window.pressed.emit("check_in")
    bench.window.answered.emit("as_what", "walk_in")
    bench.window.sheetSent.emit()
    assert bench.asked[-1][0] == CheckInReservation(
        reservation=late.id, expected=1, as_what="walk_in"
    )


def test_a_new_booking_takes_the_next_free_time_and_keeps_what_was_typed_when_that_is_gone(
    bookings: Open,
) -> None:
    bench = bookings()
    bench.window.pressed.emit("walk_in")
    free = FreeSlots(slots=[OpenSlot(at_minute(870), at_minute(900), 1, [SAM])])
    tell(bench, "slots", [free])
    bench.window.answered.emit("name", "Ingrid Berg")
    bench.window.sheetSent.emit()
    command = bench.asked[-1][0]
    assert isinstance(command, Book)
    assert (command.start_at, command.customer.name) == (at_minute(870), "Ingrid Berg")
    bench.reply(Refusal(code="slot_taken", detail="Somebody was faster."))
    question = bench.booking.question
    assert question is not None and question.text == "Somebody was faster."
    assert {f.name: f.value for f in question.fields}["name"] == "Ingrid Berg"
    bench.window.answered.emit("staff", PRIYA)
    assert bench.queried[-1][1]["staff"] == PRIYA, "other times are free with somebody else"


def test_details_are_changed_without_a_move(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.enter()
    bench.window.answered.emit("phone", "0171 1")
    bench.window.sheetSent.emit()
    command = bench.asked[-1][0]
    assert isinstance(command, UpdateReservation) and command.customer is not None
    assert (command.customer.name, command.customer.phone) == ("Marco Conti", "0171 1")


def test_the_video_opens_where_the_server_says(bookings: Open) -> None:
    bench = bookings()
    opened: list[str] = []
    bench.booking.linkOpened.disconnect()
    bench.booking.linkOpened.connect(opened.append)
    bench.booking.choose(named("Lena Graf").id)
    bench.booking.act("video")
    request, done = bench.called[-1]
    assert request.body == {"reservation": named("Lena Graf").id, "who": "staff"}
    done({"url": "https://rooms.example/r?t=1"})
    assert opened == ["https://rooms.example/r?t=1"]


def test_at_the_board_a_booked_guest_is_here_by_one_key_and_the_name(bookings: Open) -> None:
    bench = bookings(lambda _: None)
    board = bench.model.screen.board
    assert board is not None and board.booked == "28 booked, 13 here"
    assert [(row.who, row.state) for row in board.arrivals[:2]] == [
        ("Max Orth", "47 min late"), ("Felix Brandt", "due"),
    ]  # fmt: skip
    finds = bench.pages.finds("felix is here", "light")
    bench.window.acted.emit(finds[0].key)
    assert bench.asked[-1][0] == CheckInReservation(
        reservation=named("Felix Brandt").id, expected=1
    )


def test_whoever_is_here_or_late_is_not_reminded_and_ends_in_the_line(bookings: Open) -> None:
    bench = bookings()
    for name, reminded, cancelled in (
        ("Hanna Olsen", "Is here.", "Is here: cancel the turn."),
        ("Max Orth", "Its time has come.", ""),
        ("Aylin Şahin", "", ""),
    ):
        bench.booking.choose(named(name).id)
        why = {verb.name: verb.why for verb in bench.booking.screen.verbs}
        assert (why["remind"], why["cancel_booking"]) == (reminded, cancelled)


def test_each_view_comes_by_its_key(bookings: Open) -> None:
    bench = bookings()
    for key, view in ((Key.Key_2, "week"), (Key.Key_1, "day")):
        press(bench, key, CTRL)
        bench.settle()
        assert [step.name for step in bench.booking.screen.steps if step.on] == [view]


def test_a_week_that_has_them_no_longer_lets_go_of_whoever_is_chosen(bookings: Open) -> None:
    bench = bookings()
    model = bench.booking
    model.choose(MARCO.id)
    assert model.screen.detail is not None and model.screen.detail.about == "in 28 min"
    model.look_at(span="week", person=MARCO.resources[0])
    assert model.chosen is not None and model.chosen.id == MARCO.id
    model.look_at(person=SAM)
    assert model.screen.detail is None and model.screen.chosen == ""


def test_esc_ends_the_search_before_it_puts_away_whoever_is_chosen(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    press(bench, Key.Key_F, CTRL)
    search = bench.window.focusWidget()
    assert isinstance(search, FindField)
    press(bench, Key.Key_Escape)
    assert not search.isVisible() and bench.booking.screen.detail is not None
