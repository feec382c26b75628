"""What was asked for and is not done yet, kept on disk: a kiosk that was killed takes it up again.

The file is private and goes with its last entry: it may hold the name and phone of a customer.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from client.steady import wall_ms
from kiosk.printing.folder import write_whole
from protocol.commands import CheckInReservation, JoinQueue
from protocol.request_commands import JoinPickup, OpenRequest

log = logging.getLogger(__name__)

WITHIN_S: Final = 2.0
"""Nobody waits longer for the disk."""
FILE: Final = "asked.json"
FRESH_MS: Final = 120_000
"""So long after a touch the customer may still stand there."""
PRIVATE: Final = 0o600


GivesNumber = JoinQueue | CheckInReservation | OpenRequest | JoinPickup
"""What is answered with a number."""


class Asked(msgspec.Struct, frozen=True):
    """A question for a number, until its slip is out. `at` is this machine's clock, ms."""

    id: str
    """Of the command: asked again under it, the server gives the same number."""
    at: int
    command: GivesNumber | None = None
    """None once all that is left is to report that no slip came out."""
    visit: str = ""
    """Of the number that was given; empty before."""
    given_up: bool = False
    """Whether the customer went away before there was a number."""


class Journal:
    """The questions of one kiosk. Threads may share it. What the disk does not take is logged."""

    def __init__(self, path: Path, wall: Callable[[], int] = wall_ms) -> None:
        self._path = path
        self._wall = wall
        self._lock = threading.Lock()
        self._asked = {each.id: each for each in self._read()}

    def all(self) -> list[Asked]:
        """What is not done yet, the oldest first."""
        return sorted(self._asked.values(), key=lambda each: each.at)

    def is_fresh(self, asked: Asked) -> bool:
        """Whether its customer may still stand there."""
        return 0 <= self._wall() - asked.at < FRESH_MS

    def asked(self, command_id: str, command: GivesNumber) -> None:
        """A number will be asked for. One that is asked for again keeps its time."""
        if command_id not in self._asked:
            self._put(Asked(command_id, self._wall(), command))

    def gave_up(self, command_id: str) -> None:
        """Nobody waits for the number any more."""
        self._change(command_id, given_up=True)

    def given(self, command_id: str, visit: str) -> None:
        """The server gave a number."""
        self._change(command_id, visit=visit)

    def not_printed(self, visit: str) -> None:
        """The number is on the screen, without a slip: nothing personal is needed any more."""
        for each in self.all():
            if each.visit == visit:
                self._change(each.id, command=None)

    def over(self, command_id: str) -> None:
        """There will be no number, or it was given back."""
        self._drop({command_id})

    def done(self, visit: str) -> None:
        """The customer has a slip, or staff know that there is none."""
        self._drop({each.id for each in self.all() if visit and each.visit == visit})

    def _drop(self, over: set[str]) -> None:
        with self._lock:
            if over & self._asked.keys():
                self._asked = {id: each for id, each in self._asked.items() if id not in over}
                self._write()

    def _change(self, command_id: str, **fields: Any) -> None:
        if (asked := self._asked.get(command_id)) is not None:
            self._put(msgspec.structs.replace(asked, **fields))

    def _put(self, asked: Asked) -> None:
        with self._lock:
            self._asked = self._asked | {asked.id: asked}
            self._write()

    def _write(self) -> None:
        try:
            if self._asked:
                write_whole(self._path, msgspec.json.encode(self.all()), PRIVATE)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as fault:
            log.warning(
                "%s cannot be written: %s. A kiosk that is switched off now forgets what it was "
                "asked.",
                self._path,
                fault.strerror or fault,
            )

    def _read(self) -> list[Asked]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[Asked])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
            log.warning("%s cannot be read and is left out: %s", self._path, fault)
            return []


async def noted(write: Callable[..., None], *entry: Any) -> None:
    """Have the journal write beside the screen, and go on once it is on disk."""
    try:
        await asyncio.wait_for(asyncio.to_thread(write, *entry), WITHIN_S)
    except TimeoutError:
        log.warning("the disk does not answer: what the kiosk was asked is not kept")
