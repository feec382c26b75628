"""An ASGI application under uvicorn, set as the product sets it, in a process that obeys."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn

from server.cli.listening import BACKLOG
from server.cli.serving import config


class _Server(uvicorn.Server):
    """Uvicorn without signal handlers: the process ends when its orders end."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[int]:
    """The application's port."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=BACKLOG)
    server = _Server(config(app))
    running = asyncio.create_task(server.serve([listener]))
    while not server.started and not running.done():
        await asyncio.sleep(0.01)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await running
