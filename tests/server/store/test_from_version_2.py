"""A hall of version 2 in the middle of its day goes on under today's program."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.commands import JoinQueue, Start, Undo
from protocol.outcomes import Joined, Moved
from protocol.records import Desk, Entry, Help, Person, Record, ServicePoint, Staff, Visit
from server.clock import ManualClock
from server.store.accounts import AccountBook
from tests.hall import ANN, KIOSK, House, house
from tests.server.store.test_from_version_1 import entry, every
from tests.server.store.test_schema import definitions
from tests.server.store.version_1 import CEM, MANAGER, RECEIPT, opened
from tests.server.store.version_2 import LATER, MARK, SINCE_2, hall_of_version_2


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That hall with today's tables."""
    database = hall_of_version_2(tmp_path_factory.mktemp("hall"))
    opened(database).close()
    return database.parent


@pytest.fixture
async def at(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A copy of it, that goes on."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with house(tmp_path, ManualClock(LATER)) as going_on:
        yield going_on


def test_its_tables_are_those_of_a_new_hall(tmp_path: Path) -> None:
    old, new = opened(hall_of_version_2(tmp_path)), opened(tmp_path / "new.db")
    assert definitions(old.engine) == definitions(new.engine)
    old.close()
    new.close()


@pytest.mark.parametrize("kind", SINCE_2)
async def test_what_is_new_begins_as_in_a_new_hall(at: House, kind: type[Record]) -> None:
    found = every(at, kind)
    assert found
    for record in found:
        given = {name: getattr(record, name) for name in record.__struct_fields__}
        kept = {name: value for name, value in given.items() if name not in SINCE_2[kind]}
        assert record == kind(**kept)
    assert not every(at, Help)


async def test_everybody_keeps_number_state_and_place(at: House) -> None:
    assert {found.number: found.state for found in every(at, Entry)} == {
        "A001": "serving", "A002": "completed", "A003": "on_hold", "A004": "called",
        "A005": "waiting", "B001": "waiting", "A006": "away", "A007": "waiting",
        "C001": "waiting",
    }  # fmt: skip
    assert entry(at, "A007").priority == "priority"
    fifth = at.tailer.floor.get(Visit, entry(at, "A005").visit)
    assert fifth is not None and (fifth.language, fifth.access_needs) == ("es", ["wheelchair"])
    assert len(fifth.errands) == 1
    assert [found.staff_notes for found in every(at, Person) if found.staff_notes] == [
        "asked for a form"
    ]


async def test_the_settings_of_the_hall_stay(at: House) -> None:
    site, point = at.tailer.floor.site, every(at, ServicePoint)[0]
    assert (site.name, site.message) == ("Riverside", "Closed on Friday.")
    assert site.public_url == "https://hall.example.org" and not site.address_checked
    assert point.hours and len(point.classes) == 2 and point.notice
    assert [found.state for found in every(at, Desk)] == ["paused", "open", "open", "open"]
    assert every(at, Desk)[2].access == ["wheelchair"]
    assert ["french"] in [found.skills for found in every(at, Staff)]


async def test_the_day_goes_on_and_numbers_are_counted_on(at: House) -> None:
    point = every(at, ServicePoint)[0].id
    joined = await at.do(JoinQueue(service_point=point), KIOSK)
    assert isinstance(joined, Joined) and joined.number == "A008"
    assert isinstance(await at.do(Start(entry=entry(at, "A004").id), CEM), Moved)
    assert isinstance(await at.do(Undo(entry=entry(at, "A001").id), MANAGER), Moved)
    assert entry(at, "A001").state == "called"


async def test_whoever_sends_a_command_again_has_the_answer_of_before(at: House) -> None:
    asked = JoinQueue(service_point=every(at, ServicePoint)[0].id)
    again = await at.door.execute(asked, KIOSK, RECEIPT, KIOSK.id)
    assert again.again
    assert isinstance(again.answer, Joined) and again.answer.number == "A005"


async def test_clients_begin_anew_and_accounts_stay(at: House) -> None:
    assert at.tailer.head.epoch != MARK.epoch
    assert at.tailer.head.seq == MARK.seq
    ann = AccountBook(at.store).by_name("ann")
    assert ann is not None and ann.id == ANN.id
