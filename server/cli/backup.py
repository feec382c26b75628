"""`backup`: the hall in one file, also while the server runs."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Final

from server import archive
from server.archive import ArchiveFault, Manifest, member_of
from server.cli.arguments import Subparsers, add_data
from server.cli.faults import FAILED, CommandFault
from server.cli.site import OPERATOR, opened
from server.clock import SystemClock
from server.data_folder import ATTACHMENTS, DATABASE, DataFolder
from server.store.attachments import HASH, Attachments
from server.store.audit import Act
from server.store.backup import Facts, check, copy, files_named
from server.store.erased import ERASED
from server.store.schema import SCHEMA

_SECRETS: Final = ("keys", "tls")


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "backup",
        help="copy the hall into one file",
        description="Copies the whole hall into one file, as it is at this instant, also while "
        "the server runs. Whoever has the file has all that is in it: keep it safe.",
    )
    add_data(parser)
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="a file, or a folder for one named by the time"
    )
    parser.add_argument(
        "--without-keys",
        action="store_true",
        help="leave out keys and certificates: whoever gets the file cannot pretend to be the "
        "server, and whoever restores it needs the keys from elsewhere",
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    out, folder = _out(given), DataFolder(given.data)
    try:
        staged = Path(tempfile.mkdtemp(prefix=".nsbackup-", dir=out.parent))
    except OSError as fault:
        raise CommandFault(
            f"{out.parent} cannot be written to ({fault.strerror}).", FAILED
        ) from None
    try:
        manifest = _write(folder, out, staged, not given.without_keys)
    except OSError as fault:
        raise CommandFault(
            f"The backup cannot be written ({fault.strerror}). Make room or name another file "
            "with --out; nothing half done was left.",
            FAILED,
        ) from None
    except ArchiveFault as fault:
        raise CommandFault(f"The backup was read back and is not whole: {fault}", FAILED) from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    if manifest.tables == SCHEMA:
        asyncio.run(_note(given.data, manifest))
    size = out.stat().st_size
    told = f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} kB"
    print(f"{manifest.hall} is in {out} ({told}), read back and whole.")
    if not manifest.keys:
        print("The keys are not in it: keep a copy of them elsewhere.")
    return 0


def _out(given: argparse.Namespace) -> Path:
    out: Path = given.out or Path.cwd()
    if out.is_dir():
        out /= f"nowserving-{datetime.now():%Y-%m-%d-%H%M%S}{archive.SUFFIX}"
    if not out.parent.is_dir():
        raise CommandFault(f"There is no folder {out.parent}. Make it, or name another with --out.")
    if out.resolve().is_relative_to(given.data.resolve()):
        raise CommandFault(
            f"{out} would be lost together with the hall. Name a place outside {given.data}."
        )
    return out


def _write(folder: DataFolder, out: Path, staged: Path, keys: bool) -> Manifest:
    copy(folder.database, staged / DATABASE)
    facts = check(staged / DATABASE)
    # The list after the database: whoever was erased in between is erased again.
    files = {DATABASE: staged / DATABASE}
    for name in (ERASED, folder.sample.name):
        if (folder.path / name).is_file():
            files[name] = Path(shutil.copyfile(folder.path / name, staged / name))
    for name in _SECRETS if keys else ():
        for path in sorted((folder.path / name).glob("[!.]*")):
            files[f"{name}/{path.name}"] = path
    files |= _attachments(folder, staged / DATABASE)
    manifest = _manifest(facts, files, keys)
    archive.write(out, manifest, files)
    return manifest


def _attachments(folder: DataFolder, database: Path) -> dict[str, Path]:
    """The files that the copied records name. One that is missing was erased since."""
    kept = Attachments(folder.attachments)
    named = [kept.path(found) for found in files_named(database) if HASH.fullmatch(found)]
    return {f"{ATTACHMENTS}/{p.name[:2]}/{p.name}": p for p in named if p.is_file()}


def _manifest(facts: Facts, files: dict[str, Path], keys: bool) -> Manifest:
    return Manifest(
        format=archive.FORMAT,
        made_at=time.time_ns() // 1_000_000,
        members=[member_of(name, path) for name, path in files.items()],
        keys=keys,
        **facts._asdict(),
    )


async def _note(data: Path, manifest: Manifest) -> None:
    told = {"seq": manifest.seq, "keys": manifest.keys}
    act = Act("backed_up", "site", manifest.site, OPERATOR.id, "admin", "command line", data=told)
    async with opened(data, SystemClock()) as site:
        await site.door.note(act)
