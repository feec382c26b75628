"""The parent of a full-screen program: it hears that the program lives, and starts it again.

Without Qt, so that nothing that can hang a screen hangs it. The program is its child and writes a
line to standard output each second; what it logs goes where the parent's own log goes.
"""

from __future__ import annotations

import argparse
import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from client.steady import steady

log = logging.getLogger(__name__)

WATCHED: Final = "--watched"
"""Tells a child that it is one."""
SILENT_S: Final = 20.0
"""A child that was not heard for so long is ended, and started again."""
COME_UP_S: Final = 60.0
"""So long a child may take until it is heard first."""
GO_DOWN_S: Final = 10.0
"""So long a child may take to end once it was asked to."""
FIRST_PAUSE_S: Final = 1.0
LONGEST_PAUSE_S: Final = 30.0
STEADY_S: Final = 60.0
"""A child that lived for so long begins with the shortest pause again."""
LOOK_S: Final = 0.25
ASLEEP_S: Final = 5.0
"""Whoever was not awake for so long cannot say who was silent meanwhile."""

DONE: Final = 0
WRONG_USE: Final = 2
AGAIN: Final = 75
"""With this a child asks to be started again, at once."""
_LAST: Final = frozenset({DONE, WRONG_USE})


class Child(Protocol):
    """A running program. `heard_at` is when it was heard last (s, steady), None before."""

    heard_at: float | None

    def code(self) -> int | None:
        """Its exit code; None while it runs."""

    def end(self) -> None:
        """Ask it to end in good order."""

    def kill(self) -> None:
        """End it at once, and wait until it has ended."""


class Process:
    """A child process whose standard output is its heartbeat."""

    def __init__(self, command: Sequence[str], clock: Callable[[], float] = steady) -> None:
        self.heard_at: float | None = None
        self._clock = clock
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        threading.Thread(target=self._hear, daemon=True).start()

    def code(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.poll()

    def end(self) -> None:
        """Ask it to end in good order."""
        self._process.terminate()

    def kill(self) -> None:
        """End it at once, and wait until it has ended."""
        self._process.kill()
        self._process.wait()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as out:
            while out.readline():
                self.heard_at = self._clock()


class Watchdog:
    """Runs one child after the other. `start` makes a child; `clock` is steady, in seconds."""

    def __init__(
        self,
        start: Callable[[], Child],
        clock: Callable[[], float] = steady,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self._start = start
        self._clock = clock
        self._wait = wait
        # No event: a signal handler that sets one waits for ever for whoever just waits for it.
        self._ending = False

    def end(self) -> None:
        """End, with the child. May be called from a signal handler."""
        self._ending = True

    def run(self) -> int:
        """Until a child has ended for good; its exit code, 0 when it was told to end."""
        pause = FIRST_PAUSE_S
        while True:
            child, began = self._start(), self._clock()
            code = self._watch(child, began)
            if code is None:
                return self._take_down(child)
            if code in _LAST:
                return code
            if code == AGAIN:
                log.info("the program asked to be started again")
                continue
            if self._clock() - began >= STEADY_S:
                pause = FIRST_PAUSE_S
            log.error("the program ended (%d); it starts again in %.0f s", code, pause)
            self._rest(pause)
            if self._ending:
                return DONE
            pause = min(2 * pause, LONGEST_PAUSE_S)

    def _watch(self, child: Child, began: float) -> int | None:
        """The exit code of a child that has ended, or was ended for its silence; None once the
        watchdog itself is to end."""
        looked, forgiven = began, began
        while not self._ending:
            if (code := child.code()) is not None:
                return code
            now = self._clock()
            if now - looked > ASLEEP_S:
                forgiven = now
            looked = now
            heard = child.heard_at
            allowed = COME_UP_S if heard is None else SILENT_S
            silent = now - max(forgiven, began if heard is None else heard)
            if silent > allowed:
                log.error("the program was silent for %.0f s and is ended", silent)
                child.kill()
                return child.code()
            self._wait(LOOK_S)
        return None

    def _take_down(self, child: Child) -> int:
        child.end()
        asked = self._clock()
        while (code := child.code()) is None:
            if self._clock() - asked > GO_DOWN_S:
                log.error("the program does not end and is killed")
                child.kill()
                return DONE
            self._wait(LOOK_S)
        return max(code, DONE)

    def _rest(self, seconds: float) -> None:
        """Wait, unless it is to end before."""
        until = self._clock() + seconds
        while not self._ending and (left := until - self._clock()) > 0:
            self._wait(min(left, LOOK_S))


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of a program that has a watchdog."""
    parser.add_argument(
        "--watchdog",
        action="store_true",
        help="start the program again when it crashes or hangs; in full screen that is always so",
    )
    parser.add_argument(WATCHED, action="store_true", help=argparse.SUPPRESS)


def watches(arguments: Sequence[str], alone: Sequence[str] = ()) -> bool:
    """Whether a program that was started so is to have a watchdog: where it has the full screen, or
    `--watchdog` asks for one. With an option of `alone` the program only does something and ends.
    """
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    for name in ("-h", "--help", "--windowed", "--watchdog", WATCHED, *alone):
        parser.add_argument(name, action="store_true")
    parser.add_argument("--size")
    try:
        given, _ = parser.parse_known_args(list(arguments))
    except (argparse.ArgumentError, SystemExit):
        return False
    short = [getattr(given, name.lstrip("-").replace("-", "_")) for name in alone]
    if given.h or given.help or given.watched or any(short):
        return False
    return bool(given.watchdog) or not (given.windowed or given.size is not None)


def watch(program: str, arguments: Sequence[str]) -> int:
    """Be the watchdog of `python -m program` with these arguments; the exit code."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    command = [sys.executable, "-m", program, WATCHED, *arguments]
    watchdog = Watchdog(lambda: Process(command))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: watchdog.end())
    return watchdog.run()
