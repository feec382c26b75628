"""Load over HTTP: clients that post again as soon as they are answered. Run as a process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, repeat
from typing import Any, cast

from bench.control import obey, run

WARM_S = 0.2
PATIENCE_S = 30.0


class Poster(asyncio.Protocol):
    """One client on one connection."""

    def __init__(self, requests: Iterator[bytes], status: bytes) -> None:
        self.answered = 0
        self.fault = ""
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._requests = requests
        self._status = status
        self._going = True
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Post the first."""
        # Those of uvloop are no subclasses.
        made = cast(asyncio.WriteTransport, transport)
        self._transport = made
        made.write(next(self._requests))

    def data_received(self, data: bytes) -> None:
        """Count an answer once it is whole."""
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        self._buffer = b""
        if head[9:12] != self._status:
            self._end(f"answered {head[9:12].decode()}: {body[:300].decode()}")
            return
        self.answered += 1
        if self._going and self._transport is not None:
            self._transport.write(next(self._requests))
        else:
            self._end("")

    def connection_lost(self, exc: Exception | None) -> None:
        """The server has hung up."""
        self._end(f"the connection was lost: {exc}")

    def stop(self) -> None:
        """Post no more."""
        self._going = False

    def _end(self, fault: str) -> None:
        if not self.ended.done():
            self.fault = fault
            self.ended.set_result(None)
            if self._transport is not None:
                self._transport.close()


def _length(head: bytes) -> int:
    start = head.index(b"content-length:") + 15
    return int(head[start : head.find(b"\r\n", start) % (len(head) + 1)])


def _request(path: str, body: str, method: str = "POST") -> bytes:
    return (
        f"{method} {path} HTTP/1.1\r\nHost: hall.test\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def _requests(asked: dict[str, Any]) -> Iterator[bytes]:
    """The same again and again; or, where `starts` says which, `each` times with every start (ms),
    written where the path or the body says `START`."""
    starts, method = asked.get("starts"), asked.get("method", "POST")
    if starts is None:
        yield from repeat(_request(asked["path"], asked["body"], method))
        return
    for at in count(starts["first"], starts["every"]):
        said = f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"
        path, body = (asked[part].replace("START", said) for part in ("path", "body"))
        request = _request(path, body, method)
        yield from repeat(request, starts["each"])


async def post(asked: dict[str, Any]) -> float:
    """Answers a second of `clients` on `port`, over `seconds` after a warm-up; by another `method`
    and with another `status` where they are told."""
    loop = asyncio.get_running_loop()
    requests = _requests(asked)
    posters = []
    for _ in range(asked["clients"]):
        made = await loop.create_connection(
            lambda: Poster(requests, asked.get("status", "201").encode()),
            "127.0.0.1",
            asked["port"],
        )
        posters.append(made[1])
    await asyncio.sleep(WARM_S)
    began, before = time.perf_counter(), sum(one.answered for one in posters)
    await asyncio.sleep(asked["seconds"])
    took, after = time.perf_counter() - began, sum(one.answered for one in posters)
    for one in posters:
        one.stop()
    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(*(one.ended for one in posters))
    faults = [one.fault for one in posters if one.fault]
    if faults:
        raise RuntimeError(f"{len(faults)} clients failed, the first: {faults[0]}")
    return (after - before) / took


if __name__ == "__main__":
    run(obey({"post": post}))
