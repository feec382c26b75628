"""One connection in memory: frames go in, and what the server says is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from protocol.codec import encode
from protocol.messages import ClientMessage
from server.sync.websocket import SyncApp


class Wire:
    """The events of one websocket; `headers` are those of its handshake."""

    def __init__(self, frames: Sequence[bytes]) -> None:
        self.said: list[dict[str, Any]] = []
        self.taken = -1
        """Frames that the server has read; to connect is none."""
        self._events: list[dict[str, Any]] = [{"type": "websocket.connect"}]
        self._events += [{"type": "websocket.receive", "bytes": frame} for frame in frames]
        self._events.reverse()

    async def receive(self) -> dict[str, Any]:
        """The next event; once all frames are read, the client goes away."""
        await asyncio.sleep(0)
        self.taken += len(self._events) > 0
        return self._events.pop() if self._events else {"type": "websocket.disconnect"}

    async def send(self, event: dict[str, Any]) -> None:
        """What the server does."""
        self.said.append(event)

    @property
    def code(self) -> int:
        """With which code the server has closed; 1000 where it did not."""
        last = self.said[-1]
        return int(last.get("code", 1000)) if last["type"] == "websocket.close" else 1000

    @classmethod
    async def through(
        cls, app: SyncApp, frames: Sequence[bytes], headers: Sequence[tuple[bytes, bytes]] = ()
    ) -> Wire:
        """A whole conversation, to its end."""
        wire = cls(frames)
        await app({"headers": headers, "extensions": {}}, wire.receive, wire.send)
        return wire

    @classmethod
    async def talk(cls, app: SyncApp, messages: Sequence[ClientMessage]) -> list[bytes]:
        """What the server says to these messages."""
        wire = await cls.through(app, [encode(message) for message in messages])
        told = [event.get("bytes") or event.get("text") for event in wire.said]
        return [text.encode() if isinstance(text, str) else text for text in told if text]
