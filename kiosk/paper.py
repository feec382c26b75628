"""Where slips go: a folder of PDF files, from which the house's printer takes them."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final, Protocol

from kiosk.slip import slip_pdf
from kiosk.ticket import Ticket

log = logging.getLogger(__name__)

WITHIN_S: Final = 5.0
"""A folder on a network that does not take a slip in this time has no paper."""


class Paper(Protocol):
    """What prints slips; a test has its own."""

    def put(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        """Print, and call `then` once: true when the slip is there."""


class FolderPaper:
    """Writes each slip whole or not at all; `spawn` runs its work beside the screen."""

    def __init__(
        self, folder: Path, spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[Any]]
    ) -> None:
        self._folder = folder
        self._spawn = spawn

    def put(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        """Write the slip; a folder that takes none is logged, and `then` hears of it."""
        self._spawn(self._write(ticket, then))

    async def _write(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        # The number is drawn before the slip is.
        await asyncio.sleep(0)
        path = self._folder / slip_name(ticket)
        try:
            data = slip_pdf(ticket)
            await asyncio.wait_for(asyncio.to_thread(write_whole, path, data), WITHIN_S)
        except OSError as fault:
            log.warning("no slip %s: %s", path, fault.strerror or str(fault) or "no answer in time")
            then(False)
        else:
            then(True)


def slip_name(ticket: Ticket) -> str:
    """`2026-06-04-140200-A012.pdf`: slips sort by time, and none replaces another."""
    number = "".join(sign for sign in ticket.number if sign.isalnum() or sign == "-")
    return f"{ticket.at:%Y-%m-%d-%H%M%S}-{number}.pdf"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    with half.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
