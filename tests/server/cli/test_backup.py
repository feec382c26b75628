"""`backup` and `restore`: a hall in one file, and back again."""

from __future__ import annotations

import asyncio
import io
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from protocol.commands import CreateServicePoint, Customer, ErasePerson, JoinQueue, UpdateSite
from protocol.outcomes import Joined, Saved, Ticketed
from protocol.records import Person, Site, Visit
from protocol.ticket_commands import DeleteTicket, OpenTicket
from server import archive
from server.archive import MANIFEST, Manifest
from server.cli.site import opened
from server.data_folder import DataFolder
from server.domain.actor import PUBLIC
from server.store.accounts import Spent
from server.store.erased import read_erased
from server.store.mark import read_mark
from tests.server.cli.terminal import Terminal

SECRET = "Canaria Birdsong"


async def _hall(data: Path) -> str:
    """A hall where somebody waits; the id of the person."""
    async with opened(data) as site:
        await site.do(UpdateSite(name="Harbour Clinic", zone="Europe/Oslo"))
        point = await site.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(point, Saved)
        told = Customer(name=SECRET, phone="+4755501234")
        command = JoinQueue(service_point=point.id, customer=told)
        joined = (await site.door.execute(command, PUBLIC)).answer
        assert isinstance(joined, Joined)
        visit = site.store.get("visit", joined.visit)
        assert isinstance(visit, Visit) and visit.person is not None
        return visit.person


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A hall, and whom it knows."""
    data = tmp_path_factory.mktemp("halls") / "hall"
    (data / "tls").mkdir(parents=True)
    (data / "tls" / "authority.pem").write_text("certificate")
    return data, asyncio.run(_hall(data))


@pytest.fixture
def kept(hall: tuple[Path, str], tmp_path: Path, terminal: Terminal) -> Path:
    """A backup of it."""
    out = tmp_path / "kept.nsbackup"
    told = terminal("backup", "--data", hall[0], "--out", out)
    assert told.code == 0 and "Harbour Clinic is in" in told.out, told
    return out


@pytest.fixture
def mine(hall: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the hall."""
    return Path(shutil.copytree(hall[0], tmp_path / "hall"))


async def _known(data: Path, person: str) -> Person:
    async with opened(data) as site:
        found = site.store.get("person", person)
    assert isinstance(found, Person)
    return found


def test_a_restored_hall_is_as_it_was_in_a_new_epoch(
    hall: tuple[Path, str], kept: Path, tmp_path: Path, terminal: Terminal
) -> None:
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["kept.nsbackup"]
    data = tmp_path / "new"
    told = terminal("restore", kept, "--data", data)
    assert told.code == 0, told
    assert "Restored: Harbour Clinic, as it was until 20" in told.out
    before, after = read_manifest(kept), read_mark(data / "nowserving.db")
    assert after is not None and after.site == before.site and after.seq >= before.seq
    assert after.epoch != before.epoch
    for name in ("keys/site.key", "keys/token.pem", "keys/audit.key", "tls/authority.pem"):
        assert (data / name).read_bytes() == (hall[0] / name).read_bytes()
    assert asyncio.run(_known(data, hall[1])).name == SECRET
    assert data.stat().st_mode & 0o777 == 0o700


def test_what_was_used_up_since_works_no_more_and_who_left_is_named_as_back(
    mine: Path, tmp_path: Path, terminal: Terminal
) -> None:
    asyncio.run(_signed_in(mine))
    terminal("backup", "--data", mine, "--out", tmp_path / "now.nsbackup")
    told = terminal("restore", tmp_path / "now.nsbackup", "--data", mine, "--replace")
    assert told.code == 0 and "is back" in told.out, told
    assert asyncio.run(_opens(mine)) == (None, set())


async def _signed_in(data: Path) -> None:
    """Somebody who has signed in, and somebody who was invited."""
    async with opened(data) as site:
        mina = await site.enter("Mina", "admin", "hash")
        assert site.book.give("refresh token", mina, "family", 10**15)
        jonas = await site.enter("Jonas", "staff", None)
        site.book.invite(jonas.id, "code", 1, 10**15, "boss")


async def _opens(data: Path) -> tuple[Spent | None, set[str]]:
    async with opened(data) as site:
        return site.book.spend("refresh token", 1), site.book.invited(1)


def read_manifest(path: Path) -> Manifest:
    return archive.read(path)


def test_whoever_was_erased_since_is_erased_again_and_from_the_file_too(
    hall: tuple[Path, str], kept: Path, mine: Path, terminal: Terminal
) -> None:
    asyncio.run(_erase(mine, hall[1]))
    told = terminal("restore", kept, "--data", mine, "--replace")
    assert told.code == 0 and "erased again: 1" in told.out, told
    assert asyncio.run(_known(mine, hall[1])).name == ""
    assert SECRET.encode() not in b"".join(each.read_bytes() for each in mine.glob("*.*"))
    assert {each.person for each in read_erased((mine / "erased.jsonl").read_bytes())} == {hall[1]}
    (aside,) = mine.parent.glob("hall.before-*")
    assert (aside / "nowserving.db").exists()
    # A hall that was lost with its disk has left its list elsewhere.
    other = mine.parent / "other"
    told = terminal("restore", kept, "--data", other, "--erased", mine / "erased.jsonl")
    assert told.code == 0 and "erased again: 1" in told.out, told


async def _erase(data: Path, person: str) -> None:
    async with opened(data) as site:
        await site.do(ErasePerson(person=person))


