"""My account over a real board: above whatever happens there, and gone with the sign-in."""

from __future__ import annotations

import httpx
from PySide6.QtCore import Qt

from staff_console.samples import BUSY
from tests.staff_console.signed_in import Desk, problem, until

Key = Qt.Key


async def test_my_account_lies_above_the_board_whatever_happens_there(desk: Desk) -> None:
    side = await desk.signs_in(BUSY)
    me = {"id": "m", "name": "mara", "role": "staff", "totp": False, "recoveryLeft": 0}
    desk.reply = lambda _: httpx.Response(200, json=me)
    desk.press(Key.Key_M, control=True)
    sheet = desk.window.sheet
    assert sheet is not None
    await until(lambda: "mara" in sheet._text.text(), "whose account it is")
    await desk.sends(side, BUSY.called("A014", 2))
    await until(lambda: "A014" in shown_customer(desk), "the call")
    assert desk.window.sheet is sheet and sheet.isVisible()
    desk.press(Key.Key_Escape)
    assert desk.window.sheet is None
    desk.press(Key.Key_M, control=True)
    assert desk.window.sheet is not None
    desk.reply = problem(401, "unauthenticated", "Your role has changed. Sign in again.")
    await side.closes(4401)
    await until(lambda: desk.console.model is None, "the sign-in page")
    assert desk.window.sheet is None
    assert "Your role has changed." in desk.said


async def test_a_question_that_comes_later_has_the_keys(desk: Desk) -> None:
    await desk.signs_in(BUSY)
    me = {"id": "m", "name": "mara", "role": "staff", "totp": False, "recoveryLeft": 0}
    secret = {"secret": "ABCDEFGHIJKLMNOP", "uri": "otpauth://totp/x"}
    desk.reply = lambda _: httpx.Response(200, json={**me, **secret})
    desk.press(Key.Key_M, control=True)
    sheet = desk.window.sheet
    assert sheet is not None
    await until(lambda: "mara" in sheet._text.text(), "whose account it is")
    shift = desk.console._shift
    assert shift is not None
    shift.account.answer_question("what", "factor")
    shift.account.send_question()
    await until(lambda: "code" in sheet._fields, "the field of the code")
    assert desk.window.focusWidget() is sheet._fields["code"]


async def test_whoever_signs_out_everywhere_is_back_on_the_page_with_the_reason(
    desk: Desk,
) -> None:
    await desk.signs_in(BUSY)
    shift = desk.console._shift
    assert shift is not None
    shift.account.signedOut.emit("You have signed out everywhere.")
    await until(lambda: desk.console.model is None, "the sign-in page")
    assert "You have signed out everywhere. Notes and ticks are kept." in desk.said


def shown_customer(desk: Desk) -> str:
    """Who is at the desk, as the board says it."""
    model = desk.console.model
    board = model.screen.board if model is not None else None
    return str(board.customer) if board is not None else ""
