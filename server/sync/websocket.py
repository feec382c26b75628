"""`/sync`: plain ASGI around a session."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from protocol.codec import Malformed, decode_client
from protocol.messages import HELLO_WITHIN_S, MAX_CLIENT_FRAME, Err, Hello
from server.accounts.tokens import Tokens
from server.clock import Clock
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.sync.frames import Frame
from server.sync.hub import Hub
from server.sync.session import LIMITS, Closing, Parts, Session
from server.sync.uvicorn_protocol import TRANSPORT

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
TEND_S: Final = 0.5
RESTART_SPREAD_MS: Final = 3_000


class SyncApp:
    """All websocket clients of the site."""

    def __init__(self, door: Door, tailer: Tailer, tokens: Tokens, clock: Clock) -> None:
        self.hub = Hub(tailer, clock)
        self._parts = Parts(door, tailer, tokens, clock, self.hub)
        self.sockets: dict[Session, asyncio.Task[Any]] = {}
        self._ends: dict[Session, Closing] = {}
        self._tending: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin heartbeats and the care for slow clients."""
        self.hub.start()
        self._tending = asyncio.create_task(self._tend(), name="slow clients")

    async def stop(self) -> None:
        """Say goodbye to everybody."""
        tasks = list(self.sockets.values())
        for session in list(self.sockets):
            session.bye("restart", "The server restarts.", RESTART_SPREAD_MS)
            self._close(session, Closing(1012, "restart"))
        if tasks:
            await asyncio.wait(tasks, timeout=3)
        if self._tending is not None:
            self._tending.cancel()
            await asyncio.gather(self._tending, return_exceptions=True)
        await self.hub.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One websocket, from its handshake to its end."""
        await receive()
        if not _same_origin(scope):
            await send({"type": "websocket.close", "code": 4403})
            return
        await send({"type": "websocket.accept"})
        session = Session(self._parts, *_writer(scope, send))
        task = asyncio.current_task()
        assert task is not None
        self.sockets[session] = task
        closing: Closing | None = None
        try:
            await _converse(session, receive)
        except Closing as ended:
            closing = ended
        except asyncio.CancelledError:
            closing = self._ends.pop(session, None)
            if closing is None:
                raise
            task.uncancel()
        finally:
            session.end()
            self.sockets.pop(session, None)
            self._ends.pop(session, None)
        if closing is not None:
            await send({"type": "websocket.close", "code": closing.code, "reason": str(closing)})

    def _close(self, session: Session, closing: Closing) -> None:
        if session not in self._ends:
            self._ends[session] = closing
            self.sockets[session].cancel()

    async def _tend(self) -> None:
        while True:
            await asyncio.sleep(TEND_S)
            now = time.time_ns() // 1_000_000
            for session in list(self.sockets):
                if not session.tend():
                    self._close(session, Closing(4413, "not read for 30 seconds"))
                elif session.expires_at is not None and now >= session.expires_at:
                    session.bye("token_expired", "The sign-in has expired.", 0)
                    self._close(session, Closing(4401, "token expired"))


async def _converse(session: Session, receive: Receive) -> None:
    loop = asyncio.get_running_loop()
    try:
        first = await asyncio.wait_for(receive(), HELLO_WITHIN_S)
    except TimeoutError:
        raise Closing(4408, "no hello within five seconds") from None
    if first["type"] == "websocket.disconnect":
        return
    message = _understood(session, first)
    if not isinstance(message, Hello):
        session.say(Err("malformed", "The first message is hello."))
        raise Closing(4400, "hello comes first")
    session.hello(message)
    allowance, last = float(LIMITS.frames_per_s), loop.time()
    while True:
        event = await receive()
        if event["type"] == "websocket.disconnect":
            return
        now = loop.time()
        allowance = min(LIMITS.frames_per_s, allowance + (now - last) * LIMITS.frames_per_s) - 1
        last = now
        if allowance < 0:
            raise Closing(4429, "too many frames")
        await session.take(_understood(session, event))


def _understood(session: Session, event: Any) -> Any:
    data = event.get("text") or event.get("bytes") or ""
    if len(data) > MAX_CLIENT_FRAME:
        raise Closing(1009, "a frame holds at most 16 KiB")
    try:
        return decode_client(data)
    except Malformed as fault:
        session.say(Err("malformed", f"The frame was not understood: {fault}"))
        raise Closing(4400, "malformed") from None


def _same_origin(scope: Scope) -> bool:
    """Programs send no Origin; a page must come from this very host."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin")
    return origin is None or origin.split(b"//", 1)[-1] == headers.get(b"host")


def _writer(scope: Scope, send: Send) -> tuple[Callable[[Frame], None], Callable[[], int]]:
    """How frames get out, and how many bytes wait there."""
    transport = scope.get("extensions", {}).get(TRANSPORT)
    if transport is not None:

        def write(frame: Frame) -> None:
            if not transport.is_closing():
                transport.write(frame.wire)

        return write, transport.get_write_buffer_size
    return _queued(send)


def _queued(send: Send) -> tuple[Callable[[Frame], None], Callable[[], int]]:
    """Without the transport, frames go through ASGI one after another."""
    waiting: list[Frame] = []
    tasks: set[asyncio.Task[None]] = set()

    async def drain() -> None:
        while waiting:
            await send({"type": "websocket.send", "text": waiting[0].text.decode()})
            waiting.pop(0)

    def write(frame: Frame) -> None:
        waiting.append(frame)
        if len(waiting) == 1:
            task = asyncio.get_running_loop().create_task(drain())
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    return write, lambda: sum(len(frame.wire) for frame in waiting)
