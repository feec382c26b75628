"""`/sync`: plain ASGI around a session."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, NamedTuple

from protocol.codec import Malformed, decode_client
from protocol.messages import HELLO_WITHIN_S, Err, Hello
from protocol.outbox import Channel
from protocol.proof import Proof
from server.accounts.attempts import Failures
from server.accounts.presence import Presence
from server.accounts.tokens import Held, Tokens
from server.clock import Clock
from server.domain.effects_on_line import Quoted
from server.domain.estimates.published import quotes
from server.execution.day_replays import DayReplays
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.networks import network_of
from server.sync.devices import ALIVE_S, DeviceSessions
from server.sync.guests import Guests
from server.sync.hub import Hub
from server.sync.origin import may_connect
from server.sync.outlet import outlet
from server.sync.parts import LIMITS, Admit, Closing, Hear, Parts
from server.sync.past import past_of_topic
from server.sync.session import BEHIND_S, Session

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
_log = logging.getLogger(__name__)
RESTART_SPREAD_MS: Final = 3_000
GOODBYE_S: Final = 3.0


class Patience(NamedTuple):
    """How long clients are waited for, in seconds."""

    hello_s: float = HELLO_WITHIN_S
    behind_s: float = BEHIND_S
    tend_s: float = 0.5
    """How often slow clients are looked for."""
    device_s: float = ALIVE_S
    """How long a session of a device may be silent and still keep a second one out."""
    watch_s: float = 0.25
    """How often it is looked whether another process has ended sign-ins; `look_again` says it of
    this one."""


PATIENCE: Final = Patience()
GUESSES: Final = 10
GUESSES_S: Final = 600
"""So many reservations a kiosk looks for in vain by time and telephone, in so long a time."""
NO_HELLO: Final = "no hello within five seconds"


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def _real_now() -> int:
    return time.time_ns() // 1_000_000


class SyncApp:
    """All websocket clients of the site. `real_now` is the clock that tokens expire by, ms.

    `most_guests` sockets of customers may come from one address; 0 is no limit. `edition` is
    another number than before once sign-ins were ended.
    """

    def __init__(
        self,
        door: Door,
        tailer: Tailer,
        tokens: Tokens,
        clock: Clock,
        presence: Presence,
        *,
        patience: Patience = PATIENCE,
        real_now: Callable[[], int] = _real_now,
        admit: Admit = lambda _actor, _address, _command: None,
        most_guests: int = 0,
        edition: Callable[[], int] = lambda: 0,
        quoted: Quoted = quotes,
        hear: Hear | None = None,
        sends: Callable[[], list[Channel]] = list,
    ) -> None:
        self.hub = Hub(tailer, clock, lambda topic: past_of_topic(topic, door, tailer, clock))
        guests = Guests(most_guests)
        self._replays = DayReplays(door.database, clock.now)
        self._devices = DeviceSessions(door, lambda: tailer.floor, _loop_time, patience.device_s)
        self._parts = Parts(
            door, tailer, tokens, clock, self.hub, presence, self._replays,
            hear or _without_proof(tokens), self._devices, self._close,
            Failures(real_now, GUESSES, GUESSES_S), admit, guests, quoted, sends,
        )  # fmt: skip
        self._patience = patience
        self._real_now = real_now
        self._edition = edition
        self.sockets: dict[Session, asyncio.Task[Any]] = {}
        self._ends: dict[Session, Closing] = {}
        self._tending: asyncio.Task[None] | None = None
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False

    async def start(self) -> None:
        """Begin heartbeats and the care for slow clients."""
        self.hub.start()
        self._devices.start()
        self._loop = asyncio.get_running_loop()
        self._tending = asyncio.create_task(self._tend(), name="slow clients")

    def look_again(self) -> None:
        """Sign-ins were ended: look at all of them at once. From any thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it may be closed, and all have gone
                self._loop.call_soon_threadsafe(self._woken.set)

    async def stop(self) -> None:
        """Say goodbye to everybody, and let nobody else in."""
        self._stopping = True
        await self._devices.stop()
        tasks = list(self.sockets.values())
        for session in list(self.sockets):
            session.bye("restart", "The server restarts.", RESTART_SPREAD_MS)
            self._close(session, Closing(1012, "restart"))
        if tasks:
            await asyncio.wait(tasks, timeout=GOODBYE_S)
        if self._tending is not None:
            self._tending.cancel()
            await asyncio.gather(self._tending, return_exceptions=True)
        await self._replays.stop()
        await self.hub.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One websocket, from its handshake to its end."""
        await receive()
        site = self._parts.tailer.floor.site
        if self._stopping or not may_connect(scope["headers"], site.public_url):
            await send({"type": "websocket.close", "code": 4403})
            return
        await send({"type": "websocket.accept"})
        out = outlet(scope, send)
        session = Session(self._parts, out, self._patience.behind_s, _address(scope))
        task = asyncio.current_task()
        assert task is not None
        self.sockets[session] = task
        closing: Closing | None = None
        try:
            if self._stopping:
                raise Closing(1012, "restart")
            await _converse(session, await self._first(session, receive), receive)
        except Closing as ended:
            closing = ended
        except asyncio.CancelledError:
            closing = self._ends.pop(session, None)
            if closing is None:
                raise
            task.uncancel()
        except Unavailable as away:
            closing = Closing(4503, away.detail)
        except Exception:  # noqa: BLE001 - it is one client's fault, or ours: not the others'
            _log.exception("a connection failed")
            closing = Closing(4503, "The server has a fault. Try again in a moment.")
        finally:
            session.end()
            self.sockets.pop(session, None)
            self._ends.pop(session, None)
        if closing is not None:
            await out.close(closing.code, str(closing))

    async def _first(self, session: Session, receive: Receive) -> Any:
        """What a client says first; who says nothing for too long is closed."""
        late = Closing(4408, NO_HELLO)
        loop = asyncio.get_running_loop()
        alarm = loop.call_later(self._patience.hello_s, self._close, session, late)
        try:
            return await receive()
        finally:
            alarm.cancel()

    def _close(self, session: Session, closing: Closing) -> None:
        if session not in self._ends:
            self._ends[session] = closing
            self.sockets[session].cancel()

    async def _tend(self) -> None:
        seen = self._edition()
        loop = asyncio.get_running_loop()
        tended = loop.time()
        while True:
            await self._pause()
            now, before, seen = self._real_now(), seen, self._edition()
            if seen == before and loop.time() - tended < self._patience.tend_s:
                continue
            tended = loop.time()
            for session in list(self.sockets):
                try:
                    self._look_after(session, now, seen != before)
                except Exception:  # noqa: BLE001 - the others must be looked after all the same
                    _log.exception("a connection could not be looked after")
                    self._close(session, Closing(4503, "The server has a fault."))

    async def _pause(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(self._patience.watch_s, self._patience.tend_s)):
                await self._woken.wait()
        self._woken.clear()

    def _look_after(self, session: Session, now: int, moved_on: bool) -> None:
        """`moved_on`: some account's sign-ins were ended, so each is looked up again."""
        if not session.tend():
            self._close(session, Closing(4413, "the client does not read"))
        elif session.expires_at is not None and now >= session.expires_at:
            session.bye("token_expired", "The sign-in has expired.", 0)
            self._close(session, Closing(4401, "token expired"))
        elif moved_on and session.is_revoked():
            session.bye("unauthenticated", "This sign-in was ended.", 0)
            self._close(session, Closing(4401, "revoked"))


