"""The certificate that a server runs with: where it lies, how long it holds, and taking up a new
one while the server runs."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from server.cli.faults import CommandFault
from server.data_folder import DataFolder
from server.tls import BadPem, Facts, facts_of, now_utc

_log = logging.getLogger(__name__)
AUTHORITY: Final = "authority.pem"
AUTHORITY_KEY: Final = "authority.key"
CERTIFICATE: Final = "server.pem"
KEY: Final = "server.key"
LOOK_S: Final = 30.0
"""So often it is looked whether the files are others than before."""
SOON: Final = timedelta(days=30)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Tls:
    """Files of a certificate and its key."""

    certificate: Path
    key: Path

    def read(self) -> str:
        """The certificate's file as text. Raises `OSError`, `UnicodeDecodeError`."""
        return self.certificate.read_text("ascii")


def own_tls(folder: DataFolder) -> Tls | None:
    """The certificate that `tls` has made, if there is one."""
    made = Tls(folder.tls / CERTIFICATE, folder.tls / KEY)
    return made if made.certificate.exists() else None


def checked(tls: Tls, url: str) -> str:
    """The file's text, once both files are known to fit together. Raises `CommandFault`.

    One that is for other addresses than this serves nobody who looks: the log says so.
    """
    try:
        load(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), tls)
        text = tls.read()
        facts = facts_of(text)
    except (OSError, ssl.SSLError, UnicodeDecodeError, BadPem) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise CommandFault(
            f"Certificate and key cannot be used ({why}). Give PEM files that belong "
            "together, the key without a passphrase."
        ) from None
    host = urlsplit(url).hostname or ""
    if not covers(facts, host):
        _log.warning(
            "the certificate is for %s, not for %s: whoever connects there is refused. "
            "`server tls --renew` adds it",
            ", ".join(facts.names) or "no address",
            host,
        )
    return text


def load(context: ssl.SSLContext, tls: Tls) -> None:
    """Have a context show this certificate from now on. Raises `OSError`, `ssl.SSLError`."""
    # With a password, even none, nobody is asked for one on a terminal that is not there.
    context.load_cert_chain(tls.certificate, tls.key, password="")


def covers(facts: Facts, host: str) -> bool:
    """Whether the certificate is for that address or name."""
    try:
        wanted = str(ip_address(host))
    except ValueError:
        wanted = host.lower()
    beyond = wanted.partition(".")[2]
    return any(name.lower() in (wanted, f"*.{beyond}") for name in facts.names)


class Renewal:
    """Watches the files of a certificate; `now` is the real time, `sleep` waits for seconds."""

    def __init__(
        self,
        tls: Tls,
        now: Callable[[], datetime] = now_utc,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._tls = tls
        self._now = now
        self._sleep = sleep
        self._seen = self._stamp()
        self._failed: object = None
        self._told: datetime | None = None

    async def run(self, context: ssl.SSLContext) -> None:
        """Keep what the server shows as fresh as the files, until cancelled."""
        while True:
            self.tell()
            await self._sleep(LOOK_S)
            self.look(context)

    def look(self, context: ssl.SSLContext) -> None:
        """Take up other files; those that do not fit together are left until they do."""
        stamp = self._stamp()
        if stamp in (self._seen, self._failed):
            return
        try:
            # A context that was half loaded would serve nobody: try it on another first.
            load(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), self._tls)
            load(context, self._tls)
        except (OSError, ssl.SSLError) as fault:
            self._failed = stamp
            why = getattr(fault, "strerror", None) or fault
            _log.warning("the new certificate cannot be used, the old one goes on: %s", why)
            return
        self._seen, self._told = stamp, None
        _log.info("a new certificate is shown from now on: %s", self._tls.certificate)

    def tell(self) -> None:
        """Say once a day that it ends soon."""
        now = self._now()
        if self._told is not None and now - self._told < _DAY:
            return
        try:
            ends = facts_of(self._tls.read()).ends
        except (OSError, UnicodeDecodeError, BadPem):
            return
        self._told = now
        if ends - now < SOON:
            what = "has ended" if ends <= now else "ends soon"
            _log.warning(
                "the certificate %s %s (%s UTC): renew it; one that `server tls` has made with "
                "`server tls --renew`",
                self._tls.certificate,
                what,
                f"{ends:%Y-%m-%d %H:%M}",
            )

    def _stamp(self) -> object:
        try:
            found = [path.stat() for path in (self._tls.certificate, self._tls.key)]
        except OSError:
            return None
        return tuple((each.st_mtime_ns, each.st_ino, each.st_size) for each in found)
