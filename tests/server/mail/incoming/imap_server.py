"""A real IMAP server on this machine, and what somebody who looks into its box sees."""

from __future__ import annotations

import asyncio
import ssl
from argparse import Namespace
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from imap_tools import MailBoxUnencrypted
from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from pysasl.hashing import BuiltinHash

from server.mail.settings import Imap

USER, PASSWORD = "desk@house.example", "secret words"


class Box:
    """The box as its owner sees it, by another program. Everything waits in a thread."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def put(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Mails arrive."""

        def add(box: MailBoxUnencrypted) -> None:
            for mail in mails:
                box.append(mail, folder, dt=None)

        await self._with(add)

    async def flags(self, folder: str = "INBOX") -> list[tuple[str, ...]]:
        """The flags of each mail in its order."""

        def look(box: MailBoxUnencrypted) -> list[tuple[str, ...]]:
            box.folder.set(folder)
            return [each.flags for each in box.fetch(mark_seen=False)]

        return [
            tuple(flag for flag in each if flag != r"\Recent") for each in await self._with(look)
        ]

    async def read(self, uid: int) -> None:
        """Somebody reads a mail."""

        def mark(box: MailBoxUnencrypted) -> None:
            box.folder.set("INBOX")
            box.flag(str(uid), r"\Seen", True)

        await self._with(mark)

    async def make(self, folder: str) -> None:
        """Make a folder."""
        await self._with(lambda box: box.folder.create(folder))

    async def _with(self, work: Callable[[MailBoxUnencrypted], Any]) -> Any:
        def run() -> Any:
            with MailBoxUnencrypted("127.0.0.1", self.port, timeout=30) as box:
                box.login(USER, PASSWORD, initial_folder=None)
                return work(box)

        return await asyncio.to_thread(run)


@asynccontextmanager
async def imap_server(
    starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[Box, Imap]]:
    """The server, and how it is reached: in the clear, unless a context is given."""
    given = Namespace(
        host="127.0.0.1", port=0, debug=False, cert=None, key=None, tls=starttls is not None,
        demo_data=False, demo_user=USER, demo_password=PASSWORD, passlib_cfg=None,
        proxy_protocol=None,
    )  # fmt: skip
    backend, config = await DictBackend.init(
        given,
        ssl_context=starttls,
        secure_auth=False,
        reject_dnsbl=False,
        invalid_user_sleep=0,
        hash_context=BuiltinHash(rounds=1),
    )
    config.apply_context()
    answer = ProxyProtocolReader(ProxyProtocolVersion.get(None)).get_callback(
        IMAPServer(backend.login, config)
    )
    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    security = "tls" if tls else "starttls" if starttls else "plain"
    try:
        yield (
            Box(port),
            Imap(host="127.0.0.1", port=port, security=security, user=USER, password=PASSWORD,
                 address=USER),
        )  # fmt: skip
    finally:
        server.close()
        await server.wait_closed()
