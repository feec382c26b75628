"""The command line as somebody types it: in this process, or in one of its own."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from server.cli.main import main

ROOT = Path(__file__).resolve().parents[3]


class Told(NamedTuple):
    """What a command ended with."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path, typed: str | bytes = "") -> Told:
        """Run one command; `typed` is its standard input."""
        raw = typed.encode() if isinstance(typed, str) else typed
        stdin = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8")
        self._monkeypatch.setattr(sys, "stdin", stdin)
        self._capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        return Told(code, *self._capsys.readouterr())

    def fails(self, code: int, *arguments: str | Path, typed: str | bytes = "") -> str:
        """The one line that a command fails with."""
        told = self(*arguments, typed=typed)
        assert told.code == code, told
        assert told.out == ""
        line, newline, rest = told.err.partition("\n")
        assert (newline, rest) == ("\n", ""), told.err
        assert line.startswith("python -m server"), line
        assert "Traceback" not in line
        assert len(line) < 400
        return line


@contextmanager
def serving(data: Path, *options: str, complains: str = "", new: bool = False) -> Iterator[str]:
    """A server in a process of its own, on any free port; its address.

    `complains` is a part of the one line that it logs; `new` says that it makes the hall, and is to
    remark so.
    """
    command = [sys.executable, "-m", "server", "run", "--data", str(data), "--port", "0", *options]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        line = process.stdout.readline()
        if "listens on" not in line:
            raise AssertionError(process.stderr.read())
        try:
            yield line.split()[-1]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
            out, err = process.stdout.read(), process.stderr.read()
        assert process.returncode == 0
        assert ("A new, empty hall was made in" in out) == new, out
        assert complains in err
        assert err.count("\n") == bool(complains), err
