"""The high-water mark beside the database: how far its log surely was, in a file of its own.

A database that is put back from an older copy has forgotten what clients have seen. The mark tells.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec

from server.store.engine import StoreFault

SUFFIX: Final = ".mark"


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """Site and epoch, and a number that the log has reached."""

    site: str
    epoch: str
    seq: int
    next: str = ""
    """The epoch that a migration begins. Whether it has begun, the database knows alone."""


def mark_path(database: Path) -> Path:
    """Where the mark of a database lies."""
    return database.with_name(database.name + SUFFIX)


def read_mark(database: Path) -> Mark | None:
    """The mark, if there is one. Raises `StoreFault`."""
    path = mark_path(database)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Mark)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError):
        raise StoreFault(
            f"{path} cannot be read. If the database is the newest there is, remove that file."
        ) from None


def write_mark(database: Path, mark: Mark) -> None:
    """Replace the mark, durably. Raises `OSError`."""
    replace_file(mark_path(database), msgspec.json.encode(mark))


def advance_mark(database: Path, now: Mark) -> None:
    """Let the mark say `now`, unless it is further already: a server and commands beside it set it,
    each by where it saw the log end. Raises `OSError`."""
    try:
        mark = read_mark(database)
    except StoreFault:
        mark = None  # whoever has the hall open knows more than what cannot be read
    if mark is None or (mark.site, mark.epoch) != (now.site, now.epoch) or mark.seq < now.seq:
        write_mark(database, now)


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file, durably: it is the old one or the new one. Raises `OSError`."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def announce_epoch(database: Path, epoch: str) -> None:
    """Let the mark agree with this epoch too, before the database begins it. Raises `StoreFault`.

    Two files cannot be changed at once: whatever happens in between, the mark fits the database.
    """
    mark = read_mark(database)
    if mark is None:
        return
    try:
        write_mark(database, msgspec.structs.replace(mark, next=epoch))
    except OSError as fault:
        raise StoreFault(
            f"{mark_path(database)} cannot be written ({fault.strerror}). "
            "Give this user the right to write there; nothing was changed."
        ) from None


def is_behind(mark: Mark, now: Mark) -> bool:
    """Whether a database that stands at `now` is older than its mark.

    An epoch that is not the mark's is that of a time before the mark was made: each new epoch
    is written in it. Another site's mark says nothing.
    """
    if mark.site != now.site:
        return False
    return now.epoch not in (mark.epoch, mark.next) or now.seq < mark.seq
