"""Slips that colleagues want printed again: this kiosk claims one, prints it, and says so."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final, Protocol

import msgspec

from client.link import Link
from client.live import Live
from client.not_taken import NotTaken
from kiosk.numbers import TOPIC
from kiosk.printing.faults import Failed, Outcome
from kiosk.reports import Reports
from kiosk.ticket import Ticket, ticket
from protocol.queries import SlipText
from protocol.views import WantedSlip

log = logging.getLogger(__name__)

REMEMBERED: Final = 200
"""Wishes that are known to be done or another's; older ones have long left the topic."""


class Prints(Protocol):
    """What prints a slip and tells the server how that ended."""

    async def print_slip(self, ticket: Ticket) -> Outcome:
        """Print, and wait for how it ended."""


class Reprints:
    """Follows the topic of kiosks. Whoever stands before this one is not disturbed."""

    def __init__(
        self,
        live: Live,
        link: Link,
        paper: Prints,
        reports: Reports,
        spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[Any]],
    ) -> None:
        self._live = live
        self._link = link
        self._paper = paper
        self._reports = reports
        self._spawn = spawn
        self._seen: dict[tuple[str, int], None] = {}
        live.listen(self._changed)

    def _changed(self, topic: str) -> None:
        if topic != TOPIC:
            return
        for wanted in self._live.replica(TOPIC).of(WantedSlip):
            key = (wanted.id, wanted.at)
            if wanted.device in ("", self._live.actor) and key not in self._seen:
                self._seen[key] = None
                self._spawn(self._carry(wanted))
        while len(self._seen) > REMEMBERED:
            del self._seen[next(iter(self._seen))]

    async def _carry(self, wanted: WantedSlip) -> None:
        if not await self._reports.report(wanted.id, "printing"):
            return
        try:
            found = await self._link.query("slip", {"visit": wanted.id})
            text = msgspec.convert(found.items[0], SlipText)
        except (NotTaken, IndexError, msgspec.ValidationError) as fault:
            log.warning("slip %s is not printed again: %s", wanted.number, fault)
            await self._reports.tell(wanted.id, Failed("unknown_slip"))
            return
        replica = self._live.replica(TOPIC)
        await self._paper.print_slip(ticket(text, text.token, replica, text.language, text.errands))
