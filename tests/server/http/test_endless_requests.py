"""Requests that never end, over a real connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.http import uvicorn_protocol
from server.http.uvicorn_protocol import BoundedProtocol
from tests.server.http.front import front
from tests.server.sync.sockets import served

HEAD = b"POST /auth/token HTTP/1.1\r\nHost: here\r\n"
UPLOAD = b"POST /crm/tickets/attachments HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\n{"
GET = b"GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n"
ENDLESS = {
    "an address": (b"GET /", b"x" * 65_536),
    "a field": (HEAD + b"Cookie: ", b"x" * 65_536),
    "fields": (HEAD, b"A: b\r\n" * 10_000),
    "trailers": (
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
        b"A: b\r\n" * 10_000,
    ),
}


@pytest.fixture
async def port(tmp_path: Path) -> AsyncIterator[int]:
    """Of a server."""
    async with front(tmp_path) as here, served(here.parts.asgi, http=BoundedProtocol) as port:
        yield port


async def ended(reader: asyncio.StreamReader) -> bool:
    """Whether the server has hung up, whatever it says before."""
    try:
        async with asyncio.timeout(30):
            await reader.read()
    except ConnectionError:
        pass
    return True


@pytest.mark.parametrize("what", ENDLESS)
async def test_a_request_without_end_is_hung_up_on(port: int, what: str) -> None:
    begun, more = ENDLESS[what]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    sent = len(begun)
    writer.write(begun)
    try:
        while sent <= 4 * uvicorn_protocol.MOST_BYTES and not reader.at_eof():
            writer.write(more)
            await writer.drain()
            sent += len(more)
    except ConnectionError:
        pass
    assert await ended(reader)
    writer.close()


@pytest.mark.parametrize("begun", [b"", b"GET /hea", HEAD + b"Content-Length: 9\r\n\r\n{", UPLOAD])
async def test_who_sends_too_slowly_is_hung_up_on_and_who_waits_for_more_is_not(
    port: int, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    steady = await asyncio.open_connection("127.0.0.1", port)
    steady[1].write(GET)
    assert (await steady[0].readline()).startswith(b"HTTP/1.1 200")
    monkeypatch.setattr(uvicorn_protocol, "REQUEST_S", 0.05)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(begun)
    assert await ended(reader)
    monkeypatch.setattr(uvicorn_protocol, "REQUEST_S", 30)
    await steady[0].readuntil(b"\r\n\r\n")
    steady[1].write(GET)
    async with asyncio.timeout(30):
        assert b"HTTP/1.1 200" in await steady[0].readuntil(b"HTTP/1.1 200")
    for each in (writer, steady[1]):
        each.close()
