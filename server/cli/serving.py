"""Running the composed server under uvicorn, from the first line it prints to an orderly end."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import uvicorn

from server.cli.certificates import Renewal, Tls
from server.cli.collector import calm_collector
from server.cli.listening import BACKLOG
from server.compose import Composition
from server.http.uvicorn_protocol import BoundedProtocol
from server.sync.uvicorn_protocol import SOCKET_OPTIONS

GRACE_S: Final = 3
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class _Server(uvicorn.Server):
    """Uvicorn without its own signal handlers: we hang up the sockets first."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `Serving`."""
        yield


class Serving:
    """One run of a server. `prepare` is awaited before anybody is let in, `remarks` are said then.

    `stop` may be called from a signal handler or any thread.
    """

    def __init__(
        self,
        composition: Composition,
        listener: socket.socket,
        url: str,
        prepare: Callable[[], Awaitable[None]],
        remarks: Sequence[str] = (),
    ) -> None:
        self._composition = composition
        self._remarks = remarks
        self._prepare = prepare
        self._listener = listener
        self._url = url
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending = asyncio.Event()
        self.failed = False

    def stop(self) -> None:
        """End in good order."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._ending.set)

    def fail(self) -> None:
        """End because the store can no longer save."""
        self.failed = True
        self.stop()

    async def run(self, tls: Tls | None = None, proxy: str | None = None) -> None:
        """Serve until `stop`; prints one line when it is ready. `proxy` is one that is trusted."""
        self._loop = asyncio.get_running_loop()
        before = [signal.signal(one, lambda *_: self.stop()) for one in _SIGNALS]
        server = _Server(config(self._composition.asgi, tls, proxy))
        try:
            await self._composition.start()
            calm_collector()
            try:
                await self._prepare()
                await self._serve(server, tls)
            finally:
                await self._composition.stop()
        finally:
            for one, handler in zip(_SIGNALS, before, strict=True):
                signal.signal(one, handler)

    async def _serve(self, server: uvicorn.Server, tls: Tls | None) -> None:
        work = asyncio.create_task(server.serve([self._listener]), name="uvicorn")
        while not server.started and not work.done():
            await asyncio.sleep(0.01)
        if server.started:
            print(f"Now Serving listens on {self._url}", flush=True)
            for remark in self._remarks:
                print(remark, flush=True)
        ending = asyncio.create_task(self._ending.wait(), name="ending")
        beside: list[asyncio.Task[Any]] = [ending]
        if tls is not None and server.config.ssl is not None:
            renewing = Renewal(tls).run(server.config.ssl)
            beside.append(asyncio.create_task(renewing, name="certificate"))
        await asyncio.wait((work, ending), return_when=asyncio.FIRST_COMPLETED)
        for task in beside:
            task.cancel()
        await self._composition.hang_up()
        server.should_exit = True
        await work


def config(app: Any, tls: Tls | None = None, proxy: str | None = None) -> uvicorn.Config:
    """How uvicorn is set: bounded frames, no compression, nothing told about itself."""
    return uvicorn.Config(
        app,
        interface="asgi3",
        http=BoundedProtocol,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_S,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.key if tls else None,
        **SOCKET_OPTIONS,
    )
