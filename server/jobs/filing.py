"""Files that nobody needs any more go: those that no message brought within a day, those that no
record names, and soon what an erased customer has sent."""

from __future__ import annotations

import asyncio
from typing import Final

from protocol.changes import Gone
from protocol.commands import ErasePerson
from protocol.contact_commands import DeleteContact
from protocol.records import ServiceRequest
from protocol.ticket_commands import DeleteTicket, DropAttachment
from protocol.tickets import Attachment, Draft
from server.clock import Clock
from server.domain.actor import TIMER
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.store.attachments import YOUNG_S, Attachments, named
from server.store.store import LogEntry

FORGOTTEN_MS: Final = 86_400_000
STRANGERS_MS: Final = 2 * 3_600_000
"""So long a file waits that somebody has sent without a sign-in, for a ticket not opened yet."""
EVERY_MS: Final = 3_600_000
ERASING: Final = frozenset(each.op() for each in (DeleteContact, DeleteTicket, ErasePerson))
"""After these it is looked at once."""


class Filing:
    """Looks after the files of the house; `look` is called about once a minute."""

    def __init__(self, door: Door, tailer: Tailer, clock: Clock, files: Attachments) -> None:
        self._door, self._tailer, self._clock, self._files = door, tailer, clock, files
        self._due_at = 0
        tailer.listen(self._hear)

    async def look(self) -> None:
        """Drop and sweep, if it is time. Raises `Unavailable`, `OSError`."""
        now = self._clock.now()
        if now < self._due_at:
            return
        self._due_at = now + EVERY_MS
        for ident in self._forgotten(now):
            answered = await self._door.execute(DropAttachment(attachment=ident), TIMER)
            await self._tailer.reached(answered.seq)
        await asyncio.to_thread(self._sweep)

    def _forgotten(self, now: int) -> list[str]:
        """Attachments that came a day ago, with no message and for no draft. Pictures for a service
        request wait as long as it does."""
        floor = self._tailer.floor
        wanted = {ident for draft in floor.of(Draft) for ident in draft.attachments}
        wanted |= {
            each.id
            for each in floor.of(Attachment)
            if floor.get(ServiceRequest, each.request or None) is not None
        }
        return [
            each.id
            for each in floor.of(Attachment)
            if each.at <= now - _waits_ms(each) and each.id not in wanted
        ]

    def _sweep(self) -> None:
        if self._files.folder.is_dir():
            self._files.sweep(named(self._door.store), YOUNG_S)

    def _hear(self, entry: LogEntry) -> None:
        """What went may have left a file: it is looked at once, not when the hour is over."""
        gone = (change.kind for change in entry.changes if isinstance(change, Gone))
        if entry.kind in ERASING or "attachment" in gone:
            self._due_at = 0


def _waits_ms(file: Attachment) -> int:
    return FORGOTTEN_MS if file.ticket or file.by else STRANGERS_MS
