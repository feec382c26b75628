"""Asking over a real line: one touch keeps its id however often the line breaks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from client.link import Link
from client.live import Live
from kiosk.asking import NOT_A_NUMBER, Answered, LinkAsker
from kiosk.hall import HALL, TOKEN
from kiosk.journal import Journal
from kiosk.sample_bookings import booked
from kiosk.sought import Answer
from protocol.commands import CheckInReservation, JoinQueue, Leave
from protocol.messages import Ack, Cmd, Err, Qry, Res, Sub
from protocol.outcomes import Refusal, Saved
from tests.client.clockwork import Clockwork
from tests.client.scripted_server import ScriptedServer, Side, scripted_server

ASKED = JoinQueue(service_point=HALL.points[0].id, service=HALL.services[0].id)
ID = "01900000-0000-7000-8000-000000000001"
JOINED = HALL.joined()
Expect = Callable[..., None]


class Asking:
    """A kiosk's link and asker, with time moved by hand and the answers kept."""

    def __init__(self, server: ScriptedServer, folder: Path) -> None:
        self.server = server
        self.journal = Journal(folder / "asked.json")
        self.clockwork = Clockwork()
        self.live = Live(self.clockwork.monotonic, lambda: 0)
        self.tasks: set[asyncio.Task[Any]] = set()
        link = Link(server.url, self._token, ["kiosk"], self.live, timing=self.clockwork.timing)
        self.asker = LinkAsker(link, lambda: ID, self.spawn, self.journal)
        self.answers: asyncio.Queue[Answered] = asyncio.Queue()
        self.spawn(link.run())

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        return task

    def ask(self) -> None:
        self.asker.ask(ASKED, ID, self.answers.put_nowait)

    async def connected(self) -> Side:
        """The next connection, welcomed and subscribed."""
        side = await self.server.connection()
        await side.welcomes()
        await side.hears(Sub)
        return side

    async def paused(self) -> None:
        """The line is noticed to be down, and the pause goes by."""
        while self.live.status.connected:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        self.clockwork.advance(8)

    async def _token(self) -> str:
        return "token"


@asynccontextmanager
async def asking() -> AsyncIterator[Asking]:
    with TemporaryDirectory() as folder:
        async with asyncio.timeout(30), scripted_server() as server:
            made = Asking(server, Path(folder))
            try:
                yield made
            finally:
                for task in made.tasks:
                    task.cancel()
                await asyncio.gather(*made.tasks, return_exceptions=True)
                # What was begun is on disk before the folder goes.
                await asyncio.wrap_future(made.journal.over(""))


async def test_a_number_comes_with_the_private_links_token() -> None:
    async with asking() as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        command = await side.hears(Cmd)
        assert command.id == ID
        await side.says(Ack(ID, 7, JOINED, TOKEN))
        assert await kiosk.answers.get() == Answered(ID, JOINED, TOKEN)


async def test_a_question_whose_answer_was_lost_is_asked_again_under_the_same_id() -> None:
    async with asking() as kiosk:
        first = await kiosk.connected()
        kiosk.ask()
        before = await first.hears(Cmd)
        first.breaks()
        await kiosk.paused()
        second = await kiosk.connected()
        again = await second.hears(Cmd)
        assert (again.id, bytes(again.op)) == (before.id, bytes(before.op))
        for _ in range(2):
            await second.says(Ack(ID, 7, JOINED, TOKEN))
        assert (await kiosk.answers.get()).answer == JOINED
        assert kiosk.answers.empty()


async def test_a_touch_before_the_server_is_there_is_asked_once_it_is() -> None:
    async with asking() as kiosk:
        kiosk.ask()
        side = await kiosk.connected()
        assert (await side.hears(Cmd)).id == ID


async def test_a_refusal_is_an_answer() -> None:
    async with asking() as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        await side.hears(Cmd)
        refusal = Refusal(code="queue_full", detail="The queue is full.")
        await side.says(Ack(ID, 7, refusal))
        assert await kiosk.answers.get() == Answered(ID, refusal, None)


