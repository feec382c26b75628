"""Programs that take numbers as fast as they can, over socket and HTTP, and never give up."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from typing import Final, NamedTuple

import httpx

from client.link import Link
from client.live import Live
from client.steady import steady, wall_ms
from client.timing import Timing
from protocol.commands import JoinQueue
from protocol.outcomes import Joined
from tests.conversation.watch import Watch

HURRY: Final = 20
"""Pauses between attempts are so many times shorter than a program's."""
ANSWER_WITHIN_S: Final = 30.0
RETRY_S: Final = 0.1


class Given(NamedTuple):
    """A number that the server said it has given."""

    entry: str
    number: str


class Crowd:
    """All that ask. A request keeps its id until it is answered, however often the server dies."""

    def __init__(self, url: str, token: str, point: str) -> None:
        self.given: dict[str, Given] = {}
        """By the id of the request."""
        self.lives: list[Live] = []
        self.watches: list[Watch] = []
        self._url = url
        self._token = token
        self._point = point
        self._enough = asyncio.Event()
        self._asking: list[asyncio.Task[None]] = []
        self._links: list[asyncio.Task[None]] = []

    def begin(self, sockets: int, posts: int) -> None:
        """So many programs of each sort begin."""
        for number in range(sockets):
            self._asking.append(asyncio.create_task(self._by_socket(number)))
        for _ in range(posts):
            self._asking.append(asyncio.create_task(self._by_post()))

    async def has(self, numbers: int) -> None:
        """Wait until so many numbers were given."""
        await until(lambda: len(self.given) >= numbers)

    async def end(self) -> None:
        """Nobody asks anew; everybody waits for the answer that is still owed."""
        self._enough.set()
        await asyncio.gather(*self._asking)

    async def hang_up(self) -> None:
        """All go home, with or without an answer."""
        tasks = [*self._asking, *self._links]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _taken(self) -> str:
        return self._token

    async def _by_socket(self, number: int) -> None:
        live = Live(steady, wall_ms)
        timing = Timing(steady, lambda s: asyncio.sleep(s / HURRY))
        link = Link(self._url, self._taken, ["kiosk"], live, device=f"K{number}", timing=timing)
        self.lives.append(live)
        self.watches.append(Watch(live))
        self._links.append(asyncio.create_task(link.run()))
        while not self._enough.is_set():
            ident = str(uuid.uuid4())
            ack = await link.execute(JoinQueue(service_point=self._point), ident)
            assert isinstance(ack.answer, Joined), ack
            self.given[ident] = Given(ack.answer.entry, ack.answer.number)

    async def _by_post(self) -> None:
        limits = httpx.Limits(max_keepalive_connections=1)
        async with httpx.AsyncClient(timeout=ANSWER_WITHIN_S, limits=limits) as http:
            while not self._enough.is_set():
                ident = str(uuid.uuid4())
                while (given := await self._posted(http, ident)) is None:
                    await asyncio.sleep(RETRY_S)
                self.given[ident] = given

    async def _posted(self, http: httpx.AsyncClient, ident: str) -> Given | None:
        """One attempt; None where the same request is to be sent again."""
        try:
            answer = await http.post(
                f"{self._url}/crm/reservations/queue/join",
                json={"servicePoint": self._point},
                headers={"Authorization": f"Bearer {self._token}", "Idempotency-Key": ident},
            )
        except httpx.TransportError:
            return None
        if answer.status_code == 503:
            return None
        assert answer.is_success, answer.text
        said = answer.json()
        return Given(said["id"], said["number"])


async def until(what: Callable[[], bool], within_s: float = 60) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(within_s):
        while not what():
            await asyncio.sleep(0.005)
