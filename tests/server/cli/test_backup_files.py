"""`backup` and `restore`: the files of tickets."""

from __future__ import annotations

import asyncio
from pathlib import Path

from protocol.changes import Put
from protocol.ids import uuid7
from protocol.tickets import Attachment
from server.cli.site import opened
from server.store.attachments import Attachments, Stored
from server.store.rows import write
from tests.server.cli.terminal import Terminal


def test_files_of_tickets_are_in_the_backup_as_far_as_a_record_names_them(
    tmp_path: Path, terminal: Terminal
) -> None:
    mine = tmp_path / "hall"
    mine.mkdir()
    files = Attachments(mine / "attachments")
    asyncio.run(_name_file(mine, named := files.put(b"%PDF-1.7 invoice", "a.pdf")))
    stray = files.put(b"of nobody", "b.txt")
    terminal("backup", "--data", mine, "--out", tmp_path / "now.nsbackup")
    told = terminal("restore", tmp_path / "now.nsbackup", "--data", tmp_path / "new")
    assert told.code == 0, told
    back = Attachments(tmp_path / "new" / "attachments")
    assert back.path(named.hash).read_bytes() == b"%PDF-1.7 invoice"
    assert back.path(named.hash).stat().st_mode & 0o777 == 0o600
    assert back.folder.stat().st_mode & 0o777 == 0o700
    assert back.open(stray.hash) is None


async def _name_file(data: Path, file: Stored) -> None:
    """A record of it, as of a ticket."""
    record = Attachment(
        id=uuid7(1, bytes(10)),
        ticket="",
        name="a.pdf",
        content_type=file.content_type,
        size=file.size,
        hash=file.hash,
        at=1,
    )
    async with opened(data) as site:
        with site.store.writing() as tx:
            write(tx.connection, site.store.site, [Put(record)])
            tx.commit()
