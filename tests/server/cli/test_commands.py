"""What holds for every command: help, one-line errors, exit codes."""

from __future__ import annotations

import argparse
import os
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from server.cli.main import COMMANDS, parser
from tests.conftest import ExpectedLogs
from tests.server.cli.terminal import Terminal

_SUBPARSERS: Any = next(
    action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
)
NAMES = tuple(_SUBPARSERS.choices)
ON_DATA = (
    ("run", "--port", "0"),
    ("create-device", "Wall", "--role", "display"),
    ("create-user", "mina", "--role", "staff"),
    ("sample",),
    ("site",),
)
GOOD = "correct horse\n"


def test_the_help_names_every_command(terminal: Terminal) -> None:
    told = terminal("--help")
    assert (told.code, told.err) == (0, "")
    assert all(name in told.out for name in NAMES)
    assert len(NAMES) == len(COMMANDS)
    assert {"run", "create-user", "create-device", "sample", "replay"} <= set(NAMES)


def test_ctrl_c_while_it_is_still_being_loaded_ends_it_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "server.cli.main":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "server.cli.main")
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("server", run_name="__main__")
    assert ended.value.code == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", NAMES)
def test_each_command_has_help(terminal: Terminal, name: str) -> None:
    told = terminal(name, "--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"usage: python -m server {name}")


def test_no_command_and_an_unknown_one_are_told_in_one_line(terminal: Terminal) -> None:
    assert "--help" in terminal.fails(2)
    assert "--help" in terminal.fails(2, "dance")
    assert "--help" in terminal.fails(2, "x" * 10_000)


@pytest.mark.parametrize("name", ["run", "site", "create-user", "create-device", "sample"])
def test_the_data_directory_has_to_be_named(terminal: Terminal, name: str) -> None:
    assert "--data" in terminal.fails(2, name)


@pytest.mark.parametrize("command", ON_DATA, ids=lambda c: c[0])
def test_a_data_directory_that_is_a_file_is_refused(
    terminal: Terminal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "file"
    file.write_text("a shopping list")
    line = terminal.fails(1, *command, "--data", file, typed=GOOD)
    assert "is not a directory" in line
    assert "is not a directory" in terminal.fails(1, *command, "--data", file / "in", typed=GOOD)
    assert file.read_text() == "a shopping list"


@pytest.mark.parametrize("command", ON_DATA[:3], ids=lambda c: c[0])
@pytest.mark.parametrize("content", [b"a shopping list\n" * 100, b"\0" * 8_192])
def test_a_database_that_is_none_is_refused_and_left_as_it_was(
    terminal: Terminal, tmp_path: Path, command: tuple[str, ...], content: bytes
) -> None:
    database = tmp_path / "nowserving.db"
    database.write_bytes(content)
    assert "is no database of Now Serving" in terminal.fails(
        1, *command, "--data", tmp_path, typed=GOOD
    )
    assert database.read_bytes() == content


@pytest.mark.parametrize("command", ON_DATA[:3], ids=lambda c: c[0])
def test_a_damaged_database_is_told_in_one_line(
    terminal: Terminal, sample: Path, command: tuple[str, ...]
) -> None:
    database = sample / "nowserving.db"
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    line = terminal.fails(1, *command, "--data", sample, typed=GOOD)
    assert "Restore" in line or "is no database" in line


def test_damage_in_any_place_is_told_in_one_line(
    terminal: Terminal, sample: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("database disk image is malformed", "the audit is not where it was")
    database = sample / "nowserving.db"
    whole = database.read_bytes()
    for page in range(1, len(whole) // 4096, 5):
        begin = page * 4096
        database.write_bytes(whole[:begin] + b"\xaa" * 4096 + whole[begin + 4096 :])
        told = terminal("create-device", f"Wall {page}", "--role", "display", "--data", sample)
        assert told.code in (0, 1)
        assert told.err.count("\n") == (told.code == 1), told.err
        for rest in sample.glob("nowserving.db-*"):
            rest.unlink()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may do all")
def test_a_directory_that_may_not_be_written_to_is_refused(
    terminal: Terminal, tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be" in terminal.fails(1, "sample", "--data", tmp_path / "hall")
    tmp_path.chmod(0o700)


def test_damaged_keys_are_told(terminal: Terminal, sample: Path) -> None:
    (sample / "keys" / "token.pem").write_text("?")
    assert "saved copy" in terminal.fails(1, "run", "--data", sample, "--port", "0")
