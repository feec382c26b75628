"""Whoever is erased is gone from rows, log, memory and every byte of the data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol.changes import Put
from protocol.commands import (
    Broadcast,
    CallNext,
    Cancel,
    Complete,
    CreateServicePoint,
    Customer,
    ErasePerson,
    ForgetPersons,
    Hold,
    JoinQueue,
    Note,
    SetDesk,
    Start,
)
from protocol.outcomes import Joined, Refusal, Saved
from protocol.records import Entry, Person, Undoable, Visit
from server.clock import ManualClock
from server.domain.actor import PUBLIC, TIMER
from server.domain.erasing import Whom, taken_out
from server.domain.floor import Floor
from server.jobs.forgetting import Forgetting
from server.store.erased import Erased, erased_path, read_erased, remember
from tests.hall import ADMIN, ANN, NOON, House, house

SECRET = "Canaria Birdsong"
PHONE = "+4755501234"
LATER = NOON + 600_000


async def a_point(at: House) -> str:
    saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
    assert isinstance(saved, Saved)
    await at.do(SetDesk(desk=at.tailer.floor.desks(saved.id)[0].id, state="open"), ANN)
    return saved.id


async def joins(
    at: House, point: str, name: str = SECRET, phone: str = PHONE, needs: str = ""
) -> Joined:
    told = Customer(name=name, phone=phone, email=f"{name.split()[0]}@example.org")
    command = JoinQueue(
        service_point=point,
        customer=told,
        notes=f"{name} asks",
        browser=f"browser {name}",
        access_needs=[needs] if needs else [],
    )
    joined = await at.do(command, PUBLIC)
    assert isinstance(joined, Joined)
    return joined


def person_of(at: House, visit: str) -> Person:
    found = at.store.get("visit", visit)
    assert isinstance(found, Visit) and found.person is not None
    person = at.store.get("person", found.person)
    assert isinstance(person, Person)
    return person


def needs_of(at: House, joined: Joined) -> list[str]:
    visit = at.store.get("visit", joined.visit)
    assert isinstance(visit, Visit)
    return list(visit.access_needs)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def served(at: House, point: str, joined: Joined) -> None:
    """The whole of a visit, with all that staff may write of it."""
    desk = at.tailer.floor.desks(point)[0].id
    await at.do(Note(visit=joined.visit, text=f"{SECRET} is rude"), ANN)
    await at.do(CallNext(desk=desk), ANN)
    await at.do(Start(entry=joined.entry), ANN)
    await at.do(Hold(entry=joined.entry, until=LATER, note=f"{SECRET} fetches a form"), ANN)
    await at.do(Start(entry=joined.entry, desk=desk), ANN)
    await at.do(Complete(entry=joined.entry), ANN)


@pytest.mark.parametrize("over", ["served", "cancelled", "here"])
async def test_no_byte_of_the_data_folder_knows_whoever_was_erased(
    tmp_path: Path, over: str
) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        joined = await joins(at, point)
        for number in range(40):
            await joins(at, point, f"Other {number}", f"+47333{number:05}")
        if over == "served":
            await served(at, point, joined)
        elif over == "cancelled":
            await at.do(Cancel(entry=joined.entry, reason=f"{SECRET} went home"), ANN)
        whom = person_of(at, joined.visit).id
        assert SECRET.encode() in bytes_of(tmp_path)
        assert isinstance(await at.do(ErasePerson(person=whom), ADMIN), Saved)
        found = bytes_of(tmp_path)
        for told in (SECRET, PHONE, PHONE.lstrip("+"), "Canaria@"):
            assert told.encode() not in found, told
        assert b"Other 39" in found, "of the others nothing is lost"
        assert SECRET not in repr(at.store.newest.past(0))
        assert SECRET not in repr(at.tailer.floor.state)
        listed = read_erased(erased_path(at.store.path).read_bytes())
        assert listed == [Erased(whom, at.clock.now())]


async def test_the_log_folds_to_the_same_rows_after_erasing_as_before(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        begin, behind = Floor(at.store.live()[1]), at.door.head.seq
        point = await a_point(at)
        joined = await joins(at, point)
        await served(at, point, joined)
        await joins(at, point, "Other", "+4733300000")
        await at.do(ErasePerson(person=person_of(at, joined.visit).id), ADMIN)
        await at.do(Broadcast(service_point=point, text="Lunch"), ANN)
        told = at.store.log(behind)
        assert [each.seq for each in told] == list(range(behind + 1, at.door.head.seq + 1))
        for each in told:
            begin.apply(each.changes)
        assert begin.state == at.tailer.floor.state
        for kind in ("person", "visit", "entry", "undoable"):
            for ident, record in begin.lists[kind].items():
                assert at.store.get(kind, ident) == record


async def test_whoever_is_here_goes_on_without_a_name_and_may_be_called(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        joined = await joins(at, point)
        await at.do(ErasePerson(person=person_of(at, joined.visit).id), ADMIN)
        entry = at.tailer.floor.live[joined.visit]
        visit = at.tailer.floor.get(Visit, joined.visit)
        assert entry.state == "waiting" and visit is not None
        person = at.tailer.floor.get(Person, visit.person)
        assert person is not None and (person.name, person.erased_at) == ("", at.clock.now())
        assert at.tailer.floor.joined == {}, "nobody is taken for them"
        called = await at.do(CallNext(desk=at.tailer.floor.desks(point)[0].id), ANN)
        assert not isinstance(called, Refusal)


async def test_needs_of_whoever_was_erased_while_here_go_once_the_visit_is_over(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        point, forgetting = await a_point(at), Forgetting(at.door, at.tailer, at.clock)
        joined, other = await joins(at, point, needs="wheelchair"), await joins(at, point, "Other")
        await at.do(ErasePerson(person=person_of(at, joined.visit).id), ADMIN)
        await forgetting.forget()
        assert needs_of(at, joined) == ["wheelchair"], "they are to be served by them"
        await at.do(Cancel(entry=joined.entry, reason="went home"), ANN)
        await forgetting.forget()
        assert needs_of(at, joined) == [] and b"wheelchair" not in bytes_of(tmp_path)
        before = at.door.head.seq
        await forgetting.forget()
        assert at.door.head.seq == before, "once is enough"
        assert person_of(at, other.visit).name == "Other"


async def test_contacts_go_and_notes_stay_while_theirs_is_the_longer_time(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        joined = await joins(at, point, phone=PHONE)
        whom = person_of(at, joined.visit)
        await at.do(ForgetPersons(contacts=[whom.id]), TIMER)
        found = bytes_of(tmp_path)
        assert PHONE.encode() not in found and b"Canaria@" not in found
        left = person_of(at, joined.visit)
        assert (left.name, left.phone_key, left.notes) == ("", "", whom.notes)
        await at.do(ForgetPersons(notes=[whom.id]), TIMER)
        assert SECRET.encode() not in bytes_of(tmp_path)
        assert not erased_path(at.store.path).exists(), "time does it again after a restore"


async def test_ids_that_are_younger_than_what_tells_of_them_hide_nothing(tmp_path: Path) -> None:
    async with house(tmp_path, ManualClock(NOON - 60_000)) as at:
        joined = await joins(at, await a_point(at))
        await at.do(ErasePerson(person=person_of(at, joined.visit).id), ADMIN)
        assert SECRET.encode() not in bytes_of(tmp_path)


async def test_whoever_is_not_known_is_not_erased(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        refused = await at.do(ErasePerson(person=at.ids()), ADMIN)
        assert isinstance(refused, Refusal) and refused.code == "unknown_person"


async def test_a_step_that_was_erased_from_is_taken_back_without_words(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        joined = await joins(at, point)
        await at.do(Hold(entry=joined.entry, until=LATER, note=SECRET), ANN)
        await at.do(Cancel(entry=joined.entry, reason=SECRET), ANN)
        await at.do(ErasePerson(person=person_of(at, joined.visit).id), ADMIN)
        way_back = at.tailer.floor.get(Undoable, joined.entry)
        assert way_back is not None and way_back.before.reason == ""
        entry = at.tailer.floor.get(Entry, joined.entry)
        assert entry is not None and entry.reason == ""


def test_of_other_persons_no_change_is_taken_out() -> None:
    ann, ben = Person(id="a", name="Ann"), Person(id="b", name="Ben")
    assert taken_out([Put(ann), Put(ben)], Whom(frozenset("a"))) == [Put(ben)]


def test_the_list_of_erasures_outlives_a_line_that_a_crash_has_cut(tmp_path: Path) -> None:
    database = tmp_path / "nowserving.db"
    remember(database, [Erased("a", 1)])
    with erased_path(database).open("ab") as file:
        file.write(b'{"person":"b')
    remember(database, [Erased("c", 3)])
    assert read_erased(erased_path(database).read_bytes()) == [Erased("a", 1), Erased("c", 3)]
    assert erased_path(database).stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="no list of erasures"):
        read_erased(b"name,phone\n")
