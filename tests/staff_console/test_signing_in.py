"""The sign-in page in a real window, with a server that refuses, waits or is away."""

from __future__ import annotations

from PySide6.QtCore import Qt

from staff_console.samples import BUSY
from tests.staff_console.signed_in import Desk, granted, no_server, problem, until

Key = Qt.Key
UNCHOSEN = BUSY.with_desk(3, state="closed", staff=None)
WRONG = problem(401, "unauthenticated", "Name or password is wrong. Check both and try again.")


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


async def test_who_signs_in_by_the_command_line_is_retried_and_seen_like_anybody(
    desk: Desk,
) -> None:
    desk.reply = no_server
    desk.console.sign_in("mara", "secret")
    await until(lambda: "does not answer" in desk.said, "that it is away")
    assert desk.page.typed == ("mara", "secret")
    desk.reply = granted
    desk.later(5)
    await desk.connects(UNCHOSEN)
    await until(lambda: desk.model_page == "choose", "the desks")


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
