"""A clerk's day over a real socket, on Qt's loop: desk, calls, breaks, signing out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from protocol.commands import CallNext, ReportByHand, SetDesk
from protocol.messages import Err
from protocol.outcomes import Saved
from staff_console.drafts import Drafts
from staff_console.full_hall import at_work
from staff_console.hall import NOON, desk_id
from staff_console.hand.page import HandPage
from staff_console.hand.shelf import Shelf
from staff_console.memory import Memory
from staff_console.samples import BUSY
from staff_console.settings.places import Place
from tests.conftest import ExpectedLogs
from tests.staff_console.hand.test_ticking import book_of, pressed
from tests.staff_console.signed_in import Desk, granted, no_server, problem, until

Key = Qt.Key
UNCHOSEN = BUSY.with_desk(3, state="closed", staff=None)
CLOSED = Saved(id=desk_id(3), version=2)
WRONG = problem(401, "unauthenticated", "Name or password is wrong. Check both and try again.")


async def test_a_desk_is_opened_by_enter_and_remembered_for_the_next_start(
    desk: Desk, tmp_path: Path
) -> None:
    side = await desk.signs_in(UNCHOSEN)
    desk.press(Key.Key_Return)
    ident, command = await desk.asks(side)
    assert command == SetDesk(desk=desk_id(3), state="open")
    await desk.answers(side, ident, CLOSED, BUSY)
    await until(lambda: desk.model_page == "board", "the board")
    assert Memory(tmp_path).now.desk == desk_id(3)


async def test_a_desk_that_is_still_mine_is_there_at_once(desk: Desk) -> None:
    await desk.signs_in(BUSY)
    assert desk.model_page == "board"


async def test_a_call_goes_out_and_its_answer_comes_in(desk: Desk) -> None:
    side = await desk.signs_in(BUSY)
    desk.press(Key.Key_F2)
    ident, command = await desk.asks(side)
    assert isinstance(command, CallNext)
    assert desk.console.model is not None and desk.console.model.busy
    await desk.answers(side, ident, CLOSED, BUSY.called("A014", 0))
    await until(lambda: desk.console.model and not desk.console.model.busy, "the answer")
    assert desk.console.model.screen.answer.kind == "confirmed"


async def test_a_key_pressed_as_the_line_breaks_is_sent_again_under_the_same_id(
    desk: Desk,
) -> None:
    side = await desk.signs_in(BUSY)
    desk.press(Key.Key_F2)
    ident, command = await desk.asks(side)
    side.breaks()
    side, _ = await desk.connects(BUSY)
    assert await desk.asks(side) == (ident, command)
    await desk.answers(side, ident, CLOSED, BUSY.called("A014", 0))
    await until(lambda: desk.console.model and not desk.console.model.busy, "the answer")


async def test_what_was_given_up_is_not_sent_again(desk: Desk) -> None:
    side = await desk.signs_in(BUSY)
    model = desk.console.model
    assert model is not None
    desk.press(Key.Key_F2)
    ident, _ = await desk.asks(side)
    side.breaks()
    await until(lambda: not model.reachable, "that the line is cut")
    desk.press(Key.Key_Escape)
    assert "Given up" in model.screen.answer.text
    side, _ = await desk.connects(BUSY)
    await until(lambda: model.reachable, "the line again")
    desk.press(Key.Key_F2)
    assert (await desk.asks(side))[0] != ident


async def test_what_the_server_does_not_take_is_said_with_its_reason(
    desk: Desk, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the server did not take a message")
    side = await desk.signs_in(BUSY)
    desk.press(Key.Key_F2)
    ident, _ = await desk.asks(side)
    await side.says(Err("forbidden", "You may not call here. Ask a manager.", ident))
    model = desk.console.model
    assert model is not None
    await until(lambda: not model.busy, "the answer")
    assert model.screen.answer.title == "The server did not take it."
    assert model.screen.answer.text == "You may not call here. Ask a manager."


async def test_the_desk_of_the_last_time_is_marked_where_one_is_chosen(desk: Desk) -> None:
    desk.memory.change(desk=desk_id(4))
    await desk.signs_in(UNCHOSEN)
    button = desk.window.findChild(QPushButton, "open")
    assert button is not None
    assert button.text() == "Open Desk 4"


async def test_signing_out_closes_the_desk_then_the_sign_in(desk: Desk) -> None:
    side = await desk.signs_in(BUSY)
    desk.press(Key.Key_L, control=True)
    ident, command = await desk.asks(side)
    assert command == SetDesk(desk=desk_id(3), state="closed")
    await desk.answers(side, ident, CLOSED, UNCHOSEN)
    await until(lambda: desk.console.model is None, "the sign-in page")
    assert desk.said == "Signed out. Desk 3 is closed."
    assert desk.page.typed == ("mara", "")
    await until(lambda: desk.posted[-1][0] == "/auth/revoke", "the end of the sign-in")
    assert desk.posted[-1][1] == {"refresh_token": "r-mara"}


@pytest.mark.parametrize("key", [Key.Key_L, Key.Key_Q])
async def test_whoever_leaves_with_settings_unsaved_is_told_once_before(
    desk: Desk, key: Qt.Key
) -> None:
    await desk.signs_in(BUSY)
    assert desk.console._shift is not None and desk.console.model is not None
    settings = desk.console._shift.settings
    settings.show(True)
    settings.show_place(Place("new_canned"))
    settings.write("name", "Ready for pick-up")
    settings.show(False)
    desk.press(key, control=True)
    assert "are not saved" in desk.console.model.screen.answer.title
    assert desk.window.isVisible() and not desk.console.model.busy
    desk.press(key, control=True)
    assert not desk.window.isVisible() or desk.console.model.busy


async def test_nobody_signs_out_with_a_customer_at_the_desk(desk: Desk) -> None:
    await desk.signs_in(BUSY.serving("A014", 60))
    desk.press(Key.Key_L, control=True)
    assert desk.console.model is not None
    said = desk.console.model.screen.answer.title
    assert said == "A014 is still at Desk 3. Finish before you close it."


async def test_signing_out_while_the_server_is_away_leaves_the_desk_open(desk: Desk) -> None:
    side = await desk.signs_in(BUSY)
    side.breaks()
    model = desk.console.model
    assert model is not None
    await until(lambda: not model.reachable, "that the line is cut")
    desk.reply = no_server
    desk.press(Key.Key_L, control=True)
    assert desk.said == "Signed out. Desk 3 stays open: the server is away."


async def test_a_token_that_has_run_out_is_refreshed_and_the_board_stays(desk: Desk) -> None:
    side = await desk.signs_in(BUSY)
    await side.closes(4401)
    _, hello = await desk.connects(BUSY)
    assert hello.token == "a-r-mara"
    assert desk.model_page == "board"


async def test_a_sign_in_that_was_ended_by_the_server_says_so_and_what_is_unconfirmed(
    desk: Desk,
) -> None:
    side = await desk.signs_in(BUSY)
    desk.press(Key.Key_F2)
    await desk.asks(side)
    desk.reply = WRONG
    await side.closes(4401)
    await until(lambda: desk.console.model is None, "the sign-in page")
    assert desk.said.startswith("Your sign-in has ended.")
    assert "Not confirmed: Call A014." in desk.said
    desk.reply = granted
    await desk.signs_in(BUSY)


async def test_colours_are_remembered_for_the_next_start(desk: Desk, tmp_path: Path) -> None:
    await desk.signs_in(BUSY)
    desk.window.acted.emit("window:contrast")
    assert Memory(tmp_path).now.scheme == "contrast"
    assert desk.model_page == "board"


async def test_ctrl_q_closes_the_window_and_keeps_the_desk(desk: Desk) -> None:
    await desk.signs_in(BUSY)
    closed: list[None] = []
    desk.window.closed.connect(lambda: closed.append(None))
    desk.press(Key.Key_Q, control=True)
    assert closed == [None]
    assert desk.posted == [("/auth/token", {"name": "mara", "password": "secret"})]


async def test_what_was_typed_as_the_program_ends_is_kept_for_the_next_start(
    desk: Desk, tmp_path: Path
) -> None:
    await desk.signs_in(at_work())
    desk.press(Key.Key_F5)
    QTest.keyClicks(desk.window.focusWidget(), " Wants it.")
    desk.window.closed.connect(desk.console.close)
    desk.press(Key.Key_Q, control=True)
    (kept,) = Drafts(tmp_path).read(NOON)
    assert kept.text.endswith(" Wants it.")


async def test_nothing_of_a_console_that_is_closed_asks_its_model(desk: Desk) -> None:
    await desk.signs_in(at_work())
    desk.press(Key.Key_F5)
    QTest.keyClicks(desk.window.focusWidget(), " Wants it.")
    gone: list[None] = []
    assert desk.console.model is not None
    desk.console.model.destroyed.connect(lambda: gone.append(None))
    desk.console.close()
    await until(lambda: gone, "the end of the model")
    assert desk.window.findChild(QPlainTextEdit, "notes") is None


async def test_a_list_at_work_when_the_console_ended_goes_on_with_nobody_signed_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("staff_console.hand.apart.wall_ms", lambda: NOON)
    desk.memory.folder.mkdir(exist_ok=True)
    Shelf(desk.memory.folder).keep(pressed(book_of(), "call_next"))
    desk.reply = no_server
    desk.types("mara", "secret")
    await until(lambda: "does not answer" in desk.said, "that no server is there")
    desk.press(Key.Key_R, control=True)
    page = desk.window.page
    assert isinstance(page, HandPage)
    assert [(row.number, row.name, row.box) for row in page.middle.list.rows.rows][:2] == [
        ("A014", "", "open"),
        ("C007", "", "empty"),
    ]
    desk.press(Key.Key_F8)
    assert [tick.mark for book in Shelf(desk.memory.folder).books() for tick in book.ticks] == [
        "done"
    ]
    desk.press(Key.Key_R, control=True)
    desk.reply = granted
    side = await desk.signs_in(BUSY)
    ident, command = await desk.asks(side)
    assert isinstance(command, ReportByHand)
    assert (command.did, command.desk) == ("served", desk_id(3))
    await desk.answers(side, ident, CLOSED, BUSY)
    await until(lambda: Shelf(desk.memory.folder).books() == [], "that all has been told")


async def test_a_list_of_another_day_is_not_offered_but_its_ticks_are_sent(desk: Desk) -> None:
    desk.memory.folder.mkdir(exist_ok=True)
    Shelf(desk.memory.folder).keep(pressed(book_of(), "call_next", "complete"))
    desk.reply = no_server
    desk.types("mara", "secret")
    await until(lambda: "does not answer" in desk.said, "that no server is there")
    desk.press(Key.Key_R, control=True)
    assert not isinstance(desk.window.page, HandPage)
    desk.reply = granted
    side = await desk.signs_in(BUSY)
    ident, command = await desk.asks(side)
    assert isinstance(command, ReportByHand)
    await desk.answers(side, ident, CLOSED, BUSY)
    await until(lambda: Shelf(desk.memory.folder).books() == [], "that all has been told")
