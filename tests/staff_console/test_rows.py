"""Marking somebody in the line: the mark stays on its guest, rows stay under a hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from protocol.commands import CallEntry, CheckIn
from protocol.outcomes import Refusal
from staff_console.samples import BUSY, Guest, hall_of
from tests.staff_console.conftest import Open
from tests.staff_console.hands import (
    CTRL,
    NONE,
    Key,
    board,
    click,
    commands,
    line,
    press,
    row_middle,
)


def test_the_marked_guest_is_called_by_enter_and_checked_in_by_ctrl_i(console: Open) -> None:
    bench = console(BUSY)
    click(bench, 11)
    assert board(bench).chosen.number == "A023"
    press(bench, Key.Key_I, CTRL)
    bench.reply(Refusal(code="conflict", detail="no"))
    press(bench, Key.Key_Return)
    assert commands(bench) == [CheckIn, CallEntry]


def test_arrows_mark_and_enter_never_slips_to_a_neighbour(console: Open) -> None:
    bench = console(BUSY)
    bench.window.page.focus()  # type: ignore[attr-defined]
    press(bench, Key.Key_Down)
    press(bench, Key.Key_Down)
    view = line(bench)
    marked = view.selectionModel().selectedRows()[0].row()
    number = str(view.model().index(marked, 1).data())
    bench.feed(BUSY.serving(number, 1, desk=2))
    assert view.selectionModel().selectedRows() == []
    press(bench, Key.Key_Return)
    assert bench.asked == []
    assert bench.model.screen.answer.title == "Choose somebody in the line first."


def test_home_and_end_mark_the_first_and_the_last_of_a_long_line(console: Open) -> None:
    guests = [Guest(f"A{place:03}", "", 0, 300 - place) for place in range(300)]
    bench = console(hall_of(guests))
    view = line(bench)
    press(bench, Key.Key_End)
    assert board(bench).chosen.number == "A299"
    # The strip that says what can be done with the mark must not cover it.
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    press(bench, Key.Key_Home)
    assert board(bench).chosen.number == "A001"
    assert view.verticalScrollBar().value() == 0


def test_nobody_is_marked_just_because_the_line_moves_on(console: Open) -> None:
    bench = console(BUSY)
    bench.window.page.focus()  # type: ignore[attr-defined]
    bench.feed(BUSY.called("A014", 0))
    bench.settle()
    assert line(bench).selectionModel().selectedRows() == []
    assert board(bench).chosen_key is None


def test_a_mark_stays_on_its_guest_while_others_go(console: Open) -> None:
    bench = console(BUSY)
    click(bench, 3)
    before = bench.model.screen.board
    assert before is not None
    bench.feed(BUSY.called("A014", 0))
    after = bench.model.screen.board
    assert after is not None
    assert after.chosen.number == before.chosen.number != ""
    row = line(bench).selectionModel().selectedRows()[0].row()
    assert row == 2


def test_rows_do_not_move_under_a_pressed_button(console: Open) -> None:
    bench = console(BUSY)
    view = line(bench)
    at = row_middle(view, 3)
    number = str(view.model().index(3, 1).data())
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    bench.feed(BUSY.called("A014", 0))
    assert view.model().index(3, 1).data() == number
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert view.model().index(2, 1).data() == number


def test_rows_do_not_move_under_a_pressed_key(console: Open) -> None:
    bench = console(BUSY)
    view = line(bench)
    QTest.keyPress(view, Key.Key_Down)
    first = view.model().index(0, 1).data()
    bench.feed(BUSY.called("A014", 0))
    assert view.model().index(0, 1).data() == first
    QTest.keyRelease(view, Key.Key_Down)
    assert view.model().index(0, 1).data() != first


def test_rows_do_not_move_under_a_pointer_that_moves(console: Open) -> None:
    bench = console(BUSY)
    view = line(bench)
    QTest.mouseMove(view.viewport(), row_middle(view, 4))
    QTest.mouseMove(view.viewport(), row_middle(view, 3))
    first = view.model().index(0, 1).data()
    bench.feed(BUSY.called("A014", 0))
    assert view.model().index(0, 1).data() == first
    view._resting.timeout.emit()
    assert view.model().index(0, 1).data() != first


def test_a_held_key_calls_once(console: Open) -> None:
    bench = console(BUSY)
    click(bench, 0)
    press(bench, Key.Key_Return)
    bench.reply(Refusal(code="conflict", detail="no"))
    for _ in range(5):
        QTest.simulateEvent(line(bench), True, Key.Key_Return, NONE, "\r", True)
    assert commands(bench) == [CallEntry]


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Home])
def test_where_only_missed_ones_stand_the_keys_mark_them_and_not_their_heading(
    console: Open, key: Key
) -> None:
    guests = [Guest("A001", "", 0, 300), Guest("A002", "", 0, 200)]
    bench = console(hall_of(guests).with_entry("A002", state="missed", calls=3))
    bench.window.page.focus()  # type: ignore[attr-defined]
    press(bench, key)
    assert board(bench).chosen.number == "A002"
