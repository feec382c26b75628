"""Waits that others have followed leave the log after an hour, and whoever folds it misses none."""

from __future__ import annotations

from pathlib import Path

from protocol.changes import Put
from protocol.commands import CreateServicePoint, JoinQueue, PublishEstimate
from protocol.outcomes import Joined, Saved
from protocol.records import Estimate, Grounds, Interval, Place, Promise
from server.domain.actor import PUBLIC, TIMER
from server.domain.floor import Floor
from server.store.log import LogEntry
from server.store.writing import Counter
from tests.hall import House, house

HOUR = 3_600


async def a_line(at: House, prefix: str = "A") -> tuple[str, str]:
    saved = await at.do(CreateServicePoint(name="Citizens", prefix=prefix, capacity=1))
    assert isinstance(saved, Saved)
    joined = await at.do(JoinQueue(service_point=saved.id), PUBLIC)
    assert isinstance(joined, Joined)
    return saved.id, joined.entry


async def published(at: House, point: str, entry: str, wait_s: int) -> int:
    """The seq of a published line of one."""
    place = Place(entry, wait_s, wait_s, wait_s)
    await at.do(PublishEstimate(service_point=point, desks_open=1, line=[place]), TIMER)
    return at.door.head.seq


def kinds(at: House, seq: int) -> list[str]:
    """Of which kinds the records of a log entry are."""
    return [change.key.kind for change in at.store.log(seq - 1, 1)[0].changes]


async def test_of_published_waits_the_log_keeps_the_last_hour_and_the_last_of_each_point(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        here, there = await a_line(at, "A"), await a_line(at, "B")
        first = await published(at, *here, 300)
        at.clock.advance(1)
        alone = await published(at, *there, 60)
        at.clock.advance(1)
        second = await published(at, *here, 290)
        at.clock.advance(2 * HOUR)
        newest = await published(at, *here, 280)
        await at.door.prune()
        assert kinds(at, first) == kinds(at, second) == []
        assert "estimate" in kinds(at, newest)
        assert "estimate" in kinds(at, alone), "the other point's last"
        at.clock.advance(2 * HOUR)
        await published(at, *here, 270)
        await at.door.prune()
        assert kinds(at, newest) == []


async def test_whoever_folds_the_log_from_its_beginning_comes_to_what_the_database_holds(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        point, entry = await a_line(at)
        begin = Floor(at.store.live()[1])
        behind = at.door.head.seq
        for wait_s in (300, 290, 280):
            await published(at, point, entry, wait_s)
            at.clock.advance(HOUR)
        await at.door.prune()
        told = at.store.log(behind)
        assert [each.seq for each in told] == list(range(behind + 1, at.door.head.seq + 1))
        for each in told:
            begin.apply(each.changes)
        assert begin.state == at.tailer.floor.state


async def test_what_else_a_published_wait_has_changed_stays_in_the_log(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point, entry = await a_line(at)
        seq, now = at.door.head.seq + 1, at.clock.now()
        promise = Promise(
            id=f"{entry}.1", entry=entry, number="A001", service_point=point, service="s",
            at=now, by=now + 600_000, p20=1, p50=2, p80=3, grounds=[1.5],
        )  # fmt: skip
        span = Interval(
            id=f"{entry}.1", entry=entry, state="waiting", from_at=1, to_at=2, desk=None, actor=None
        )
        changes = [Put(Estimate(id=point, at=now, desks_open=1)), Put(promise), Put(span)]
        told = LogEntry(seq, now, "publish_estimate", TIMER.id, [*changes, Put(Grounds(id=point))])
        with at.store.writing() as tx:
            tx.append(Counter(at.door.head.epoch, seq, now), [told], [], told.changes)
            tx.commit()
        at.clock.advance(2 * HOUR)
        await published(at, point, entry, 10)
        await at.door.prune()
        assert at.store.log(seq - 1, 1)[0].changes == [Put(promise), Put(span)]
