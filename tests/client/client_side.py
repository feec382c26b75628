"""The client's side of a conversation: a running link, its live state, and time moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from client.link import Link
from client.live import Live, Phase
from protocol.changes import Put
from protocol.messages import (
    Delta,
    Snapshot,
    Sub,
)
from protocol.views import PublicCall, PublicSite
from tests.client.clockwork import Clockwork
from tests.client.scripted_server import ScriptedServer, Side, scripted_server

SITE = PublicSite(id="s", name="Hall", zone="UTC", message="", public_url="", day="2026-06-04")
COMMAND_ID = "01900000-0000-7000-8000-000000000001"


def call(number: str) -> PublicCall:
    return PublicCall(
        id=number,
        number=number,
        service_point="p",
        desk="d",
        desk_name="Desk 1",
        at=1,
        nth=1,
        state="calling",
    )


def snapshot(q: int = 5, epoch: str = "e") -> Snapshot:
    return Snapshot("display", epoch, q, 100, [Put(SITE)])


def delta(f: int, q: int, *numbers: str, epoch: str = "e") -> Delta:
    return Delta("display", epoch, f, q, 100 + q, [Put(call(number)) for number in numbers])


class Client:
    """A running link with everything that a test looks at."""

    def __init__(self, url: str, *topics: str) -> None:
        self.clockwork = Clockwork()
        self.live = Live(self.clockwork.monotonic, lambda: 0)
        self.told: list[str] = []
        self.live.listen(self.told.append)
        self.tokens = ["first", "second", "third"]
        self.link = Link(
            url, self.token, topics, self.live, device="wall", timing=self.clockwork.timing
        )
        self._changed = asyncio.Event()
        self.live.listen(lambda _: self._changed.set())

    async def token(self) -> str:
        return self.tokens.pop(0)

    def phase(self) -> Phase:
        return self.live.status.phase

    def numbers(self) -> list[str]:
        return sorted(call.number for call in self.live.replica("display").of(PublicCall))

    async def until(self, what: Any) -> None:
        """Wait until it holds; it can only come to hold when `Live` tells of a change."""
        while not what():
            self._changed.clear()
            await self._changed.wait()

    async def paused(self, nth: int = 1) -> None:
        """Wait until the link rests after its nth attempt, then let the pause go by."""
        await self.until(lambda: not self.live.status.connected and self.live.status.retry_at)
        await asyncio.sleep(0)
        self.clockwork.advance(8.0)


@asynccontextmanager
async def conversation(*topics: str) -> AsyncIterator[tuple[ScriptedServer, Client]]:
    async with asyncio.timeout(30), scripted_server() as server:
        client = Client(server.url, *topics)
        running = asyncio.ensure_future(client.link.run())
        try:
            yield server, client
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def in_step(server: ScriptedServer, client: Client) -> Side:
    """A first connection that stands at e/5."""
    side = await server.connection()
    await side.welcomes()
    assert await side.hears(Sub) == Sub("display", None)
    await side.says(snapshot())
    await client.until(lambda: client.phase() == "live")
    return side
