"""One client's connection: what it may follow and ask, and how it is kept from slowing others."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any, Final

from msgspec.structs import replace

from protocol.codec import Malformed, decode_command
from protocol.messages import (
    MAX_CLIENT_FRAME,
    MAX_STAFF_FRAME,
    PROTOCOL_VERSION,
    Ack,
    Attend,
    Bye,
    Cmd,
    Err,
    Hello,
    Limits,
    Ping,
    Pong,
    Qry,
    Res,
    ServerMessage,
    Sub,
    Un,
    Welcome,
)
from protocol.outcomes import Refusal
from server.domain.access import OF_ROUTES
from server.domain.actor import PUBLIC, Actor
from server.domain.refused import Refused, refuse
from server.execution.door import Unavailable
from server.sync.following import WITH_PAST, may_follow
from server.sync.frames import Frame, frame_of
from server.sync.links import link_to
from server.sync.outlet import Outlet
from server.sync.parts import LIMITS, Closing, Parts
from server.sync.past import past_of_topic
from server.sync.queries import answer as answer_query
from server.sync.sources import sources_of
from server.sync.viewer import Viewer, viewer_of

BUFFER_BYTES: Final = 256 * 1024
BUFFER_FRAMES: Final = 64
"""A client is behind above so many bytes, or frames since all had left: then topics are silent."""
MOST_BYTES: Final = 8 * 1024 * 1024
"""Above this nothing more is answered: a client asked and asked, and never read."""
BEHIND_S: Final = 30.0


class Session:
    """State of a connection; the websocket around it reads and writes."""

    def __init__(
        self, parts: Parts, out: Outlet, behind_s: float = BEHIND_S, address: str = ""
    ) -> None:
        self._parts = parts
        self._address = address
        self._out = out
        self._behind_s = behind_s
        self.actor: Actor = PUBLIC
        self.heard_at = 0.0
        """When the client said something last (s, clock of the loop)."""
        self.expires_at: int | None = None
        self.topics: dict[str, bool] = {}
        """Topics followed; true for those that have lost frames."""
        self.behind_since: float | None = None
        self.frame_bytes = MAX_CLIENT_FRAME
        self._client = ""
        self._token = ""
        self._counted = False
        """Whether this is one of the guests of its address."""
        self._unread = 0
        """Frames written since the way out was last empty."""

    def push(self, topic: str, frame: Frame) -> None:
        """A topic's frame, unless the client does not read: then it gets one snapshot later."""
        if self.behind_since is None and not self._out.buffered():
            # Nearly always: everything here is paid for each socket and change.
            self._unread = 1
            self._out.write(frame)
        elif self._is_behind():
            self.topics[topic] = True
        else:
            self._write(frame)

    def tend(self) -> bool:
        """Bring a client that was behind up to date; false when it must be closed."""
        if not self._is_behind() or self.behind_since is None:
            return True
        if self._out.buffered():
            return asyncio.get_running_loop().time() - self.behind_since < self._behind_s
        self.behind_since, self._unread = None, 0
        for topic, lost in self.topics.items():
            if lost and (frame := self._parts.hub.snapshot(topic, self._viewer)) is not None:
                self._write(frame)
                self.topics[topic] = False
        return True

    def is_revoked(self) -> bool:
        """Whether somebody has ended this sign-in."""
        if self.actor.is_guest:
            return False
        try:
            self._parts.tokens.held(self._token)
        except Refused as refused:
            return refused.refusal.code == "unauthenticated"
        return False

    def _write(self, frame: Frame) -> None:
        self._unread += 1
        self._out.write(frame)

    def _is_behind(self) -> bool:
        if self.behind_since is None:
            waiting = self._out.buffered()
            if not waiting:
                self._unread = 0
            elif waiting > BUFFER_BYTES or self._unread >= BUFFER_FRAMES:
                self.behind_since = asyncio.get_running_loop().time()
        return self.behind_since is not None

    def say(self, message: ServerMessage) -> None:
        """Send one message: an answer is never dropped, but it counts for being behind."""
        if self._out.buffered() > MOST_BYTES:
            raise Closing(4413, "the client does not read")
        self._write(frame_of(message))
        self._is_behind()

    def bye(self, code: str, detail: str, spread_ms: int) -> None:
        """Announce the end, also to who does not read; clients come back spread over a while."""
        self._write(frame_of(Bye(code, detail, random.randrange(spread_ms) if spread_ms else 0)))

    def hello(self, message: Hello) -> None:
        """Settle version and actor. Raises `Closing`."""
        if PROTOCOL_VERSION not in message.v:
            self.say(Err("version", f"This server speaks version {PROTOCOL_VERSION}. Update."))
            raise Closing(4400, "no common version")
        if message.token:
            try:
                held = self._parts.hear(message.token, message.proof)
            except Refused as refused:
                self._refuse(no := refused.refusal)
                close = 4503 if no.code == "unavailable" else 4401
                raise Closing(close, no.code) from None
            self.actor, self.expires_at = held.actor, held.expires_at
            self._token = message.token
            if self.actor.role in ("kiosk", "display"):
                self._alone(bool(held.thumbprint))
        if self.actor.is_guest:
            self._let_in()
        self._client = message.device or self.actor.id
        self.frame_bytes = MAX_STAFF_FRAME if self.actor.is_staff else MAX_CLIENT_FRAME
        connection = f"{random.getrandbits(48):012x}"
        self.say(
            Welcome(
                v=PROTOCOL_VERSION,
                connection=connection,
                now=self._parts.clock.now(),
                actor=self.actor.id,
                role=self.actor.role,
                limits=Limits(frame_bytes=self.frame_bytes),
                expires_at=self.expires_at,
                rate=self._parts.clock.rate,
                sends=self._parts.sends(),
            )
        )

    def _alone(self, keyed: bool) -> None:
        """A device with a key has one session at a time."""
        try:
            dead = self._parts.devices.enter(self, keyed)
        except Refused as refused:
            self._refuse(no := refused.refusal)
            raise Closing(4409, no.code) from None
        if dead is not None:
            self._parts.close(dead, Closing(4409, "device_connected"))

    def _let_in(self) -> None:
        self._counted = self._parts.guests.enter(self._address)
        if not self._counted:
            raise self.put_off("Too many phones of this address. Try again later.", "sockets", 30)

    def put_off(self, detail: str, what: str, retry_after: int = 1) -> Closing:
        """Say when to come back; the end of a session that asks for too much."""
        self.say(Err("too_many_requests", detail, retry_after=retry_after))
        return Closing(4429, f"too many {what}")

    async def take(self, message: Any) -> None:
        """Answer one message. Raises `Closing`."""
        takes: dict[type, Callable[[Any], Awaitable[None]]] = {
            Sub: self._sub,
            Un: self._un,
            Cmd: self._cmd,
            Qry: self._qry,
            Ping: self._ping,
            Attend: self._attend,
        }
        taker = takes.get(type(message))
        if taker is None:
            self.say(Err("malformed", "Hello comes once, as the first message."))
            raise Closing(4400, "hello comes once, first")
        await taker(message)

    def end(self) -> None:
        """Leave all topics and the count of guests."""
        if self._counted:
            self._parts.guests.leave(self._address)
            self._counted = False
        self._parts.devices.leave(self)
        self._parts.hub.attends_no_more(self)
        for name in self.topics:
            self._parts.hub.unsubscribe(name, self, self._viewer)
        self.topics.clear()

    async def _sub(self, message: Sub) -> None:
        topic = self._parts.hub.exists(message.topic)
        if topic is None:
            self.say(Err("not_found", "There is no such topic.", topic=message.topic))
            return
        parts = self._parts
        if not may_follow(self.actor, topic, parts.tailer.floor, parts.clock.now()):
            self.say(Err("forbidden", "This sign-in may not follow it.", topic=message.topic))
            return
        if message.topic not in self.topics and len(self.topics) >= LIMITS.topics:
            raise self.put_off(f"At most {LIMITS.topics} topics at a time.", "topics")
        known = topic.rule.kind not in WITH_PAST or parts.hub.knows(topic, self._viewer)
        past = None if known else await past_of_topic(topic, parts.door, parts.tailer, parts.clock)
        self.topics[message.topic] = False
        frame = parts.hub.subscribe(topic, self, message.pos, past, self._viewer)
        self.push(message.topic, frame)

    @property
    def _viewer(self) -> Viewer:
        return viewer_of(self.actor)

    async def _un(self, message: Un) -> None:
        if self.topics.pop(message.topic, None) is not None:
            self._parts.hub.unsubscribe(message.topic, self, self._viewer)

    async def _ping(self, message: Ping) -> None:
        self.say(Pong(message.at, self._parts.clock.now(), self._parts.sends()))

    async def _attend(self, message: Attend) -> None:
        try:
            self._parts.hub.attend(self, self.actor, message)
        except Refused as refused:
            self._refuse(refused.refusal)

    def _refuse(self, no: Refusal, ident: str | None = None) -> None:
        self.say(Err(no.code, no.detail, ident, retry_after=no.retry_after))

    async def _cmd(self, message: Cmd) -> None:
        try:
            command = decode_command(message.op)
        except Malformed as fault:
            refusal = Refusal(code="malformed", detail=f"The command was not understood: {fault}")
            self.say(Ack(message.id, self._parts.tailer.head.seq, refusal))
            return
        try:
            self._parts.admit(self.actor, self._address, command)
            if (instead := OF_ROUTES.get(command.op())) is not None:
                raise refuse("forbidden", instead)
            answered = await self._parts.door.execute(
                command,
                self._for_holder(message.link) if message.link else self.actor,
                message.id,
                f"{self.actor.id}/{self._client}"[:80],
                "socket",
            )
        except Unavailable as away:
            self.say(Err("unavailable", away.detail, message.id, retry_after=away.retry_after))
            return
        except Refused as turned_away:
            self._refuse(turned_away.refusal, message.id)
            return
        token = link_to(answered.answer, self.actor, self._parts.tokens)
        self.say(Ack(message.id, answered.seq, answered.answer, token))

    def _for_holder(self, link: str) -> Actor:
        """A kiosk, acting for whoever holds a private link to it. Raises `Refused`."""
        if self.actor.role != "kiosk":
            raise refuse("forbidden", "Only a kiosk acts for whoever holds a link to it.")
        held = self._parts.tokens.actor(link)[0]
        own = {name: getattr(held, name) for name in ("visit", "reservation", "request")}
        return replace(self.actor, **own)

    async def _qry(self, message: Qry) -> None:
        parts = self._parts
        try:
            items, following = await answer_query(sources_of(parts), self.actor, message)
        except Refused as turned_away:
            self._refuse(turned_away.refusal, message.id)
            return
        self.say(Res(message.id, parts.tailer.head.seq, items, following))
