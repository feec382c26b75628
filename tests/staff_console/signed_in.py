"""A console whose server says only what a test makes it say: HTTP in memory, a real socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.app import Program
from client.http import AuthApi
from client.timing import Timing
from protocol.changes import Change, Put
from protocol.codec import decode_command
from protocol.commands import AnyCommand
from protocol.messages import Ack, Cmd, Hello, Limits, Ping, Snapshot, Sub, Welcome
from protocol.outcomes import Answer
from staff_console.__main__ import end
from staff_console.console import Console
from staff_console.entering import Safe
from staff_console.hall import MARA, NOON, Hall
from staff_console.memory import Memory
from staff_console.widgets.sign_in_page import SignInPage
from staff_console.window import ConsoleWindow
from tests.client.scripted_server import ScriptedServer, Side

PATIENCE_S: Final = 30
Reply = Callable[[dict[str, str]], httpx.Response]


async def until(holds: Callable[[], object], what: str) -> None:
    """Let the program run until something can be observed."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not holds():
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"never came: {what}") from None


def granted(given: dict[str, str]) -> httpx.Response:
    """Tokens that tell what they were given for."""
    spent = given.get("refresh_token", given.get("name", ""))
    body = {"access_token": f"a-{spent}", "refresh_token": f"r-{spent}", "expires_in": 600}
    return httpx.Response(200, json=body)


def problem(status: int, code: str, detail: str, **more: object) -> Reply:
    """A refusal of the sign-in."""
    return lambda _: httpx.Response(status, json={"code": code, "detail": detail, **more})


def no_server(_: dict[str, str]) -> httpx.Response:
    """Nobody listens."""
    raise httpx.ConnectError("refused")


class Desk:
    """A console, its keys and its page, and the server's two sides."""

    def __init__(
        self,
        app: QApplication,
        server: ScriptedServer,
        folder: Path,
        safe: Safe | None = None,
    ) -> None:
        self.seconds = 100.0
        self.program = Program(app, Timing(monotonic=lambda: self.seconds))
        self.reply: Reply = granted
        self.posted: list[tuple[str, dict[str, str]]] = []
        self.memory = Memory(folder)
        self.window = ConsoleWindow()
        self.window.resize(1440, 900)
        self._server = server
        self._seq = 1
        self._ended = False
        self.console = Console(
            self.program,
            self.window,
            server.url,
            self.memory,
            AuthApi(server.url, httpx.MockTransport(self._hear)),
            safe=safe,
        )
        self.window.show()

    async def close(self) -> None:
        """End it as the program ends it, once."""
        if self._ended:
            return
        self._ended = True
        self.program.at_end(lambda: end(self.console))
        self.program.stop()
        await self.program.over()

    def _hear(self, request: httpx.Request) -> httpx.Response:
        given = json.loads(request.content or b"{}")
        self.posted.append((request.url.path, given))
        return self.reply(given)

    @property
    def page(self) -> SignInPage:
        """The sign-in page, which must be shown."""
        assert isinstance(self.window.page, SignInPage)
        return self.window.page

    @property
    def said(self) -> str:
        """What the sign-in page says."""
        value = self.page._value
        assert value is not None
        return f"{value.title} {value.text}"

    def types(self, name: str, password: str) -> None:
        """Name, Enter, password, Enter."""
        self.page.name.clear()
        QTest.keyClicks(self.page.name, name)
        QTest.keyClick(self.page.name, Qt.Key.Key_Return)
        self.page.password.clear()
        QTest.keyClicks(self.page.password, password)
        QTest.keyClick(self.page.password, Qt.Key.Key_Return)

    def press(self, key: Qt.Key, control: bool = False) -> None:
        """A key, where the keys go."""
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window.focusWidget() or self.window, key, held)

    def later(self, seconds: float) -> None:
        """Time goes by on the sign-in page."""
        self.seconds += seconds
        self.console.entering.timer.timeout.emit()

    async def connects(self, hall: Hall) -> tuple[Side, Hello]:
        """The console's next connection is welcomed and gets the hall."""
        async with asyncio.timeout(PATIENCE_S):
            side = await self._server.connection()
        hello = await side.hears(Hello)
        await side.says(Welcome(1, "c1", NOON, MARA, "staff", Limits()))
        await side.hears(Sub)
        await self.sends(side, hall)
        return side, hello

    async def sends(self, side: Side, hall: Hall) -> None:
        """All of a hall, as a snapshot."""
        self._seq += 1
        changes: list[Change] = [Put(record) for record in hall.records()]  # type: ignore[arg-type]
        await side.says(Snapshot("staff", "e", self._seq, NOON, changes))
        # The console follows the tickets as soon as it knows whose it is.
        await side.says(Snapshot("tickets", "e", self._seq, NOON, []))

    async def signs_in(self, hall: Hall) -> Side:
        """Mara signs in and sees the hall."""
        self.types("mara", "secret")
        side, _ = await self.connects(hall)
        await until(lambda: self.model_page not in ("", "connecting"), "the first page")
        return side

    async def asks(self, side: Side) -> tuple[str, AnyCommand]:
        """The next command that the console sends; what it says besides is left out."""
        async with asyncio.timeout(PATIENCE_S):
            while not isinstance(message := await side.hears(object), Cmd):
                assert isinstance(message, Ping | Sub)
        return message.id, decode_command(message.op)

    async def answers(self, side: Side, ident: str, answer: Answer, hall: Hall) -> None:
        """The effect first, then the acknowledgement."""
        await self.sends(side, hall)
        await side.says(Ack(ident, self._seq, answer))

    @property
    def model_page(self) -> str:
        """The page of whoever is signed in; empty if nobody is."""
        model = self.console.model
        return model.screen.page if model is not None else ""
