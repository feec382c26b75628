"""All that a kiosk has beside its screen on a real line, with a printer of the test's own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from client.link import Link
from client.live import Live
from kiosk.asking import Answered, LinkAsker
from kiosk.hall import HALL, MORNING, POINTS, TOKEN
from kiosk.journal import Journal
from kiosk.numbers import TOPIC
from kiosk.paper import PrinterPaper
from kiosk.printing.faults import NotPrinted
from kiosk.recovery import Recovery
from kiosk.reports import Reports
from kiosk.reprints import Reprints
from kiosk.ticket import Ticket
from protocol.changes import Change, Put
from protocol.commands import JoinQueue
from protocol.messages import Ack, Cmd, Snapshot, Sub
from protocol.outcomes import Refusal, Saved
from protocol.views import WantedSlip
from tests.client.clockwork import Clockwork
from tests.client.scripted_server import ScriptedServer, Side, scripted_server

DEVICE = "d1"
"""Whom the scripted server takes the kiosk for."""
ASKED = JoinQueue(service_point=POINTS[0], service=POINTS[1])
ID = "01900000-0000-7000-8000-000000000001"
VISIT = "01900000-0000-7000-8000-0000000000aa"
JOINED = HALL.joined(visit=VISIT)


class InkPrinter:
    """Prints at once; `fault` is why it does not."""

    name = "ink"
    limit_s = 30.0

    def __init__(self) -> None:
        self.slips: list[Ticket] = []
        self.fault = ""

    def print_slip(self, ticket: Ticket) -> None:
        if self.fault:
            raise NotPrinted(self.fault)
        self.slips.append(ticket)


class Connected:
    """All that a kiosk has beside its screen; `wall` is its machine's clock, ms."""

    def __init__(self, server: ScriptedServer, folder: Path) -> None:
        self.server = server
        self.wall = MORNING
        self.clockwork = Clockwork()
        self.live = Live(self.clockwork.monotonic, lambda: MORNING)
        self.tasks: set[asyncio.Task[Any]] = set()
        self.link = Link(server.url, self._token, [TOPIC], self.live, timing=self.clockwork.timing)
        self.journal = Journal(folder / "asked.json", lambda: self.wall)
        self.printer = InkPrinter()
        self.reports = Reports(self.link, self.journal, self.spawn)
        self.asker = LinkAsker(self.link, lambda: ID, self.spawn, self.journal)
        self.paper = PrinterPaper(self.printer, self.spawn, self.reports.heard)
        Reprints(self.live, self.link, self.paper, self.reports, self.spawn)
        self.answers: asyncio.Queue[Answered] = asyncio.Queue()
        self.resumed: list[tuple[JoinQueue, str]] = []
        self.spawn(self.link.run())

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    def ask(self) -> None:
        self.asker.ask(ASKED, ID, self.answers.put_nowait)

    def recover(self) -> None:
        """Begin as a kiosk does that was killed before."""
        now = self.live.now
        resume = lambda command, ident: self.resumed.append((command, ident))  # noqa: E731
        Recovery(self.journal, self.asker, now, resume, self.reports.tell_of).begin()

    async def connected(self, *wanted: WantedSlip) -> Side:
        """The next connection, welcomed and served with a hall."""
        side = await self.server.connection()
        await side.welcomes(now=MORNING)
        await side.hears(Sub)
        changes: list[Change] = [Put(record) for record in [*HALL.records(), *wanted]]
        await side.says(Snapshot(TOPIC, "e", 1, MORNING, changes))
        return side

    async def paused(self) -> None:
        """The line is noticed to be down, and the pause goes by."""
        while self.live.status.connected:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        self.clockwork.advance(8)

    async def quiet(self) -> None:
        """All that was begun is done, but for the line itself."""
        while len(self.tasks) > 1:
            await asyncio.sleep(0.001)

    async def _token(self) -> str:
        return "token"


@asynccontextmanager
async def connected(folder: Path, earlier: Journal | None = None) -> AsyncIterator[Connected]:
    """A kiosk on a scripted server."""
    async with asyncio.timeout(30), scripted_server() as server:
        made = Connected(server, folder)
        try:
            yield made
        finally:
            tasks = list(made.tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            # What was begun is on disk before the folder goes.
            await asyncio.wrap_future(made.journal.over(""))


async def heard(side: Side) -> tuple[str, dict[str, Any]]:
    """The next command: its id and what it says."""
    command = await side.hears(Cmd)
    return command.id, json.loads(bytes(command.op))


async def says_yes(side: Side) -> dict[str, Any]:
    """Answer the next command, which is no join; what it said."""
    ident, said = await heard(side)
    await side.says(Ack(ident, 9, Saved(id="x")))
    return said


async def says_no(side: Side, code: str) -> dict[str, Any]:
    """Refuse the next command; what it said."""
    ident, said = await heard(side)
    await side.says(Ack(ident, 9, Refusal(code=code, detail="No.")))
    return said


async def gives_number(side: Side) -> str:
    """Answer a join; the id that it was asked under."""
    ident, said = await heard(side)
    assert said["op"] == JoinQueue.op()
    await side.says(Ack(ident, 7, JOINED, TOKEN))
    return ident
