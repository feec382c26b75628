"""The list of erasures beside the database: a backup that is put back forgets whom it had."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

ERASED: Final = "erased.jsonl"
_encoder = msgspec.json.Encoder()


class Erased(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the list of erasures: whom, or which ticket or service request, and when (ms)."""

    person: str
    at: int
    ticket: str = ""
    request: str = ""


def erased_path(database: Path) -> Path:
    """Where the list of erasures lies: beside the database, because a copy of that forgets."""
    return database.with_name(ERASED)


def remember(database: Path, erased: Sequence[Erased]) -> None:
    """Add to the list of erasures, durably. Raises `OSError`."""
    flags = os.O_CREAT | os.O_APPEND | os.O_RDWR
    with open(os.open(erased_path(database), flags, 0o600), "ab+") as file:
        if file.tell() and file.seek(-1, os.SEEK_END) and file.read() != b"\n":
            file.write(b"\n")  # The last line was cut off by a crash.
        file.write(b"".join(_encoder.encode(each) + b"\n" for each in erased))
        file.flush()
        os.fsync(file.fileno())


def read_erased(content: bytes) -> list[Erased]:
    """The list, in order; a line that a crash has cut off is passed over. Raises `ValueError`."""
    found: list[Erased] = []
    for line in filter(None, content.split(b"\n")):
        try:
            found.append(msgspec.json.decode(line, type=Erased))
        except (msgspec.DecodeError, UnicodeDecodeError):
            if not line.startswith(b'{"'):
                raise ValueError("that is no list of erasures") from None
    return found
