"""A hall of version 4 in the middle of its day goes on under today's program."""

from __future__ import annotations

import shutil
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from protocol.commands import Complete, ErasePerson, JoinQueue, PutDevice, Start, Undo
from protocol.outcomes import Joined, Moved, Saved
from protocol.records import Device, Entry, Person, Promise, Site, Staff, Visit
from server.accounts.generations import Generations
from server.accounts.proofs import Proofs
from server.accounts.tokens import Tokens
from server.clock import ManualClock
from server.domain.refused import Refused
from server.execution.verifying import verify
from server.store.accounts import AccountBook
from server.store.audit_rows import Wanted, page
from server.store.devices import DeviceBook
from server.store.refresh_tokens import RefreshBook
from tests.hall import ADMIN, ANN, KIOSK, House, house
from tests.server.store.test_from_version_1 import entry, every
from tests.server.store.test_schema import definitions
from tests.server.store.version_1 import MANAGER, RECEIPT, opened
from tests.server.store.version_4 import (
    HELD,
    LATER,
    LINK,
    MARK,
    OF_KIOSK,
    OF_WALL,
    USED,
    WALL,
    hall_of_version_4,
    keys_of_version_4,
)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That hall with today's tables."""
    database = hall_of_version_4(tmp_path_factory.mktemp("hall"))
    opened(database).close()
    return database.parent


@pytest.fixture
async def at(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A copy of it, that goes on."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with house(tmp_path, ManualClock(LATER)) as going_on:
        yield going_on


def test_its_tables_are_those_of_a_new_hall(tmp_path: Path) -> None:
    old, new = opened(hall_of_version_4(tmp_path)), opened(tmp_path / "new.db")
    assert definitions(old.engine) == definitions(new.engine)
    old.close()
    new.close()


async def test_kiosk_and_wall_are_devices_and_no_colleagues_any_more(at: House) -> None:
    assert every(at, Device) == [
        Device(id=KIOSK.id, name="Entrance", role="kiosk"),
        Device(id=WALL.id, name="Wall", role="display"),
    ]
    assert {found.name: found.left for found in every(at, Staff)} == dict.fromkeys(
        ("Ada", "Ann", "Ben", "Max"), False
    )
    await at.do(PutDevice(device=WALL.id, name="Wall", role="display", zone="North"), MANAGER)
    assert every(at, Device)[1].zone == "North"


async def test_the_day_goes_on_and_what_was_done_can_be_taken_back(at: House) -> None:
    assert {found.number: found.state for found in every(at, Entry)} == {
        "A001": "completed", "A002": "called", "A003": "waiting", "A004": "waiting",
    }  # fmt: skip
    assert len(every(at, Promise)) == 4
    joined = await at.do(JoinQueue(service_point=entry(at, "A003").service_point), KIOSK)
    assert isinstance(joined, Joined) and joined.number == "A005" and joined.p50 == 480
    assert isinstance(await at.do(Start(entry=entry(at, "A002").id), ANN), Moved)
    assert isinstance(await at.do(Complete(entry=entry(at, "A002").id), ANN), Moved)
    assert isinstance(await at.do(Undo(entry=entry(at, "A002").id), MANAGER), Moved)
    (site,) = every(at, Site)
    assert (site.kiosk_pin, site.keep_contact_h, site.keep_notes_d) == ("", 24, 30)


async def test_who_was_told_of_can_be_erased(at: House) -> None:
    visit = at.tailer.floor.get(Visit, entry(at, "A002").visit)
    assert visit is not None and visit.person is not None
    found = at.tailer.floor.get(Person, visit.person)
    assert found is not None and (found.name, found.staff_notes) == ("Mina", "Wants Desk 1")
    assert isinstance(await at.do(ErasePerson(person=found.id), MANAGER), Saved)
    left = at.store.get("person", found.id)
    assert isinstance(left, Person) and (left.name, left.phone, left.staff_notes) == ("", "", "")


async def test_the_audit_begins_with_what_is_asked_now(at: House) -> None:
    assert page(at.store, None, Wanted()) == []
    assert verify(at.store, LATER).faults == []
    await at.do(JoinQueue(service_point=entry(at, "A003").service_point), KIOSK)
    (row,) = page(at.store, None, Wanted())
    assert (row.seq, row.op, row.actor) == (1, "join_queue", KIOSK.id)
    assert verify(at.store, LATER).faults == []


def test_sign_ins_live_on_and_what_was_used_up_is_noticed(tmp_path: Path) -> None:
    store = opened(hall_of_version_4(tmp_path))
    ann, book = AccountBook(store).by_name("ann"), RefreshBook(store)
    assert ann is not None and (ann.id, ann.role, ann.generation) == (ANN.id, "staff", 1)
    spent = book.spend(HELD, LATER)
    assert spent is not None and (spent.account, spent.reused) == (ANN.id, False)
    again = book.spend(USED, LATER)
    assert again is not None and again.reused
    store.close()


def test_a_device_that_was_enrolled_before_opens_with_its_token(tmp_path: Path) -> None:
    store, keys = opened(hall_of_version_4(tmp_path)), keys_of_version_4(tmp_path / "keys")
    generations = Generations(AccountBook(store), time.monotonic)
    tokens = Tokens(keys, lambda: LATER, generations.hold, store.site)
    proofs = Proofs(keys, tokens, DeviceBook(store).key_of, lambda: LATER)
    kiosk = proofs.hello(OF_KIOSK, None).actor
    assert (kiosk.id, kiosk.role, kiosk.site) == (KIOSK.id, "kiosk", store.site)
    with pytest.raises(Refused, match="was ended"):
        proofs.hello(OF_WALL, None)
    visitor = proofs.hello(LINK, None).actor
    assert visitor.role == "visitor" and visitor.visit is not None
    found = store.entry_of(visitor.visit)
    assert found is not None and found.number == "A004"
    store.close()


async def test_what_is_sent_again_has_its_answer_and_clients_begin_anew(at: House) -> None:
    asked = JoinQueue(service_point=entry(at, "A003").service_point)
    again = await at.door.execute(asked, KIOSK, RECEIPT, KIOSK.id)
    assert again.again and isinstance(again.answer, Joined) and again.answer.number == "A003"
    assert at.tailer.head.epoch != MARK.epoch and at.tailer.head.seq == MARK.seq
    assert AccountBook(at.store).by_id(ADMIN.id) is not None
