"""Video rooms over HTTP: made when needed, moved and ended with the reservation, never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from protocol.records import Meeting
from server.meetings.daily import Daily as Adapter
from server.meetings.made import MeetingSettings
from server.settings import Settings
from tests.conftest import ExpectedLogs
from tests.server.http.front import Front, front, refused
from tests.server.http.salon import BOOKED, GRACE, book, salon
from tests.server.meetings.daily_server import KEY, Daily, Fault, daily

SOON = "2026-11-24T14:00:00Z"


@asynccontextmanager
async def house(tmp_path: Path, provider: MeetingSettings) -> AsyncIterator[tuple[Front, str]]:
    """A salon that meets by video, and the reservation of today."""
    settings = Settings(tmp_path, open_rate=0, meetings=provider)
    async with front(tmp_path, settings) as here:
        cut = await salon(here, video=True, requires=[{"kind": "desk"}], noticeMinutes=0)
        yield here, (await book(here, cut, SOON))["id"]


async def ask(here: Front, what: str, **body: Any) -> Any:
    return await here.post(f"{BOOKED}/meeting/{what}", body, headers=here.signed())


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Daily]:
    """Daily, which this house has an account with."""
    with daily(lambda: 0) as running:

        async def at_once(_seconds: float) -> None:
            pass

        def adapter(key: str, now: Any) -> Adapter:
            return Adapter(key, now, running.url, at_once)

        monkeypatch.setattr("server.meetings.daily.Daily", adapter)
        yield running


async def until(here: Front, ident: str, state: str, opens_at: int | None = None) -> Meeting:
    """The room once it is so."""
    async with asyncio.timeout(30):
        while True:
            found = here.parts.tailer.floor.get(Meeting, ident)
            if found and found.state == state and opens_at in (None, found.opens_at):
                return found
            await asyncio.sleep(0)


async def test_a_room_within_this_server_is_entered_by_staff_and_customer_while_it_is_open(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, MeetingSettings("here")) as (here, ident):
        made = (await ask(here, "create", reservation=ident)).json()
        assert (made["opensAt"], made["endsAt"]) == ("2026-11-24T13:45:00Z", "2026-11-24T15:30:00Z")
        assert made["link"].endswith("/meeting") and made["token"] not in made["link"]
        early = refused(await ask(here, "token", reservation=ident), 409, "meeting_closed")
        assert early["retryAfter"] == 105 * 60
        verdict = (await ask(here, "validate", reservation=ident, token=made["token"])).json()
        assert not verdict["valid"] and verdict["reason"]
        here.clock.advance(105 * 60)
        mine = (await ask(here, "token", reservation=ident)).json()
        for token, owner in ((mine["token"], True), (made["token"], False)):
            found = (await ask(here, "validate", reservation=ident, token=token)).json()
            assert (found["valid"], found["owner"]) == (True, owner)
        await here.client.get(mine["url"].removeprefix("http://127.0.0.1:8080"))
        page = await here.client.get(made["url"].removeprefix("http://127.0.0.1:8080"))
        assert "demonstration" in page.text and "staff 1" in page.text
        assert f"{GRACE['name']} (you)" in page.text
        here.clock.advance(106 * 60)
        refused(await ask(here, "token", reservation=ident), 409, "meeting_closed")


async def test_a_room_moves_with_its_reservation_and_ends_with_it(
    tmp_path: Path, account: Daily
) -> None:
    async with house(tmp_path, MeetingSettings("daily", key=KEY)) as (here, ident):
        await ask(here, "create", reservation=ident)
        again = await ask(here, "create", reservation=ident)
        assert again.status_code == 200, again.text
        (name,) = account.rooms
        assert ident not in name, "nobody guesses its name"
        signed = here.signed()
        later = {"id": ident, "version": 1, "slot": {"start": "2026-11-24T15:00:00Z"}}
        moved = await here.client.put(f"{BOOKED}/update", json=later, headers=signed)
        await until(here, ident, "ready", 1_795_521_600_000 + 165 * 60_000)
        assert account.rooms[name]["properties"]["nbf"] == 1_795_521_600 + 165 * 60
        cancelled = {"id": ident, "version": moved.json()["version"], "state": "cancelled"}
        await here.client.put(f"{BOOKED}/update", json=cancelled, headers=signed)
        await until(here, ident, "ended")
        assert account.rooms == {}
        refused(await ask(here, "create", reservation=ident), 409, "wrong_state")


async def test_a_provider_that_is_down_loses_nothing_and_is_asked_again(
    tmp_path: Path, account: Daily, expected_logs: ExpectedLogs
) -> None:
    async with house(tmp_path, MeetingSettings("daily", key=KEY)) as (here, ident):
        account.faults = [Fault(503)] * 3
        down = refused(await ask(here, "create", reservation=ident), 503, "unavailable")
        assert "video provider" in down["detail"] and down["retryAfter"]
        await until(here, ident, "failed")
        assert (await ask(here, "create", reservation=ident)).status_code == 200
        await until(here, ident, "ready")
        expected_logs("a video room could not follow its reservation")
        account.faults = [Fault(503)] * 3
        body = {"id": ident, "version": 1, "state": "cancelled"}
        await here.client.put(f"{BOOKED}/update", json=body, headers=here.signed())
        async with asyncio.timeout(30):
            while account.faults:
                await asyncio.sleep(0)
        await here.parts.meetings.follow()
        await until(here, ident, "ended")


async def test_a_house_without_a_provider_and_a_service_without_video_say_so(
    tmp_path: Path, here: Front
) -> None:
    cut = await salon(here, video=True, requires=[{"kind": "desk"}])
    ident = (await book(here, cut))["id"]
    problem = refused(await ask(here, "create", reservation=ident), 409, "no_meetings")
    assert "--meetings" in problem["detail"]
    refused(await ask(here, "token", reservation="nobody's"), 404, "unknown_reservation")
    assert KEY not in repr(Settings(tmp_path, meetings=MeetingSettings("daily", key=KEY)))
