"""A house that takes mails: once each, as the rule does, and durably before it answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from protocol.outcomes import Answer, Refusal, Ticketed
from protocol.ticket_commands import ReceiveMail
from server.execution.batch import Answered
from server.execution.door import Door, Unavailable
from server.jobs.fetching import Fetching
from server.jobs.mail_in import MailIn
from server.jobs.receiving import Receiving
from server.mail.incoming.message import Attachment
from server.mail.incoming.spool import Spool
from server.mail.settings import Imap
from server.mail.transports import Chosen


class Killed(BaseException):
    """The process ends here."""


@dataclass
class TakingHouse:
    """What the house has taken, by Message-ID, and its files."""

    taken: dict[str, ReceiveMail] = field(default_factory=dict)
    asked: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    away: bool = False
    poison: str = ""
    """Message-IDs that cannot be saved, for a fault of the house."""
    refuses: bool = False
    killed_after: bool = False
    """Whether the process ends when the command is durable, before anybody hears of it."""

    async def execute(self, command: ReceiveMail, *_: object, **__: object) -> Answered:
        self.asked += 1
        if self.away or command.mail_id in self.poison:
            raise Unavailable("The disk is full.")
        answer: Answer = Refusal(code="support_closed", detail="No tickets are taken.")
        if not self.refuses:
            fresh = command.mail_id not in self.taken
            self.taken.setdefault(command.mail_id, command)
            answer = Ticketed(
                ticket="t", number=1, status="open", version=1, thread=1, message=int(fresh),
                opened=fresh,
            )  # fmt: skip
        if self.killed_after:
            raise Killed
        return Answered(1, answer)

    async def keep(self, file: Attachment) -> str:
        if file.name.endswith(".exe"):
            return ""
        ident = f"{len(self.files)} {file.name}"
        self.files[ident] = file.data
        return ident

    async def drop(self, files: list[str]) -> None:
        for each in files:
            self.files.pop(each, None)

    def server(
        self,
        data: Path,
        imap: Imap | None = None,
        sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> MailIn:
        """A server of this house, as it starts on its data directory."""
        receiving = Receiving(cast(Door, self), self)
        chosen = Chosen({}, {}, imap=imap, own=frozenset({"desk@house.example"}))
        given: dict[str, Any] = {} if sleep is None else {"sleep": sleep}
        return MailIn(
            receiving, Spool(data / "mail-in"), Fetching(receiving, data / "mail-in.json"),
            lambda: chosen, **given,
        )  # fmt: skip
