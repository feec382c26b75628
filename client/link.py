"""The link to the server: connects, resumes, resends, and tells `Live` what it hears. No Qt."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from client.address import sync_url
from client.attending import Attending
from client.backoff import CLOSES, Backoff, Close
from client.credential import Credential, Token, TokenUnavailable
from client.ended import Ended, how_it_ended
from client.heard import decoded
from client.live import Live
from client.no_answer import no_answer
from client.pace import Pace
from client.pending import Pending, must_be_sendable
from client.timing import TIMING, Timing
from client.trust import context_for
from protocol.codec import command_message, encode
from protocol.commands import AnyCommand
from protocol.ids import id_source
from protocol.messages import (
    PROTOCOL_VERSION,
    Ack,
    Bye,
    ClientMessage,
    Cmd,
    Delta,
    Err,
    Heartbeat,
    Hello,
    Limits,
    Ping,
    Pong,
    Qry,
    Res,
    ServerMessage,
    Snapshot,
    Un,
    Welcome,
)
from protocol.ticket_views import Doing

log = logging.getLogger(__name__)

PING_S = 4.0
SILENT_S = 10.0
"""A connection on which nothing came for so long is taken for dead."""
OPEN_WITHIN_S = 5.0
LARGEST_FRAME = 64 * 1024 * 1024


class Link:
    """One connection to one server. `token` is asked at first and after it was refused.

    `said` is what to say of some close codes; `trust` knows the authority that is trusted alone
    (`client.trust`), None: the machine's own.
    """

    def __init__(
        self,
        url: str,
        token: Token,
        topics: Iterable[str],
        live: Live,
        *,
        device: str = "",
        said: Mapping[int, str] = MappingProxyType({}),
        trust: ssl.SSLContext | None = None,
        timing: Timing = TIMING,
    ) -> None:
        self._url = sync_url(url)
        self._trust = trust
        self._ask_token = token
        self._credential: Credential | None = None
        self._topics = dict.fromkeys(topics)
        self._live = live
        self._device = device
        self._said = said
        self._timing = timing
        self._backoff = Backoff(timing.random)
        self._pending = Pending(live.held_up)
        self._attending = Attending()
        self._new_id = id_source(live.now)
        self._out: asyncio.Queue[ClientMessage] | None = None
        self._limits = Limits()
        self._bye: Bye | None = None
        self._stood_at: float | None = None
        self._heard_at = 0.0
        for topic in self._topics:
            live.replica(topic)

    async def run(self) -> None:
        """Connect, and connect again, until cancelled."""
        while True:
            self._bye, self._stood_at = None, None
            ended = await self._attempt()
            self._out = None
            rule = CLOSES.get(ended.code, Close())
            if rule.renew_token:
                self._credential = None
            held = 0.0 if self._stood_at is None else self._timing.monotonic() - self._stood_at
            pause = self._backoff.pause(held, max(ended.after_s, rule.at_least_s))
            if ended.reason != self._live.status.reason:
                log.info("not connected: %s%s; again in %.1f s", ended.reason, ended.fault, pause)
            self._live.lost(ended.reason, pause)
            await self._timing.sleep(pause)

    async def execute(
        self, command: AnyCommand, command_id: str | None = None, link: str = ""
    ) -> Ack:
        """Ask for a change and wait for its answer, however many connections that takes.

        `link`, at a kiosk, is the token of the private link for whose holder it asks.
        A rule's refusal is an answer. Raises `NotTaken` when the server did not take the message.
        Cancelling gives up the answer; the change may have happened all the same.
        """
        answer = await self._ask(command_message(command_id or self._new_id(), command, link))
        assert isinstance(answer, Ack)
        return answer

    async def query(
        self, name: str, args: dict[str, Any] | None = None, cursor: str | None = None
    ) -> Res:
        """Read what is too large to replicate. Raises `NotTaken`."""
        answer = await self._ask(Qry(self._new_id(), name, args or {}, cursor))
        assert isinstance(answer, Res)
        return answer

    def follow(self, topic: str) -> None:
        """Follow one more topic."""
        if topic not in self._topics:
            self._topics[topic] = None
            self._live.replica(topic)
            if self._out is not None:
                self._say(self._live.subscription(topic))

    def unfollow(self, topic: str) -> None:
        """Follow a topic no longer; its copy goes."""
        if topic in self._topics:
            del self._topics[topic]
            self._live.forget(topic)
            self._say(Un(topic))

    def attend(self, ticket: str, doing: Doing) -> None:
        """Tell colleagues at which ticket we are, until we are at another; an empty one is none."""
        self._say(self._attending.now_at(ticket, doing, self._timing.monotonic()))

    async def _ask(self, message: Cmd | Qry) -> Ack | Res:
        must_be_sendable(message, self._limits.frame_bytes)
        answer = self._pending.add(message, self._timing.monotonic())
        self._say(message)
        try:
            return await asyncio.shield(answer)
        finally:
            self._pending.drop(message.id, answer)

    def _say(self, message: ClientMessage) -> None:
        if self._out is not None:
            self._out.put_nowait(message)

    async def _attempt(self) -> Ended:
        try:
            await self._renew()
            async with connect(
                self._url,
                ssl=context_for(self._url, self._trust),
                proxy=None,
                compression=None,
                max_size=LARGEST_FRAME,
                open_timeout=OPEN_WITHIN_S,
                close_timeout=1,
                ping_interval=None,
            ) as socket:
                return await self._conversation(socket)
        except TokenUnavailable as fault:
            return Ended(0, str(fault))
        except (OSError, InvalidHandshake, TimeoutError) as fault:
            why = f"The server at {self._url} does not answer ({no_answer(fault, self._url)})"
            return Ended(0, why, fault=f" ({fault!r})")

    async def _renew(self) -> None:
        """Ask for a token, unless there is one that still holds a while."""
        known, now = self._credential, self._timing.monotonic()
        if known is None or now >= known.good_until:
            given = await self._ask_token()
            self._credential = Credential(given) if isinstance(given, str) else given

    async def _conversation(self, socket: ClientConnection) -> Ended:
        sides: list[asyncio.Task[None]] = []
        try:
            await self._open(socket)
            sides = [asyncio.ensure_future(side(socket)) for side in (self._write, self._pulse)]
            while True:
                self._hear(await socket.recv())
        except ConnectionClosed as closed:
            return self._ended(closed)
        except asyncio.CancelledError:
            await socket.close()
            raise
        finally:
            for task in sides:
                task.cancel()
            await asyncio.gather(*sides, return_exceptions=True)

    async def _open(self, socket: ClientConnection) -> None:
        sent = self._timing.monotonic()
        shown = self._credential or Credential("")
        hello = Hello(
            [PROTOCOL_VERSION], device=self._device, token=shown.token, proof=shown.prove()
        )
        await socket.send(encode(hello).decode())
        self._heard_at = sent
        self._out = None
        async with asyncio.timeout(OPEN_WITHIN_S):
            while self._out is None:
                message = decoded(await socket.recv())
                if isinstance(message, Welcome):
                    self._welcomed(message, sent)
                elif message is not None:
                    self._take(message)

    def _welcomed(self, welcome: Welcome, sent: float) -> None:
        self._out = asyncio.Queue()
        self._limits = welcome.limits
        self._stood_at = self._heard_at = self._timing.monotonic()
        self._live.welcomed(welcome, sent)
        for topic in self._topics:
            self._say(self._live.subscription(topic))
        again = self._attending.again(self._stood_at)
        for message in (*self._pending.all(self._stood_at), *again):
            self._say(message)
        self._live.heard()

    def _hear(self, frame: str | bytes) -> None:
        self._heard_at = self._timing.monotonic()
        message = decoded(frame)
        if message is not None:
            self._take(message)
            self._live.heard()

    def _take(self, message: ServerMessage) -> None:
        match message:
            case Snapshot() | Delta() | Heartbeat():
                if self._live.take(message):
                    self._say(self._live.subscription(message.topic))
            case Ack() | Res():
                self._pending.answered(message)
            case Pong():
                self._live.pong(message.at, message.now, message.sends)
            case Err():
                self._troubled(message)
            case Bye():
                self._bye = message
            case Welcome():
                log.warning("the server said welcome twice")

    def _troubled(self, err: Err) -> None:
        log.warning("the server did not take a message: %s: %s", err.code, err.detail)
        self._pending.refused(err, self._timing.monotonic())
        if err.id is None:
            self._live.troubled(err.detail)

    async def _write(self, socket: ClientConnection) -> None:
        pace = Pace(self._limits.frames_per_s, self._timing.monotonic())
        while self._out is not None:
            message = await self._out.get()
            if (wait := pace.wait(self._timing.monotonic())) > 0:
                await self._timing.sleep(wait)
            await socket.send(encode(message).decode())

    async def _pulse(self, socket: ClientConnection) -> None:
        pinged = self._timing.monotonic()
        while True:
            await self._timing.sleep(1.0)
            now = self._timing.monotonic()
            if now - self._heard_at > SILENT_S:
                socket.transport.abort()
                return
            if now - pinged >= PING_S:
                pinged = now
                self._say(Ping(round(now * 1000)))
            for message in (*self._pending.due(now), *self._attending.due(now)):
                self._say(message)

    def _ended(self, closed: ConnectionClosed) -> Ended:
        code = 0 if closed.rcvd is None else closed.rcvd.code
        silent = self._timing.monotonic() - self._heard_at > SILENT_S
        return how_it_ended(code, self._bye, self._said, SILENT_S if silent else 0)
