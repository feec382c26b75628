"""`restore`: a hall out of a backup, with whom it has erased since erased again."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from protocol.commands import ErasePerson
from protocol.ids import uuid7
from protocol.records import Person
from protocol.request_commands import DeleteRequest
from protocol.ticket_commands import DeleteTicket
from server import archive
from server.archive import ArchiveFault, Manifest
from server.cli.arguments import Subparsers, add_data
from server.cli.faults import FAILED, CommandFault
from server.cli.site import OPERATOR, Site, opened
from server.data_folder import DATABASE, KEYS, DataFolder
from server.store.anchor import renew
from server.store.attachments import Attachments, named
from server.store.audit import Act
from server.store.backup import begin_epoch, check
from server.store.erased import ERASED, Erased, read_erased, remember

_NO_KEYS: Final = (
    "The backup has no keys, so new ones are made: everybody signs in again, kiosks and walls are "
    "paired anew, private links of before end, and the audit of before cannot be verified."
)
_ACCOUNTS: Final = (
    "Accounts and devices are as they were then: who has left since, or was shut out, is back. "
    "Look through both lists."
)


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "restore",
        help="put a hall back from a backup",
        description="Puts a hall back as it was when the backup was made. Persons whom it has "
        "erased since are erased again. Stop the server first.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="what `backup` has written")
    add_data(parser)
    parser.add_argument(
        "--replace", action="store_true", help="move aside what the data directory holds now"
    )
    parser.add_argument(
        "--erased",
        metavar="FILE",
        type=Path,
        help=f"the {ERASED} of a hall that was lost: whoever is in it is erased again",
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    data: Path = given.data.resolve()
    old = _replaced(data, given.replace)
    staged = data.with_name(f"{data.name}.restoring-{os.getpid()}")
    try:
        erased = _erased(data / ERASED)
        if given.erased is not None:
            erased += _erased(given.erased, must=True)
        staged.mkdir(mode=0o700, parents=True)
        manifest, again = _stage(given.file, staged, data, erased)
        aside = _swap(staged, data, old)
    except ArchiveFault as fault:
        raise CommandFault(str(fault), FAILED) from None
    except OSError as fault:
        raise CommandFault(
            f"{data} cannot be restored ({fault.strerror}). Nothing was changed; make room, or "
            "name another directory with --data.",
            FAILED,
        ) from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        if old is not None:
            old.unlock()
    _tell(manifest, again, aside)
    return 0


def _replaced(data: Path, replace: bool) -> DataFolder | None:
    """The folder that is there already, kept from servers. Raises `DataFault`, `CommandFault`."""
    if not data.is_dir() or not any(data.iterdir()):
        return None
    old = DataFolder.open(data)
    old.lock()
    if not replace:
        old.unlock()
        raise CommandFault(
            f"{data} is not empty. Name another directory, or add --replace: what it holds is "
            "then moved aside, not deleted."
        )
    return old


def _erased(path: Path, must: bool = False) -> list[Erased]:
    try:
        return read_erased(path.read_bytes())
    except FileNotFoundError:
        if not must:
            return []
        raise CommandFault(f"There is no file {path}.") from None
    except (OSError, ValueError):
        raise CommandFault(
            f"{path} is no list of erasures, so nobody knows whom to erase again. Mend it first."
        ) from None


def _stage(file: Path, staged: Path, data: Path, erased: list[Erased]) -> tuple[Manifest, int]:
    """The hall, ready, beside where it is to be; how many persons were erased again."""
    manifest = archive.read(file, staged)
    database = staged / DATABASE
    facts = check(database)
    if (facts.site, facts.seq) != (manifest.site, manifest.seq):
        raise ArchiveFault(f"{file} is damaged: its database is another's. Take an older backup.")
    if not manifest.keys and (data / KEYS).is_dir():
        shutil.copytree(data / KEYS, staged / KEYS)
    begin_epoch(database, uuid7(time.time_ns() // 1_000_000, os.urandom(10)))
    listed = _erased(staged / ERASED)
    new = [each for each in dict.fromkeys(erased) if each not in listed]
    if new:
        remember(database, new)
    return manifest, asyncio.run(_finish(staged, manifest, listed + new))


async def _finish(staged: Path, manifest: Manifest, erased: list[Erased]) -> int:
    again = 0
    async with opened(staged) as site:
        for each in erased:
            person = site.store.get("person", each.person)
            if isinstance(person, Person) and person.erased_at < each.at:
                await site.do(ErasePerson(person=person.id))
                again += 1
            if each.ticket and site.store.get("ticket", each.ticket) is not None:
                await site.do(DeleteTicket(ticket=each.ticket))
                again += 1
            if each.request and site.store.get("service_request", each.request) is not None:
                await site.do(DeleteRequest(request=each.request))
                again += 1
        # Nobody else is here: what the erased have sent goes at once.
        Attachments(site.folder.attachments).sweep(named(site.store), young_s=0)
        site.book.sign_everybody_out()
        await site.door.note(_act(site, manifest, again))
        await asyncio.to_thread(renew, site.store)
    return again


def _act(site: Site, manifest: Manifest, again: int) -> Act:
    told = {"made_at": manifest.made_at, "seq": manifest.seq, "erased_again": again}
    return Act("restored", "site", site.store.site, OPERATOR.id, "admin", "command line", data=told)


def _swap(staged: Path, data: Path, old: DataFolder | None) -> Path | None:
    """Put the new folder in the place of the old, which is moved aside; where it lies then."""
    aside = None
    if old is not None:
        aside = data.with_name(f"{data.name}.before-{datetime.now():%Y-%m-%d-%H%M%S}")
        old.unlock()  # Windows moves no folder in which a file is open.
        data.rename(aside)
    elif data.is_dir():
        data.rmdir()
    try:
        staged.rename(data)
    except OSError:
        if aside is not None:
            aside.rename(data)
        raise
    return aside


def _tell(manifest: Manifest, again: int, aside: Path | None) -> None:
    until = datetime.fromtimestamp(manifest.at / 1000, UTC).astimezone(ZoneInfo(manifest.zone))
    print(
        f"Restored: {manifest.hall}, as it was until {until:%Y-%m-%d %H:%M:%S} ({manifest.zone})."
    )
    print("Every screen and phone begins anew when the server starts; colleagues sign in again.")
    print(_ACCOUNTS)
    if again:
        print(f"Erased since, and erased again: {again}.")
    if not manifest.keys:
        print(_NO_KEYS if aside is None else "The keys are those of the hall that was there.")
    if aside is not None:
        print(f"What was there lies in {aside}. Delete it once you are sure.")
