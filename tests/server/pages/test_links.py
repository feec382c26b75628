"""Private links: what they open, for how long, and what a wrong one says."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from protocol.commands import Complete, Start
from tests.server.pages.hall import Hall, hall, manual
from tests.server.pages.markup import text_of


async def test_a_visit_that_is_over_is_still_known_after_a_restart(
    tmp_path: Path,
) -> None:
    async with hall(tmp_path) as first:
        point = await first.point()
        mine = await first.phone_join(point.id)
        await first.call_next(await first.open_desk(point.id))
        await first.do(Start(entry=mine.entry))
        await first.do(Complete(entry=mine.entry))
        keys, clock = first.keys, manual(first)
        clock.advance(3600)
    again = Hall(tmp_path, keys, clock)
    await again.start()
    try:
        transport = httpx.ASGITransport(again.asgi)
        async with httpx.AsyncClient(transport=transport, base_url="http://h") as browser:
            page = await browser.get(again.place(mine))
            assert "Thank you for coming." in text_of(page)
            clock.advance(24 * 3600)
            gone = await browser.get(again.place(mine))
            assert gone.status_code == 404
    finally:
        await again.stop()


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "A" * 44,
        "A" * 5000,
        base64.urlsafe_b64encode(bytes(33)).decode(),
        "eyJhbGciOiJub25lIn0.e30.",
        "%F0%9F%92%A9",
        "..%2f",
    ],
)
async def test_a_link_that_opens_nothing_says_what_to_do(
    here: Hall, browser: httpx.AsyncClient, token: str
) -> None:
    await here.point()
    for answer in (
        await browser.get(f"/t/{token}"),
        await browser.get(f"/t/{token}/leave"),
        await browser.post(f"/t/{token}/leave"),
        await browser.post(f"/t/{token}/check-in"),
        await browser.get(f"/t/{token}/state"),
    ):
        assert answer.status_code == 404
    page = await browser.get("/t/" + "A" * 44)
    assert "We do not know this number." in text_of(page)
    assert "Scan the code on the wall for a new one, or ask at a desk." in text_of(page)


async def test_a_staff_token_opens_no_place(here: Hall, browser: httpx.AsyncClient) -> None:
    token, _ = here.tokens.access("mina", "admin", "Mina")
    assert (await browser.get(f"/t/{token}")).status_code == 404


async def test_a_link_of_a_visit_that_never_was_is_not_found(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    assert (await browser.get(f"/t/{here.tokens.visit(str(uuid4()))}")).status_code == 404


async def test_a_fault_of_ours_is_a_page_and_a_line_in_the_log_without_the_link(
    here: Hall,
    browser: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected_logs("a page failed")
    point = await here.point()
    mine = await here.phone_join(point.id)
    monkeypatch.setattr(here.store, "entry_of", None)
    answer = await browser.get(f"/t/{here.tokens.visit(str(uuid4()))}")
    assert answer.status_code == 500
    assert "This page does not work just now." in text_of(answer)
    assert "Traceback" not in answer.text
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("server")]
    assert ours == ["a page failed"]
    assert (await browser.get(here.place(mine))).status_code == 200
