"""Which senders there are now, and which mail box: read anew when the settings' file changes, also
while it runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from protocol.outbox import Channel
from server.mail.delivery import Sender
from server.mail.folder import SENDER, FolderSender
from server.mail.settings import Imap, MailFault, MailSettings, read_settings
from server.mail.smtp import SmtpSender

NO_SERVER: Final = "no mail server is set"
NO_PROVIDER: Final = "no SMS provider is set"


@dataclass(frozen=True)
class Chosen:
    """What sends now, and what is said of it: where to, or why not."""

    senders: dict[Channel, Sender]
    said: dict[Channel, str]
    address: str = ""
    """Whom mails are from."""
    imap: Imap | None = None
    """The mail box that is fetched from."""
    own: frozenset[str] = frozenset()
    """The house's addresses, in one case."""

    @property
    def box(self) -> str:
        """The address of the mail box that is fetched from; empty where there is none."""
        return self.imap.address if self.imap is not None else ""


class Transports:
    """The senders of one server. A `folder` takes everything, whatever else is set, and nothing is
    fetched then: whoever only looks at mails does not mark those of others as read."""

    def __init__(
        self,
        path: Path,
        folder: Path | None = None,
        made: Callable[[MailSettings], dict[Channel, Sender]] | None = None,
    ) -> None:
        self._path, self._folder = path, folder
        self._made = made or senders_of
        self._seen: tuple[int, int] | None = None
        self._chosen: Chosen | None = None

    def now(self) -> Chosen:
        """What sends now. Looks at the file's time, and reads it when that has changed."""
        seen = _seen(self._path)
        if self._chosen is None or seen != self._seen:
            self._seen, self._chosen = seen, self._choose()
        return self._chosen

    def _choose(self) -> Chosen:
        if self._folder is not None:
            to, into = FolderSender(self._folder), f"written to {self._folder}"
            return Chosen(
                {"mail": to, "sms": to},
                {"mail": into, "sms": into},
                SENDER,
                None,
                frozenset({SENDER}),
            )
        try:
            settings = read_settings(self._path)
        except MailFault as fault:
            return Chosen({}, {"mail": str(fault), "sms": str(fault)})
        smtp, sms = settings.smtp, settings.sms
        said: dict[Channel, str] = {
            "mail": f"sent by {smtp.where}" if smtp else NO_SERVER,
            "sms": f"sent by {urlsplit(sms.url).hostname}" if sms else NO_PROVIDER,
        }
        sender = smtp.sender if smtp else ""
        return Chosen(self._made(settings), said, sender, settings.imap, settings.own_addresses)


def senders_of(settings: MailSettings) -> dict[Channel, Sender]:
    """The senders that these settings make."""
    made: dict[Channel, Sender] = {}
    if settings.smtp is not None:
        made["mail"] = SmtpSender(settings.smtp)
    if settings.sms is not None:
        # Imported here: it takes a while, and hardly any house has it.
        from server.mail.sms import SmsSender

        made["sms"] = SmsSender(settings.sms)
    return made


def _seen(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_mode
