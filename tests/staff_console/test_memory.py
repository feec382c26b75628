"""What this computer remembers; a file that cannot be used costs a log line and no more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from staff_console.memory import FILE, Memory, Remembered
from tests.conftest import ExpectedLogs


def test_what_is_changed_is_there_after_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    Memory(folder).change(name="mara", desk="d3")
    Memory(folder).change(scheme="dark", zoom=1.5)
    assert Memory(folder).now == Remembered("", "mara", "d3", "dark", 1.5)
    assert [path.name for path in folder.iterdir()] == [FILE]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"scheme": "pink"}', b"[]"])
def test_a_broken_file_is_left_out_and_said(
    tmp_path: Path, content: bytes, expected_logs: ExpectedLogs
) -> None:
    expected_logs("is left out")
    (tmp_path / FILE).write_bytes(content)
    memory = Memory(tmp_path)
    assert memory.now == Remembered()
    memory.change(name="mara")
    assert Memory(tmp_path).now.name == "mara"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder may be renamed over there")
def test_what_cannot_be_written_is_remembered_until_the_end(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("cannot be written")
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file")
    expected_logs("is left out")
    memory.change(name="mara")
    assert memory.now.name == "mara"


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    Memory(tmp_path).change(name="")
    assert list(tmp_path.iterdir()) == []
