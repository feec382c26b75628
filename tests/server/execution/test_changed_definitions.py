"""What can be booked is changed between a hold or a booking and the next step, down to the disk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from protocol.booking_commands import HoldSlot, PutDefinition, Reschedule, UpdateReservation
from protocol.outcomes import Held, Refusal, Reserved, Saved
from protocol.records import Definition
from server.domain.actor import PUBLIC
from tests.hall import ADMIN, House, house
from tests.server.domain.reservations.salon import o_clock
from tests.server.execution.test_racing import book, bookable


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as opened:
        yield opened


async def changed(at: House, ident: str, **fields: Any) -> None:
    found = at.tailer.floor.get(Definition, ident)
    assert found is not None
    put = PutDefinition(definition=ident, version=found.version, **fields)
    assert isinstance(await at.do(put, ADMIN), Saved)


async def holds(at: House, ident: str, hour: float, browser: str = "b", seats: int = 1) -> str:
    wanted = HoldSlot(definition=ident, start_at=o_clock(hour), browser=browser, seats=seats)
    held = await at.do(wanted, PUBLIC)
    assert isinstance(held, Held)
    return held.hold


async def test_a_longer_gap_since_a_time_is_held_leaves_whoever_holds_it_theirs(at: House) -> None:
    ident = await bookable(at)
    hold = await holds(at, ident, 10)
    await at.do(book(ident, o_clock(11), 1), PUBLIC)
    await changed(at, ident, after_min=30)
    told = await at.do(book(ident, o_clock(10), 2, hold=hold, browser="b"), PUBLIC)
    assert isinstance(told, Reserved)


async def test_fewer_seats_since_they_are_held_are_told_and_stop_nobody(at: House) -> None:
    ident = await bookable(at, seats=4)
    hold = await holds(at, ident, 10, seats=2)
    await at.do(book(ident, o_clock(10), 1, seats=2), PUBLIC)
    await changed(at, ident, seats=3)
    told = await at.do(book(ident, o_clock(10), 2, hold=hold, browser="b", seats=2), PUBLIC)
    assert isinstance(told, Refusal) and told.code == "slot_taken"


async def test_a_gap_that_is_given_up_is_so_for_what_is_moved_too(at: House) -> None:
    ident = await bookable(at, after_min=30, grid_min=30)
    moves = await at.do(book(ident, o_clock(9), 1), PUBLIC)
    assert isinstance(moves, Reserved)
    await at.do(book(ident, o_clock(14), 2), PUBLIC)
    await changed(at, ident, after_min=0)
    told = await at.do(Reschedule(reservation=moves.reservation, start_at=o_clock(13)), ADMIN)
    assert isinstance(told, Reserved)


async def test_more_or_fewer_seats_go_by_the_gap_that_is_kept_now(at: House) -> None:
    ident = await bookable(at, after_min=30, seats=3)
    told = await at.do(book(ident, o_clock(9), 1), PUBLIC)
    assert isinstance(told, Reserved)
    await changed(at, ident, after_min=0)
    await at.do(book(ident, o_clock(10.5), 2), PUBLIC)
    for seats in (3, 1):
        step = UpdateReservation(reservation=told.reservation, seats=seats)
        assert isinstance(await at.do(step, ADMIN), Reserved)
