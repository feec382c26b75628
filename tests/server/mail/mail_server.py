"""A real SMTP server on this machine that behaves as the test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

from server.mail.settings import Smtp


class Behaviour:
    """What the server does, and what it got. An answer for `rcpt` or `data` replaces its own."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.rcpt = ""
        self.data = ""
        self.hangs = False
        self.drops = False
        self.users: dict[bytes, bytes] = {}
        self.signed_in = 0
        self.lines = 0
        """So many came."""
        self.asked = asyncio.Event()
        """Somebody has said whom a mail is for; the answer to that waits for `answers`."""
        self.answers = asyncio.Event()
        self.answers.set()

    @property
    def mails(self) -> list[EmailMessage]:
        """What it got, as mail programs read it."""
        return [message_from_bytes(cast(bytes, each.content), policy=default) for each in self.got]

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked.set()
        await self.answers.wait()
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        if self.hangs:
            await asyncio.Event().wait()
        if self.drops:
            _cut(server)
            return "250 never told"
        if not self.data:
            self.got.append(envelope)
        return self.data or "250 taken as 7"

    def allows(
        self, server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        """Whether somebody may sign in."""
        known = self.users.get(data.login) == data.password
        self.signed_in += known
        return AuthResult(success=known, handled=known)


@asynccontextmanager
async def mail_server(**options: Any) -> AsyncIterator[tuple[Behaviour, Smtp]]:
    """The server, and how it is reached."""
    options.setdefault("enable_SMTPUTF8", True)
    does = Behaviour()
    made: list[SMTP] = []
    signs_in = options.pop("signs_in", False)
    if signs_in:
        options |= {"authenticator": does.allows, "auth_require_tls": False}

    def protocol() -> SMTP:
        does.lines += 1
        made.append(SMTP(does, hostname="mail.example", **options))
        return made[-1]

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield does, Smtp(host="127.0.0.1", port=port, security="plain", sender="desk@house.example")
    finally:
        server.close()
        for each in made:
            _cut(each)
        await asyncio.sleep(0)


def _cut(server: SMTP) -> None:
    """Hang up without a goodbye."""
    if isinstance(server.transport, asyncio.Transport):
        server.transport.abort()
