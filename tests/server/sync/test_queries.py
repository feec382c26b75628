"""Queries over the socket: a customer's past, and what a setting would do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import update

from protocol.commands import (
    Away,
    Cancel,
    Complete,
    Customer,
    SetDesk,
    Start,
    Transfer,
    Undo,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.messages import Err, Qry, Res
from protocol.outcomes import Joined, Refusal
from protocol.queries import AddressCheck, Effect, EffectAnswer, HistoryItem, PastVisit, Span
from protocol.records import Role, Visit
from server.execution.history import PAGE
from server.store.tables import SHAPES
from tests.hall import ANN, NOON
from tests.server.sync.sockets import Client, Hall, sockets

OLA = Customer(name="Ola", phone="+4791234567")


async def ask(client: Client, name: str, args: dict[str, Any], cursor: str | None = None) -> Res:
    await client.say(Qry("q", name, args, cursor))
    return await client.hear_a(Res)


async def refused(client: Client, message: Qry) -> str:
    await client.say(message)
    err = await client.hear_a(Err)
    assert err.id == message.id
    return err.code


def items_of(res: Res) -> list[HistoryItem]:
    return msgspec.convert(res.items, list[HistoryItem])


async def served(hall: Hall, customer: Customer | None) -> Joined:
    """Somebody who waited a minute and was served for two."""
    joined = await hall.join(customer=customer)
    hall.house.clock.advance(60)
    desk = hall.house.tailer.floor.desks(hall.point)[0].id
    await hall.house.do(SetDesk(desk=desk, state="open"), ANN)
    await hall.house.do(Start(entry=joined.entry, desk=desk), ANN)
    hall.house.clock.advance(120)
    await hall.house.do(Complete(entry=joined.entry), ANN)
    return joined


def known_as(hall: Hall, joined: Joined, key: str) -> None:
    """Write down the normal form of a phone, as joining does."""
    visit = hall.house.store.get("visit", joined.visit)
    assert isinstance(visit, Visit)
    table = SHAPES["person"].table
    with hall.house.store.engine.begin() as connection:
        connection.execute(update(table).where(table.c.id == visit.person).values(phone_key=key))


async def test_the_past_of_a_customer_is_told_newest_first(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        first = await served(hall, OLA)
        second = await hall.join(customer=OLA)
        await hall.house.do(Cancel(entry=second.entry, reason="went home"), ANN)
        stranger = await served(hall, Customer(name="Kari", phone="+4799999999"))
        now = await hall.join(customer=OLA)
        for joined in (first, second, now):
            known_as(hall, joined, "4791234567")
        known_as(hall, stranger, "4799999999")
        found = items_of(await ask(client, "history", {"visit": now.visit}))
        earlier = [item for item in found if isinstance(item, PastVisit)]
        assert [item.visit for item in earlier] == [second.visit, first.visit]
        assert earlier[1] == PastVisit(
            visit=first.visit, number="A001", day="2026-11-24", arrived_at=NOON,
            services=["Passport"], outcome="completed", reason="", waited_s=60, served_s=120,
        )  # fmt: skip
        assert (earlier[0].outcome, earlier[0].reason) == ("cancelled", "went home")


async def test_the_spans_of_the_visit_itself_come_first(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        joined = await served(hall, OLA)
        found = items_of(await ask(client, "history", {"visit": joined.visit}))
        spans = [item for item in found if isinstance(item, Span)]
        assert [(s.state, s.to_at - s.from_at, s.entry) for s in spans] == [
            ("waiting", 60_000, joined.entry),
            ("serving", 120_000, joined.entry),
        ]
        assert found == spans


async def test_a_leg_that_was_taken_back_is_no_part_of_the_past(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        joined = await hall.join(customer=OLA)
        house = hall.house
        desk = house.tailer.floor.desks(hall.point)[0].id
        await house.do(SetDesk(desk=desk, state="open"), ANN)
        await house.do(Start(entry=joined.entry, desk=desk), ANN)
        licence = house.tailer.floor.services(hall.point)[1].id
        await house.do(Transfer(entry=joined.entry, service=licence), ANN)
        await house.do(Away(entry=house.tailer.floor.live[joined.visit].id), ANN)
        await house.do(Undo(entry=joined.entry), ANN)
        await house.do(Complete(entry=joined.entry), ANN)
        now = await hall.join(customer=OLA)
        found = items_of(await ask(client, "history", {"visit": now.visit}))
        past = [item for item in found if isinstance(item, PastVisit)]
        assert [(item.outcome, item.services) for item in past] == [("completed", ["Passport"])]
        own = items_of(await ask(client, "history", {"visit": joined.visit}))
        assert {span.entry for span in own if isinstance(span, Span)} == {joined.entry}


async def test_nobody_without_a_phone_has_a_past(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        await served(hall, None)
        await served(hall, Customer(name="Ola"))
        joined = await hall.join(customer=Customer(name="Ola"))
        assert (await ask(client, "history", {"visit": joined.visit})).items == []
        assert (await ask(client, "history", {"visit": "0" * 36})).items == []


async def test_a_long_past_comes_in_pages(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        visits = []
        for _ in range(PAGE + 3):
            joined = await hall.join(customer=OLA)
            await hall.house.do(Cancel(entry=joined.entry, reason="again"), ANN)
            known_as(hall, joined, "4791234567")
            visits.append(joined.visit)
        first = await ask(client, "history", {"visit": visits[-1]})
        assert first.next is not None
        second = await ask(client, "history", {"visit": visits[-1]}, first.next)
        found = [i.visit for r in (first, second) for i in items_of(r) if isinstance(i, PastVisit)]
        assert (found, second.next) == (visits[-2::-1], None)


@pytest.mark.parametrize("role", ["kiosk", "display", None])
@pytest.mark.parametrize("name", ["history", "effect", "entry"])
async def test_staff_alone_ask(tmp_path: Path, role: Role | None, name: str) -> None:
    async with sockets(tmp_path) as hall, hall.guest(role) as client:
        joined = await hall.join()
        args = {"visit": joined.visit, "entry": joined.entry}
        assert await refused(client, Qry("q", name, args)) == "forbidden"


async def test_a_query_that_is_not_understood_is_refused_and_the_connection_stays(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("manager") as client:
        for message, code in (
            (Qry("q", "history", {"visit": "0" * 36}, "../"), "invalid"),
            (Qry("q", "history", {"visit": ["x"]}), "not_found"),
            (Qry("q", "effect"), "malformed"),
            (Qry("q", "effect", {"op": "abolish"}), "malformed"),
            (Qry("q", "effect", {"op": "roll_day"}), "invalid"),
            (Qry("q", "effect", {"op": "update_site", "name": 7}), "malformed"),
        ):
            assert await refused(client, message) == code
        assert (await ask(client, "history", {"visit": "0" * 36})).items == []


def effect_of(res: Res) -> EffectAnswer:
    (item,) = res.items
    return msgspec.convert(item, EffectAnswer)


async def test_the_effect_of_a_setting_is_told_and_nothing_is_saved(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("manager") as client:
        await hall.join()
        before, seq = dict(hall.house.tailer.floor.state), hall.house.door.head.seq
        change = UpdateServicePoint(service_point=hall.point, version=1, prefix="D")
        told = effect_of(await ask(client, "effect", msgspec.to_builtins(change)))
        assert told == Effect(sentences=["Numbers given today keep A; new ones begin with D001."])
        assert (hall.house.tailer.floor.state, hall.house.door.head.seq) == (before, seq)


async def test_the_effect_of_what_may_not_be_is_the_refusal_of_saving(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        change = UpdateServicePoint(service_point=hall.point, version=1, prefix="B")
        for role, code in (("manager", None), ("staff", "forbidden")):
            async with hall.guest(role) as client:  # type: ignore[arg-type]
                told = effect_of(await ask(client, "effect", msgspec.to_builtins(change)))
                assert getattr(told, "code", None) == code
        late = UpdateServicePoint(service_point=hall.point, version=9, name="X")
        async with hall.guest("admin") as client:
            told = effect_of(await ask(client, "effect", msgspec.to_builtins(late)))
            assert isinstance(told, Refusal) and told.code == "version_mismatch"


async def test_managers_alone_get_the_link_that_proves_the_address(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        async with hall.guest("manager") as client:
            (none,) = (await ask(client, "address_check", {})).items
            assert msgspec.convert(none, AddressCheck) == AddressCheck(address="", link="")
            await hall.house.do(UpdateSite(public_url="https://hall.test/"))
            (item,) = (await ask(client, "address_check", {})).items
            check = msgspec.convert(item, AddressCheck)
            assert check.address == "https://hall.test/"
            assert check.link.startswith("https://hall.test/check/")
        async with hall.guest("staff") as client:
            assert await refused(client, Qry("q", "address_check")) == "forbidden"


async def test_managers_read_the_audit_and_whether_it_is_whole(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        joined = await hall.join()
        async with hall.guest("manager") as client:
            (row,) = (await ask(client, "audit", {"subject": joined.entry})).items
            assert (row["op"], row["outcome"]) == ("join_queue", "done")
            (verdict,) = (await ask(client, "audit_verdict", {})).items
            assert verdict["faults"] == [] and verdict["rows"] >= row["seq"]
            behind = await ask(client, "audit", {"cursor": str(row["seq"])})
            assert all(other["seq"] < row["seq"] for other in behind.items)
            assert await refused(client, Qry("q", "audit", {"day": "soon"})) == "invalid"
