"""A phone without a socket tells that it shows the call."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from protocol.records import Call
from server.execution.door import Unavailable
from server.http.limits import rules
from tests.server.pages.hall import Hall


async def called(here: Hall) -> tuple[str, Call]:
    """The path of a called place, and its call."""
    point = await here.point()
    mine = await here.phone_join(point.id)
    await here.call_next(await here.open_desk(point.id))
    return here.place(mine), newest(here)


def newest(here: Hall) -> Call:
    return list(here.tailer.floor.of(Call))[-1]


async def confirm(here: Hall, browser: httpx.AsyncClient, place: str, call: str) -> Call:
    answer = await browser.post(f"{place}/seen", data={"call": call})
    assert (answer.status_code, answer.content) == (204, b"")
    await here.tailer.reached(here.door.head.seq)
    return newest(here)


async def test_a_receipt_reaches_the_call(here: Hall, browser: httpx.AsyncClient) -> None:
    place, call = await called(here)
    assert (await confirm(here, browser, place, call.id)).confirmed_by == "phone"


async def test_what_is_no_receipt_of_ones_own_call_changes_nothing(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    place, call = await called(here)
    stranger = here.place(await here.phone_join(call.service_point))
    for link, told in [
        (stranger, call.id),
        ("/t/nobody", call.id),
        (place, "x"),
        (place, call.entry),
    ]:
        assert (await confirm(here, browser, link, told)).confirmed_at is None


async def test_what_is_no_id_is_no_command_either(here: Hall, browser: httpx.AsyncClient) -> None:
    place, _ = await called(here)
    before = here.door.commands
    await confirm(here, browser, place, "x" * 36)
    assert here.door.commands == before


async def test_a_receipt_that_cannot_be_kept_now_is_asked_for_again(
    here: Hall, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, call = await called(here)

    async def cannot(*_: Any, **__: Any) -> None:
        raise Unavailable("The disk is full.", 5)

    with monkeypatch.context() as patched:
        patched.setattr(here.door, "execute", cannot)
        answer = await browser.post(f"{place}/seen", data={"call": call.id})
        assert answer.status_code == 503
    assert (await confirm(here, browser, place, call.id)).confirmed_by == "phone"


async def test_too_many_receipts_from_one_address_are_put_off(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    place, call = await called(here)
    here.limits.__init__(rules(1, 1, 0), lambda: 0.0)  # type: ignore[misc]
    await confirm(here, browser, place, call.id)
    answer = await browser.post(f"{place}/seen", data={"call": call.id})
    assert answer.status_code == 429
