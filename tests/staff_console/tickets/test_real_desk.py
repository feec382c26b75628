"""The ticket desk of a console and a whole server: a list, a thread, an answer, who is at it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from client.app import Program
from protocol.queue_commands import Customer
from protocol.ticket_commands import OpenTicket
from server.clock import SystemClock
from server.compose import Composition, compose
from server.settings import Settings
from server.store.accounts import Account
from staff_console.__main__ import end
from staff_console.console import Console
from staff_console.memory import Memory
from staff_console.tickets.model import TicketsModel
from staff_console.window import ConsoleWindow
from tests.server.http.front import CHEAP
from tests.server.sync.sockets import served
from tests.staff_console.signed_in import until


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[tuple[Composition, str]]:
    """A server with two clerks, and its address."""
    clock = SystemClock()
    parts = compose(Settings(folder / "server", open_rate=0), clock, hasher=CHEAP)
    for name in ("mara", "tomasz"):
        parts.book.add(Account(f"id of {name}", name, "staff", CHEAP.hash("secret")), clock.now())
    await parts.start()
    try:
        async with served(parts.asgi) as port:
            yield parts, f"http://127.0.0.1:{port}"
    finally:
        await parts.hang_up()
        await parts.stop()


class Desk:
    """A console of that server with somebody signed in, who looks at the tickets."""

    def __init__(self, app: QApplication, url: str, folder: Path) -> None:
        self.program, self.window = Program(app), ConsoleWindow()
        self.console = Console(self.program, self.window, url, Memory(folder))
        self.window.show()

    async def opens(self, name: str) -> TicketsModel:
        self.console.sign_in(name, "secret")
        await until(lambda: self.console.model is not None, "somebody who is signed in")
        shift = self.console._shift
        assert shift is not None
        await until(lambda: shift.live.status.phase == "live", "the link")
        self.window.acted.emit("window:tickets")
        model = self.console.pages.tickets.model
        assert model is not None
        model.act("list:work")
        await until(lambda: model.list_told, "the list")
        return model

    async def close(self) -> None:
        self.program.at_end(lambda: end(self.console))
        self.program.stop()
        await self.program.over()


async def test_two_colleagues_at_one_ticket_see_each_other_and_what_is_written(
    qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    async with house(tmp_path) as (_, url):
        one, other = Desk(qapp, url, tmp_path / "one"), Desk(qapp, url, tmp_path / "other")
        mara, tomasz = await asyncio.gather(one.opens("mara"), other.opens("tomasz"))
        opened = OpenTicket(
            subject="Battery drains", text="Since the repair.",
            customer=Customer(name="Aylin Şahin", email="aylin@example.com"),
        )  # fmt: skip
        mara.send("Open.", opened, lambda outcome: mara.opened_by(outcome, "{ticket}"))
        await until(lambda: bool(mara.screen.posts), "the thread")
        await until(lambda: mara.standing is not None and mara.timeline, "clocks and timeline")
        assert mara.screen.side.contact == "Aylin Şahin"
        ident = mara.chosen
        await until(lambda: tomasz.table.rowCount() == 1, "the row at the other desk")
        tomasz.open_now(ident)
        await until(lambda: "also looks" in mara.screen.head.others, "who else looks")
        mara.write("reply", "Come at five.")
        mara.keep_drafts()
        await until(lambda: "typing" in tomasz.screen.head.others, "who writes")
        await until(lambda: mara.screen.writing.kept.startswith("Draft kept"), "the kept draft")
        assert tomasz.screen.writing.reply == "", "a draft is nobody else's"
        note = tmp_path / "note.txt"
        note.write_text("Health 81 %")
        mara.attach([str(note)])
        await until(lambda: mara.hindrance("reply") == "", "the file")
        mara.act("send")
        await until(lambda: len(tomasz.screen.posts) > 1, "the answer at the other desk")
        reply = next(post for post in tomasz.screen.posts if post.kind == "reply")
        assert (reply.text, [file.name for file in reply.files]) == ("Come at five.", ["note.txt"])
        fetched: list[Path] = []
        tomasz.fileOpened.disconnect()
        tomasz.fileOpened.connect(fetched.append)
        tomasz.open_file(reply.files[0].ident)
        await until(lambda: bool(fetched), "the file at the other desk")
        assert fetched[0].read_text() == "Health 81 %"
        await until(lambda: mara.screen.writing.reply == "", "the empty sheet")
        await asyncio.gather(one.close(), other.close())
