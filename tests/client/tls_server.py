"""A server over real TLS: it tells its authority, gives tokens and welcomes everybody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from protocol.codec import encode
from protocol.messages import Limits, Welcome
from server.tls import Pair, make_authority, make_certificate, now_utc
from tests.server.sync.sockets import served

NOW = now_utc()
OURS, OTHER = make_authority("Hall", NOW), make_authority("Stranger", NOW)
TOKENS = b'{"access_token": "a", "refresh_token": "r", "expires_in": 600}'


async def server(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Tells its authority, gives tokens, and welcomes everybody."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await receive()
        welcome = encode(Welcome(1, "c1", 1, "d1", "display", Limits())).decode()
        await send({"type": "websocket.send", "text": welcome})
        await receive()
        return
    body = OURS.certificate.encode() if scope["path"] == "/authority.pem" else TOKENS
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def over_tls(folder: Path, made: Pair | None = None) -> AsyncIterator[str]:
    """A server with this certificate, or one of our authority."""
    files = written(folder, made or make_certificate(OURS, ["127.0.0.1"], NOW, 30))
    async with (
        asyncio.timeout(30),
        served(server, ssl_certfile=files[0], ssl_keyfile=files[1]) as port,
    ):
        yield f"https://127.0.0.1:{port}"


def written(folder: Path, made: Pair) -> tuple[Path, Path]:
    """Files of a certificate and its key."""
    files = folder / "server.pem", folder / "server.key"
    for path, text in zip(files, made, strict=True):
        path.write_text(text)
    return files
