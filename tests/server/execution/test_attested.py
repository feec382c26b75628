"""Whatever is done to what is recorded of contacts is found, and erasing them raises no alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from protocol.commands import CreateServicePoint, Customer, ErasePerson, JoinQueue, Leave
from protocol.contact_commands import PutContact
from protocol.outcomes import Joined, Saved
from protocol.records import Visit
from server.execution.verifying import verify
from server.store.audit_rows import Wanted, page
from tests.hall import ANN, House, house

OLA = Customer(name="Ola", phone="+4791234567")


def faults(at: House) -> list[tuple[str, bool]]:
    """The kinds, and whether each is of one row."""
    return [(f.kind, f.first == f.last) for f in verify(at.store, at.clock.now()).faults]


def by_hand(at: House, statement: str, *values: Any) -> None:
    """As somebody does who can write the file."""
    with at.store.engine.connect() as connection:
        connection.exec_driver_sql(statement, values)


async def a_past(at: House) -> str:
    """Somebody joins and leaves, and a contact is made known; the person of the visit."""
    point = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
    assert isinstance(point, Saved)
    joined = await at.do(JoinQueue(service_point=point.id, customer=OLA))
    assert isinstance(joined, Joined)
    assert isinstance(await at.do(PutContact(customer=Customer(name="Ana")), ANN), Saved)
    await at.do(Leave(entry=joined.entry))
    visit = at.store.get("visit", joined.visit)
    assert isinstance(visit, Visit) and visit.person is not None
    return visit.person


async def test_what_is_recorded_of_contacts_is_attested_and_erasing_breaks_nothing(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        person = await a_past(at)
        assert faults(at) == []
        assert isinstance(await at.do(ErasePerson(person=person)), Saved)
        assert faults(at) == []
        shown = page(at.store, None, Wanted(op="join_queue"))
        assert shown and "past" not in shown[0].data


async def test_what_is_changed_taken_out_or_put_in_is_told_apart(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        await a_past(at)
        by_hand(at, "UPDATE activity SET what = 'queue_missed' WHERE what = 'queue_left'")
        assert faults(at) == [("past_changed", True)]
        by_hand(at, "UPDATE activity SET data = 'no json' WHERE what = 'queue_missed'")
        assert faults(at) == [("past_changed", True)]
        by_hand(at, "DELETE FROM activity WHERE what = 'queue_missed'")
        assert faults(at) == [("past_missing", True)]
        copied = "in_site, 'another', at, contact, what, subject_kind, subject, actor, role, cause"
        by_hand(
            at,
            f"INSERT INTO activity SELECT {copied}, batch, data FROM activity "
            "WHERE what = 'contact_created'",
        )
        assert faults(at) == [("past_missing", True), ("past_added", True)]
        by_hand(at, "UPDATE activity SET actor = ? WHERE what = 'queue_joined'", ANN.id)
        assert ("past_changed", True) in faults(at)
