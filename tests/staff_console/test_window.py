"""Keys on the real window: what goes out, what is remembered, what comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from protocol.commands import CallNext, Complete, SetDesk, Start, Undo
from protocol.outcomes import Refusal
from staff_console.hall import PRIYA, desk_id
from staff_console.samples import BUSY
from staff_console.widgets.board_page import BoardPage
from tests.staff_console.conftest import Open
from tests.staff_console.hands import (
    CTRL,
    NONE,
    Key,
    board,
    click,
    commands,
    line,
    part,
    press,
)

UNCHOSEN = BUSY.with_desk(3, state="closed", staff=None)


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


def test_a_note_about_a_key_goes_once_the_key_can_be_used(console: Open) -> None:
    bench = console(BUSY.called("A014", 48))
    press(bench, Key.Key_F12)
    for _ in range(72):
        assert "still has" in bench.model.screen.answer.title
        bench.live.heard()
        bench.advance(1)
    assert board(bench).choices["no_show"].command is not None
    assert bench.model.screen.answer.kind == "idle"


def test_a_note_about_a_key_goes_with_the_customer_it_was_about(console: Open) -> None:
    bench = console(BUSY.called("A014", 48))
    press(bench, Key.Key_F12)
    bench.feed(BUSY.called("A014", 48, desk=2).called("A015", 5))
    assert bench.model.screen.answer.title == "A014 is at Desk 2 now."
    press(bench, Key.Key_F12)
    assert "A015 still has" in bench.model.screen.answer.title
    bench.feed(BUSY.called("A014", 48, desk=2))
    assert "still has" not in bench.model.screen.answer.title


def test_a_note_about_keys_that_rest_goes_when_the_server_is_back(console: Open) -> None:
    bench = console(BUSY)
    bench.lose(60)
    press(bench, Key.Key_F2)
    bench.answer(BUSY)
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
    for _ in range(30):
        bench.live.heard()
        bench.advance(1)
    assert bench.model.screen.answer.text == "Nobody is waiting any more."
    press(bench, Key.Key_Escape)
    assert bench.model.screen.answer.kind == "idle"


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
    assert board(bench).chosen.number == "C007"
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
    bench.lose(13)
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


def test_what_the_server_cannot_save_says_so_while_it_is_live_and_can_be_given_up(
    console: Open,
) -> None:
    bench = console(BUSY)
    press(bench, Key.Key_F2)
    bench.live.held_up("The server could not save this.")
    assert "could not save this" in bench.model.screen.answer.text
    press(bench, Key.Key_Escape)
    assert bench.given_up == 1
    assert "It may have been done" in bench.model.screen.answer.text


CLOSING = BUSY.serving("A014", 372).with_desk(3, state="closing")
CLOSED = BUSY.without("A014").with_desk(3, state="closed", staff=None)


def test_a_desk_that_closes_after_its_customer_does_not_hide_what_was_done(console: Open) -> None:
    bench = console(CLOSING)
    press(bench, Key.Key_F8)
    bench.feed(CLOSED)
    bench.reply(bench.moved("A014", "completed"))
    assert bench.model.screen.page == "choose"
    assert bench.model.screen.answer.title == "A014 completed."


def test_a_desk_that_closes_after_a_customer_whom_another_ended_says_so(console: Open) -> None:
    bench = console(CLOSING)
    bench.feed(CLOSED)
    said = "Desk 3 was closed. Open it again, or choose another."
    assert bench.model.screen.answer.title == said


def test_colours_and_size_of_text_change_and_the_page_stays(console: Open) -> None:
    bench = console(BUSY, size=(1920, 1080))
    click(bench, 3)
    press(bench, Key.Key_Plus, CTRL)
    assert bench.window.look.zoom == 1.25
    assert bench.window.focusWidget() is line(bench)
    assert board(bench).chosen.number == "A017"
    press(bench, Key.Key_0, CTRL)
    assert bench.window.look.zoom == 1.0
    bench.window.acted.emit("window:dark")
    assert bench.window.look.scheme == "dark"
    assert isinstance(bench.window.page, BoardPage)


def test_text_never_grows_beyond_what_the_window_can_show(console: Open) -> None:
    bench = console(BUSY, size=(1280, 720))
    press(bench, Key.Key_Plus, CTRL)
    assert bench.window.look.zoom == 1.0


def test_in_a_small_window_desks_and_calls_fold_away_and_come_by_ctrl_dot(console: Open) -> None:
    bench = console(BUSY, size=(1024, 600))
    page = bench.window.page
    assert isinstance(page, BoardPage)
    assert not page.side.isVisible()
    press(bench, Key.Key_Period, CTRL)
    assert page.side.isVisible()
    press(bench, Key.Key_Escape)
    assert not page.side.isVisible()


def test_where_there_is_room_desks_and_calls_stay(console: Open) -> None:
    bench = console(BUSY, size=(1024, 600))
    page = bench.window.page
    assert isinstance(page, BoardPage)
    bench.window.resize(1440, 900)
    bench.settle()
    assert page.side.isVisible()
    press(bench, Key.Key_Period, CTRL)
    assert page.side.isVisible()
    bench.window.resize(1024, 600)
    bench.settle()
    assert not page.side.isVisible()
