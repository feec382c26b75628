"""Archives of a hall: one file with a manifest that tells what is in it, and how it is found whole.

A gzipped tar, its manifest first. Whoever reads one believes nothing that it says: names are those
that a data folder has, sizes and hashes are looked at.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import sys
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Final

import msgspec

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
SUFFIX: Final = ".nsbackup"
_NAMES: Final = re.compile(
    r"nowserving\.db|erased\.jsonl|sample\.json|(keys|tls)/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}"
    r"|attachments/[0-9a-f]{2}/[0-9a-f]{64}"
)
_MOST_MANIFEST: Final = 1 << 27
"""Bytes: room for half a million files."""
_PIECE: Final = 1 << 20
_LEVEL: Final = 3
"""Of compression: most of the gain for a third of the time."""


class ArchiveFault(Exception):
    """An archive cannot be written or believed; the text says why and what to do."""


class Member(msgspec.Struct, frozen=True):
    """A file in the archive."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive holds. Instants in ms since 1970 UTC."""

    format: int
    made_at: int
    tables: str
    """Version of the tables."""
    site: str
    hall: str
    zone: str
    epoch: str
    seq: int
    """Where the log ended …"""
    at: int
    """… and when that was."""
    audit_seq: int
    audit_hash: str
    keys: bool
    members: list[Member]


def member_of(name: str, path: Path) -> Member:
    """A file as it will be in the archive. Raises `OSError`."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Member(name, size, digest.hexdigest())


def write(out: Path, manifest: Manifest, files: dict[str, Path]) -> None:
    """Write an archive durably, under its name only once it is whole. Raises `OSError`."""
    fresh = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        made = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        with open(made, "w+b") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=_LEVEL) as tar:
                _add(tar, MANIFEST, BytesIO(text := msgspec.json.encode(manifest)), len(text))
                for member in manifest.members:
                    with files[member.name].open("rb") as content:
                        _add(tar, member.name, content, member.size)
            file.flush()
            os.fsync(file.fileno())
        read(fresh)
        fresh.replace(out)
        _sync(out.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _add(tar: tarfile.TarFile, name: str, content: IO[bytes], size: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, content)


def _sync(folder: Path) -> None:
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read(path: Path, into: Path | None = None) -> Manifest:
    """The manifest of an archive that is whole; its files are laid into a folder of one's own.

    Raises `ArchiveFault`, and `OSError` where they cannot be laid.
    """
    with _believed(path), tarfile.open(path, "r:gz") as tar:
        manifest = _manifest(path, tar)
        lacking = {member.name: member for member in manifest.members}
        while (info := tar.next()) is not None:
            member = lacking.pop(info.name, None)
            if member is None or not info.isreg() or info.size != member.size:
                raise ArchiveFault(_damaged(path, f"{info.name[:80]!r} does not belong in it"))
            content = tar.extractfile(info)
            assert content is not None
            _lay(path, member, content, into)
        if lacking:
            raise ArchiveFault(_damaged(path, f"{min(lacking)} is missing"))
    return manifest


@contextmanager
def _believed(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        if fault.filename != str(path):
            raise
        raise ArchiveFault(f"There is no file {path}.") from None
    except (tarfile.ReadError, tarfile.HeaderError) as fault:
        cut = "unexpected end" in str(fault)
        raise ArchiveFault(_damaged(path, "it was cut off") if cut else _other(path)) from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise ArchiveFault(_damaged(path, "it was cut off or changed")) from None


def _manifest(path: Path, tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    if first is None or first.name != MANIFEST or not 0 < first.size <= _MOST_MANIFEST:
        raise ArchiveFault(_other(path))
    content = tar.extractfile(first)
    try:
        manifest = msgspec.json.decode(content.read() if content else b"", type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ArchiveFault(_other(path)) from None
    if manifest.format > FORMAT:
        raise ArchiveFault(f"{path} was written by a newer version. Update this program.")
    names = [member.name for member in manifest.members]
    if len(set(names)) < len(names) or not all(map(_NAMES.fullmatch, names)):
        raise ArchiveFault(_damaged(path, "it names files that no hall has"))
    return manifest


def _lay(path: Path, member: Member, content: IO[bytes], into: Path | None) -> None:
    digest = hashlib.sha256()
    with _opened(member.name, into) as file:
        while piece := content.read(_PIECE):
            digest.update(piece)
            file.write(piece)
        file.flush()
        if into is not None:
            os.fsync(file.fileno())
    if digest.hexdigest() != member.sha256:
        raise ArchiveFault(_damaged(path, f"{member.name} is not what was written"))


def _opened(name: str, into: Path | None) -> IO[bytes]:
    if into is None:
        return open(os.devnull, "wb")
    place = into / name
    for folder in reversed(place.relative_to(into).parents[:-1]):
        (into / folder).mkdir(mode=0o700, exist_ok=True)
    return open(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def _other(path: Path) -> str:
    return f"{path} is no backup of Now Serving. Name a file that `server backup` has written."


def _damaged(path: Path, how: str) -> str:
    return f"{path} is damaged: {how}. Nothing was changed; take an older backup."
