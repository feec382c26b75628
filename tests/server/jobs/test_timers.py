"""What timers do by themselves, and that nothing makes them stop."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from protocol.commands import (
    CallNext,
    CreateServicePoint,
    JoinQueue,
    UpdateSite,
)
from protocol.outcomes import Joined, Saved
from protocol.records import Entry, Estimate, Promise, Undoable
from server.clock import ManualClock
from server.domain.actor import PUBLIC
from server.domain.estimates.published import Reckoned, reckoned
from server.jobs.timers import (
    FILES_S,
    FORGET_S,
    MARK_S,
    PASS_S,
    PRUNE_S,
    PUBLISH_S,
    SWEEP_S,
    VERIFY_S,
)
from server.store.mark import read_mark
from tests.conftest import ExpectedLogs
from tests.hall import ANN, house
from tests.server.jobs.waits import Jobs, Waits, timers_of

ALL = 9
"""So many timers there are."""


async def test_waits_are_published_when_something_has_changed_and_only_then(jobs: Jobs) -> None:
    joined = await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    await jobs.publish()
    assert isinstance(joined, Joined)
    assert [place.entry for place in jobs.estimate().line] == [joined.entry]
    head = jobs.at.door.head
    await jobs.publish()
    await jobs.publish()
    assert jobs.at.door.head == head


async def test_the_published_line_follows_the_weights_though_nothing_happens(jobs: Jobs) -> None:
    early = await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    jobs.at.clock.advance(60)
    heavy = await jobs.at.do(JoinQueue(service_point=jobs.point, priority="priority"), ANN)
    assert isinstance(early, Joined) and isinstance(heavy, Joined)
    await jobs.publish()
    assert [place.entry for place in jobs.estimate().line] == [early.entry, heavy.entry]
    # Three times 40 s are more than 100 s.
    jobs.at.clock.advance(40)
    await jobs.publish()
    assert [place.entry for place in jobs.estimate().line] == [heavy.entry, early.entry]
    assert jobs.estimate().line[0].why == "weight"


async def test_the_end_of_the_last_moves_on_by_the_minute_while_nobody_is_called(
    jobs: Jobs,
) -> None:
    await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    await jobs.publish()
    first, head = jobs.estimate().last_at, jobs.at.door.head
    jobs.at.clock.advance(59)
    await jobs.publish()
    assert jobs.at.door.head == head
    jobs.at.clock.advance(30)
    await jobs.publish()
    assert first is not None and jobs.estimate().last_at == first + 89_000


async def test_everybody_is_answered_while_the_waits_of_a_long_line_are_worked_out(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    assert isinstance(first, Joined)
    begun, joined = threading.Event(), threading.Event()

    def long(*args: Any, **fields: Any) -> Reckoned:
        begun.set()
        assert joined.wait(30), "nobody could join meanwhile"
        return reckoned(*args, **fields)

    monkeypatch.setattr("server.domain.estimates.learning.reckoned", long)
    publishing = asyncio.create_task(jobs.publish())
    await asyncio.to_thread(begun.wait, 30)
    second = await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    joined.set()
    await publishing
    assert [place.entry for place in jobs.estimate().line] == [first.entry]
    await jobs.publish()
    assert isinstance(second, Joined)
    assert [place.entry for place in jobs.estimate().line] == [first.entry, second.entry]


async def test_apologies_that_were_too_many_at_once_follow_though_nothing_happens(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("server.domain.renewing", "server.jobs.publishing"):
        monkeypatch.setattr(f"{module}.RENEWED_AT_ONCE", 1)
    await jobs.publish()
    for _ in range(2):
        await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    jobs.at.clock.advance(4 * 3_600)
    told = []
    for _ in range(3):
        await jobs.publish()
        told.append(sum(1 for each in jobs.at.tailer.floor.of(Promise) if each.nth == 2))
    assert told == [1, 2, 2]


async def test_a_long_line_rests_after_it_was_published(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.jobs.publishing.LONG", 1)
    monkeypatch.setattr("server.jobs.publishing.REST_MS", 1_000)
    lengths = []
    for seconds in (0, 0, 1, 1):
        jobs.at.clock.advance(seconds)
        await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
        await jobs.publish()
        lengths.append(len(jobs.estimate().line))
    assert lengths == [1, 1, 1, 1]
    jobs.at.clock.advance(2)
    await jobs.publish()
    assert len(jobs.estimate().line) == 4


async def test_a_clock_that_was_set_back_leaves_nothing_unseen(jobs: Jobs) -> None:
    await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    await jobs.publish()
    jobs.at.clock.advance(-7_200)
    ends: list[int] = []
    for _ in range(2):
        await jobs.publish()
        ends.append(jobs.estimate().last_at or 0)
        jobs.at.clock.advance(3_600)
    assert ends[1] - ends[0] == pytest.approx(3_600_000, abs=60_000)


async def test_each_timer_waits_for_its_time(jobs: Jobs) -> None:
    await jobs.timers.start()
    await jobs.until(ALL)
    once = [PUBLISH_S, SWEEP_S, MARK_S, PRUNE_S, FORGET_S, VERIFY_S, FILES_S]
    assert sorted(jobs.waits.asked) == sorted([*once, PASS_S, PASS_S])
    await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    assert jobs.at.tailer.floor.get(Estimate, jobs.point) is None, "not before its time"
    jobs.waits.over(PUBLISH_S)
    await jobs.until(ALL + 2)
    await jobs.at.tailer.reached(jobs.at.door.head.seq)
    assert len(jobs.estimate().line) == 1
    await jobs.timers.stop()


async def test_a_timer_outlives_a_fault_and_tries_again(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a timer failed")
    await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    await jobs.timers.start()
    await jobs.until(ALL)
    with monkeypatch.context() as broken:
        broken.setattr("server.domain.estimates.learning.reckoned", lambda *_, **__: 1 / 0)
        jobs.waits.over(PUBLISH_S)
        await jobs.until(ALL + 2)
    jobs.waits.over(PUBLISH_S)
    await jobs.until(ALL + 4)
    await jobs.at.tailer.reached(jobs.at.door.head.seq)
    assert len(jobs.estimate().line) == 1
    await jobs.timers.stop()


async def test_a_timer_waits_while_nothing_can_be_saved(
    jobs: Jobs, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a timer must wait")
    await jobs.timers.start()
    await jobs.until(ALL)
    await jobs.at.door.stop()
    jobs.waits.over(PRUNE_S)
    await jobs.until(ALL)
    await jobs.timers.stop()


async def test_the_day_rolls_by_the_halls_own_clock_over_a_change_of_time(tmp_path: Path) -> None:
    zone = ZoneInfo("Pacific/Auckland")
    evening = datetime(2026, 9, 26, 22, 0, tzinfo=zone)
    async with house(tmp_path, ManualClock(int(evening.timestamp() * 1000))) as at:
        await at.do(UpdateSite(zone=zone.key))
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(saved, Saved)
        joined = await at.do(JoinQueue(service_point=saved.id), PUBLIC)
        assert isinstance(joined, Joined)
        timers = timers_of(at)
        # That night 02:00 becomes 03:00: five hours on it is 04:00 already.
        at.clock.advance(5 * 3600 - 1)
        await timers.roll()
        assert at.tailer.floor.site.day == "2026-09-26"
        at.clock.advance(1)
        await timers.roll()
        await at.tailer.reached(at.door.head.seq)
        assert at.tailer.floor.site.day == "2026-09-27"
        again = await at.do(JoinQueue(service_point=saved.id), PUBLIC)
        assert isinstance(again, Joined)
        assert (joined.number, again.number) == ("A001", "A001")
        old = at.store.get("entry", joined.entry)
        assert isinstance(old, Entry) and old.state == "expired"


async def test_a_server_that_starts_on_another_day_begins_it_before_anybody_joins(
    tmp_path: Path,
) -> None:
    clock = ManualClock(1_795_521_600_000)
    async with house(tmp_path, clock) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(saved, Saved)
        await at.do(JoinQueue(service_point=saved.id), PUBLIC)
        at.clock.advance(3 * 86_400)
        timers = timers_of(at, Waits())
        await timers.start()
        assert at.tailer.floor.site.day == "2026-11-27"
        assert not at.tailer.floor.live
        await timers.stop()


async def test_what_can_no_longer_be_undone_is_swept(jobs: Jobs) -> None:
    await jobs.at.do(JoinQueue(service_point=jobs.point), PUBLIC)
    desk = jobs.at.tailer.floor.desks(jobs.point)[0].id
    await jobs.at.do(CallNext(desk=desk), ANN)
    head = jobs.at.door.head
    await jobs.timers.sweep()
    assert jobs.at.door.head == head, "nothing to sweep yet"
    jobs.at.clock.advance(15 * 60 + 1)
    await jobs.timers.sweep()
    await jobs.at.tailer.reached(jobs.at.door.head.seq)
    assert not list(jobs.at.tailer.floor.of(Undoable))


async def test_the_mark_beside_the_database_follows(jobs: Jobs) -> None:
    await jobs.publish()
    await jobs.timers.start()
    await jobs.until(ALL)
    jobs.waits.over(MARK_S)
    await jobs.until(ALL + 2)
    mark = read_mark(jobs.at.store.path)
    assert mark is not None
    assert (mark.epoch, mark.seq) == jobs.at.door.head
    await jobs.timers.stop()
