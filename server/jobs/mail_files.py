"""Files that come with mails: kept beside the database, and recorded for the message to come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from protocol.outcomes import Refusal
from protocol.ticket_commands import AddAttachment, DropAttachment
from server.domain.actor import TIMER
from server.execution.door import Door, Unavailable
from server.store import keeping
from server.store.attachments import Attachments, NotKept, NotTaken

if TYPE_CHECKING:
    from server.mail.incoming.message import Attachment


class MailFiles:
    """Keeps files, and lets go of those that no message has brought."""

    def __init__(self, files: Attachments, door: Door, ids: Callable[[], str]) -> None:
        self._files, self._door, self._ids = files, door, ids

    async def keep(self, file: Attachment) -> str:
        """Its id; empty where such files are not taken. Raises `Unavailable` where there is no
        room: the mail waits."""
        try:
            stored = await keeping.in_turn(partial(self._files.put, file.data, file.name))
        except NotTaken:
            return ""
        except NotKept as full:
            raise Unavailable(full.refusal.detail) from None
        ident = self._ids()
        answered = await self._door.execute(
            AddAttachment(
                attachment=ident,
                name=file.name,
                content_type=stored.content_type,
                size=stored.size,
                hash=stored.hash,
                inline=stored.inline,
            ),
            TIMER,
            via="timer",
        )
        return "" if isinstance(answered.answer, Refusal) else ident

    async def drop(self, files: list[str]) -> None:
        """Nobody wants them. One that a message has brought stays, whoever says so."""
        for each in files:
            await self._door.execute(DropAttachment(attachment=each), TIMER, via="timer")
