"""Moving: by pointer and keys, asked about, dropped, refused, overtaken, taken back."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from client.shelved import Shelved
from protocol.booking import Reservation
from protocol.booking_queries import Explained
from protocol.changes import Put
from protocol.commands import (
    Reschedule,
)
from protocol.messages import Snapshot
from protocol.outcomes import Refusal, Reserved
from staff_console.bench import Bench
from staff_console.bookings.blocks import Known
from staff_console.bookings.grid_view import GridView
from staff_console.bookings.moving import begun, overtaken
from staff_console.bookings.scenes import (
    BOOK,
    ELIF,
    at_minute,
    feed_book,
    moving,
    named,
    not_here,
    tell,
    week,
)
from staff_console.hall import JONAS, MARA
from tests.staff_console.bookings.conftest import Open

MARCO = named("Marco Conti")


def reserved(of: Reservation, **fields: Any) -> Reserved:
    told = {name: getattr(of, name) for name in Reserved.__struct_fields__ if name != "reservation"}
    return Reserved(reservation=of.id, **(told | fields))


def changed(bench: Bench, of: Reservation, **fields: Any) -> Reservation:
    """The server sends the week with this one otherwise."""
    new = msgspec.structs.replace(of, **({"version": of.version + 1} | fields))
    feed_book(bench, tuple(new if each.id == of.id else each for each in BOOK), seq=bench.seq + 9)
    return new


def fits(bench: Bench) -> None:
    bench.booking.ask_now()
    tell(bench, "explain_slot", [Explained(offered=True)])


def test_the_week_is_followed_while_it_is_looked_at(bookings: Open) -> None:
    bench = bookings()
    assert bench.followed == ["book/2026-06-01"]
    bench.booking.look_at(day="2026-06-08")
    assert bench.followed == ["book/2026-06-01", "book/2026-06-08"]
    bench.window.acted.emit("window:board")
    assert bench.followed == []


def test_keys_move_it_by_steps_and_enter_drops_it_with_the_version_that_was_seen(
    bookings: Open,
) -> None:
    bench = bookings()
    grid = bench.window.findChild(GridView)
    assert isinstance(grid, GridView)
    bench.booking.choose(MARCO.id)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert bench.booking.screen.move is not None and bench.booking.screen.move.pending
    fits(bench)
    asked = next(args for name, args, _ in bench.queried if name == "explain_slot")
    assert (asked["staff"], asked["start_at"], asked["reservation"]) == (
        ELIF, at_minute(885), MARCO.id,
    )  # fmt: skip
    QTest.keyClick(grid, Qt.Key.Key_Return)
    command = bench.asked[-1][0]
    assert command == Reschedule(
        reservation=MARCO.id, expected=1, start_at=at_minute(885), staff=ELIF
    )
    assert bench.booking.screen.answer.kind == "sent"


def test_what_was_moved_stays_where_it_was_dropped_until_the_records_have_it(
    bookings: Open,
) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.nudge(0, 2)
    fits(bench)
    bench.booking.drop()
    bench.reply(reserved(MARCO, version=2, start_at=at_minute(900)))
    assert bench.booking.screen.move is not None
    changed(bench, MARCO, start_at=at_minute(900), end_at=at_minute(930))
    assert bench.booking.screen.move is None
    assert bench.booking.screen.answer.title == "\u2068Marco Conti\u2069 moved to 15:00."
    bench.window.pressed.emit("undo")
    back = bench.asked[-1][0]
    assert back == Reschedule(reservation=MARCO.id, expected=2, start_at=at_minute(870), staff=MARA)


def test_an_end_that_was_drawn_out_is_asked_for_and_taken_back_with_its_own(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.stretch_by(2)
    fits(bench)
    bench.booking.drop()
    command = bench.asked[-1][0]
    assert isinstance(command, Reschedule) and command.end_at == at_minute(910)
    bench.reply(reserved(MARCO, version=2, end_at=at_minute(910)))
    assert bench.booking.screen.answer.title == "\u2068Marco Conti\u2069 ends at 15:10 now."
    bench.booking.take_back()
    back = bench.asked[-1][0]
    assert isinstance(back, Reschedule) and back.end_at == MARCO.end_at


def test_where_it_cannot_go_the_reasons_and_alternatives_stand_beside_it(bookings: Open) -> None:
    bench = bookings(moving)
    screen = bench.booking.screen
    assert screen.move is not None and screen.move.refused
    assert screen.move.box == ("Not here.", "Priya has a break until 14:45. Next free 14:55.")
    assert [offer.does for offer in screen.answer.offers] == [
        "Sam 14:30", "Jonas 14:45", "Priya 14:55",
    ]  # fmt: skip
    assert screen.detail is not None
    assert [(f.who, f.about) for f in screen.detail.fits] == [
        ("Sam", "fits"), ("Jonas", "15 min later"), ("Priya", "25 min later"),
    ]  # fmt: skip
    bench.booking.drop()
    assert bench.asked == [], "it hangs there until it is put back"
    bench.window.offerTaken.emit(1)
    command = bench.asked[-1][0]
    assert isinstance(command, Reschedule)
    assert (command.staff, command.start_at) == (JONAS, at_minute(885))


def test_esc_puts_it_back_before_it_closes_anything(bookings: Open) -> None:
    bench = bookings(moving)
    bench.window.putAway.emit()
    assert bench.booking.screen.move is None and bench.booking.screen.detail is not None
    assert bench.pages.views.covering is bench.pages.bookings


def test_the_answer_to_a_place_that_was_left_is_not_believed(bookings: Open) -> None:
    bench = bookings(moving)
    bench.booking.nudge(0, 1)
    tell(bench, "explain_slot", [not_here()])
    assert bench.booking.screen.move is not None and bench.booking.screen.move.pending


def test_whoever_was_faster_is_named_and_the_move_put_back(bookings: Open) -> None:
    bench = bookings(moving)
    changed(bench, MARCO, start_at=at_minute(960), end_at=at_minute(990), actor=JONAS)
    assert bench.booking.screen.move is None
    said = "\u2068Jonas Weber\u2069 moved \u2068Marco Conti\u2069 to 16:00."
    assert bench.booking.screen.answer.title == said


def test_a_customer_who_cancels_meanwhile_is_named_too() -> None:
    gone = msgspec.structs.replace(MARCO, state="cancelled", actor=None, version=2)
    known = Known(Shelved("staff"), Shelved("book"))
    known.book.snapshot(Snapshot("book", "e", 1, 0, [Put(gone)]))
    said = overtaken(known, begun(MARCO, "staff", MARA), UTC)
    assert said is not None and said.title.startswith("\u2068The customer\u2069 cancelled")


def test_what_does_not_matter_to_a_move_does_not_end_it(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.nudge(0, 1)
    changed(bench, MARCO, earlier=True)
    fits(bench)
    bench.booking.drop()
    command = bench.asked[-1][0]
    assert isinstance(command, Reschedule) and command.expected == 2


def test_a_time_that_somebody_took_meanwhile_comes_back_with_the_next_free_ones(
    bookings: Open,
) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.nudge(0, 1)
    fits(bench)
    bench.booking.drop()
    starts = [at_minute(900), at_minute(960)]
    bench.reply(Refusal(code="slot_taken", detail="Jun Ito has it.", starts=starts))
    assert [offer.does for offer in bench.booking.screen.answer.offers] == ["15:00", "16:00"]
    assert bench.booking.screen.move is None
    bench.window.offerTaken.emit(0)
    command = bench.asked[-1][0]
    assert isinstance(command, Reschedule) and command.start_at == at_minute(900)


def test_the_pointer_drags_it_and_lets_go_before_the_server_has_said_whether_it_fits(
    bookings: Open,
) -> None:
    bench = bookings()
    grid = bench.window.findChild(GridView)
    assert isinstance(grid, GridView)
    made = grid.geometry_now
    spot = (next(e for e in made.everything() if e.block.key == MARCO.id).rect.center()).toPoint()
    start, end = spot - grid.origin, spot - grid.origin + QPoint(0, 2 * made.hour)
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid.viewport(), end)
    QTest.mouseMove(grid.viewport(), end + QPoint(1, 0))
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert bench.asked == []
    tell(bench, "explain_slot", [not_here()])
    assert bench.booking.screen.move is not None, "it hangs there, and is dragged on from there"
    further = end + QPoint(0, made.hour // 2)
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=end)
    QTest.mouseMove(grid.viewport(), further)
    QTest.mouseMove(grid.viewport(), further + QPoint(1, 0))
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=further)
    tell(bench, "explain_slot", [Explained(offered=True)])
    command = bench.asked[-1][0]
    assert isinstance(command, Reschedule) and command.start_at == at_minute(1020)


def test_what_is_moved_is_taken_along_to_another_week_at_the_same_time_of_day(
    bookings: Open,
) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.booking.nudge(0, 1)
    bench.booking.look_at(day="2026-06-11")
    assert bench.followed == ["book/2026-06-01", "book/2026-06-08"]
    fits(bench)
    bench.booking.drop()
    command = bench.asked[-1][0]
    assert isinstance(command, Reschedule)
    assert (command.start_at, command.staff) == (at_minute(7 * 24 * 60 + 885), MARA)


def test_in_a_week_it_goes_to_another_day_and_whoever_has_it_keeps_it(bookings: Open) -> None:
    bench = bookings(week)
    bench.booking.choose(MARCO.id)
    bench.booking.nudge(1, 0)
    fits(bench)
    bench.booking.drop()
    command = bench.asked[-1][0]
    assert isinstance(command, Reschedule)
    assert (command.start_at, command.staff) == (at_minute(24 * 60 + 870), MARA)


def test_nothing_is_moved_or_cancelled_while_the_server_is_away(bookings: Open) -> None:
    bench = bookings()
    bench.booking.choose(MARCO.id)
    bench.lose(12)
    bench.booking.nudge(0, 1)
    assert bench.booking.screen.move is None and bench.booking.screen.faded
    assert all(verb.why for verb in bench.booking.screen.verbs)
