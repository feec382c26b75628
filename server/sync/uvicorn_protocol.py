"""Uvicorn's sans-I/O websocket protocol, handing transport and bytes to the application.

Direct writes of prebuilt frames cost about half of a send through ASGI. They pass by uvicorn's flow
control, so the session counts the transport's write buffer itself. Private API: uvicorn is pinned,
and a contract test guards what is used here.
"""

from __future__ import annotations

from typing import Any, Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from protocol.messages import MAX_STAFF_FRAME

TRANSPORT: Final = "nowserving.transport"


class DirectProtocol(WebSocketsSansIOProtocol):
    """Adds `scope["extensions"]["nowserving.transport"]`."""

    async def run_asgi(self) -> None:
        """Run the application with the transport in its scope."""
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]
        scope.setdefault("extensions", {})[TRANSPORT] = self.transport
        await super().run_asgi()

    def handle_text(self, event: Frame) -> None:
        """Hand text on as bytes: the JSON decoder refuses what is no UTF-8, with a word to the
        client, where uvicorn would log a traceback."""
        self.handle_bytes(event)


SOCKET_OPTIONS: Final[dict[str, Any]] = {
    "ws": DirectProtocol,
    "ws_max_size": MAX_STAFF_FRAME,
    "ws_per_message_deflate": False,
    "ws_ping_interval": 20.0,
    "ws_ping_timeout": 20.0,
}
"""What `uvicorn.Config` is told, so that sockets behave as the sync protocol says."""
