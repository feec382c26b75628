"""A line between the real link and the real socket application, in memory, that can misbehave."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any, Final

from websockets.exceptions import ConnectionClosedError
from websockets.frames import Close

SHAKEN: Final = frozenset({"s", "d", "hb", "ack", "err", "cmd"})
"""What may be lost, doubled or late while the line stands; the rest is lost only by a cut."""


class Chaos:
    """What happens to each frame, by a seed. All off: a good line."""

    def __init__(self, random: Random, drop: float = 0, double: float = 0, late: float = 0) -> None:
        self.random = random
        self.drop, self.double, self.late = drop, double, late
        self.cut = 0.0
        self.cut_after: int | None = None
        """Cut once, after so many more frames."""
        self.frames = 0

    def heal(self) -> None:
        """From now on the line is good."""
        self.drop = self.double = self.late = self.cut = 0
        self.cut_after = None

    def cuts(self) -> bool:
        """Whether the line breaks instead of carrying this frame."""
        self.frames += 1
        if self.cut_after is not None:
            self.cut_after -= 1
            if self.cut_after < 0:
                self.cut_after = None
                return True
        return self.random.random() < self.cut


class Gone(OSError):
    """What the server meets on a line that is broken; the client never hears of it."""


class Way:
    """One direction of a line."""

    def __init__(self, chaos: Chaos, deliver: Callable[[str], None]) -> None:
        self._chaos = chaos
        self._deliver = deliver
        self._late: list[str] = []

    def carry(self, text: str) -> None:
        """Deliver the frame: never, once, after the next one, or now and after the next one."""
        chaos = self._chaos
        if json.loads(text)["t"] not in SHAKEN:
            self._deliver(text)
            return
        luck = chaos.random.random()
        if luck < chaos.drop:
            return
        if luck < chaos.drop + chaos.late:
            self._late.append(text)
            return
        late, self._late = self._late, []
        self._deliver(text)
        for held in late:
            self._deliver(held)
        if luck > 1 - chaos.double:
            self._late.append(text)


class Line:
    """One connection; to the link it looks like a socket of *websockets*."""

    def __init__(self, app: Any, chaos: Chaos) -> None:
        self._app = app
        self._chaos = chaos
        self._to_client: asyncio.Queue[str | None] = asyncio.Queue()
        self._to_server: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._up = Way(chaos, self._receive_text)
        self._down = Way(chaos, self._to_client.put_nowait)
        self._closed: Close | None = None
        self._broken = False
        self._serving: asyncio.Task[None] | None = None
        self.transport = self

    async def __aenter__(self) -> Line:
        self._to_server.put_nowait({"type": "websocket.connect"})
        self._serving = asyncio.ensure_future(self._serve())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.abort()
        if self._serving is not None:
            # A client that is cancelled here ends all the same, whatever the server's end does.
            await asyncio.wait([self._serving])
            self._serving.result()

    async def _serve(self) -> None:
        scope = {"type": "websocket", "path": "/sync", "headers": [], "extensions": {}}
        with suppress(Gone):
            await self._app(scope, self._to_server.get, self._say)

    def abort(self) -> None:
        """The line breaks without a word."""
        if not self._broken:
            self._broken = True
            self._to_client.put_nowait(None)
            self._to_server.put_nowait({"type": "websocket.disconnect", "code": 1006})

    # The server's end.

    async def _say(self, event: dict[str, Any]) -> None:
        await asyncio.sleep(0)
        if self._broken:
            raise Gone
        if event["type"] == "websocket.send":
            if self._chaos.cuts():
                self.abort()
            else:
                self._down.carry(event["text"])
        elif event["type"] == "websocket.close":
            self._closed = Close(event.get("code", 1000), event.get("reason", ""))
            self.abort()

    def _receive_text(self, text: str) -> None:
        self._to_server.put_nowait({"type": "websocket.receive", "text": text})

    # The client's end.

    async def send(self, text: str) -> None:
        await asyncio.sleep(0)
        if not self._broken and self._chaos.cuts():
            self.abort()
        if self._broken:
            raise ConnectionClosedError(self._closed, None)
        self._up.carry(text)

    async def recv(self) -> str:
        text = await self._to_client.get()
        if text is None:
            self._to_client.put_nowait(None)
            raise ConnectionClosedError(self._closed, None)
        return text

    async def close(self) -> None:
        self.abort()
