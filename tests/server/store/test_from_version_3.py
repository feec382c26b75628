"""A hall of version 3 in the middle of its day goes on under today's program."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.commands import (
    JoinQueue,
    PublishEstimate,
    Renewal,
    ReportSlip,
    SetDesk,
    Start,
    Undo,
)
from protocol.outcomes import Joined, Moved
from protocol.records import Desk, Entry, Help, Promise, Quote, Record, ServicePoint, Visit
from server.clock import ManualClock
from server.domain.actor import TIMER
from server.domain.promising import told
from server.store.accounts import AccountBook
from tests.hall import ANN, KIOSK, House, house
from tests.server.store.test_from_version_1 import entry, every
from tests.server.store.test_schema import definitions
from tests.server.store.version_1 import CEM, MANAGER, RECEIPT, opened
from tests.server.store.version_3 import LATER, MARK, SINCE_3, hall_of_version_3


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That hall with today's tables."""
    database = hall_of_version_3(tmp_path_factory.mktemp("hall"))
    opened(database).close()
    return database.parent


@pytest.fixture
async def at(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A copy of it, that goes on."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with house(tmp_path, ManualClock(LATER)) as going_on:
        yield going_on


def test_its_tables_are_those_of_a_new_hall(tmp_path: Path) -> None:
    old, new = opened(hall_of_version_3(tmp_path)), opened(tmp_path / "new.db")
    assert definitions(old.engine) == definitions(new.engine)
    old.close()
    new.close()


@pytest.mark.parametrize("kind", SINCE_3)
async def test_what_is_new_begins_as_in_a_new_hall(at: House, kind: type[Record]) -> None:
    found = every(at, kind)
    assert found
    for record in found:
        given = {name: getattr(record, name) for name in record.__struct_fields__}
        kept = {name: value for name, value in given.items() if name not in SINCE_3[kind]}
        assert record == kind(**kept)
    assert not every(at, Promise) and not at.tailer.floor.worked


async def test_everybody_keeps_number_state_place_and_slip(at: House) -> None:
    assert {found.number: found.state for found in every(at, Entry)} == {
        "A001": "serving", "A002": "completed", "A003": "on_hold", "A004": "called",
        "A005": "waiting", "B001": "waiting", "A006": "away", "A007": "waiting",
        "A008": "waiting", "C001": "waiting",
    }  # fmt: skip
    slips = {found.number: found.slip for found in every(at, Visit) if found.slip}
    assert slips == {"A001": "printed", "A003": "failed", "A005": "wanted"}
    assert [call.state for call in every(at, Help)] == ["coming"]
    assert [found.state for found in every(at, Desk)] == ["paused", "open", "open", "open"]
    site, point = at.tailer.floor.site, every(at, ServicePoint)[0]
    assert (site.languages, site.names, site.quiet_from) == (["en", "de"], {"de": "Am Fluss"}, 1260)
    assert site.address_checked == site.public_url != ""
    assert (point.zone, point.asks, point.locations) == ("North", ["name"], {"de": "Halle 1"})


async def test_the_day_goes_on_and_what_was_done_can_be_taken_back(at: House) -> None:
    joined = await at.do(JoinQueue(service_point=every(at, ServicePoint)[0].id), KIOSK)
    assert isinstance(joined, Joined) and joined.number == "A009"
    await at.do(ReportSlip(visit=entry(at, "A005").visit, state="printing"), KIOSK)
    await at.do(ReportSlip(visit=entry(at, "A005").visit, state="printed"), KIOSK)
    assert isinstance(await at.do(Start(entry=entry(at, "A004").id), CEM), Moved)
    assert isinstance(await at.do(Undo(entry=entry(at, "A001").id), MANAGER), Moved)
    assert entry(at, "A001").state == "called"
    await at.do(SetDesk(desk=entry(at, "A003").desk or "", state="open"), ANN)
    assert not at.tailer.floor.worked, "nobody knows how long it was open before its break"


async def test_promises_begin_with_the_first_wait_that_is_published(at: House) -> None:
    phone, point = entry(at, "B001"), every(at, ServicePoint)[0].id
    quotes = [Quote(service.id, 240, 480, 1080) for service in at.tailer.floor.services(point)]
    renewal = Renewal(phone.id, 60, 120, 280)
    publish = PublishEstimate(service_point=point, desks_open=2, quotes=quotes, renewals=[renewal])
    await at.do(publish, TIMER)
    joined = await at.do(JoinQueue(service_point=point), KIOSK)
    assert isinstance(joined, Joined)
    (first,) = told(at.tailer.floor, phone.id)
    (of_kiosk,) = told(at.tailer.floor, joined.entry)
    assert (first.by - first.at, of_kiosk.by - of_kiosk.at) == (5 * 60_000, 20 * 60_000)


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
