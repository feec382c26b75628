"""A running server in a thread of its own, that a test can stop and start on the same port."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final, TypeVar

import uvicorn

from protocol.records import ServicePoint
from server.accounts.keys import Keys
from server.clock import ScaledClock
from server.sync.uvicorn_protocol import DirectProtocol
from tests.hall import NOON
from tests.server.pages.hall import Hall

T = TypeVar("T")
PATIENCE_S: Final = 15
"""So long a browser of a busy machine may take to hang up."""


class House:
    """The hall behind a port; `sockets` off turns every websocket away, as some networks do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys = Keys.made_up()
        # Noon, so that no business day ends in the middle of a test, whenever tests are run.
        self._clock = ScaledClock(NOON, 1.0)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._server: uvicorn.Server | None = None
        self._hall: Hall | None = None
        self.port = 0
        self.sockets = True
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Where phones find it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def hall(self) -> Hall:
        """The open hall."""
        assert self._hall is not None
        return self._hall

    def join(self, point: ServicePoint) -> tuple[str, str]:
        """Somebody takes a number with a phone: the whole private link, and the entry."""
        joined = self.do(self.hall.phone_join(point.id))
        return self.url + self.hall.place(joined), joined.entry

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something in the server's loop."""
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def forget_keys(self) -> None:
        """Links made before open nothing from the next start on."""
        self._keys = Keys.made_up()

    def start(self) -> None:
        """Open; returns when the port answers."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        ready, faults = threading.Event(), list[BaseException]()

        def run() -> None:
            try:
                asyncio.run(self._serve(listener, ready))
            except BaseException as fault:
                faults.append(fault)
                raise
            finally:
                ready.set()

        self._thread = threading.Thread(target=run, name="house")
        self._thread.start()
        ready.wait(10)
        if faults:
            raise faults[0]

    def stop(self) -> None:
        """Close; the port refuses afterwards."""
        if self._thread is None:
            return
        assert self._server is not None
        assert self._loop is not None
        self._loop.call_soon_threadsafe(setattr, self._server, "should_exit", True)
        self._thread.join(2 * PATIENCE_S)
        self._thread = None

    async def _serve(self, listener: socket.socket, ready: threading.Event) -> None:
        self._loop = asyncio.get_running_loop()
        self._hall = Hall(self._folder, self._keys, self._clock)
        await self._hall.start()
        config = uvicorn.Config(
            self._asgi,
            interface="asgi3",
            ws=DirectProtocol,
            lifespan="off",
            log_config=None,
            timeout_graceful_shutdown=PATIENCE_S,
        )
        self._server = server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve([listener]))
        while not server.started and not task.done():
            await asyncio.sleep(0.005)
        ready.set()
        while not server.should_exit and not task.done():
            await asyncio.sleep(0.02)
        await self._hall.sync.stop()
        await task
        await self._hall.stop()

    async def _asgi(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(f"{scope['type']} {scope['path']}")
        if scope["type"] == "websocket" and not self.sockets:
            await receive()
            await send({"type": "websocket.close", "code": 1006})
            return
        await self.hall.asgi(scope, receive, send)
