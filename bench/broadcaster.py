"""The library's own broadcast of given bytes to all its sockets. Run as a process."""

from __future__ import annotations

from typing import Any

from websockets.asyncio.server import ServerConnection, broadcast, serve

from bench.control import obey, run
from server.cli.listening import BACKLOG


async def _stays(connection: ServerConnection) -> None:
    await connection.wait_closed()


async def _main() -> None:
    async with serve(_stays, "127.0.0.1", 0, compression=None, backlog=BACKLOG) as server:

        async def send(asked: dict[str, Any]) -> None:
            broadcast(server.connections, asked["text"])

        port = next(iter(server.sockets)).getsockname()[1]
        await obey({"send": send}, {"port": port})


if __name__ == "__main__":
    run(_main())
