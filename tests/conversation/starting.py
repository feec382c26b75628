"""`python -m server …` in a process of its own; on Linux a fork of one that has loaded the server,
as loading takes nine tenths of a start.

What forks is the fork server of `multiprocessing`. It begins with the first process, loads
`tests.conversation.loaded`, has one thread and no loop, and ends with the tests. A fork differs
from what somebody starts only in how it came to its modules: that they load, and that a server ends
as a whole, is proved by the tests of the commands, which start it plainly.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Final, Protocol

ROOT: Final = Path(__file__).parents[2]
LOADED: Final = "tests.conversation.loaded"


class Started(Protocol):
    """What both kinds of processes can."""

    stdout: IO[str] | None

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, s at most; its exit code, below zero if a signal ended it."""


def started(arguments: Sequence[str], log: Path) -> Started:
    """A command that has begun. What it prints is read from `stdout`; what it logs is in `log`."""
    # A fork would not be sound on macOS, whose own libraries have threads; Windows has none.
    if sys.platform == "linux":
        return _Fork(arguments, log)
    with log.open("a") as complaints:
        return subprocess.Popen(
            [sys.executable, "-m", "server", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )


class _Fork:
    def __init__(self, arguments: Sequence[str], log: Path) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload([LOADED])
        heard, said = context.Pipe(duplex=False)
        given = (list(arguments), said, log, dict(os.environ))
        # It ends with the tests at the latest, as it is a daemon.
        self._process = context.Process(target=_run, args=given, daemon=True)
        self._process.start()
        said.close()
        self.stdout: IO[str] | None = os.fdopen(os.dup(heard.fileno()))
        heard.close()

    def send_signal(self, sig: int) -> None:
        """Send it a signal, unless it has ended."""
        assert self._process.pid is not None
        if self._process.is_alive():
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, sig)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise TimeoutError("the server has not ended")
        return code


def _run(arguments: list[str], said: Connection, log: Path, environ: Mapping[str, str]) -> None:
    """In the fork: take the place of `python -m server`."""
    os.dup2(said.fileno(), sys.stdout.fileno())
    said.close()
    with log.open("a") as complaints:
        os.dup2(complaints.fileno(), sys.stderr.fileno())
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(ROOT)
    sys.argv = ["server", *arguments]
    from server.cli.main import main

    sys.exit(main(arguments))
