"""Uvicorn's HTTP protocol, with an end to what a stranger may send and how long that may take.

Its parser has none: heads without end would fill the memory, and whoever sends nothing would keep
their connection for ever. Private API: uvicorn is pinned, and a test guards what is used here.
"""

from __future__ import annotations

import asyncio
import re
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

REQUEST_S: Final = 30.0
"""So long a request may take to arrive, from its beginning to the end of its body."""
MOST_BYTES: Final = 1 << 20
"""So large it may be, head and all; what the application takes is less."""
UPLOADS: Final = re.compile(
    rb"POST (?:/crm/tickets/attachments|/crm/reservations/service-request/(?:[^/?]+/)?photos"
    rb"|/support|/s/[^/?]+/ask)(?:[/?].*)?"
)
"""Where files come: to these a request may be larger …"""
UPLOAD_BYTES: Final = 96 << 20
"""… than what is taken of it, so that whoever sends too much reads why: a browser listens only once
it has sent all."""
PACE_BYTES: Final = 1 << 20
"""So much of a file must come in the time of a request, or more of that time is not given."""


class BoundedProtocol(HttpToolsProtocol):
    """Hangs up on requests that do not end."""

    _late: asyncio.TimerHandle | None = None
    _size = 0
    _most = MOST_BYTES
    _paced = 0
    """How much had come when it was looked last."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for."""
        self._done()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what has come of a request."""
        self._size += len(data)
        super().data_received(data)
        if self._size > self._most:
            self._hang_up()

    def on_message_begin(self) -> None:
        """A request has begun, perhaps the next of its connection."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """It is known where it goes."""
        asked = self.parser.get_method() + b" " + self.url
        self._most = UPLOAD_BYTES if UPLOADS.fullmatch(asked) else MOST_BYTES
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """It is whole."""
        self._done()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """From here on the websocket sees to itself."""
        self._done()
        super().handle_websocket_upgrade()

    def _wait(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(REQUEST_S, self._look)

    def _look(self) -> None:
        """Time is up, but for a file that goes on coming."""
        self._late = None
        if self._most > MOST_BYTES and self._size - self._paced >= PACE_BYTES:
            self._paced = self._size
            self._wait()
        else:
            self._hang_up()

    def _done(self) -> None:
        self._size = self._paced = 0
        self._most = MOST_BYTES
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _hang_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.abort()
