"""A hall of version 7 in the middle of its day goes on under today's program, and takes things in
to be repaired."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.outcomes import Refusal, Requested, Saved, Ticketed
from protocol.queue_commands import Customer
from protocol.records import Attachment, Draft, RepairTerms, ServicePoint, ServiceRequest, Ticket
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import ItemSpec, OpenRequest
from protocol.ticket_commands import Reply
from server.clock import ManualClock
from server.execution.verifying import verify
from tests.hall import ANN, House, house
from tests.server.store.test_from_version_1 import every
from tests.server.store.test_schema import definitions
from tests.server.store.version_1 import MANAGER, opened
from tests.server.store.version_7 import AUDITED, LATER, MARK, hall_of_version_7


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That hall with today's tables."""
    database = hall_of_version_7(tmp_path_factory.mktemp("hall"))
    opened(database).close()
    return database.parent


@pytest.fixture
async def at(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A copy of it, that goes on."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with house(tmp_path, ManualClock(LATER)) as going_on:
        yield going_on


def test_its_tables_are_those_of_a_new_hall(tmp_path: Path) -> None:
    old, new = opened(hall_of_version_7(tmp_path)), opened(tmp_path / "new.db")
    assert definitions(old.engine) == definitions(new.engine)
    old.close()
    new.close()


async def test_tickets_go_on_with_their_drafts_and_files_and_are_about_no_request(
    at: House,
) -> None:
    assert [each.request for each in every(at, Ticket)] == [None, None]
    (draft,) = every(at, Draft)
    assert draft.text == "Dear Rob"
    assert [each.request for each in every(at, Attachment)] == [""]
    answered = await at.do(Reply(ticket=draft.ticket, text="Dear Rob, at the river."), ANN)
    assert isinstance(answered, Ticketed) and answered.message == 2


async def test_nothing_is_taken_in_until_a_manager_says_on_which_terms(at: House) -> None:
    assert not every(at, RepairTerms) and not every(at, ServiceRequest)
    (point,) = every(at, ServicePoint)
    asks = OpenRequest(
        service_point=point.id,
        items=[ItemSpec(what="Hair dryer")],
        customer=Customer(name="Olav", email="olav@example.org"),
    )
    shut = await at.do(asks, ANN)
    assert isinstance(shut, Refusal) and shut.code == "no_requests"
    assert isinstance(await at.do(PutRepairTerms(service_point=point.id), MANAGER), Saved)
    taken = await at.do(asks, ANN)
    assert isinstance(taken, Requested) and taken.number == 1_001
    (request,) = every(at, ServiceRequest)
    assert request.contact == every(at, Ticket)[0].contact


async def test_who_migrates_it_can_go_on_in_the_same_run(tmp_path: Path) -> None:
    hall_of_version_7(tmp_path)
    async with house(tmp_path, ManualClock(LATER)) as at:
        (draft,), (point,) = every(at, Draft), every(at, ServicePoint)
        answered = await at.do(Reply(ticket=draft.ticket, text="Dear Rob, at the river."), ANN)
        assert isinstance(answered, Ticketed)
        assert isinstance(await at.do(PutRepairTerms(service_point=point.id), MANAGER), Saved)
        kettle = [ItemSpec(what="Kettle")]
        asks = OpenRequest(service_point=point.id, items=kettle, customer=Customer(name="Olav"))
        assert isinstance(await at.do(asks, ANN), Requested)
        assert verify(at.store, LATER).faults == []


async def test_the_audit_goes_on_in_its_chain(at: House) -> None:
    assert at.tailer.head.epoch != MARK.epoch and at.tailer.head.seq == MARK.seq
    found = verify(at.store, LATER)
    assert found.faults == [] and found.rows == AUDITED
