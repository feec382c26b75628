"""Sending SMS by a provider on this machine that answers as the test says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from server.mail.delivery import Letter
from server.mail.settings import Sms
from server.mail.sms import SmsSender

LETTER = Letter("0197.1.reminder.120.sms", "+491701234567", "Riverside: reminder")


class Provider:
    """What it got, and how it answers: `status`, further headers, a body; or it hangs up."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], Any]] = []
        self.answer = "200 OK\r\n\r\n{}"
        self.hangs_up = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
        headers = {name.lower(): value for name, value in (h.split(": ", 1) for h in head[1:] if h)}
        body = await reader.readexactly(int(headers["content-length"]))
        self.got.append((headers | {"line": head[0]}, json.loads(body)))
        if not self.hangs_up:
            line, _, rest = self.answer.partition("\r\n")
            writer.write(f"HTTP/1.1 {line}\r\nConnection: close\r\n{rest}".encode())
            await writer.drain()
        writer.close()


@asynccontextmanager
async def provider() -> AsyncIterator[tuple[Provider, SmsSender]]:
    does = Provider()
    server = await asyncio.start_server(does.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    sender = SmsSender(Sms(url=f"http://127.0.0.1:{port}/sms", key="a key"))
    try:
        yield does, sender
    finally:
        await sender.rest()
        server.close()
        await server.wait_closed()


async def test_an_sms_is_posted_with_its_key_and_an_id_that_stays() -> None:
    async with provider() as (does, sender):
        assert [(await sender.send(LETTER)).kind for _ in range(2)] == ["sent", "sent"]
    (headers, body), (again, _) = does.got
    assert headers["line"].startswith("POST /sms ")
    assert headers["authorization"] == "Bearer a key"
    assert headers["idempotency-key"] == again["idempotency-key"] == LETTER.id
    assert body == {"to": LETTER.to, "text": LETTER.text, "id": LETTER.id}


@pytest.mark.parametrize(
    ("answer", "kind", "retry_s"),
    [
        ("202 Accepted\r\n\r\n", "sent", None),
        ("400 Bad Request\r\n\r\nno such number", "never", None),
        ("401 Unauthorized\r\n\r\n", "away", None),
        ("429 Too Many Requests\r\nRetry-After: 120\r\n\r\n", "away", 120),
        ("503 Service Unavailable\r\nRetry-After: 999999\r\n\r\n", "away", 3_600),
        # It may have gone: at most once.
        ("500 Internal Server Error\r\n\r\n", "never", None),
    ],
)
async def test_an_answer_says_whether_it_goes_again(
    answer: str, kind: str, retry_s: int | None
) -> None:
    async with provider() as (does, sender):
        does.answer = answer
        found = await sender.send(LETTER)
    assert (found.kind, found.retry_s) == (kind, retry_s)
    assert "a key" not in found.words


async def test_a_provider_that_breaks_off_is_not_asked_twice_and_one_that_is_away_is() -> None:
    async with provider() as (does, sender):
        does.hangs_up = True
        found = await sender.send(LETTER)
        assert found.kind == "never" and "may have gone" in found.words
    assert (await sender.send(LETTER)).kind == "away"
    await sender.rest()


async def test_what_is_no_international_number_is_not_posted() -> None:
    async with provider() as (does, sender):
        for to in ("", "01701234567", "+0170", "+49 170"):
            found = await sender.send(Letter("x", to, "text"))
            assert found.kind == "never" and "country" in found.words
    assert does.got == []
