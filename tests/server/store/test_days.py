"""A stored day is read whole, by index, and leaves out what was taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from protocol.commands import (
    CallNext,
    Complete,
    CreateServicePoint,
    Hold,
    JoinQueue,
    Leave,
    Resume,
    RollDay,
    ServiceSpec,
    SetDesk,
    Start,
    Transfer,
    Undo,
)
from protocol.outcomes import Joined, Saved
from protocol.records import ServicePoint
from server.domain.actor import PUBLIC, TIMER
from server.domain.what_if.recorded import Turn, Work
from server.store.days import day_before, points_of, points_visited, recorded_day
from server.store.engine import StoreFault
from server.store.store import Store
from tests.hall import ANN, KIOSK, NOON, House, house
from tests.server.store.test_plans import scans, statements

DAY = "2026-11-24"


@pytest.fixture
async def at(tmp_path: Path) -> Any:
    async with house(tmp_path) as opened:
        yield opened


async def a_point(at: House, prefix: str = "A") -> ServicePoint:
    """Ann sits at its one desk."""
    services = [ServiceSpec(name="Passport"), ServiceSpec(name="Licence")]
    saved = await at.do(
        CreateServicePoint(name=f"Point {prefix}", prefix=prefix, capacity=1, services=services)
    )
    assert isinstance(saved, Saved)
    await at.do(SetDesk(desk=at.tailer.floor.desks(saved.id)[0].id, state="open"), ANN)
    return next(point for point in points_of(at.store) if point.id == saved.id)


async def joined(at: House, point: ServicePoint, **fields: Any) -> str:
    found = await at.do(JoinQueue(service_point=point.id, **fields), KIOSK)
    assert isinstance(found, Joined)
    return found.entry


async def test_a_day_tells_who_came_waited_left_and_was_served(at: House) -> None:
    point = await a_point(at)
    desk = at.tailer.floor.desks(point.id)[0].id
    first = await joined(at, point, access_needs=["wheelchair"])
    gone = await joined(at, point)
    at.clock.advance(60)
    await at.do(CallNext(desk=desk), ANN)
    at.clock.advance(20)
    await at.do(Start(entry=first), ANN)
    at.clock.advance(100)
    await at.do(Leave(entry=gone), ANN)
    await at.do(Hold(entry=first, until=at.clock.now() + 600_000), ANN)
    at.clock.advance(300)
    await at.do(Resume(entry=first), ANN)
    at.clock.advance(40)
    await at.do(Complete(entry=first), ANN)
    await at.do(SetDesk(desk=desk, state="closed"), ANN)
    day = recorded_day(at.store, point, DAY, at.clock.now())
    served, left = day.legs
    assert (served.end, served.needs, served.joined_at) == ("served", ["wheelchair"], NOON)
    assert served.turns == [
        Turn(desk, NOON + 60_000, NOON + 180_000, 20_000),
        Turn(desk, NOON + 480_000, NOON + 520_000, 0),
    ]
    assert (left.end, left.turns, left.ended_at) == ("left", [], NOON + 180_000)
    assert day.over
    assert [each.work for each in day.desks] == [[Work(NOON, NOON + 520_000, ANN.id)]]
    assert not day.desks[0].inferred


async def test_what_was_taken_back_was_never_there(at: House) -> None:
    point = await a_point(at)
    desk = at.tailer.floor.desks(point.id)[0].id
    entry = await joined(at, point)
    await at.do(CallNext(desk=desk), ANN)
    await at.do(Undo(entry=entry), ANN)
    at.clock.advance(30)
    await at.do(Start(entry=entry, desk=desk), ANN)
    other = next(s for s in at.tailer.floor.services(point.id) if s.name == "Licence")
    await at.do(Transfer(entry=entry, service=other.id), ANN)
    await at.do(Undo(entry=entry), ANN)
    at.clock.advance(30)
    await at.do(Complete(entry=entry), ANN)
    (leg,) = recorded_day(at.store, point, DAY, at.clock.now()).legs
    assert leg.turns == [Turn(desk, NOON + 30_000, NOON + 60_000, 0)]


async def test_whom_only_the_end_of_the_day_took_from_a_desk_was_there_as_long_as_usual(
    at: House,
) -> None:
    point = await a_point(at)
    desk = at.tailer.floor.desks(point.id)[0].id
    entry = await joined(at, point)
    await at.do(CallNext(desk=desk), ANN)
    await at.do(Start(entry=entry), ANN)
    at.clock.advance(72 * 3600)
    stopped = recorded_day(at.store, point, DAY, at.clock.now())
    await at.door.execute(RollDay(), TIMER)
    for day in (stopped, recorded_day(at.store, point, DAY, at.clock.now())):
        (leg,) = day.legs
        usual = NOON + at.tailer.floor.services(point.id)[0].mean_s * 1000
        assert (leg.end, leg.turns) == ("served", [Turn(desk, NOON, usual, 0)])
        assert [each.work for each in day.desks] == [[Work(NOON, usual, ANN.id)]]
        assert (day.forgotten, day.over) == (1, True)


async def test_another_day_and_another_point_have_their_own(at: House) -> None:
    point, other = await a_point(at), await a_point(at, "B")
    await joined(at, point)
    now = at.clock.now()
    assert points_visited(at.store, DAY) == {point.id}
    assert recorded_day(at.store, other, DAY, now).legs == []
    assert recorded_day(at.store, point, "2026-11-23", now).legs == []
    assert day_before(at.store, "2026-11-30") == DAY
    assert day_before(at.store, DAY) is None
    assert day_before(at.store, "2026-11-20") is None
    assert day_before(at.store, "1960-01-01") is None
    with pytest.raises(ValueError, match="no day after"):
        points_visited(at.store, "9999-12-31")
    at.clock.advance(24 * 3600)
    await at.door.execute(RollDay(), TIMER)
    (leg,) = recorded_day(at.store, point, DAY, at.clock.now()).legs
    assert leg.end == "unserved"


async def test_a_day_is_read_without_reading_a_whole_table(at: House) -> None:
    point = await a_point(at)
    await at.do(JoinQueue(service_point=point.id), PUBLIC)
    with statements(at.store.engine) as seen:
        recorded_day(at.store, point, DAY, at.clock.now())
        points_visited(at.store, DAY)
        day_before(at.store, DAY)
    assert len(seen) >= 8
    assert scans(at.store.engine, seen) == []


async def test_a_store_that_is_opened_to_read_changes_nothing(at: House) -> None:
    store = Store.to_read(at.store.path)
    try:
        assert store.site == at.store.site
        with pytest.raises(Exception, match="readonly"), store.writing() as tx:
            tx.prune(10**15, 10**15)
    finally:
        store.close()


def test_what_cannot_be_read_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="no hall"):
        Store.to_read(tmp_path / "nowserving.db")
    assert list(tmp_path.iterdir()) == []
    strange = tmp_path / "strange.db"
    for content, said in ((b"a shopping list\n" * 100, "is no database"), (b"", "is no database")):
        strange.write_bytes(content)
        with pytest.raises(StoreFault, match=said):
            Store.to_read(strange)
