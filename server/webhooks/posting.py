"""Posting to a webhook: JSON, signed, once at a time, without following anybody elsewhere."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from server.mail.delivery import Delivery, in_one_line
from server.webhooks.signing import HEADER, signature

if TYPE_CHECKING:
    import httpx

TIMEOUT_S: Final = 10.0
"""For each step …"""
WHOLE_S: Final = 30.0
"""… and for all of it: whoever answers a letter now and then holds up what else is to be sent."""
ANSWER_MOST: Final = 300


class Poster:
    """Posts bodies. `transport` replaces the network; a post takes at most `whole_s` seconds."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport | None = None, whole_s: float = WHOLE_S
    ) -> None:
        self._transport = transport
        self._whole_s = whole_s
        self._client: httpx.AsyncClient | None = None

    async def post(self, url: str, secret: str, ident: str, body: bytes, now: int) -> Delivery:
        """Post one body (JSON); never raises for what the other side does. Each attempt of a notice
        has the same `ident`, by which the other side knows a second one."""
        import httpx

        headers = {
            "Content-Type": "application/json",
            "Accept-Encoding": "identity",
            "Idempotency-Key": ident,
            HEADER: signature(secret, now // 1000, body),
        }
        try:
            async with (
                asyncio.timeout(self._whole_s),
                self._open().stream("POST", url, content=body, headers=headers) as answered,
            ):
                words = await _first_words(answered)
                return _told(answered.status_code, words)
        except TimeoutError:
            return Delivery("later", f"it did not answer within {self._whole_s:g} s")
        except (httpx.HTTPError, httpx.InvalidURL) as fault:
            return Delivery("later", in_one_line(str(fault) or type(fault).__name__))

    async def rest(self) -> None:
        """Let go of the line."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    def _open(self) -> httpx.AsyncClient:
        import httpx  # here: most houses post to nobody, and it takes a while

        if self._client is None:
            self._client = httpx.AsyncClient(
                timeout=TIMEOUT_S,
                transport=self._transport,
                trust_env=False,
                follow_redirects=False,
            )
        return self._client


async def _first_words(answered: httpx.Response) -> str:
    """The beginning of an answer; whoever answers without end is not listened to, and nothing is
    unpacked."""
    read = b""
    async for part in answered.aiter_raw():
        read += part
        if len(read) >= ANSWER_MOST:
            break
    return read[:ANSWER_MOST].decode("utf-8", "replace")


def _told(status: int, words: str) -> Delivery:
    said = in_one_line(f"{status} {words}")
    if 200 <= status < 300:
        return Delivery("sent", said)
    if status == 410:
        return Delivery("never", said)
    return Delivery("later", said)
