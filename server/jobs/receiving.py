"""One mail that came in: it is read, its files are kept, and the house is told of it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final, Literal, Protocol

from protocol.outcomes import Refusal
from protocol.ticket_commands import ReceiveMail
from protocol.tickets import BODY_MOST
from server.domain.actor import TIMER
from server.execution.door import Door, Unavailable

if TYPE_CHECKING:
    from server.mail.incoming.message import Attachment, Incoming

_log = logging.getLogger(__name__)
WITHOUT_FILES: Final = frozenset({"bounce", "loop"})
"""Sorts of mails that open and answer nothing: whatever comes with them is not kept."""

REFUSED_S: Final = 3_600.0
"""After so long a mail that the house did not take is tried again."""
Fate = Literal["taken", "refused", "faulty"]
"""`taken`: the house has it, durably, now or since before, so that nobody else need keep it;
`refused`: the house does not take it now, and may later; `faulty`: the fault is the server's."""


class Files(Protocol):
    """Where files of mails are kept."""

    async def keep(self, file: Attachment) -> str:
        """The id of the kept file; empty for one that is not taken. Raises `Unavailable`."""

    async def drop(self, files: list[str]) -> None:
        """No message has brought these. Raises `Unavailable`."""


class Receiving:
    """Takes mails. The same mail may come any number of times, by any way: it is taken once."""

    def __init__(self, door: Door, files: Files) -> None:
        self._door, self._kept = door, files
        self.taken = 0

    async def take(self, data: bytes, own: frozenset[str]) -> Fate:
        """What became of it. `own`: the house's addresses. Raises `Unavailable`."""
        try:
            mail = await asyncio.to_thread(_read, data, own)
            return await self._tell(mail)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 - one mail must not stop those behind it
            _log.exception("a mail cannot be taken")
            return "faulty"

    async def _tell(self, mail: Incoming) -> Fate:
        files, refused = await self._files(mail)
        answered = await self._door.execute(_command(mail, files, refused), TIMER, via="timer")
        answer = answered.answer
        if isinstance(answer, Refusal) or not getattr(answer, "message", 0):
            await self._kept.drop(files)
        if isinstance(answer, Refusal):
            _log.warning("mail %s is not taken: %s", mail.message_id, answer.detail)
            return "refused"
        self.taken += 1
        return "taken"

    async def _files(self, mail: Incoming) -> tuple[list[str], list[str]]:
        """Ids of those that are kept, and a sentence for each that is not."""
        kept, refused = [], []
        for each in () if mail.sort in WITHOUT_FILES else mail.attachments:
            if ident := await self._kept.keep(each):
                kept.append(ident)
            else:
                refused.append(f"“{each.name}” was left out: such files are not taken.")
        return kept, refused


def _read(data: bytes, own: frozenset[str]) -> Incoming:
    from server.mail.incoming.reading import read  # loaded where mails come

    return read(data, own)


def _command(mail: Incoming, files: list[str], refused: list[str]) -> ReceiveMail:
    return ReceiveMail(
        mail_id=mail.message_id,
        in_reply_to=mail.in_reply_to,
        references=list(mail.references),
        sender=mail.sender,
        sender_name=mail.sender_name,
        subject=mail.subject,
        text=_text(mail.text, [*mail.left_out, *refused]),
        quoted=mail.quoted,
        sort=mail.sort,
        about=mail.about.message_id if mail.about else "",
        attachments=files,
        sent_at=mail.date,
        language=mail.language,
    )


def _text(text: str, left_out: list[str]) -> str:
    """What was left out is said below, so that nobody waits for a file that never came."""
    below = "".join(f"\n[{each}]" for each in left_out)[: BODY_MOST // 2]
    if not below:
        return text
    return f"{text[: BODY_MOST - len(below) - 1]}\n{below}".strip("\n")
