"""Files of tickets, beside the database: bytes by their hash, each once, whoever has sent them.

`DATA/attachments/ab/<sha256>`, readable by the server alone. A file is there whole or not at all.
Records name it; what no record names is swept away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple, Self

from sqlalchemy import select

from protocol.tickets import ATTACHMENT_MOST
from server.domain.refused import Refused, refuse
from server.store.file_kinds import PICTURES, NotTaken, kind_of, too_large
from server.store.seen import only_seen
from server.store.store import Store
from server.store.tables import SHAPES

__all__ = ["Attachments", "Coming", "NotKept", "NotTaken", "Stored", "named"]
HASH: Final = re.compile(r"[0-9a-f]{64}")
ROOM: Final = 256 * 1024 * 1024
"""So many bytes of the disk stay free of files: the database needs them, or nobody gets a number
any more."""
YOUNG_S: Final = 900.0
"""A file that came so lately may wait for its record."""
_COMING: Final = "coming"
_LOOK: Final = 1024 * 1024
"""After so many bytes it is looked again whether there is room: many may come at once."""
_AGES: Final = threading.Lock()
"""Held by whoever decides by a file's age, and by whoever makes it young again."""


class NotKept(Refused):
    """The disk does not take it: `unavailable`; it may be sent again."""


class Stored(NamedTuple):
    """A file that is kept."""

    hash: str
    """SHA-256, hexadecimal."""
    size: int
    content_type: str
    inline: bool
    """Whether browsers may show it: only pictures that were looked into."""


class Coming:
    """A file that is on its way: its pieces are written as they come. All of it blocks, and to
    keep a picture may take seconds (`keeping.in_turn`)."""

    def __init__(self, folder: Path, keep: Callable[[Path, str], None]) -> None:
        self._keep = keep
        self._path = folder / secrets.token_hex(16)
        self._digest = hashlib.sha256()
        self.size = self._looked = 0
        opened = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        self._file: IO[bytes] = open(opened, "w+b")  # noqa: SIM115 - closed by `drop`

    def write(self, piece: bytes) -> None:
        """The next piece. Raises `NotTaken` once it is too large, `NotKept`."""
        self.size += len(piece)
        if self.size > ATTACHMENT_MOST:
            raise too_large()
        self._digest.update(piece)
        with _disk():
            if self.size - self._looked >= _LOOK:
                _leave_room(self._path.parent)
                self._looked = self.size
            self._file.write(piece)

    def keep(self, name: str) -> Stored:
        """It is whole: kept, if such files are taken; of a picture only what is
        seen. Raises `NotTaken`, `NotKept`."""
        with _disk():
            self._file.flush()
            kind = kind_of(self._file, self.size, name)
            if kind.content_type in PICTURES:
                self._bare(kind.content_type)
            os.fsync(self._file.fileno())
            self._file.close()
            found = self._digest.hexdigest()
            self._keep(self._path, found)
        return Stored(found, self.size, *kind)

    def _bare(self, kind: str) -> None:
        """Of a picture nothing is kept but what is seen."""
        self._file.seek(0)
        came = self._file.read()
        seen = only_seen(came, kind)
        if seen == came:
            return
        self._file.seek(0)
        self._file.truncate()
        self._file.write(seen)
        self._file.flush()
        self._digest, self.size = hashlib.sha256(seen), len(seen)

    def drop(self) -> None:
        """Forget it; nothing where it was kept."""
        with contextlib.suppress(OSError):
            self._file.close()
            self._path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget it unless it was kept."""
        self.drop()


class Attachments:
    """The files of a house. `folder` is made once there is one. All of it blocks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def coming(self) -> Coming:
        """A file to be written piece by piece; use it with `with`. Raises `NotKept`."""
        with _disk():
            waiting = self.folder / _COMING
            for each in (self.folder, waiting):
                each.mkdir(mode=0o700, exist_ok=True)
            _leave_room(waiting)
            return Coming(waiting, self._settle)

    def put(self, data: bytes, name: str) -> Stored:
        """Keep a file. Raises `NotTaken`, `NotKept`."""
        if len(data) > ATTACHMENT_MOST:
            raise too_large()
        with self.coming() as file:
            file.write(data)
            return file.keep(name)

    def path(self, found: str) -> Path:
        """Where a file lies, or would. Raises `ValueError` for what is no hash."""
        if not HASH.fullmatch(found):
            raise ValueError("that is no hash of a file")
        return self.folder / found[:2] / found

    def open(self, found: str) -> IO[bytes] | None:
        """A file to read; None where there is none."""
        try:
            return self.path(found).open("rb")
        except (FileNotFoundError, ValueError):
            return None

    def drop(self, found: str) -> None:
        """Remove a file, if it is there. Raises `OSError`."""
        self.path(found).unlink(missing_ok=True)

    def every(self) -> Iterator[Path]:
        """All files that are kept."""
        if self.folder.is_dir():
            for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
                yield from (p for p in sorted(folder.iterdir()) if HASH.fullmatch(p.name))

    def sweep(self, known: Collection[str], young_s: float = YOUNG_S) -> int:
        """Remove all files but these and those that came lately; how many. Raises `OSError`."""
        before, gone = time.time() - young_s, 0
        waiting = self.folder / _COMING
        left_behind = list(waiting.iterdir()) if waiting.is_dir() else []
        for path in [*self.every(), *left_behind]:
            if path.name in known:
                continue
            with _AGES, contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime <= before:
                    path.unlink()
                    gone += 1
        return gone

    def _settle(self, written: Path, found: str) -> None:
        """Under its name, durably. One that is there already is as young as this one now."""
        place = self.path(found)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        with _AGES, contextlib.suppress(FileNotFoundError):
            os.utime(place)
            return
        written.replace(place)
        if os.name == "posix":
            handle = os.open(place.parent, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def named(store: Store) -> frozenset[str]:
    """The hashes of all files that a record names. Blocks."""
    table = SHAPES["attachment"].table
    query = select(table.c.hash).where(table.c.in_site == store.site).distinct()
    with store.engine.connect() as connection:
        return frozenset(connection.scalars(query))


@contextlib.contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise _no_room() from None


def _leave_room(folder: Path) -> None:
    if shutil.disk_usage(folder).free < ROOM:
        raise _no_room()


def _no_room() -> NotKept:
    said = "The server has no room for files just now. Send the text alone, or try again later."
    return NotKept(refuse("unavailable", said, retry_after=60).refusal)
