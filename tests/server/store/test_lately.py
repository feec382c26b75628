"""What an estimator begins with is found by the primary key, however long the past."""

from __future__ import annotations

from pathlib import Path

from protocol.changes import Put
from protocol.commands import Complete, CreateServicePoint, JoinQueue, SetDesk, Start
from protocol.outcomes import Joined, Saved
from protocol.records import Promise
from server.domain.actor import PUBLIC
from server.store.lately import lately
from server.store.rows import write
from tests.hall import ANN, NOON, House, house
from tests.server.store.test_plans import scans, statements


async def served(at: House, point: str) -> str:
    desk = at.tailer.floor.desks(point)[0].id
    joined = await at.do(JoinQueue(service_point=point), PUBLIC)
    assert isinstance(joined, Joined)
    at.clock.advance(60)
    await at.do(Start(entry=joined.entry, desk=desk), ANN)
    at.clock.advance(120)
    await at.do(Complete(entry=joined.entry), ANN)
    return joined.entry


def promise(number: int, outcome: str = "held") -> Promise:
    return Promise(
        id=f"e{number}.1", entry=f"e{number}", number="A1", service_point="p", service="s",
        at=NOON + number, by=NOON, p20=1, p50=2, p80=3, ended_at=NOON, outcome=outcome,  # type: ignore[arg-type]
    )  # fmt: skip


async def test_the_newest_legs_come_with_their_spans(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(saved, Saved)
        await at.do(SetDesk(desk=at.tailer.floor.desks(saved.id)[0].id, state="open"), ANN)
        entries = [await served(at, saved.id) for _ in range(3)]
        waits = await at.do(JoinQueue(service_point=saved.id), PUBLIC)
        assert isinstance(waits, Joined)
        found = lately(at.store, legs=3)
        assert found.seq == at.door.head.seq
        assert [leg.entry.id for leg in found.legs] == [*entries[1:], waits.entry]
        assert {span.state for span in found.legs[0].spans} == {"waiting", "serving"}
        assert found.legs[2].spans == []


async def test_of_promises_the_newest_that_were_judged_come_and_no_table_is_read_whole(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        told = [promise(1), promise(2, "late"), promise(3, "left"), promise(4), promise(5, "open")]
        with at.store.writing() as tx:
            write(tx.connection, at.store.site, map(Put, told))
            tx.commit()
        with statements(at.store.engine) as seen:
            found = lately(at.store, promises=2)
        assert [each.entry for each in found.promises] == ["e2", "e4"]
        await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        await at.do(JoinQueue(service_point=at.tailer.floor.points()[0].id), PUBLIC)
        with statements(at.store.engine) as more:
            lately(at.store)
        assert scans(at.store.engine, seen | more) == []
