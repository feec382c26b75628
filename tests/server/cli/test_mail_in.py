"""The mail box is set by command, and a mail server hands mails to a program, no server needed."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.cli import mail_in
from server.mail.incoming import spool
from server.mail.incoming.spool import Spool
from server.mail.settings import Imap
from tests.server.cli.terminal import Terminal
from tests.server.mail.incoming.imap_server import PASSWORD, USER, imap_server

MAIL = b"From: jo@mail.example\nSubject: My watch\n\nIs it ready?\n"
SET = ("mail", "imap", "set", "--host", "imap.example", "--user")


@contextmanager
def elsewhere() -> Iterator[Imap]:
    """A mail box in a thread of its own: commands wait for it."""
    ready, over = threading.Event(), asyncio.Event()
    found: list[Imap] = []
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        async with imap_server() as (box, imap):
            await box.put(MAIL, MAIL)
            await box.read(101)
            found.append(imap)
            ready.set()
            await over.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(30)
    try:
        yield found[0]
    finally:
        loops[0].call_soon_threadsafe(over.set)
        thread.join(30)


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A data directory in which a server has been."""
    (tmp_path / "nowserving.db").touch()
    return tmp_path


def test_a_mail_box_is_set_tried_and_taken_away(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ("--data", tmp_path)
    with elsewhere() as imap:
        where = ("--port", str(imap.port), "--security", "plain", "--password", *data)
        start = ("mail", "imap", "set", "--host", "127.0.0.1", "--user", USER)
        told = terminal(*start, *where, typed=f"{PASSWORD}\n")
        assert (told.code, told.err) == (0, "")
        tried = terminal("mail", "imap", "test", *data)
        assert "127.0.0.1" in tried.out and "has 2 mails, 1 of them unread" in tried.out
        shown = terminal("mail", "show", *data).out
        assert f"(plain), for {USER}" in shown and "with a secret that is never shown" in shown
        assert PASSWORD not in told.out + tried.out + shown
        assert terminal(*start, "--done", "Nowhere", *where, typed=f"{PASSWORD}\n").code == 0
        assert "cannot be moved to Nowhere" in terminal("mail", "imap", "test", *data).out
        terminal(*start, *where, typed="another\n")
        assert "refuses the sign-in" in terminal.fails(1, "mail", "imap", "test", *data)
    assert terminal("mail", "imap", "off", *data).code == 0
    assert "No mail box is set" in terminal.fails(2, "mail", "imap", "test", *data)


def test_what_cannot_be_is_said_in_one_line(terminal: Terminal, tmp_path: Path) -> None:
    data = ("--data", tmp_path)
    assert "in the clear" in terminal.fails(2, *SET, USER, "--security", "plain", *data)
    assert "--address" in terminal.fails(2, *SET, "desk", *data)
    assert "every 10 to 3600" in terminal.fails(2, *SET, USER, "--every", "1", *data)
    assert "fetched from" in terminal.fails(2, *SET, USER, "--done", "INBOX", *data)


def test_a_mail_is_kept_whole_for_the_server_and_for_nobody_else(
    terminal: Terminal, hall: Path
) -> None:
    told = terminal("mail-in", "--data", hall, typed=MAIL)
    assert told == (0, "", "")
    (kept,) = Spool(hall / "mail-in").waiting()
    assert kept.read_bytes() == MAIL
    assert (kept.parent.stat().st_mode & 0o777, kept.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_mail_server_is_told_whether_to_try_again(
    terminal: Terminal, hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ("mail-in", "--data", hall)
    nowhere = ("mail-in", "--data", hall / "nowhere")
    assert "There is no hall" in terminal.fails(75, *nowhere, typed=MAIL)
    assert not (hall / "nowhere").exists()
    assert "--data" in terminal.fails(75, "mail-in", typed=MAIL)
    assert "no mail on standard input" in terminal.fails(65, *line, typed=b" \n")
    monkeypatch.setattr(mail_in, "RAW_MOST", 1_000)
    assert "larger than" in terminal.fails(65, *line, typed=b"x" * 200_000)
    monkeypatch.setattr(spool, "WAITING_MOST", 0)
    assert "Too many mails wait" in terminal.fails(75, *line, typed=MAIL)
    monkeypatch.undo()
    monkeypatch.setattr(spool, "ROOM", 1 << 60)
    assert "nearly full" in terminal.fails(75, *line, typed=MAIL)


def test_a_full_disk_leaves_nothing_half(
    terminal: Terminal, hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert "No space left" in terminal.fails(75, "mail-in", "--data", hall, typed=MAIL)
    assert list((hall / "mail-in").iterdir()) == []
    begun = hall / "mail-in" / "1.eml.new"
    begun.touch()
    os.utime(begun, (0, 0))
    Spool(hall / "mail-in").sweep()
    assert not begun.exists()
