"""The adapter of Daily, against a server that holds it to what Daily documents."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from server.clock import ManualClock
from server.meetings.daily import Daily
from server.meetings.provider import Entrant, MeetingFault, Room
from tests.server.http.front import NOON
from tests.server.meetings.daily_server import KEY, Fault, daily
from tests.server.meetings.daily_server import Daily as Account

HOUR = 3_600_000
ROOM = Room("r-Yx3_k", NOON, NOON + HOUR, "https://hall.daily.test/r-Yx3_k")
ANN = Entrant("ann", "Ann", owner=True)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
def account(clock: ManualClock) -> Iterator[Account]:
    with daily(clock.now) as running:
        yield running


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
async def house(account: Account, clock: ManualClock, slept: list[float]) -> AsyncIterator[Daily]:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    adapter = Daily(KEY, clock.now, account.url, sleep, once_s=30, altogether_s=60)
    yield adapter
    await adapter.close()


async def test_a_room_is_private_and_open_for_its_time_and_made_once(
    house: Daily, account: Account
) -> None:
    assert await house.open(ROOM) == ROOM.url
    room = account.rooms[ROOM.name]
    assert room["privacy"] == "private"
    assert (room["properties"]["nbf"], room["properties"]["exp"]) == (
        NOON // 1000, (NOON + HOUR) // 1000,
    )  # fmt: skip
    assert await house.open(ROOM._replace(ends_at=NOON + 2 * HOUR)) == ROOM.url
    assert account.rooms[ROOM.name]["properties"]["exp"] == (NOON + 2 * HOUR) // 1000
    assert len(account.rooms) == 1


async def test_a_token_is_for_one_person_one_room_and_a_time(
    house: Daily, account: Account, clock: ManualClock
) -> None:
    await house.open(ROOM)
    ticket = await house.ticket(ROOM, ANN)
    told = account.tokens[ticket.token]
    assert (told["room_name"], told["is_owner"], told["user_name"]) == (ROOM.name, True, "Ann")
    assert (told["exp"] * 1000, told["eject_at_token_exp"]) == (ROOM.ends_at, True)
    assert ticket.url == f"{ROOM.url}?t={ticket.token}"
    assert await house.check(ROOM, ticket.token) == (True, "", True, ROOM.ends_at)
    other = await house.check(ROOM._replace(name="r-other"), ticket.token)
    assert not other.valid and "another room" in other.reason
    assert not (await house.check(ROOM, "none of theirs/..")).valid
    clock.advance(3_600)
    assert not (await house.check(ROOM, ticket.token)).valid


async def test_a_room_that_is_ended_is_gone_and_ending_it_again_is_no_fault(
    house: Daily, account: Account
) -> None:
    await house.open(ROOM)
    for _ in range(2):
        await house.end(ROOM.name)
    assert account.rooms == {}


async def test_a_provider_that_is_busy_is_asked_again_when_it_says_so(
    house: Daily, account: Account, slept: list[float]
) -> None:
    account.faults = [Fault(429, "2"), Fault(503)]
    assert await house.open(ROOM) == ROOM.url
    assert slept == [2.0, 1.0]
    account.faults = [Fault(429, "7")] * 3
    with pytest.raises(MeetingFault) as fault:
        await house.open(ROOM)
    assert (fault.value.later, fault.value.retry_after) == (True, 7)


async def test_a_provider_that_hangs_or_is_away_is_given_up_and_can_be_asked_again(
    house: Daily, account: Account, clock: ManualClock
) -> None:
    house._client.timeout = 0.3
    account.faults = [Fault(0)] * 3
    with pytest.raises(MeetingFault) as fault:
        await house.open(ROOM)
    assert fault.value.later and "Try again" in fault.value.detail
    # From here on it answers, however busy this machine is.
    house._client.timeout = 30
    account.faults = []
    assert await house.open(ROOM) == ROOM.url
    away = Daily(KEY, clock.now, "http://127.0.0.1:9/v1", _at_once)
    with pytest.raises(MeetingFault):
        await away.open(ROOM)
    await away.close()


async def test_a_request_that_is_sent_for_too_long_altogether_ends(
    account: Account, clock: ManualClock
) -> None:
    adapter = Daily(KEY, clock.now, account.url, once_s=30, altogether_s=0.2)
    account.faults = [Fault(0)]
    with pytest.raises(MeetingFault):
        await adapter.open(ROOM)
    await adapter.close()


async def test_a_key_that_is_refused_and_a_room_that_is_wrong_are_told_and_not_tried_again(
    account: Account, clock: ManualClock, house: Daily
) -> None:
    stranger = Daily("another key", clock.now, account.url, _at_once)
    with pytest.raises(MeetingFault) as fault:
        await stranger.open(ROOM)
    await stranger.close()
    assert not fault.value.later and "another key" not in fault.value.detail
    assert len(account.asked) == 1
    with pytest.raises(MeetingFault) as fault:
        await house.open(ROOM._replace(ends_at=NOON - HOUR))
    assert not fault.value.later and "in the past" in fault.value.detail


async def _at_once(_seconds: float) -> None:
    """Waits for nothing."""
