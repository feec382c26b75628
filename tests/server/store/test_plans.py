"""However long the past: what a busy hall asks of its database is found by an index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from protocol.commands import (
    CallNext,
    Complete,
    CreateServicePoint,
    Customer,
    ErasePerson,
    ForgetPersons,
    JoinQueue,
    SetDesk,
    Start,
    Undo,
    UpdateSite,
)
from protocol.outcomes import Joined, Requested, Saved, Ticketed
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import ItemSpec, OpenRequest
from protocol.ticket_commands import OpenTicket, Reply
from server.domain.actor import PUBLIC, TIMER
from server.store import overdue, persons, request_reads, ticket_search, tickets
from server.store.accounts import Account, AccountBook
from server.store.history import earlier
from server.store.request_reads import Wanted
from tests.hall import ADMIN, ANN, House, house

SCAN = re.compile(r"^SCAN (?!CONSTANT ROW|\d+-ROW VALUES)")


@contextmanager
def statements(engine: Engine) -> Iterator[dict[str, Any]]:
    """Every statement that runs, with one set of its values."""
    seen: dict[str, Any] = {}

    def note(_c: Any, _k: Any, statement: str, values: Any, _x: Any, many: bool) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "EXPLAIN")):
            seen[statement] = values[0] if many else values

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def scans(engine: Engine, seen: dict[str, Any]) -> list[str]:
    """The steps in the plans of these statements that read a whole table."""
    found = []
    with engine.connect() as connection:
        for statement, values in seen.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            found += [f"{step[-1]}: {statement[:90]}" for step in plan if SCAN.match(step[-1])]
    return found


@pytest.fixture
async def at(tmp_path: Path) -> Any:
    async with house(tmp_path) as opened:
        yield opened


async def a_point(at: House) -> tuple[str, str]:
    saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
    assert isinstance(saved, Saved)
    desk = at.tailer.floor.desks(saved.id)[0].id
    await at.do(SetDesk(desk=desk, state="open"), ANN)
    return saved.id, desk


async def test_no_step_of_a_visit_reads_a_whole_table(at: House) -> None:
    point, desk = await a_point(at)
    told = Customer(name="Ola", phone="+4791234567")
    with statements(at.store.engine) as seen:
        joined = await at.do(JoinQueue(service_point=point, customer=told, notes="x"), PUBLIC)
        assert isinstance(joined, Joined)
        await at.do(CallNext(desk=desk), ANN)
        await at.do(Start(entry=joined.entry), ANN)
        await at.do(Complete(entry=joined.entry), ANN)
        await at.do(Undo(entry=joined.entry), ADMIN)
        at.door.visit(joined.visit)
        at.door.intervals(joined.entry)
        await at.door.prune()
    assert {"entry", "visit", "person", "interval", "counter", "call", "undoable"} <= {
        word for statement in seen for word in re.findall(r"INTO (\w+)", statement)
    }
    assert scans(at.store.engine, seen) == []


async def test_starting_reads_what_is_live_and_not_the_past(at: House) -> None:
    await a_point(at)
    with statements(at.store.engine) as seen:
        at.store.live()
        at.store.head()
    assert scans(at.store.engine, seen) == []


async def test_the_history_of_a_customer_reads_no_whole_table(at: House) -> None:
    point, _ = await a_point(at)
    told = Customer(name="Ola", phone="+4791234567")
    joined = await at.do(JoinQueue(service_point=point, customer=told), PUBLIC)
    assert isinstance(joined, Joined)
    with statements(at.store.engine) as seen:
        earlier(at.store, joined.visit, "f" * 36, 51)
        at.door.history(joined.visit, None)
    assert scans(at.store.engine, seen) == []


async def test_finding_forgetting_and_erasing_persons_reads_no_whole_table(at: House) -> None:
    point, _ = await a_point(at)
    told = Customer(name="Ola", phone="+4791234567")
    joined = await at.do(JoinQueue(service_point=point, customer=told), PUBLIC)
    assert isinstance(joined, Joined)
    with statements(at.store.engine) as seen:
        for text in ("A001", "Ola", "+4791234567"):
            (found,) = persons.find(at.store, text)
        overdue.due(at.store, at.tailer.floor.site, at.clock.now(), 200)
        overdue.count_due(at.store, at.tailer.floor.site, at.clock.now())
        persons.known(at.store, found.person.id)
        await at.do(ForgetPersons(contacts=[found.person.id]), TIMER)
        await at.do(ErasePerson(person=found.person.id), ADMIN)
    assert scans(at.store.engine, seen) == []


async def test_signing_in_reads_no_whole_table(at: House) -> None:
    book = AccountBook(at.store)
    mina = Account("a", "Mina", "staff", "hash")
    book.add(mina, 1)
    with statements(at.store.engine) as seen:
        book.by_name("mina")
        book.by_id("a")
        book.give("token", mina, "family", 9)
        book.spend("token", 2)
        book.spend("token", 3)
        book.revoke("token")
        book.revoke("unknown")
    assert scans(at.store.engine, seen) == []


async def test_reading_tickets_and_searching_them_reads_no_whole_table(at: House) -> None:
    await at.do(UpdateSite(support=True, support_email="help@hall.example"))
    told = Customer(name="Ola", email="ola@example.org")
    opened = await at.do(OpenTicket(subject="Lock", text="It sticks", customer=told), PUBLIC)
    assert isinstance(opened, Ticketed)
    with statements(at.store.engine) as seen:
        tickets.lately(at.store, 300)
        tickets.whole(at.store, opened.ticket, 200)
        tickets.public(at.store, opened.ticket, 200)
        tickets.thread(at.store, opened.ticket, 9, 100)
        assert tickets.rows(at.store, [opened.ticket])
        assert ticket_search.found(at.store, "sticks ola") == [opened.number]
        await at.do(Reply(ticket=opened.ticket, text="Oil it"), ANN)
    found = scans(at.store.engine, seen)
    # By words, or by the number of a document.
    assert [each for each in found if not re.search(r"VIRTUAL TABLE INDEX \d+:[M=]", each)] == []


async def test_no_list_of_service_requests_reads_a_whole_table(at: House) -> None:
    point, _ = await a_point(at)
    await at.do(PutRepairTerms(service_point=point))
    brought = OpenRequest(
        service_point=point, items=[ItemSpec(what="Phone")], customer=Customer(name="Ola")
    )
    made = await at.do(brought, ANN)
    assert isinstance(made, Requested)
    (row,) = request_reads.find(at.store, Wanted(), 50)
    contact = row.request.contact
    with statements(at.store.engine) as seen:
        for wanted in (
            Wanted(),
            Wanted(service_point=point),
            Wanted(ended=True, before=9_999),
            Wanted(contact=contact, ended=True),
            Wanted(number=made.number, ended=True),
        ):
            assert len(request_reads.find(at.store, wanted, 50)) == 1
        assert request_reads.whole(at.store, made.request) is not None
        assert request_reads.id_of_number(at.store, made.number) == made.request
    assert scans(at.store.engine, seen) == []
