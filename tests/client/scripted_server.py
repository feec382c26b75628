"""A server on a real socket that says only what a test makes it say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from websockets.asyncio.server import ServerConnection, serve

from protocol.codec import decode_client, encode
from protocol.messages import (
    MAX_CLIENT_FRAME,
    ClientMessage,
    Hello,
    Limits,
    ServerMessage,
    Welcome,
)

M = TypeVar("M")


class Side:
    """One connection as the server's side of the conversation."""

    def __init__(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.over = asyncio.Event()

    async def hears(self, kind: type[M]) -> M:
        """The client's next message, which must be of that kind."""
        message: ClientMessage = decode_client(await self.socket.recv())
        assert isinstance(message, kind), f"expected {kind.__name__}, heard {message}"
        return message

    async def says(self, message: ServerMessage | str) -> None:
        text = message if isinstance(message, str) else encode(message).decode()
        await self.socket.send(text)

    async def welcomes(self, now: int = 5_000, most: int = MAX_CLIENT_FRAME, **more: Any) -> Hello:
        hello = await self.hears(Hello)
        await self.says(Welcome(1, "c1", now, "d1", "display", Limits(most), **more))
        return hello

    async def closes(self, code: int = 1001) -> None:
        await self.socket.close(code)
        self.over.set()

    def breaks(self) -> None:
        """The line is cut without a word."""
        self.socket.transport.abort()
        self.over.set()


class ScriptedServer:
    """Hands each new connection to the test, in order."""

    def __init__(self) -> None:
        self.url = ""
        self._arrivals: asyncio.Queue[Side] = asyncio.Queue()

    async def connection(self) -> Side:
        """The next client to connect."""
        return await self._arrivals.get()

    async def serve_one(self, socket: ServerConnection) -> None:
        side = Side(socket)
        self._arrivals.put_nowait(side)
        await socket.wait_closed()


@asynccontextmanager
async def scripted_server(port: int = 0) -> AsyncIterator[ScriptedServer]:
    server = ScriptedServer()
    async with serve(server.serve_one, "127.0.0.1", port, ping_interval=None) as listening:
        port = next(iter(listening.sockets)).getsockname()[1]
        server.url = f"http://127.0.0.1:{port}"
        yield server
