"""The query for how promises were kept: of a day or lately, of a service point or of all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from protocol.changes import Put
from protocol.messages import Qry, Res
from protocol.queries import PromiseReport
from protocol.records import Promise
from server.execution.promises import DAYS, LAST
from server.store.rows import write
from server.store.store import Store
from tests.hall import NOON
from tests.server.store.test_plans import scans, statements
from tests.server.sync.sockets import Hall, sockets
from tests.server.sync.test_queries import refused

DAY = 86_400_000


def kept(number: int, point: str, at: int, outcome: str = "held") -> Promise:
    return Promise(
        id=f"{number}.1", entry=f"{number}", number=f"A{number}", service_point=point, service="s",
        at=at, by=at + 600_000, p20=60, p50=120, p80=300, outcome=outcome,  # type: ignore[arg-type]
        ended_at=at + 200_000,
    )  # fmt: skip


def on_record(store: Store, *promises: Promise) -> None:
    with store.writing() as tx:
        write(tx.connection, store.site, map(Put, promises))
        tx.commit()


async def asked(hall: Hall, **args: Any) -> PromiseReport:
    async with hall.guest("manager") as client:
        await client.say(Qry("q", "promises", args))
        (item,) = (await client.hear_a(Res)).items
    return msgspec.convert(item, PromiseReport)


async def test_a_report_is_of_a_business_day_and_of_a_service_point(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        there = await hall.another_point("C")
        night = NOON + DAY - 9 * 3_600_000
        on_record(
            hall.house.store,
            kept(1, hall.point, NOON - DAY),
            kept(2, hall.point, NOON),
            kept(3, there, NOON, "late"),
            kept(4, there, night, "void"),
        )
        hall.house.clock.advance(DAY / 1000)
        every = await asked(hall)
        assert (every.judged, every.held, every.void) == (3, 2, 1)
        assert every.days == ["2026-11-24", "2026-11-23"], "03:00 is of the day before"
        today = await asked(hall, day="2026-11-24", service_point=there)
        assert (today.judged, today.held, today.void) == (1, 0, 1)
        assert today.days == ["2026-11-24"]
        assert [miss.number for miss in today.worst] == ["A3"]


async def test_without_a_day_the_last_that_were_judged_are_told_of(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        store, point = hall.house.store, hall.point
        days = [kept(n, point, NOON - n * DAY, "late" if n > 2 else "held") for n in range(1, 70)]
        on_record(store, *days, *(kept(1000 + n, point, NOON - n) for n in range(LAST - 2)))
        on_record(
            store, kept(5000, point, NOON - 10, "left"), kept(5001, point, NOON - 5 * DAY, "left")
        )
        found = await asked(hall, service_point=point)
        assert (found.judged, found.held, found.left) == (LAST, LAST, 1)
        assert len(found.days) == DAYS


async def test_what_is_no_day_or_no_point_is_refused_and_staff_may_not_ask(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        async with hall.guest("manager") as client:
            for day in ("yesterday", 5):
                assert await refused(client, Qry("q", "promises", {"day": day})) == "invalid"
            asked = Qry("q", "promises", {"service_point": "none"})
            assert await refused(client, asked) == "unknown_service_point"
        async with hall.guest("staff") as client:
            assert await refused(client, Qry("q", "promises")) == "forbidden"


async def test_however_many_promises_there_are_a_report_reads_no_whole_table(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        house = hall.house
        on_record(house.store, kept(1, hall.point, NOON))
        with statements(house.store.engine) as seen:
            for point in (None, hall.point):
                house.door.promises(house.tailer.floor.site, point, None)
                house.door.promises(house.tailer.floor.site, point, "2026-11-24")
        assert scans(house.store.engine, seen) == []
        assert any("FROM promise" in statement for statement in seen)
