"""What was asked for and is not done yet, kept on disk: a kiosk that was killed takes it up again.

The file is private and goes with its last entry: it may hold the name and phone of a customer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from client.steady import wall_ms
from kiosk.printing.folder import half_of, write_whole
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


Written = Future[None]
"""Done once a change is on disk, or the log says why it is not."""


class Journal:
    """The questions of one kiosk, for one thread. A change stands here at once, and a thread of the
    journal's own brings the disk up to what stands here then: what was over before a slow disk came
    to it is never written. What the disk does not take is logged."""

    def __init__(self, path: Path, wall: Callable[[], int] = wall_ms) -> None:
        self._path = path
        self._wall = wall
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._asked = {each.id: each for each in self._read()}
        self._kept = self._asked
        """What stands on disk; of the disk's thread alone."""

    def all(self) -> list[Asked]:
        """What is not done yet, the oldest first."""
        return sorted(self._asked.values(), key=lambda each: each.at)

    def is_fresh(self, asked: Asked) -> bool:
        """Whether its customer may still stand there."""
        return 0 <= self._wall() - asked.at < FRESH_MS

    def asked(self, command_id: str, command: GivesNumber) -> Written:
        """A number will be asked for. One that is asked for again keeps its time."""
        asked = self._asked.get(command_id) or Asked(command_id, self._wall(), command)
        return self._become(self._asked | {command_id: asked})

    def gave_up(self, command_id: str) -> Written:
        """Nobody waits for the number any more."""
        return self._change({command_id}, given_up=True)

    def given(self, command_id: str, visit: str) -> Written:
        """The server gave a number."""
        return self._change({command_id}, visit=visit)

    def not_printed(self, visit: str) -> Written:
        """The number is on the screen, without a slip: nothing personal is needed any more."""
        return self._change(self._of(visit), command=None)

    def over(self, command_id: str) -> Written:
        """There will be no number, or it was given back."""
        return self._drop({command_id})

    def done(self, visit: str) -> Written:
        """The customer has a slip, or staff know that there is none."""
        return self._drop(self._of(visit))

    def _of(self, visit: str) -> set[str]:
        return {each.id for each in self._asked.values() if visit and each.visit == visit}

    def _drop(self, over: set[str]) -> Written:
        return self._become({id: each for id, each in self._asked.items() if id not in over})

    def _change(self, changed: set[str], **fields: Any) -> Written:
        return self._become(
            {
                id: msgspec.structs.replace(each, **fields) if id in changed else each
                for id, each in self._asked.items()
            }
        )

    def _become(self, asked: dict[str, Asked]) -> Written:
        self._asked = asked
        return self._disk.submit(self._write)

    def _write(self) -> None:
        """Bring the disk up to what stands here."""
        asked = self._asked
        if asked == self._kept:
            return
        try:
            if asked:
                write_whole(self._path, msgspec.json.encode(list(asked.values())), PRIVATE)
            else:
                self._path.unlink(missing_ok=True)
            self._kept = asked
        except OSError as fault:
            log.warning(
                "%s cannot be written: %s. A kiosk that is switched off now forgets what it was "
                "asked.",
                self._path,
                fault.strerror or fault,
            )
            self._forget(asked)

    def _forget(self, asked: dict[str, Asked]) -> None:
        """Rather keep nothing than what was told by somebody for whom it is needed no more."""
        needed = [each.command for each in asked.values()]
        if any(each.command not in needed for each in self._kept.values()):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
                self._kept = {}

    def _read(self) -> list[Asked]:
        with suppress(OSError):
            # A kiosk that was killed while it wrote.
            half_of(self._path).unlink(missing_ok=True)
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[Asked])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
            log.warning("%s cannot be read and is left out: %s", self._path, fault)
            return []


async def noted(written: Written) -> None:
    """Go on once it is on disk. Nobody waits longer for a slow one; it is written all the same."""
    done, _ = await asyncio.wait([asyncio.wrap_future(written)], timeout=WITHIN_S)
    for each in done:
        each.result()
    if not done:
        log.warning("the disk does not answer: what the kiosk was asked is not kept yet")
