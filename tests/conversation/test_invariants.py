"""What the protocol promises of every copy, whatever happens to lines and server."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from protocol.commands import JoinQueue, UpdateSite
from protocol.ids import uuid7
from protocol.records import Entry
from server.accounts.tokens import ACCESS_S
from server.store import backup
from server.store.anchor import renew
from server.store.backup import begin_epoch
from server.store.store import Store
from tests.conversation.day import CONSOLE, KIOSK, WALL, a_day, each_once
from tests.conversation.talk import Guest, Talk, seeded, talking, until
from tests.hall import NOON, house


async def _moved_on(talk: Talk, day: asyncio.Future[object]) -> None:
    """Wait until some more has happened, or all has."""
    reached = talk.at.door.head.seq
    await until(lambda: day.done() or talk.at.door.head.seq > reached + 2)


def _all_in_step(guests: list[Guest]) -> bool:
    return all(guest.in_step() for guest in guests)


@pytest.mark.parametrize("seed", range(4))
async def test_through_restarts_each_copy_is_always_the_fold_of_the_log_and_never_goes_back(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(seed, drop=0.05, double=0.05, late=0.05)
    async with talking(tmp_path, monkeypatch, chaos, KIOSK, CONSOLE, WALL) as (talk, guests):
        day = asyncio.ensure_future(a_day(talk, guests[0], guests[1]))
        while not day.done():
            await _moved_on(talk, day)
            await talk.close()
            await talk.open()
        given, served = await day
        chaos.heal()
        await until(lambda: _all_in_step(guests))
        each_once(talk, given, served)


async def test_one_heartbeat_brings_everybody_to_the_head_who_has_lost_what_came_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chaos = seeded(5)
    guests = (KIOSK, CONSOLE, WALL)
    async with talking(tmp_path, monkeypatch, chaos, *guests, beats=False) as (talk, programs):
        await until(lambda: _all_in_step(programs))
        chaos.drop = 1
        await talk.at.do(JoinQueue(service_point=talk.point))
        await talk.at.do(UpdateSite(message="Back at two"))
        await until(lambda: not talk.sync.hub._planned)
        assert not any(program.in_step() for program in programs)
        chaos.heal()
        talk.sync.hub.beat(float("inf"))
        await until(lambda: _all_in_step(programs))


async def test_a_sign_in_that_expires_meanwhile_is_renewed_and_nothing_is_lost_or_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(tmp_path, monkeypatch, seeded(7), KIOSK, CONSOLE, WALL) as (talk, guests):
        day = asyncio.ensure_future(a_day(talk, guests[0], guests[1]))
        for sign_ins in (2, 3):
            await _moved_on(talk, day)
            talk.real += ACCESS_S * 1000
            await until(lambda sign_ins=sign_ins: guests[1].sign_ins == sign_ins)
        given, served = await day
        await until(lambda: _all_in_step(guests))
        each_once(talk, given, served)
        assert [guest.sign_ins for guest in guests] == [1, 3, 1], "a device stays enrolled"


def _put_back(copy: Path, database: Path) -> None:
    """As a file that somebody has copied, and accepts to go on from."""
    shutil.copy(copy, database)
    Store.open(database, NOON, os.urandom(20), accept_rollback=True).close()


def _restored(copy: Path, database: Path) -> None:
    """As `server restore` does it."""
    shutil.copy(copy, database)
    begin_epoch(database, uuid7(NOON, os.urandom(10)))
    store = Store.open(database, NOON, os.urandom(20))
    renew(store)
    store.close()


@pytest.mark.parametrize(
    ("since", "put_back"), [(0, _put_back), (3, _put_back), (5, _put_back), (3, _restored)]
)
async def test_an_older_copy_that_was_put_back_is_noticed_by_every_program(
    since: int,
    put_back: Callable[[Path, Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Behind of what programs have seen, just there, or beyond it by other commands."""
    database, copy = tmp_path / "nowserving.db", tmp_path / "copy"
    async with talking(tmp_path, monkeypatch, seeded(6), KIOSK, CONSOLE, WALL) as (talk, guests):
        first = await guests[0].link.execute(JoinQueue(service_point=talk.point))
        backup.copy(database, copy)
        for _ in range(3):
            lost = await guests[0].link.execute(JoinQueue(service_point=talk.point))
        await until(lambda: _all_in_step(guests))
        await talk.close()
        put_back(copy, database)
        async with house(tmp_path) as at:
            for number in range(since):
                await at.do(UpdateSite(message=f"{number}"))
        await talk.open()
        await until(lambda: _all_in_step(guests))
        seen = guests[1].live.replica("staff")
        assert seen.get(Entry, getattr(first.answer, "entry", "")) is not None
        assert seen.get(Entry, getattr(lost.answer, "entry", "")) is None
        assert seen.position is not None and seen.position.seq == lost.seq - 3 + since
        again = await guests[0].link.execute(JoinQueue(service_point=talk.point))
        await until(lambda: _all_in_step(guests))
        assert getattr(again.answer, "number", "") == "A002"