def _without_proof(tokens: Tokens) -> Hear:
    def hear(token: str, _proof: Proof | None) -> Held:
        return Held(*tokens.actor(token))

    return hear


async def _converse(session: Session, first: Any, receive: Receive) -> None:
    loop = asyncio.get_running_loop()
    if first["type"] == "websocket.disconnect":
        return
    message = _understood(session, first)
    if not isinstance(message, Hello):
        session.say(Err("malformed", "The first message is hello."))
        raise Closing(4400, "hello comes first")
    last = session.heard_at = loop.time()
    session.hello(message)
    allowance = float(LIMITS.frames_per_s)
    while True:
        event = await receive()
        if event["type"] == "websocket.disconnect":
            return
        now = loop.time()
        allowance = min(LIMITS.frames_per_s, allowance + (now - last) * LIMITS.frames_per_s) - 1
        last = session.heard_at = now
        if allowance < 0:
            raise session.put_off("Too many frames at once. Come back more slowly.", "frames")
        await session.take(_understood(session, event))


def _understood(session: Session, event: Any) -> Any:
    text = event.get("text")
    data = text.encode() if text is not None else event.get("bytes") or b""
    if len(data) > session.frame_bytes:
        raise Closing(1009, f"a frame holds at most {session.frame_bytes // 1024} KiB")
    try:
        return decode_client(data)
    except Malformed as fault:
        session.say(Err("malformed", f"The frame was not understood: {fault}"))
        raise Closing(4400, "malformed") from None


def _address(scope: Scope) -> str:
    """By which guests are counted."""
    client = scope.get("client")
    return network_of(str(client[0])) if client else ""
