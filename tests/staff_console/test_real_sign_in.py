"""A console and a whole server over TLS: second factor, another password, an end from afar."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pyotp
from PySide6.QtWidgets import QApplication

from client.app import Program
from client.http import AuthApi
from client.trust import trust
from server.clock import SystemClock
from server.compose import Composition, compose
from server.settings import Settings
from server.store.accounts import Account
from server.tls import make_certificate
from staff_console.__main__ import end
from staff_console.console import Console
from staff_console.entering import Safe
from staff_console.keeping import Keeper
from staff_console.memory import Memory
from staff_console.pins import Pins
from staff_console.window import ConsoleWindow
from tests.client.tls_server import NOW, OURS, written
from tests.server.http.front import CHEAP
from tests.server.sync.sockets import served
from tests.staff_console.ring import Ring
from tests.staff_console.signed_in import until


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[tuple[Composition, str]]:
    """A server with a clerk and a manager, and its address."""
    settings = Settings(folder / "server", open_rate=0, authority=OURS.certificate)
    clock = SystemClock()
    parts = compose(settings, clock, hasher=CHEAP)
    for name, role in (("mara", "staff"), ("marta", "manager")):
        made = Account(f"id of {name}", name, role, CHEAP.hash("secret"))  # type: ignore[arg-type]
        parts.book.add(made, clock.now())
    await parts.start()
    files = written(folder, make_certificate(OURS, ["127.0.0.1"], NOW, 9))
    try:
        async with served(parts.asgi, ssl_certfile=files[0], ssl_keyfile=files[1]) as port:
            yield parts, f"https://127.0.0.1:{port}"
    finally:
        await parts.hang_up()
        await parts.stop()


class Desk:
    """A console of that server, which trusts its authority and may stay signed in."""

    def __init__(self, app: QApplication, url: str, folder: Path, ring: Ring) -> None:
        self.program, window = Program(app), ConsoleWindow()
        pins = Pins(folder, url)
        assert pins.write(OURS.certificate)
        safe = Safe(Keeper(url, folder, ring), pins)
        self.console = Console(self.program, window, url, Memory(folder), AuthApi(url), safe=safe)
        window.show()

    async def close(self) -> None:
        self.program.at_end(lambda: end(self.console))
        self.program.stop()
        await self.program.over()

    @property
    def live(self) -> bool:
        """Whether somebody is signed in and the link stands."""
        shift = self.console._shift
        return shift is not None and shift.live.status.connected

    @property
    def said(self) -> str:
        value = getattr(self.console.window.page, "_value", None)
        return f"{value.title} {value.text}" if value is not None else ""

    @property
    def sheet(self) -> Any:
        """The sheet of my account."""
        shift = self.console._shift
        assert shift is not None
        return shift.account

    async def asks(self, what: str) -> None:
        """One of my account, up to its questions."""
        self.sheet.open()
        await until(lambda: self.sheet.question.ready, "who I am")
        self.sheet.answer_question("what", what)
        self.sheet.send_question()


async def test_a_clerk_s_account_from_the_first_sign_in_to_the_last(
    qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    async with house(tmp_path) as (_, url):
        desk = Desk(qapp, url, tmp_path / "console", Ring())
        desk.console.sign_in("mara", "secret")
        await until(lambda: desk.live, "the link")
        await desk.asks("factor")
        await until(lambda: desk.sheet.question.fields, "the secret")
        secret = desk.sheet.question.fields[0].hint.replace(" ", "")
        desk.sheet.answer_question("code", pyotp.TOTP(secret).now())
        desk.sheet.send_question()
        await until(lambda: "codes" in desk.sheet.question.name, "the recovery codes")
        recovery = desk.sheet.question.fields[0].value.split("\n")
        desk.sheet.send_question()
        before = desk.console._shift
        await desk.asks("password")
        for name, text in (("old", "secret"), ("new", "correct horse"), ("again", "correct horse")):
            desk.sheet.answer_question(name, text)
        desk.sheet.send_question()
        await until(lambda: desk.sheet.question is None, "the new password")
        await until(lambda: desk.live, "the link")
        assert desk.console._shift is before, "whoever changes the password stays signed in"
        async with httpx.AsyncClient(base_url=url, verify=trust(OURS.certificate) or True) as http:
            body = {"name": "marta", "password": "secret"}
            granted = (await http.post("/auth/token", json=body)).json()
            http.headers["Authorization"] = f"Bearer {granted['access_token']}"
            ended = await http.post("/admin/accounts/id of mara/sign-out", json={})
            assert ended.is_success, ended.text
        await until(lambda: desk.console.model is None, "the page of signing in")
        assert "Your sign-in has ended." in desk.said
        desk.console.sign_in("mara", "correct horse")
        await until(lambda: "your code" in desk.said, "the second factor")
        page = desk.console.window.page
        page.field("code").setText(recovery[0])
        page.button.click()
        await until(lambda: desk.live, "the link")
        await desk.close()
