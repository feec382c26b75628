"""Keys and pointer on the real window: what goes out, what is remembered, what never slips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from protocol.commands import CallEntry, CallNext, CheckIn, Complete, SetDesk, Start, Undo
from protocol.outcomes import Refusal
from staff_console.bench import Bench
from staff_console.hall import PRIYA, desk_id
from staff_console.samples import BUSY
from staff_console.widgets.board_page import BoardPage
from staff_console.widgets.line_view import LineView
from tests.staff_console.conftest import Open

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
UNCHOSEN = BUSY.with_desk(3, state="closed", staff=None)


def press(bench: Bench, key: Qt.Key, mods: Qt.KeyboardModifier = NONE) -> None:
    """A key, where the keys go."""
    QTest.keyClick(bench.window.focusWidget() or bench.window, key, mods)
    bench.settle()


def commands(bench: Bench) -> list[type]:
    return [type(command) for command, _ in bench.asked]


def part(bench: Bench, name: str) -> QWidget:
    found = bench.window.findChild(QWidget, name)
    assert found is not None, name
    return found


def line(bench: Bench) -> LineView:
    found = part(bench, "line")
    assert isinstance(found, LineView)
    return found


def row_middle(view: LineView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 2)).center()


def click(bench: Bench, row: int) -> None:
    view = line(bench)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, row_middle(view, row))
    bench.settle()


@pytest.mark.parametrize(
    ("hall", "key", "mods", "command"),
    [
        (BUSY, Key.Key_F2, NONE, CallNext),
        (BUSY.called("A014", 48), Key.Key_F4, NONE, Start),
        (BUSY.serving("A014", 372), Key.Key_F8, NONE, Complete),
        (BUSY.done("A014", 12), Key.Key_Z, CTRL, Undo),
        (BUSY, Key.Key_D, CTRL, SetDesk),
    ],
)
def test_a_key_asks_at_once_and_the_answer_line_says_so(
    console: Open, hall: object, key: Qt.Key, mods: Qt.KeyboardModifier, command: type
) -> None:
    bench = console(hall)
    press(bench, key, mods)
    assert commands(bench) == [command]
    assert bench.model.screen.answer.kind == "sent"


def test_a_key_that_cannot_be_used_asks_nothing_and_says_why(console: Open) -> None:
    bench = console(BUSY.called("A014", 48))
    press(bench, Key.Key_F12)
    assert bench.asked == []
    assert bench.model.screen.answer.title == "A014 still has 1:12 to come. F3 calls again."
    press(bench, Key.Key_Escape)
    assert bench.model.screen.answer.kind == "idle"


def test_a_click_on_a_key_of_the_bar_is_as_good_as_the_key(console: Open) -> None:
    bench = console(BUSY)
    slot = part(bench, "key-call_next")
    assert isinstance(slot, QAbstractButton)
    slot.click()
    assert commands(bench) == [CallNext]


def test_a_quick_hand_loses_nothing_the_next_key_follows_the_answer(console: Open) -> None:
    bench = console(BUSY)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_F4)
    assert commands(bench) == [CallNext]
    bench.feed(BUSY.called("A014", 0))
    bench.reply(bench.moved("A014", "called"))
    assert commands(bench) == [CallNext, Start]


def test_a_refusal_stays_until_it_is_put_away(console: Open) -> None:
    bench = console(BUSY)
    press(bench, Key.Key_F2)
    bench.reply(Refusal(code="queue_empty", detail="Nobody is waiting any more."))
    bench.advance(30)
    assert bench.model.screen.answer.text == "Nobody is waiting any more."
    press(bench, Key.Key_Escape)
    assert bench.model.screen.answer.kind == "idle"


def test_the_marked_guest_is_called_by_enter_and_checked_in_by_ctrl_i(console: Open) -> None:
    bench = console(BUSY)
    click(bench, 11)
    assert bench.model.screen.board is not None
    assert bench.model.screen.board.chosen.number == "A023"
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


def test_nobody_is_marked_just_because_the_line_moves_on(console: Open) -> None:
    bench = console(BUSY)
    bench.window.page.focus()  # type: ignore[attr-defined]
    bench.feed(BUSY.called("A014", 0))
    bench.settle()
    assert line(bench).selectionModel().selectedRows() == []
    assert bench.model.screen.board is not None
    assert bench.model.screen.board.chosen_key is None


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


def test_a_held_key_calls_once(console: Open) -> None:
    bench = console(BUSY)
    click(bench, 0)
    press(bench, Key.Key_Return)
    bench.reply(Refusal(code="conflict", detail="no"))
    for _ in range(5):
        QTest.simulateEvent(line(bench), True, Key.Key_Return, NONE, "\r", True)
    assert commands(bench) == [CallEntry]


def test_ctrl_k_finds_an_action_and_does_it(console: Open) -> None:
    bench = console(BUSY.called("A014", 48))
    press(bench, Key.Key_K, CTRL)
    sheet = bench.window.finder
    assert sheet is not None and sheet.isVisible()
    QTest.keyClicks(sheet.field, "start")
    press(bench, Key.Key_Return)
    assert commands(bench) == [Start]
    assert not sheet.isVisible()


def test_ctrl_k_finds_a_guest_and_marks_them(console: Open) -> None:
    bench = console(BUSY)
    press(bench, Key.Key_F1)
    sheet = bench.window.finder
    assert sheet is not None
    QTest.keyClicks(sheet.field, "anneke")
    press(bench, Key.Key_Return)
    assert bench.model.screen.board is not None
    assert bench.model.screen.board.chosen.number == "C007"
    assert bench.window.focusWidget() is line(bench)


def test_esc_puts_the_sheet_away_and_the_line_has_the_keys_again(console: Open) -> None:
    bench = console(BUSY)
    press(bench, Key.Key_K, CTRL)
    press(bench, Key.Key_Escape)
    assert bench.window.finder is not None and not bench.window.finder.isVisible()
    assert bench.window.focusWidget() is line(bench)


def test_enter_opens_the_desk_that_is_marked(console: Open) -> None:
    bench = console(UNCHOSEN)
    press(bench, Key.Key_Return)
    assert [command for command, _ in bench.asked] == [SetDesk(desk=desk_id(3), state="open")]
    bench.feed(BUSY)
    assert isinstance(bench.window.page, BoardPage)
    assert bench.window.focusWidget() is line(bench)


def test_a_colleagues_desk_is_taken_over_only_after_a_question(console: Open) -> None:
    bench = console(UNCHOSEN)
    press(bench, Key.Key_Up)
    press(bench, Key.Key_Return)
    assert bench.asked == []
    press(bench, Key.Key_Return)
    assert [command for command, _ in bench.asked] == [
        SetDesk(desk=desk_id(2), state="open", take_over=True)
    ]


def test_a_desk_that_is_taken_from_me_says_by_whom(console: Open) -> None:
    bench = console(BUSY)
    bench.feed(BUSY.with_desk(3, staff=PRIYA))
    assert bench.model.screen.page == "choose"
    assert bench.model.screen.answer.title == "Desk 3 was taken over by Priya Nair."


def test_the_board_comes_back_by_itself(console: Open) -> None:
    bench = console(BUSY)
    bench.lose(60)
    assert bench.model.screen.faded
    press(bench, Key.Key_F2)
    assert bench.asked == []
    assert "away since 14:02:31" in bench.model.screen.answer.title
    bench.answer(BUSY.called("A014", 0))
    assert not bench.model.screen.faded
    press(bench, Key.Key_F4)
    assert commands(bench) == [Start]


def test_what_was_pressed_in_the_moment_of_the_break_can_be_given_up(console: Open) -> None:
    bench = console(BUSY)
    press(bench, Key.Key_F2)
    press(bench, Key.Key_Escape)
    assert bench.given_up == 0
    bench.lose(14)
    press(bench, Key.Key_Escape)
    assert bench.given_up == 1
    assert "It may have been done" in bench.model.screen.answer.text


def test_colours_and_size_of_text_change_and_the_page_stays(console: Open) -> None:
    bench = console(BUSY, size=(1920, 1080))
    click(bench, 3)
    press(bench, Key.Key_Plus, CTRL)
    assert bench.window.look.zoom == 1.25
    assert bench.model.screen.board is not None
    assert bench.model.screen.board.chosen.number == "A017"
    press(bench, Key.Key_0, CTRL)
    assert bench.window.look.zoom == 1.0
    bench.window.acted.emit("window:dark")
    assert bench.window.look.scheme == "dark"
    assert isinstance(bench.window.page, BoardPage)


def test_text_never_grows_beyond_what_the_window_can_show(console: Open) -> None:
    bench = console(BUSY, size=(1280, 720))
    press(bench, Key.Key_Plus, CTRL)
    assert bench.window.look.zoom == 1.0
