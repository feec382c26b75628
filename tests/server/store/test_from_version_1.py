"""A hall of version 1 in the middle of its day goes on under today's program."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import pytest

from protocol.commands import CallNext, Complete, JoinQueue, Note, Start, Undo
from protocol.outcomes import Joined, Moved, Refusal, Saved
from protocol.records import (
    Call,
    Desk,
    Entry,
    Estimate,
    Person,
    Record,
    Service,
    ServicePoint,
    Staff,
    Undoable,
    Visit,
)
from server.clock import ManualClock
from server.domain.addresses import normalised_phone
from server.store.accounts import AccountBook
from server.store.history import earlier
from tests.hall import ANN, BEN, KIOSK, House, house
from tests.server.store.test_schema import definitions
from tests.server.store.version_1 import (
    CEM,
    LATER,
    MANAGER,
    MARK,
    RECEIPT,
    hall_of_version_1,
    opened,
)
from tests.server.store.version_2 import SINCE_2
from tests.server.store.version_3 import SINCE_3

R = TypeVar("R", bound=Record)
DEFAULTS: dict[type[Record], set[str]] = {
    ServicePoint: {"held_until", "repeat_s", "calls_most", "missed_s", "missed_calls",
                   "hold_remote_s", "max_wait_s", "policy", "classes", "hours", "exceptions",
                   "closes_at", "opens_at", "notice", "notice_at"},
    Service: {"skills"},
    Desk: {"reason", "until", "services", "access"},
    Staff: {"skills", "version"},
    Person: {"staff_notes", "noted_at", "version"},
    Visit: {"errands"},
    Entry: {"also", "priority", "standing", "until", "owner", "came_from"},
    Call: {"confirmed_at", "confirmed_by", "moved_from"},
    Undoable: {"opened", "errands", "spent"},
    Estimate: {"last_at"},
}  # fmt: skip
"""The fields that version 2 has brought."""
for _kind, _names in (*SINCE_2.items(), *SINCE_3.items()):
    DEFAULTS[_kind] = DEFAULTS.get(_kind, set()) | _names


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That hall with today's tables."""
    database = hall_of_version_1(tmp_path_factory.mktemp("hall"))
    opened(database).close()
    return database.parent


@pytest.fixture
async def at(migrated: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A copy of it, that goes on."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with house(tmp_path, ManualClock(LATER)) as going_on:
        yield going_on


def every(at: House, kind: type[R]) -> list[R]:
    return sorted(at.tailer.floor.of(kind), key=lambda record: record.id)


def entry(at: House, number: str) -> Entry:
    return next(found for found in every(at, Entry) if found.number == number)


def desk(at: House, number: int) -> str:
    return next(found.id for found in every(at, Desk) if found.number == number)


def line(at: House) -> list[str]:
    point = every(at, ServicePoint)[0].id
    waiting = at.tailer.floor.waiting[point].values()
    return [found.number for found in sorted(waiting, key=lambda each: (each.eligible_at, each.id))]


def test_its_tables_are_those_of_a_new_hall(tmp_path: Path) -> None:
    old, new = opened(hall_of_version_1(tmp_path)), opened(tmp_path / "new.db")
    assert definitions(old.engine) == definitions(new.engine)
    old.close()
    new.close()


def test_clients_begin_anew_where_the_log_ended(tmp_path: Path) -> None:
    store = opened(hall_of_version_1(tmp_path))
    assert store.site == MARK.site
    assert store.head().seq == MARK.seq
    assert store.head().epoch != MARK.epoch
    assert store.log(0) == []
    store.close()


@pytest.mark.parametrize("kind", DEFAULTS)
async def test_what_is_new_begins_as_in_a_new_hall(at: House, kind: type[Record]) -> None:
    found = every(at, kind)
    assert found
    for record in found:
        given = {name: getattr(record, name) for name in record.__struct_fields__}
        kept = {name: value for name, value in given.items() if name not in DEFAULTS[kind]}
        assert record == kind(**kept)


async def test_everybody_keeps_number_state_and_place(at: House) -> None:
    assert {found.number: found.state for found in every(at, Entry)} == {
        "A001": "serving", "A002": "completed", "A003": "cancelled", "A004": "called",
        "A005": "waiting", "B001": "waiting", "A006": "waiting",
    }  # fmt: skip
    assert line(at) == ["A005", "B001", "A006"]
    phone = next(visit for visit in every(at, Visit) if visit.number == "B001")
    assert phone.joiners == [f"mark browser:{'b' * 32}", "mark phone:+4791234567"]
    assert [found.state for found in every(at, Desk)] == ["open", "open", "open", "closed"]
    assert [(call.number, call.desk_name, call.state) for call in every(at, Call)] == [
        ("A001", "Desk 2", "answered"), ("A002", "Desk 1", "served"), ("A004", "Desk 3", "calling")
    ]  # fmt: skip


async def test_the_day_goes_on_and_numbers_are_counted_on(at: House) -> None:
    point = every(at, ServicePoint)[0].id
    joined = await at.do(JoinQueue(service_point=point), KIOSK)
    assert isinstance(joined, Joined)
    assert (joined.number, joined.position) == ("A007", 4)
    called = await at.do(CallNext(desk=desk(at, 1)), ANN)
    assert isinstance(called, Moved) and called.number == "A005"
    assert isinstance(await at.do(Start(entry=entry(at, "A004").id), CEM), Moved)
    assert isinstance(await at.do(Complete(entry=entry(at, "A001").id), BEN), Moved)
    assert at.tailer.head.seq == MARK.seq + 4


@pytest.mark.parametrize(
    ("number", "before"),
    [("A001", "called"), ("A002", "serving"), ("A004", "waiting")],
)
async def test_what_could_be_undone_still_can_be(at: House, number: str, before: str) -> None:
    undone = await at.do(Undo(entry=entry(at, number).id), MANAGER)
    assert isinstance(undone, Moved), undone
    assert entry(at, number).state == before
    if before == "waiting":
        assert line(at) == [number, "A005", "B001", "A006"]


async def test_whoever_has_joined_again_does_not_come_back_twice(at: House) -> None:
    refused = await at.do(Undo(entry=entry(at, "A003").id), MANAGER)
    assert isinstance(refused, Refusal) and refused.code == "already_waiting"


async def test_who_comes_again_is_known_by_the_phone(at: House) -> None:
    people = every(at, Person)
    assert [person.phone_key for person in people] == [
        normalised_phone(person.phone) for person in people
    ]
    ola = entry(at, "B001").visit
    past = earlier(at.store, ola, None, 10)
    assert [(found.visit.number, found.entries[0].reason) for found in past] == [
        ("A003", "went home")
    ]
    assert isinstance(await at.do(Note(visit=ola, text="asked for a form"), ANN), Saved)


async def test_whoever_sends_a_command_again_has_the_answer_of_before(at: House) -> None:
    point = every(at, ServicePoint)[0].id
    asked = JoinQueue(service_point=point, language="nb", access_needs=["wheelchair"])
    again = await at.door.execute(asked, KIOSK, RECEIPT, KIOSK.id)
    assert again.again
    assert isinstance(again.answer, Joined) and again.answer.number == "A005"


async def test_accounts_stay(at: House) -> None:
    ann = AccountBook(at.store).by_name("ann")
    assert ann is not None and ann.id == ANN.id
    assert AccountBook(at.store).spend("token", LATER) is not None
