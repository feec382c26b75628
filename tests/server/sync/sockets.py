"""The socket of a whole house behind a real uvicorn, and raw clients that say what they like."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from protocol.codec import decode_server, encode
from protocol.commands import CreateServicePoint, JoinQueue, ServiceSpec
from protocol.messages import ClientMessage, Hello, ServerMessage, Snapshot, Sub, Welcome
from protocol.outbox import Channel
from protocol.outcomes import Joined, Saved
from protocol.records import Role
from server.accounts.keys import Keys
from server.accounts.presence import Presence
from server.accounts.proofs import Proofs
from server.accounts.tokens import Tokens
from server.domain.actor import Actor
from server.sync.uvicorn_protocol import SOCKET_OPTIONS
from server.sync.websocket import PATIENCE, Patience, SyncApp
from tests.hall import KIOSK, NOON, House, house, person

M = TypeVar("M")
PATIENCE_S = 30
"""So long a server waits for connections to end; one that is cut off would say so in the log."""
WATCHFUL = Patience(hello_s=PATIENCE_S, behind_s=0.1, tend_s=0.02)
"""Sees to its clients often, and lets them say hello as late as a busy machine does."""
IMPATIENT = WATCHFUL._replace(hello_s=0.05)
"""For whoever says nothing at all: nobody else gets in in time for certain."""


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(app: Any, **options: Any) -> AsyncIterator[int]:
    """An ASGI application on a free port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app,
        interface="asgi3",
        lifespan="off",
        log_config=None,
        timeout_graceful_shutdown=PATIENCE_S,
        **{**SOCKET_OPTIONS, **options},
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve([listener]))
    while not server.started and not running.done():
        await asyncio.sleep(0)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await running
        listener.close()


class Client:
    """A raw client."""

    def __init__(self, connection: ClientConnection) -> None:
        self.socket = connection

    async def say(self, message: ClientMessage | str | bytes) -> None:
        text = message if isinstance(message, str | bytes) else encode(message).decode()
        await self.socket.send(text)

    async def hear(self) -> ServerMessage:
        async with asyncio.timeout(30):
            return decode_server(await self.socket.recv())

    async def hear_a(self, kind: type[M]) -> M:
        """The next message of a kind; others are passed over."""
        while True:
            message = await self.hear()
            if isinstance(message, kind):
                return message

    async def ended(self) -> int:
        """The code with which the server closes; what it says before is passed over."""
        try:
            async with asyncio.timeout(30):
                while True:
                    await self.hear()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0

    async def welcome(self, token: str = "", device: str = "") -> Welcome:
        await self.say(Hello([1], token=token, device=device))
        return await self.hear_a(Welcome)

    async def follow(self, topic: str) -> Snapshot:
        await self.say(Sub(topic))
        return await self.hear_a(Snapshot)


@dataclass
class Hall:
    """A house with one point, whose socket is open."""

    house: House
    sync: SyncApp
    tokens: Tokens
    url: str
    point: str
    real: list[int]
    """The real clock, in ms, to be moved by hand."""
    generations: dict[str, int]
    """Of accounts whose sign-ins were ended; the others are in their first."""
    device_keys: dict[str, str]
    """Public keys of devices."""
    sends: list[Channel]
    """By which ways messages to customers go out."""

    async def another_point(self, prefix: str) -> str:
        """One more service point."""
        saved = await self.house.do(CreateServicePoint(name=prefix, prefix=prefix, capacity=1))
        assert isinstance(saved, Saved)
        return saved.id

    async def join(self, actor: Actor = KIOSK, **fields: Any) -> Joined:
        """Somebody takes a number."""
        joined = await self.house.do(JoinQueue(service_point=self.point, **fields), actor)
        assert isinstance(joined, Joined)
        return joined

    def token(self, role: Role = "staff", number: int = 2) -> str:
        """A token of a colleague or a device."""
        ident = person(number).id
        if role in ("kiosk", "display"):
            return self.tokens.device(ident, role, "Device")
        return self.tokens.access(ident, role, "Ann")[0]

    @asynccontextmanager
    async def client(self, **options: Any) -> AsyncIterator[Client]:
        """A raw client that has said nothing yet."""
        async with connect(
            self.url + "/sync", compression=None, proxy=None, close_timeout=1, **options
        ) as connection:
            yield Client(connection)

    @asynccontextmanager
    async def guest(self, role: Role | None = None, number: int = 2) -> AsyncIterator[Client]:
        """A raw client that was welcomed."""
        async with self.client() as client:
            await client.welcome(self.token(role, number) if role else "")
            yield client


@asynccontextmanager
async def sockets(
    folder: Path, patience: Patience = PATIENCE, most_guests: int = 0, **options: Any
) -> AsyncIterator[Hall]:
    """An open hall."""
    real = [NOON]
    async with house(folder) as at:
        ended: dict[str, int] = {}
        device_keys: dict[str, str] = {}
        sends: list[Channel] = []
        keys = Keys.made_up()
        tokens = Tokens(
            keys, lambda: real[0], lambda ident, number, _family: number == ended.get(ident, 1)
        )
        sync = SyncApp(
            at.door,
            at.tailer,
            tokens,
            at.clock,
            Presence(keys, at.clock.now),
            patience=patience,
            real_now=lambda: real[0],
            most_guests=most_guests,
            edition=lambda: len(ended),
            hear=Proofs(keys, tokens, device_keys.get, lambda: real[0]).hello,
            sends=lambda: list(sends),
        )
        await sync.start()
        if not at.tailer.floor.points():
            services = [ServiceSpec(name="Passport"), ServiceSpec(name="Licence", prefix="B")]
            await at.do(
                CreateServicePoint(name="Citizens", prefix="A", capacity=2, services=services)
            )
        async with served(sync, **options) as port:
            url, point = f"ws://127.0.0.1:{port}", at.tailer.floor.points()[0].id
            hall = Hall(at, sync, tokens, url, point, real, ended, device_keys, sends)
            try:
                yield hall
            finally:
                await sync.stop()
