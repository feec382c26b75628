"""Sending by SMTP: one line for letters that follow one another, and nothing waits for ever."""

from __future__ import annotations

import asyncio
import logging
import ssl
from contextlib import suppress
from email.message import EmailMessage
from typing import Final

from aiosmtplib import SMTP
from aiosmtplib.errors import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from server.mail.composing import Unwritable, composed
from server.mail.delivery import Delivery, Letter, in_one_line
from server.mail.settings import Smtp

_log = logging.getLogger(__name__)
STEP_S: Final = 30.0
"""So long a mail server may take for one answer …"""
WHOLE_S: Final = 120.0
"""… and for a whole mail, however it dribbles."""
GOODBYE_S: Final = 3.0
"""A goodbye is a courtesy: a server that ends does not wait longer for its answer."""
PERMANENT: Final = 500


class SmtpSender:
    """Sends by one mail server. Who sends while somebody else does waits for them, and goes on with
    their line. `tls` replaces what certificates are checked against."""

    def __init__(
        self,
        settings: Smtp,
        step_s: float = STEP_S,
        whole_s: float = WHOLE_S,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._step_s, self._whole_s, self._tls = step_s, whole_s, tls
        self._line: SMTP | None = None
        self._turn = asyncio.Lock()
        """Held by whoever speaks on the line."""
        self._senders = 0
        """So many speak on it, or wait for their turn."""

    async def send(self, letter: Letter) -> Delivery:
        """Hand one mail over. A refusal for good is `never`, one of the whole server `away`."""
        try:
            mail = composed(letter, self._settings.sender, self._settings.reply_to)
        except Unwritable as fault:
            return Delivery("never", str(fault))
        self._senders += 1
        try:
            async with self._turn:
                return await self._sent(mail)
        finally:
            self._senders -= 1

    async def rest(self) -> None:
        """Say goodbye, if there is a line; while somebody sends on it, that is theirs to do."""
        if self._senders:
            return
        # Whoever sends from here on opens another.
        line, self._line = self._line, None
        if line is None:
            return
        try:
            with suppress(SMTPException, OSError, TimeoutError):
                async with asyncio.timeout(min(self._step_s, GOODBYE_S)):
                    await line.quit()
        finally:
            line.close()

    async def _sent(self, mail: EmailMessage) -> Delivery:
        try:
            async with asyncio.timeout(self._whole_s):
                line = await self._connected()
                sender = mail["From"].addresses[0].addr_spec
                to = mail["To"].addresses[0].addr_spec
                utf8 = not to.isascii()
                if utf8 and line.is_ehlo_or_helo_needed:
                    await line.ehlo()
                if utf8 and not line.supports_extension("smtputf8"):
                    return Delivery("never", "the mail server cannot write to such an address")
                options = ["SMTPUTF8", "BODY=8BITMIME"] if utf8 else []
                _, words = await line.sendmail(sender, [to], bytes(mail), mail_options=options)
        except (SMTPException, OSError, TimeoutError, ssl.SSLError) as fault:
            found = told(fault)
            if found.kind == "away":
                self._drop()
            return found
        except asyncio.CancelledError:
            # It was left in the middle of a mail: nothing else can be said on it.
            self._drop()
            raise
        return Delivery("sent", in_one_line(words))

    async def _connected(self) -> SMTP:
        if self._line is not None and self._line.is_connected:
            return self._line
        self._drop()
        chosen = self._settings
        line = SMTP(
            hostname=chosen.host,
            port=chosen.port,
            use_tls=chosen.security == "tls",
            start_tls=chosen.security == "starttls",
            username=chosen.user or None,
            password=chosen.password or None if chosen.user else None,
            timeout=self._step_s,
            tls_context=self._tls,
        )
        self._line = line
        await line.connect()
        return line

    def _drop(self) -> None:
        """Without a goodbye: whoever does not answer would not answer that either."""
        line, self._line = self._line, None
        if line is not None:
            line.close()


def told(fault: BaseException) -> Delivery:
    """What a failure means for the mail, in the server's own words where it had any."""
    if isinstance(fault, SMTPRecipientsRefused) and fault.recipients:
        return told(fault.recipients[0])
    if isinstance(fault, SMTPAuthenticationError):
        return Delivery("away", f"the mail server refuses the sign-in: {_said(fault)}")
    if isinstance(fault, SMTPSenderRefused):
        return Delivery("away", f"the mail server refuses mails from here: {_said(fault)}")
    if isinstance(fault, SMTPNotSupported):
        return Delivery("away", f"the mail server cannot do it: {in_one_line(fault)}")
    if isinstance(fault, SMTPResponseException):
        if fault.code == 421 or not isinstance(fault, SMTPDataError | SMTPRecipientRefused):
            return Delivery("away", _said(fault))
        return Delivery("never" if fault.code >= PERMANENT else "later", _said(fault))
    if isinstance(fault, TimeoutError):
        return Delivery("away", "the mail server does not answer in time")
    return Delivery("away", f"the mail server cannot be reached: {in_one_line(fault)}")


def _said(fault: SMTPResponseException) -> str:
    return in_one_line(f"{fault.code} {in_one_line(fault.message)}")