def test_a_ticket_that_was_deleted_since_is_deleted_again(
    mine: Path, tmp_path: Path, terminal: Terminal
) -> None:
    ticket = asyncio.run(_ticket(mine))
    terminal("backup", "--data", mine, "--out", tmp_path / "now.nsbackup")
    asyncio.run(_ticket(mine, ticket))
    told = terminal("restore", tmp_path / "now.nsbackup", "--data", mine, "--replace")
    assert told.code == 0 and "erased again: 2" in told.out, told
    assert b"Tell nobody" not in b"".join(each.read_bytes() for each in mine.glob("*.*"))


async def _ticket(data: Path, ident: str = "") -> str:
    """Open a ticket of somebody who is known by nothing else, or delete it."""
    async with opened(data) as site:
        if ident:
            await site.do(DeleteTicket(ticket=ident))
            return ident
        told = Customer(name="Zoe", email="zoe@ash.example")
        made = await site.do(OpenTicket(subject="Tell nobody", text="Tell nobody", customer=told))
        assert isinstance(made, Ticketed)
        return made.ticket


def test_a_backup_without_keys_takes_those_of_the_hall_that_it_replaces(
    mine: Path, tmp_path: Path, terminal: Terminal
) -> None:
    out = tmp_path / "no-keys.nsbackup"
    assert "keep a copy" in terminal("backup", "--data", mine, "--out", out, "--without-keys").out
    assert not [m.name for m in read_manifest(out).members if m.name.startswith(("keys", "tls"))]
    key = (mine / "keys" / "site.key").read_bytes()
    assert "those of the hall" in terminal("restore", out, "--data", mine, "--replace").out
    assert (mine / "keys" / "site.key").read_bytes() == key
    told = terminal("restore", out, "--data", tmp_path / "bare")
    assert "paired anew" in told.out and told.code == 0


def test_nothing_is_overwritten_and_no_server_is_pulled_from_under_people(
    kept: Path, mine: Path, terminal: Terminal
) -> None:
    before = (mine / "nowserving.db").read_bytes()
    assert "add --replace" in terminal.fails(2, "restore", kept, "--data", mine)
    running = DataFolder(mine)
    running.lock()
    assert "Stop it first" in terminal.fails(1, "restore", kept, "--data", mine, "--replace")
    running.unlock()
    assert (mine / "nowserving.db").read_bytes() == before
    assert sorted(each.name for each in mine.parent.iterdir()) == ["hall", "kept.nsbackup"]


def _cut(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:-2_000])


def _flipped(kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 0xFF
    kept.write_bytes(content)


def _forged(name: str, listed: bool) -> Callable[[Path], None]:
    """A member more, of a name that no hall has."""

    def forge(kept: Path) -> None:
        manifest = read_manifest(kept)
        if listed:
            member = archive.Member(name, 4, "0" * 64)
            manifest = msgspec.structs.replace(manifest, members=[*manifest.members, member])
        with tarfile.open(kept, "r:gz") as tar:
            members = [(each, tar.extractfile(each)) for each in tar]
            told = [(each, content.read() if content else b"") for each, content in members]
        with tarfile.open(kept, "w:gz") as tar:
            for info, content in told:
                content = msgspec.json.encode(manifest) if info.name == MANIFEST else content
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
            extra = tarfile.TarInfo(name)
            extra.size = 4
            tar.addfile(extra, io.BytesIO(b"evil"))

    return forge


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_cut, "damaged"),
        (_flipped, "damaged"),
        (lambda kept: kept.write_bytes(b""), "no backup of Now Serving"),
        (lambda kept: kept.write_bytes(b"a letter" * 500), "no backup of Now Serving"),
        (lambda kept: kept.unlink(), "There is no file"),
        (_forged("../evil", listed=True), "names files that no hall has"),
        (_forged("/tmp/evil", listed=True), "names files that no hall has"),
        (_forged("keys/../../evil", listed=False), "does not belong in it"),
        (_forged("keys/other.key", listed=True), "not what was written"),
    ],
    ids=["cut", "flipped", "empty", "letter", "none", "up", "absolute", "unlisted", "changed"],
)
def test_what_is_no_whole_backup_is_refused_in_one_line(
    kept: Path, mine: Path, terminal: Terminal, harm: Callable[[Path], None], said: str
) -> None:
    harm(kept)
    assert said in terminal.fails(1, "restore", kept, "--data", mine, "--replace")
    left = {each.name for each in mine.parent.iterdir()} - {"kept.nsbackup"}
    assert left == {"hall"}, "the hall is where it was, and nothing beside it"
    assert not Path("/tmp/evil").exists()


def test_a_backup_that_finds_no_room_leaves_nothing_half_done(
    mine: Path, tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_add", full)
    out = tmp_path / "kept.nsbackup"
    assert "No space left" in terminal.fails(1, "backup", "--data", mine, "--out", out)
    assert [each.name for each in tmp_path.iterdir()] == ["hall"]


def test_a_backup_is_refused_where_it_would_be_lost_with_the_hall(
    mine: Path, terminal: Terminal
) -> None:
    said = terminal.fails(2, "backup", "--data", mine, "--out", mine / "b.nsbackup")
    assert "lost together with the hall" in said
    said = terminal.fails(1, "backup", "--data", mine / "none", "--out", mine.parent)
    assert "There is no hall" in said


def test_the_hall_that_was_copied_stays_as_it_was(mine: Path, terminal: Terminal) -> None:
    assert terminal("backup", "--data", mine, "--out", mine.parent).code == 0
    (made,) = mine.parent.glob("nowserving-20*.nsbackup")

    async def site() -> Site:
        async with opened(mine) as at:
            found = at.store.get("site", at.store.site)
            assert isinstance(found, Site) and at.store.head().epoch == read_manifest(made).epoch
            return found

    assert asyncio.run(site()).name == "Harbour Clinic"
