"""What the replay asks over `/sync`: the hall's clock, and how a customer's own visit stands."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, TypeVar
from urllib.parse import urlsplit, urlunsplit

from websockets.asyncio.client import ClientConnection, connect

from protocol.changes import Put
from protocol.codec import decode_server, encode
from protocol.messages import (
    PROTOCOL_VERSION,
    ClientMessage,
    Hello,
    Ping,
    Pong,
    ServerMessage,
    Snapshot,
    Sub,
    Welcome,
)
from protocol.records import LIVE_STATES, Entry
from protocol.views import OwnEntry

PINGS: Final = 5
ANSWER_S: Final = 30.0
M = TypeVar("M", bound=ServerMessage)


class HallClock:
    """The hall's clock: it showed `at` ms at `moment` of our monotonic seconds."""

    def __init__(self, at: float, moment: float, rate: float) -> None:
        self._at = at
        self._moment = moment
        self.rate = rate

    def now(self) -> float:
        """The hall's time, ms."""
        return self._at + (time.monotonic() - self._moment) * 1000 * self.rate

    async def until(self, at: int) -> None:
        """Wait for an instant of the hall's time; one that is past is no wait."""
        while (rest := at - self.now()) > 0:
            await asyncio.sleep(rest / 1000 / self.rate)


async def hall_clock(url: str) -> HallClock:
    """The clock, by the ping with the least round trip."""
    async with _greeted(url, "") as (socket, welcome):
        best: tuple[float, float, int] | None = None
        for _ in range(PINGS):
            sent = time.monotonic()
            await _say(socket, Ping(round(sent * 1000)))
            pong = await _hear(socket, Pong)
            took = time.monotonic() - sent
            if best is None or took < best[0]:
                best = (took, sent + took / 2, pong.now)
        assert best is not None
        return HallClock(best[2], best[1], welcome.rate)


async def own_entry(url: str, token: str) -> OwnEntry | None:
    """How the visit of a private link stands; None when the hall no longer shows it."""
    async with _greeted(url, token) as (socket, welcome):
        # The visit is the actor whom the link's token stands for.
        await _say(socket, Sub(f"visitor/{welcome.actor}"))
        snapshot = await _hear(socket, Snapshot)
        records = [change.r for change in snapshot.changes if isinstance(change, Put)]
        return next((record for record in records if isinstance(record, OwnEntry)), None)


async def live_entries(url: str, token: str) -> list[Entry]:
    """Everybody who waits, is called or is served, as staff see them."""
    async with _greeted(url, token) as (socket, _):
        await _say(socket, Sub("staff"))
        snapshot = await _hear(socket, Snapshot)
        records = [change.r for change in snapshot.changes if isinstance(change, Put)]
        return [r for r in records if isinstance(r, Entry) and r.state in LIVE_STATES]


@asynccontextmanager
async def _greeted(url: str, token: str) -> AsyncIterator[tuple[ClientConnection, Welcome]]:
    parts = urlsplit(url)
    scheme = "wss" if parts.scheme == "https" else "ws"
    address = urlunsplit((scheme, parts.netloc, f"{parts.path.rstrip('/')}/sync", "", ""))
    async with connect(
        address, proxy=None, compression=None, max_size=None, open_timeout=ANSWER_S, close_timeout=1
    ) as socket:
        await _say(socket, Hello([PROTOCOL_VERSION], device="replay", token=token))
        yield socket, await _hear(socket, Welcome)


async def _say(socket: ClientConnection, message: ClientMessage) -> None:
    await socket.send(encode(message).decode())


async def _hear(socket: ClientConnection, kind: type[M]) -> M:
    async with asyncio.timeout(ANSWER_S):
        while True:
            message = decode_server(await socket.recv())
            if isinstance(message, kind):
                return message
