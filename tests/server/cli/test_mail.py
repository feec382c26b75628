"""The mail server is set, shown and tried by command, and no secret is ever shown."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.mail.settings import Smtp
from tests.server.cli.terminal import Terminal
from tests.server.mail.mail_server import Behaviour, mail_server

SET = ("mail", "set", "--host", "smtp.example", "--from", "desk@house.example")


@contextmanager
def elsewhere() -> Iterator[tuple[Behaviour, Smtp]]:
    """A mail server in a thread of its own: commands run a loop of theirs."""
    ready, over = threading.Event(), asyncio.Event()
    found: list[tuple[Behaviour, Smtp]] = []
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        async with mail_server() as server:
            found.append(server)
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


def test_a_mail_server_is_set_with_a_password_that_is_typed_and_never_shown(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ("--data", tmp_path)
    told = terminal(*SET, "--user", "house", "--password", *data, typed="secret words\n")
    assert (told.code, told.err) == (0, "")
    shown = terminal("mail", "show", *data)
    assert "smtp.example:587 (starttls), from desk@house.example" in shown.out
    assert "signs in as house, with a secret that is never shown" in shown.out
    assert "secret words" not in told.out + shown.out
    assert "secret words" in (tmp_path / "mail.json").read_text()
    assert terminal("mail", "off", "mail", *data).code == 0
    assert "mail  (none)" in terminal("mail", "show", *data).out


def test_what_cannot_be_is_said_in_one_line(terminal: Terminal, tmp_path: Path) -> None:
    data = ("--data", tmp_path)
    assert "in the clear" in terminal.fails(2, *SET, "--security", "plain", *data)
    assert "no mail address" in terminal.fails(2, *SET[:-1], "nobody", *data)
    assert "https" in terminal.fails(2, "mail", "sms", "--url", "http://sms.example", *data)
    assert "No mail server is set" in terminal.fails(2, "mail", "test", "jo@mail.example", *data)
    assert "needs --user" in terminal.fails(2, *SET, "--password", *data)


def test_one_mail_is_sent_to_try_it_and_what_happened_is_said(
    terminal: Terminal, tmp_path: Path
) -> None:
    data = ("--data", tmp_path)
    with elsewhere() as (does, smtp):
        local = ("--host", smtp.host, "--port", str(smtp.port), "--security", "plain")
        terminal("mail", "set", *local, "--from", "desk@house.example", *data)
        told = terminal("mail", "test", "jo@mail.example", *data)
        assert told.out == f"Sent: {smtp.where} has taken it for jo@mail.example (taken as 7).\n"
        assert does.got[0].rcpt_tos == ["jo@mail.example"]
        does.rcpt = "550 5.1.1 No such user here"
        line = terminal.fails(1, "mail", "test", "jo@mail.example", *data)
        assert "Not sent: 550 5.1.1 No such user here" in line
    assert "cannot be reached" in terminal.fails(1, "mail", "test", "jo@mail.example", *data)
