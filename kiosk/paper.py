"""Paper as the kiosk's machine sees it: a slip is asked for, and comes out or does not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from kiosk.printing.beside import Beside, Printer
from kiosk.printing.faults import Outcome, Printed
from kiosk.ticket import Ticket

Heard = Callable[[Ticket, Outcome], None]


class Paper(Protocol):
    """What prints slips; a test has its own."""

    def put(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        """Print, and call `then` once: true when the slip is there."""


def _nobody(_: Ticket, __: Outcome) -> None:
    """Nobody else wants to know."""


class PrinterPaper:
    """A printer beside the screen; `spawn` runs what waits for it, `heard` is told each outcome."""

    def __init__(
        self,
        printer: Printer,
        spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[Any]],
        heard: Heard = _nobody,
    ) -> None:
        self._beside = Beside(printer)
        self._spawn = spawn
        self._heard = heard

    def put(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        """Print; whatever keeps the slip from coming out is logged, and `then` hears of it."""
        self._spawn(self._put(ticket, then))

    async def print_slip(self, ticket: Ticket) -> Outcome:
        """Print, and wait for how it ended."""
        outcome = await self._beside.print_slip(ticket)
        self._heard(ticket, outcome)
        return outcome

    async def _put(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        # The number is drawn before the slip is.
        await asyncio.sleep(0)
        then(isinstance(await self.print_slip(ticket), Printed))
