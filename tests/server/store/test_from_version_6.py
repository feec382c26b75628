"""A hall of version 6 in the middle of its day goes on under today's program, and takes tickets."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.booking_commands import RestoreReservation
from protocol.commands import UpdateSite
from protocol.outcomes import Refusal, Reserved, Saved, Ticketed
from protocol.queue_commands import Customer
from protocol.records import Contact, Person, Reservation, Site, Staff, Ticket
from protocol.ticket_commands import OpenTicket
from server.clock import ManualClock
from server.domain.actor import PUBLIC
from server.execution.verifying import verify
from tests.hall import ANN, House, house
from tests.server.store.test_from_version_1 import every
from tests.server.store.test_schema import definitions
from tests.server.store.version_1 import MANAGER, opened
from tests.server.store.version_6 import LATER, MARK, hall_of_version_6


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That hall with today's tables."""
    database = hall_of_version_6(tmp_path_factory.mktemp("hall"))
    opened(database).close()
    return database.parent


@pytest.fixture
async def at(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A copy of it, that goes on."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with house(tmp_path, ManualClock(LATER)) as going_on:
        yield going_on


def test_its_tables_are_those_of_a_new_hall(tmp_path: Path) -> None:
    old, new = opened(hall_of_version_6(tmp_path)), opened(tmp_path / "new.db")
    assert definitions(old.engine) == definitions(new.engine)
    old.close()
    new.close()


async def test_bookings_go_on_and_their_ends_are_taken_back(at: House) -> None:
    booked = {each.state: each for each in every(at, Reservation)}
    assert set(booked) == {"booked", "cancelled"}
    back = await at.do(RestoreReservation(reservation=booked["cancelled"].id), ANN)
    assert isinstance(back, Reserved) and back.state == "booked"


async def test_no_customer_opens_a_ticket_until_it_is_set_up_in_the_middle_of_that_day(
    at: House,
) -> None:
    (site,) = every(at, Site)
    assert (site.support, site.close_days, site.ticket_fields) == (False, 14, [])
    assert all((each.email, each.teams) == ("", []) for each in every(at, Staff))
    assert not every(at, Contact) and not every(at, Ticket)
    asks = OpenTicket(
        subject="Where is my cut", text="?", customer=Customer(email="olav@example.org")
    )
    shut = await at.do(asks, PUBLIC)
    assert isinstance(shut, Refusal) and shut.code == "support_closed"
    assert isinstance(await at.do(UpdateSite(support=True), MANAGER), Saved)
    opened_ = await at.do(asks, PUBLIC)
    assert isinstance(opened_, Ticketed) and opened_.number == 1
    (contact,) = every(at, Contact)
    found = at.tailer.floor.get(Person, contact.person)
    assert found is not None and found.email_key == "olav@example.org"


async def test_the_audit_goes_on_in_its_chain(at: House) -> None:
    assert at.tailer.head.epoch != MARK.epoch and at.tailer.head.seq == MARK.seq
    assert verify(at.store, LATER).faults == []
    assert isinstance(await at.do(UpdateSite(support=True), MANAGER), Saved)
    assert verify(at.store, LATER).faults == []
