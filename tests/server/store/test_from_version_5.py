"""A hall of version 5 in the middle of its day goes on under today's program, and can be booked."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.booking_commands import Book, PutDefinition
from protocol.commands import (
    Complete,
    Customer,
    ErasePerson,
    JoinQueue,
    Start,
    Undo,
    UpdateServicePoint,
    UpdateStaff,
)
from protocol.outcomes import Joined, Moved, Reserved, Saved
from protocol.places import Hours
from protocol.records import (
    Definition,
    Device,
    Entry,
    Person,
    Promise,
    Reservation,
    ServicePoint,
    Site,
    Staff,
    Visit,
)
from server.clock import ManualClock
from server.domain.actor import PUBLIC
from server.execution.verifying import verify
from server.store.accounts import AccountBook
from server.store.audit_rows import Wanted, page
from server.store.devices import DeviceBook
from server.store.refresh_tokens import RefreshBook
from tests.hall import ANN, KIOSK, House, house
from tests.server.domain.reservations.salon import o_clock
from tests.server.store.test_from_version_1 import entry, every
from tests.server.store.test_schema import definitions
from tests.server.store.version_1 import MANAGER, RECEIPT, opened
from tests.server.store.version_5 import AUDITED, HELD, LATER, MARK, USED, hall_of_version_5


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That hall with today's tables."""
    database = hall_of_version_5(tmp_path_factory.mktemp("hall"))
    opened(database).close()
    return database.parent


@pytest.fixture
async def at(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A copy of it, that goes on."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with house(tmp_path, ManualClock(LATER)) as going_on:
        yield going_on


def test_its_tables_are_those_of_a_new_hall(tmp_path: Path) -> None:
    old, new = opened(hall_of_version_5(tmp_path)), opened(tmp_path / "new.db")
    assert definitions(old.engine) == definitions(new.engine)
    old.close()
    new.close()


async def test_the_day_goes_on_steps_are_taken_back_and_people_erased(at: House) -> None:
    assert {found.number: found.state for found in every(at, Entry)} == {
        "A001": "completed", "A002": "called", "A003": "waiting", "A004": "waiting",
    }  # fmt: skip
    assert len(every(at, Promise)) == 4
    joined = await at.do(JoinQueue(service_point=entry(at, "A003").service_point), KIOSK)
    assert isinstance(joined, Joined) and joined.number == "A006" and joined.p50 == 480
    assert isinstance(await at.do(Start(entry=entry(at, "A002").id), ANN), Moved)
    assert isinstance(await at.do(Complete(entry=entry(at, "A002").id), ANN), Moved)
    assert isinstance(await at.do(Undo(entry=entry(at, "A002").id), MANAGER), Moved)
    visit = at.tailer.floor.get(Visit, entry(at, "A002").visit)
    found = at.tailer.floor.get(Person, visit.person if visit else None)
    assert found is not None and (found.name, found.staff_notes) == ("Mina", "Wants Desk 1")
    assert isinstance(await at.do(ErasePerson(person=found.id), MANAGER), Saved)
    left = at.store.get("person", found.id)
    assert isinstance(left, Person) and (left.name, left.phone, left.staff_notes) == ("", "", "")


async def test_nobody_can_be_booked_until_it_is_set_up_in_the_middle_of_that_day(at: House) -> None:
    (site,), (point,) = every(at, Site), every(at, ServicePoint)
    assert (site.country, site.region, site.keep_contact_h) == ("", "", 48)
    assert (point.holidays, point.late_s, point.lost_s) == (True, 600, 1_800)
    assert {found.name: (found.bookable, found.hours) for found in every(at, Staff)} == (
        dict.fromkeys(("Ada", "Ann", "Ben", "Max"), (False, []))
    )
    assert not every(at, Definition) and not every(at, Reservation)
    assert all((e.reservation, e.slot_at) == (None, None) for e in every(at, Entry))
    assert {each.name: each.role for each in every(at, Device)} == {
        "Entrance": "kiosk", "Wall": "display",
    }  # fmt: skip
    week = [Hours(day, 9 * 60, 17 * 60) for day in range(7)]
    opens = UpdateServicePoint(service_point=point.id, version=point.version, hours=week)
    assert isinstance(await at.do(opens, MANAGER), Saved)
    assert isinstance(
        await at.do(UpdateStaff(staff=ANN.id, version=2, bookable=True), MANAGER), Saved
    )
    made = await at.do(PutDefinition(name="Cut", service_point=point.id, duration_min=30), MANAGER)
    assert isinstance(made, Saved)
    told = Customer(name="Olav", email="olav@example.org")
    booked = await at.do(Book(definition=made.id, start_at=o_clock(10), customer=told), PUBLIC)
    assert isinstance(booked, Reserved) and booked.resources == [ANN.id]
    # Whoever waits has told the same address before, in other letters.
    assert len(at.tailer.floor.booked.persons["olav@example.org"]) == 2


def test_sign_ins_second_factors_and_keys_live_on(tmp_path: Path) -> None:
    store = opened(hall_of_version_5(tmp_path))
    ann, book = AccountBook(store).by_name("ann"), RefreshBook(store)
    assert ann is not None and (ann.totp, ann.generation) == ("sealed secret", 1)
    spent = book.spend(HELD, LATER)
    assert spent is not None and (spent.account, spent.reused) == (ANN.id, False)
    again = book.spend(USED, LATER)
    assert again is not None and again.reused
    assert DeviceBook(store).keyed() == {KIOSK.id}
    store.close()


async def test_the_audit_goes_on_and_what_is_sent_again_has_its_answer(at: House) -> None:
    assert at.tailer.head.epoch != MARK.epoch and at.tailer.head.seq == MARK.seq
    assert verify(at.store, LATER).faults == []
    asked = JoinQueue(service_point=entry(at, "A003").service_point)
    again = await at.door.execute(asked, KIOSK, RECEIPT, KIOSK.id)
    assert again.again and isinstance(again.answer, Joined) and again.answer.number == "A003"
    await at.do(asked, KIOSK)
    rows = page(at.store, None, Wanted())
    assert (rows[0].seq, rows[0].op, len(rows)) == (AUDITED + 1, "join_queue", AUDITED + 1)
    assert verify(at.store, LATER).faults == []
