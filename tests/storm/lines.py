"""The real connections of real links, kept so that they can be broken without a word."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.protocol import State


class Lines:
    """All connections that links make while this stands in place of *websockets*' own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._made: list[ClientConnection] = []
        self.breaks = 0
        monkeypatch.setattr("client.link.connect", partial(connect, create_connection=self._make))

    def break_one(self, random: Random) -> None:
        """One of them breaks, whosever it is."""
        standing = self._standing()
        if standing:
            self._break(random.choice(standing))

    def break_all(self) -> None:
        """All break at once."""
        for line in self._standing():
            self._break(line)

    def _make(self, *args: Any, **options: Any) -> ClientConnection:
        made = ClientConnection(*args, **options)
        self._made = [*self._standing(), made]
        return made

    def _standing(self) -> list[ClientConnection]:
        return [line for line in self._made if line.state in (State.CONNECTING, State.OPEN)]

    def _break(self, line: ClientConnection) -> None:
        if hasattr(line, "transport"):
            line.transport.abort()
            self.breaks += 1
