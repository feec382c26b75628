"""From signing in to a desk and back, over a real socket, on Qt's loop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from protocol.commands import CallNext, SetDesk
from protocol.outcomes import Saved
from staff_console.hall import desk_id
from staff_console.memory import Memory
from staff_console.samples import BUSY
from tests.client.scripted_server import scripted_server
from tests.staff_console.signed_in import Desk, granted, no_server, problem, until

Key = Qt.Key
UNCHOSEN = BUSY.with_desk(3, state="closed", staff=None)
CLOSED = Saved(id=desk_id(3), version=2)
WRONG = problem(401, "unauthenticated", "Name or password is wrong. Check both and try again.")


@pytest.fixture
async def desk(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Desk]:
    qapp.setQuitOnLastWindowClosed(False)
    async with scripted_server() as server:
        made = Desk(qapp, server, tmp_path)
        yield made
        await made.close()


async def test_signing_in_connects_as_that_clerk_and_shows_the_desks(desk: Desk) -> None:
    desk.types(" mara ", "secret")
    assert desk.page.button.text() == "Signing in …"
    _, hello = await desk.connects(UNCHOSEN)
    assert desk.posted == [("/auth/token", {"name": "mara", "password": "secret"})]
    assert hello.token == "a-mara"
    await until(lambda: desk.model_page == "choose", "the desks")
    assert desk.memory.now.name == "mara"


async def test_a_wrong_password_is_said_and_can_be_typed_over_at_once(desk: Desk) -> None:
    desk.reply = WRONG
    desk.types("mara", "secre")
    await until(lambda: "Not signed in." in desk.said, "the refusal")
    assert "Check both and try again." in desk.said
    assert desk.page.password.selectedText() == "secre"
    assert desk.window.focusWidget() is desk.page.password
    desk.reply = granted
    await desk.signs_in(UNCHOSEN)


async def test_an_empty_field_is_not_sent_but_gets_the_keys(desk: Desk) -> None:
    desk.page.button.click()
    assert desk.window.focusWidget() is desk.page.name
    desk.types("mara", "")
    assert desk.window.focusWidget() is desk.page.password
    assert desk.posted == []


async def test_too_many_attempts_have_to_wait_and_see_the_seconds(desk: Desk) -> None:
    desk.reply = problem(429, "too_many_requests", "Wait.", retryAfter=30)
    desk.types("mara", "guess")
    await until(lambda: desk.page.button.text() == "Wait 30 s", "the wait")
    assert not desk.page.button.isEnabled()
    desk.page.password.returnPressed.emit()
    assert len(desk.posted) == 1
    desk.later(30)
    assert desk.page.button.isEnabled()


async def test_a_server_that_is_away_at_the_start_is_asked_again_by_itself(desk: Desk) -> None:
    desk.reply = no_server
    desk.types("mara", "secret")
    await until(lambda: "does not answer" in desk.said, "that it is away")
    desk.later(3)
    assert "Next try in 2 s." in desk.said
    desk.reply = granted
    desk.later(2)
    await desk.connects(UNCHOSEN)
    await until(lambda: desk.model_page == "choose", "the desks")
    assert len(desk.posted) == 2


async def test_nobody_is_signed_in_under_a_name_that_was_typed_over(desk: Desk) -> None:
    desk.reply = no_server
    desk.types("mara", "secret")
    await until(lambda: "does not answer" in desk.said, "that it is away")
    desk.page.name.setText("jonas")
    desk.later(5)
    assert len(desk.posted) == 1
    assert desk.said.strip() == ""
    assert desk.page.typed == ("jonas", "secret")


async def test_another_size_of_text_does_not_cost_what_was_typed(desk: Desk) -> None:
    desk.window.resize(1920, 1080)
    desk.page.name.setText("mara")
    desk.page.password.setText("half a pass")
    desk.press(Key.Key_Plus, control=True)
    assert desk.window.look.zoom == 1.25
    assert desk.page.typed == ("mara", "half a pass")


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
