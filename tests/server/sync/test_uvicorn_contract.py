"""What we lean on in uvicorn, which it does not promise: when it changes, this says so first."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.asyncio.client import connect

from server.sync.frames import framed
from server.sync.outlet import Direct, outlet
from server.sync.uvicorn_protocol import TRANSPORT, DirectProtocol
from tests.certificate import make_certificate, trusting
from tests.server.sync.sockets import served

CHANGED = "uvicorn has changed: read its websockets_sansio_impl.py again, then mend DirectProtocol"


def test_uvicorn_is_the_version_that_was_read() -> None:
    assert uvicorn.__version__ == "0.54.0", CHANGED


def test_the_parts_that_are_used_are_there() -> None:
    assert inspect.iscoroutinefunction(WebSocketsSansIOProtocol.run_asgi), CHANGED
    made = inspect.getsource(WebSocketsSansIOProtocol.connection_made)
    assert "self.transport = transport" in made, CHANGED
    for handler in ("handle_text", "handle_bytes"):
        parameters = inspect.signature(getattr(WebSocketsSansIOProtocol, handler)).parameters
        assert list(parameters) == ["self", "event"], CHANGED
    connect_source = inspect.getsource(WebSocketsSansIOProtocol.handle_connect)
    assert "self.scope" in connect_source and "self.run_asgi()" in connect_source, CHANGED


SIZES = (0, 1, 125, 126, 65_535, 65_536, 200_000)


async def _talks(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    assert TRANSPORT in scope["extensions"], CHANGED
    out = outlet(scope, send)
    assert isinstance(out, Direct), CHANGED
    for size in SIZES:
        out.write(framed(b"x" * size))
    await send({"type": "websocket.send", "text": "by the usual way"})
    assert (await receive())["bytes"] == b"thanks"
    await out.close(4400, "done")


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_prebuilt_frames_of_every_length_and_uvicorns_own_come_in_order(
    tmp_path: Path, loop: str, tls: bool
) -> None:
    files = make_certificate(tmp_path) if tls else None
    options = {"ssl_certfile": files[0], "ssl_keyfile": files[1]} if files else {}
    ours = {"ssl": trusting(files[0])} if files else {}

    async def talk() -> None:
        async with (
            asyncio.timeout(30),
            served(_talks, **options) as port,
            connect(
                f"{'wss' if tls else 'ws'}://127.0.0.1:{port}/",
                compression=None,
                proxy=None,
                **ours,
            ) as socket,
        ):
            heard = [len(await socket.recv()) for _ in SIZES]
            assert heard == list(SIZES), CHANGED
            assert await socket.recv() == "by the usual way", CHANGED
            await socket.send("thanks")
            await socket.wait_closed()
            assert (socket.close_code, socket.close_reason) == (4400, "done"), CHANGED

    if loop == "uvloop":
        uvloop = pytest.importorskip("uvloop")
        uvloop.run(talk())
    else:
        asyncio.run(talk())


async def _pours(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    out = outlet(scope, send)
    while out.buffered() < 1_000_000:
        out.write(framed(b"x" * 50_000))
        await asyncio.sleep(0)
    await asyncio.wait_for(out.close(4413, "slow"), 20)


async def test_closing_does_not_wait_for_a_client_that_does_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("server.sync.outlet.CLOSED_WITHIN_S", 0.1)
    async with asyncio.timeout(30), served(_pours, ws=_Watched) as port:
        _reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
        writer.write(
            b"GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        await _Watched.lost.wait()
        writer.transport.abort()


class _Watched(DirectProtocol):
    lost = asyncio.Event()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.lost.set()
