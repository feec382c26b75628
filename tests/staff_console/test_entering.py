"""Ways into the console: second factor, invitation, staying signed in, a server that is unknown."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from staff_console.entering import Safe
from staff_console.keeping import Keeper, Kept
from staff_console.samples import BUSY
from staff_console.system_keyring import KeyringFault, SystemKeyring
from tests.client.scripted_server import scripted_server
from tests.conftest import ExpectedLogs
from tests.staff_console.ring import NoRing, Ring
from tests.staff_console.signed_in import Desk, granted, no_server, problem, until

UNCHOSEN = BUSY.with_desk(3, state="closed", staff=None)


class Broken(Ring):
    """A keyring whose owner does not open it."""

    async def read(self, entry: str) -> str | None:
        raise KeyringFault("locked")

    async def write(self, entry: str, secret: str) -> None:
        raise KeyringFault("locked")


Opens = Callable[[Ring], Desk]


@pytest.fixture
async def opens(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Opens]:
    """Starts the console anew, on the same computer; the one before has ended."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(scripted_server())

        qapp.setQuitOnLastWindowClosed(False)

        def start(ring: Ring) -> Desk:
            made = Desk(qapp, server, tmp_path, Safe(Keeper(server.url, tmp_path, ring)))
            stack.push_async_callback(made.close)
            return made

        yield start


def box(desk: Desk) -> QCheckBox:
    found = desk.page.findChild(QCheckBox, "stay")
    assert found is not None
    return found


async def signs_in_to_stay(desk: Desk) -> None:
    await until(lambda: box(desk).isEnabled(), "the keyring")
    assert not box(desk).isChecked(), "nobody stays signed in who did not ask for it"
    box(desk).setChecked(True)
    await desk.signs_in(UNCHOSEN)


def needs_a_code(given: dict[str, str]) -> httpx.Response:
    if given.get("code") == "123456":
        return granted(given)
    detail = "That code is wrong or was used." if given.get("code") else "A code is needed."
    return problem(401, "second_factor", detail)(given)


async def test_whoever_has_a_second_factor_is_asked_for_its_code_and_loses_nothing(
    desk: Desk,
) -> None:
    desk.reply = needs_a_code
    desk.types("mara", "secret")
    await until(lambda: "your code" in desk.said, "the question for the code")
    assert desk.page.typed == ("mara", "secret")
    code = desk.page.field("code")
    assert code.isVisible() and desk.window.focusWidget() is code
    QTest.keyClicks(code, "000000")
    code.returnPressed.emit()
    await until(lambda: "wrong or was used" in desk.said, "the refusal")
    assert code.selectedText() == "000000"
    QTest.keyClicks(code, "123456")
    code.returnPressed.emit()
    await desk.connects(UNCHOSEN)
    sent = {"name": "mara", "password": "secret", "code": "123456"}
    assert desk.posted[-1] == ("/auth/token", sent)


async def test_an_invitation_sets_a_password_that_will_do(desk: Desk) -> None:
    other = desk.page.findChild(QPushButton, "otherWay")
    assert other is not None
    other.click()
    page = desk.page
    assert desk.window.focusWidget() is page.name, "one types on at once"
    page.name.setText("nadia")
    fields = [page.field(name) for name in ("invitation", "new", "again")]
    for text, said in (
        ("12345678", "first that anybody"),
        ("abababab", "too easy"),
        ("x", "short"),
    ):
        for field, value in zip(fields, ("K7QF 29MX", text, text), strict=True):
            field.setText(value)
        page.button.click()
        assert said in desk.said
        assert desk.window.focusWidget() is fields[1]
    fields[1].setText("correct horse")
    fields[2].setText("correct hose")
    page.button.click()
    assert "The passwords differ." in desk.said
    assert desk.posted == []
    fields[2].setText("correct horse")
    page.button.click()
    await desk.connects(UNCHOSEN)
    sent = {"name": "nadia", "code": "K7QF 29MX", "password": "correct horse"}
    assert desk.posted[-1] == ("/auth/invitation", sent)
    assert desk.memory.now.name == "nadia"


async def test_whoever_stays_signed_in_comes_in_by_themselves(opens: Opens) -> None:
    ring = Ring()
    first = opens(ring)
    await signs_in_to_stay(first)
    assert "r-mara" in ring.all
    await first.close()
    assert "r-mara" not in first.memory._path.read_text()
    second = opens(ring)
    _, hello = await second.connects(UNCHOSEN)
    assert second.posted == [("/auth/refresh", {"refresh_token": "r-mara"})]
    assert hello.token == "a-r-mara"
    assert "r-r-mara" in ring.all, "the new token is there before the old one is spent"


