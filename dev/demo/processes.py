"""Processes of the demo: each with its log, each ended by whoever started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Final

from dev.paths import ROOT

END_S: Final = 10


class DemoFault(Exception):
    """The demo cannot go on; the text says why and what to do."""

    def __init__(self, text: str, code: int = 1) -> None:
        super().__init__(text)
        self.code = code


class Process:
    """One child. What it says goes to `log`; its standard output comes here when `heard`;
    `keep` are file descriptors that it inherits."""

    def __init__(
        self,
        name: str,
        arguments: Sequence[str],
        log: Path,
        environment: Mapping[str, str] | None = None,
        said: str = "",
        heard: bool = False,
        keep: Sequence[int] = (),
    ) -> None:
        self.name = name
        self.log = log
        self._file = log.open("w", encoding="utf-8")
        self._child = subprocess.Popen(
            arguments,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
            stdin=subprocess.PIPE if said else subprocess.DEVNULL,
            stdout=subprocess.PIPE if heard else self._file,
            stderr=self._file,
            text=True,
            pass_fds=tuple(keep),
            # Ctrl-C is for the demo alone: it ends its children in order.
            start_new_session=os.name == "posix",
        )
        if said:
            assert self._child.stdin is not None
            self._child.stdin.write(f"{said}\n")
            self._child.stdin.close()

    @property
    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._child.poll()

    @property
    def output(self) -> IO[str]:
        """Its standard output."""
        assert self._child.stdout is not None
        return self._child.stdout

    @property
    def last_words(self) -> str:
        """The last line of its log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[-1] if lines else f"it said nothing in {self.log}"

    def wait(self) -> int:
        """Wait until it ends; its exit code."""
        return self._child.wait()

    def end(self) -> None:
        """End it, and wait until it has ended."""
        if self.code is None:
            self._child.terminate()
        try:
            self._child.wait(END_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._file.close()


class Family:
    """All children of the demo; the last one started is ended first."""

    def __init__(self) -> None:
        self._children: list[Process] = []

    def add(self, child: Process) -> Process:
        """One more."""
        self._children.append(child)
        return child

    def __enter__(self) -> Family:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        while self._children:
            self._children.pop().end()


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs one of our modules."""
    return [sys.executable, "-m", module, *arguments]


def end_on_signals() -> None:
    """A request to terminate, or a terminal that closes, ends the demo like Ctrl-C."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