async def test_what_the_server_did_not_take_is_told_as_a_refusal(expected_logs: Expect) -> None:
    expected_logs("did not take a message")
    async with asking() as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        await side.hears(Cmd)
        await side.says(Err("forbidden", "A display gives no numbers.", id=ID))
        told = (await kiosk.answers.get()).answer
        assert told == Refusal(code="forbidden", detail="A display gives no numbers.")


async def test_an_answer_of_another_kind_is_no_number(expected_logs: Expect) -> None:
    expected_logs("a join was answered with Saved")
    async with asking() as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        await side.hears(Cmd)
        await side.says(Ack(ID, 7, Saved(id="x")))
        told = (await kiosk.answers.get()).answer
        assert isinstance(told, Refusal)
        assert told.code == NOT_A_NUMBER


async def test_a_number_that_comes_after_somebody_has_gone_is_given_back() -> None:
    async with asking() as kiosk:
        first = await kiosk.connected()
        kiosk.ask()
        await first.hears(Cmd)
        kiosk.asker.give_up(ID)
        kiosk.asker.give_up(ID)
        first.breaks()
        await kiosk.paused()
        second = await kiosk.connected()
        assert (await second.hears(Cmd)).id == ID
        await second.says(Ack(ID, 7, JOINED, TOKEN))
        back = await second.hears(Cmd)
        asked = json.loads(bytes(back.op))
        assert (asked["op"], asked["entry"]) == (Leave.op(), JOINED.entry)
        await second.says(Ack(back.id, 8, Saved(id="x")))
        assert kiosk.answers.empty()


async def test_a_number_that_cannot_be_given_back_is_told_in_the_log(
    expected_logs: Expect,
) -> None:
    expected_logs(f"{JOINED.number} is nobody's and stays in line: It was called")
    async with asking() as kiosk:
        side = await kiosk.connected()
        kiosk.ask()
        await side.hears(Cmd)
        kiosk.asker.give_up(ID)
        await side.says(Ack(ID, 7, JOINED, TOKEN))
        back = await side.hears(Cmd)
        refusal = Refusal(code="forbidden", detail="It was called.")
        await side.says(Ack(back.id, 8, refusal))
        while len(kiosk.tasks) > sum(task.done() for task in kiosk.tasks) + 1:
            await asyncio.sleep(0)


async def test_a_reservation_is_looked_for_and_told_or_why_not(expected_logs: Expect) -> None:
    expected_logs("did not take a message")
    async with asking() as kiosk:
        side = await kiosk.connected()
        told: asyncio.Queue[Answer] = asyncio.Queue()
        found = booked()
        items = msgspec.to_builtins([found])
        for answer, wanted in (
            (Res(ID, 7, items), [found]),
            (Err("limit_reached", "Ask at a desk.", id=ID), "often"),
            (Err("invalid", "Not so.", id=ID), "away"),
            (Res(ID, 7, []), []),
        ):
            kiosk.asker.find({"code": found.number}, told.put_nowait)
            query = await side.hears(Qry)
            assert (query.name, query.args) == ("find_reservation", {"code": found.number})
            await side.says(msgspec.structs.replace(answer, id=query.id))
            assert await told.get() == wanted


async def test_who_has_booked_and_walks_away_is_still_here_for_the_hall() -> None:
    async with asking() as kiosk:
        side = await kiosk.connected()
        kiosk.asker.ask(CheckInReservation(reservation=ID), ID, kiosk.answers.put_nowait)
        await side.hears(Cmd)
        kiosk.asker.give_up(ID)
        await side.says(Ack(ID, 7, JOINED, TOKEN))
        while kiosk.journal.all():
            await asyncio.sleep(0.001)
        assert kiosk.answers.empty()
        # Nothing was taken back: the next that is heard is the next question.
        kiosk.asker.find({"code": "x"}, lambda _: None)
        assert (await side.hears(Qry)).name == "find_reservation"