async def test_a_sign_in_that_was_ended_elsewhere_falls_back_to_the_page(opens: Opens) -> None:
    ring = Ring()
    first = opens(ring)
    await signs_in_to_stay(first)
    await first.close()
    second = opens(ring)
    second.reply = problem(401, "unauthenticated", "Somebody signed you out everywhere.")
    await until(lambda: "no longer signed in" in second.said, "the sentence")
    assert "signed you out everywhere" in second.said
    assert second.page.typed == ("mara", "")
    assert ring.kept == {}


async def test_a_server_that_is_away_is_waited_for_by_whoever_stays(opens: Opens) -> None:
    ring = Ring()
    first = opens(ring)
    await signs_in_to_stay(first)
    await first.close()
    second = opens(ring)
    second.reply = no_server
    await until(lambda: "does not answer" in second.said, "that it is away")
    second.reply = granted
    second.later(5)
    await second.connects(UNCHOSEN)


async def test_signing_out_and_signing_in_without_the_box_leave_nothing_behind(
    opens: Opens,
) -> None:
    ring = Ring()
    first = opens(ring)
    await signs_in_to_stay(first)
    first.console.sign_out()
    await until(lambda: ring.kept == {}, "an empty keyring")
    await first.close()
    second = opens(ring)
    await until(lambda: box(second).isChecked(), "the box as it was")
    box(second).setChecked(False)
    await second.signs_in(UNCHOSEN)
    assert ring.kept == {}
    assert not second.memory.now.stay


@pytest.mark.parametrize("other", [False, True])
async def test_where_it_cannot_be_kept_the_box_says_why(opens: Opens, other: bool) -> None:
    if not other:
        desk, why = opens(NoRing()), "has no keyring"
    else:
        first = opens(Ring())
        await until(lambda: box(first).isEnabled(), "the keyring")
        desk, why = opens(Ring()), "Another console"
    await until(lambda: why in desk.page._stay_why.text(), "the reason")
    assert not box(desk).isEnabled()
    await desk.signs_in(UNCHOSEN)
    assert not desk.memory.now.stay


async def test_a_keyring_that_nobody_opens_holds_nobody_up_for_ever(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    class Waiting(Ring):
        async def write(self, entry: str, secret: str) -> None:
            await asyncio.Event().wait()

    expected_logs("was not opened in time")
    keeper = Keeper("http://hall", tmp_path, Waiting(), patience_s=0.01)
    await keeper.open()
    await keeper.write(Kept("mara", "r1"))
    assert "not opened in time" in keeper.why
    keeper.close()


async def test_a_keyring_that_does_not_open_costs_no_sign_in(
    opens: Opens, expected_logs: ExpectedLogs
) -> None:
    desk = opens(Broken())
    await desk.signs_in(UNCHOSEN)
    await desk.close()  # whoever does not stay is not asked to open it
    expected_logs("the keyring did not do it")
    await signs_in_to_stay(opens(Broken()))


async def test_what_is_kept_and_not_understood_is_left(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("is not understood")
    ring = Ring()
    kept = Keeper("http://hall", tmp_path, ring)
    await kept.open()
    await kept.write(Kept("mara", "r"))
    assert await kept.read() == Kept("mara", "r")
    ring.kept = dict.fromkeys(ring.kept, "junk")
    assert await kept.read() is None
    kept.close()


async def test_the_keyring_of_this_computer_answers_through_a_program_of_its_own(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    assert not await SystemKeyring().usable()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    with pytest.raises(KeyringFault, match="ModuleNotFoundError"):
        await SystemKeyring().usable()


async def test_a_keyring_that_is_found_late_takes_no_page_from_whoever_has_signed_in(
    opens: Opens,
) -> None:
    found = asyncio.Event()

    class Late(Ring):
        async def usable(self) -> bool:
            await found.wait()
            return True

    desk = opens(Late())
    await desk.signs_in(UNCHOSEN)
    page = desk.window.page
    found.set()
    await until(lambda: not desk.console.entering._safe.keeper.why, "the keyring")  # type: ignore[union-attr]
    await asyncio.sleep(0)
    assert desk.window.page is page
