"""Sending SMS by a provider that takes JSON over HTTP (`docs/messages.md` has the whole of it)."""

from __future__ import annotations

import re
from typing import Final

import httpx

from server.mail.delivery import Delivery, Letter, in_one_line
from server.mail.settings import Sms

TIMEOUT_S: Final = 20.0
RETRY_MOST_S: Final = 3_600
"""Nobody's patience is asked for longer."""
ANSWER_MOST: Final = 2_000
_E164: Final = re.compile(r"\+[1-9][0-9]{6,14}")


class SmsSender:
    """Posts to one provider. `transport` replaces the network."""

    def __init__(self, settings: Sms, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._settings = settings
        self._transport = transport
        self._client: httpx.AsyncClient | None = None

    async def send(self, letter: Letter) -> Delivery:
        """Post one. A number that is not international is `never` sent to; whatever leaves open
        whether it went out is `never` tried again either."""
        if not _E164.fullmatch(letter.to):
            return Delivery("never", "the telephone has no country code, and the house no country")
        headers = {"Idempotency-Key": letter.id}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        body = {"to": letter.to, "text": letter.text, "id": letter.id}
        try:
            answered = await self._post(body, headers)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as fault:
            return Delivery("away", f"the SMS provider cannot be reached: {_why(fault)}")
        except httpx.HTTPError as fault:
            return Delivery("never", f"the SMS provider broke off, it may have gone: {_why(fault)}")
        return _told(answered)

    async def rest(self) -> None:
        """Let go of the line."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _post(self, body: dict[str, str], headers: dict[str, str]) -> httpx.Response:
        if self._client is None:
            self._client = httpx.AsyncClient(
                timeout=TIMEOUT_S, transport=self._transport, trust_env=False
            )
        return await self._client.post(self._settings.url, json=body, headers=headers)


def _told(answered: httpx.Response) -> Delivery:
    status = answered.status_code
    words = in_one_line(f"{status} {answered.text[:ANSWER_MOST]}")
    if answered.is_success:
        return Delivery("sent", words)
    if status in (401, 403):
        return Delivery("away", f"the SMS provider refuses the key: {words}")
    if status in (429, 503):
        return Delivery("away", words, _seconds(answered.headers.get("Retry-After", "")))
    if status >= 500:
        return Delivery("never", f"the SMS provider failed, it may have gone: {words}")
    return Delivery("never", words)


def _seconds(text: str) -> int | None:
    """Of a `Retry-After` in seconds; a date is not read."""
    return min(int(text), RETRY_MOST_S) if text.isascii() and text.isdigit() else None


def _why(fault: httpx.HTTPError) -> str:
    return in_one_line(str(fault) or type(fault).__name__)
