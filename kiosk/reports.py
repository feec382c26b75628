"""What became of a slip, told to the server until it has heard it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Literal

from client.link import Link
from client.not_taken import NotTaken
from kiosk.journal import Journal, noted
from kiosk.printing.faults import Failed, Outcome
from kiosk.ticket import Ticket
from protocol.commands import ReportSlip
from protocol.outcomes import Refusal

log = logging.getLogger(__name__)


class Reports:
    """Reports over a link; `spawn` runs its work beside the screen."""

    def __init__(
        self,
        link: Link,
        journal: Journal,
        spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[Any]],
    ) -> None:
        self._link = link
        self._journal = journal
        self._spawn = spawn

    def heard(self, ticket: Ticket, outcome: Outcome) -> None:
        """A slip was printed, or was not. One that its customer has scanned names no visit."""
        if ticket.visit:
            self.tell_of(ticket.visit, outcome)

    def tell_of(self, visit: str, outcome: Outcome) -> None:
        """Report what became of the slip of a visit, beside the screen."""
        self._spawn(self.tell(visit, outcome))

    async def tell(self, visit: str, outcome: Outcome) -> None:
        """Report it. A slip that did not come out stays in the journal until staff can know."""
        if not isinstance(outcome, Failed):
            await noted(self._journal.done(visit))
            await self.report(visit, "printed")
            return
        await noted(self._journal.not_printed(visit))
        await self.report(visit, "failed", outcome.words)
        await noted(self._journal.done(visit))

    async def report(
        self, visit: str, state: Literal["printing", "printed", "failed"], reason: str = ""
    ) -> bool:
        """Whether the server took it: of two kiosks that would print a slip, it takes one."""
        try:
            ack = await self._link.execute(ReportSlip(visit=visit, state=state, reason=reason))
        except NotTaken as fault:
            log.warning("a slip is %s, and the server does not hear it: %s", state, fault.detail)
            return False
        if isinstance(ack.answer, Refusal):
            log.info("a slip is %s: %s", state, ack.answer.detail)
        return not isinstance(ack.answer, Refusal)
