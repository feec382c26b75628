"""Files beside the database: which are taken, and that they are there whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import threading
import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest

from protocol.tickets import ATTACHMENT_MOST
from server.domain.refused import Refused
from server.store.attachments import ROOM, Attachments, NotKept

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
SMALL = PNG + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
BOMB = PNG + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
LARGE = PNG + (9_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
GIF = b"GIF89a" + (20).to_bytes(2, "little") * 2 + b"\x00" * 9
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8X\n\x00\x00\x00\x00\x00\x00\x00" + b"\x1f\x00\x00" * 2
JPEG = b"\xff\xd8\xff\xdb\x00\x04QT\xff\xff\xc0\x00\x0b\x08\x00\x64\x00\xc8\x03" + b"\x00" * 3


def packed(*names: str) -> bytes:
    """An archive with these files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


WORD = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml")
MACROS = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/vbaProject.bin")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
IS = {
    ("a.png", SMALL): ("image/png", True),
    ("a.gif", GIF): ("image/gif", True),
    ("a.webp", WEBP): ("image/webp", True),
    ("photo.jpg", JPEG): ("image/jpeg", True),
    ("huge.png", LARGE): ("image/png", False),
    ("cut.jpg", JPEG[:12]): ("image/jpeg", False),
    ("called.pdf", SMALL): ("image/png", True),
    ("a.pdf", b"%PDF-1.7\n"): ("application/pdf", False),
    ("a.txt", "Grüße, <html> is a word".encode()): ("text/plain", False),
    ("a.csv", b"name;town\nJos\xe9;M\xfcnchen\n"): ("text/csv", False),
    ("wide.txt", "Grüße".encode("utf-16")): ("text/plain", False),
    ("a.docx", WORD): (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        False,
    ),
    ("a.zip", packed("a.txt", "b/c.jpg")): ("application/zip", False),
    ("old.xls", OLD): (
        "application/vnd.ms-excel",
        False,
    ),
}
NOT = {
    "a page": ("a.txt", b" \n<!DOCTYPE html><script>alert(1)</script>"),
    "a page with a mark before it": ("a.txt", b"\xef\xbb\xbf<html>"),
    "a wide page": ("a.txt", "<script>".encode("utf-16")),
    "a picture with scripts": ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "what is called a page": ("a.html", b"hello"),
    "a program": ("a.jpg", b"MZ\x90\x00" + b"\x00" * 200),
    "another program": ("a", b"\x7fELF\x02\x01\x01" + b"\x00" * 60),
    "a script": ("a.txt", b"#!/bin/sh\nrm -rf /"),
    "what is called a program": ("photo.jpg.exe", JPEG),
    "macros": ("a.docx", MACROS),
    "old macros": ("a.doc", OLD + b"x" * 64_920 + "_VBA_PROJECT".encode("utf-16-le")),
    "an object in a text": ("a.rtf", b"{\\rtf1 {\\object\\objemb {\\*\\objdata 01050000"),
    "what is called nothing known": ("a.msg", OLD),
    "an archive with a program": ("a.zip", packed("invoice.pdf", "run/Invoice.PDF.exe")),
    "a broken archive": ("a.zip", b"PK\x03\x04" + b"\x00" * 100),
    "a bomb": ("a.png", BOMB),
    "nothing": ("a.txt", b""),
    "who knows what": ("a.bin", bytes(range(256))),
}


@pytest.fixture
def files(tmp_path: Path) -> Attachments:
    return Attachments(tmp_path / "attachments")


def test_a_file_is_what_its_content_says_whatever_it_is_called(files: Attachments) -> None:
    for (name, data), expected in IS.items():
        stored = files.put(data, name)
        assert (stored.content_type, stored.inline) == expected, name
        with files.open(stored.hash) or BytesIO() as found:
            assert found.read() == data


@pytest.mark.parametrize("what", NOT)
def test_what_can_do_harm_is_not_taken_and_nothing_of_it_stays(
    files: Attachments, what: str
) -> None:
    name, data = NOT[what]
    with pytest.raises(Refused) as refused:
        files.put(data, name)
    assert refused.value.refusal.code == "not_taken"
    assert refused.value.refusal.detail.endswith("are.")
    assert [path for path in files.folder.rglob("*") if path.is_file()] == []


def test_a_file_that_is_too_large_is_refused_while_it_comes(files: Attachments) -> None:
    with files.coming() as coming, pytest.raises(Refused) as refused:
        for _ in range(60):
            coming.write(bytes(1024 * 1024))
    assert refused.value.refusal.code == "too_large"
    assert coming.size <= ATTACHMENT_MOST + 1024 * 1024
    assert [path for path in files.folder.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(os.name != "posix", reason="rights as Unix has them")
def test_only_the_server_can_read_a_file_and_equal_ones_lie_there_once(files: Attachments) -> None:
    first, again = files.put(SMALL, "a.png"), files.put(SMALL, "b.png")
    assert first == again
    (kept,) = files.every()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert {stat.S_IMODE(p.stat().st_mode) for p in (kept.parent, files.folder)} == {0o700}


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_files_leave_the_database_its_room_on_the_disk(
    files: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(ROOM, 1, ROOM - 1))
    with pytest.raises(NotKept) as refused:
        files.put(SMALL, "a.png")
    assert refused.value.refusal.code == "unavailable"
    assert refused.value.refusal.retry_after


def test_a_disk_that_fails_is_told_in_a_sentence(
    files: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotKept) as refused:
        files.put(SMALL, "a.png")
    assert "Send the text alone" in refused.value.refusal.detail
    assert list(files.every()) == []


def test_what_no_record_names_is_swept_away_unless_it_came_just_now(files: Attachments) -> None:
    kept, stray = files.put(SMALL, "a.png"), files.put(GIF, "a.gif")
    (files.folder / "coming" / "left-behind").write_bytes(b"x")
    assert files.sweep({kept.hash}) == 0
    for path in (files.path(stray.hash), files.folder / "coming" / "left-behind"):
        os.utime(path, (1_000, 1_000))
    assert files.sweep({kept.hash}) == 2
    assert [path.name for path in files.every()] == [kept.hash]
    assert files.open(stray.hash) is None
    assert files.open("../../etc/passwd") is None


def test_a_file_that_is_sent_again_while_it_is_swept_away_is_there(
    files: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    stray = files.put(GIF, "a.gif")
    os.utime(files.path(stray.hash), (1_000, 1_000))
    sender = threading.Thread(target=files.put, args=(GIF, "a.gif"))
    unlink = Path.unlink

    def slow(path: Path, missing_ok: bool = False) -> None:
        if path == files.path(stray.hash):
            sender.start()
            sender.join(0.1)
        unlink(path, missing_ok)

    with monkeypatch.context() as slowly:
        slowly.setattr(Path, "unlink", slow)
        assert files.sweep(()) == 1
    sender.join(30)
    assert files.path(stray.hash).exists()
