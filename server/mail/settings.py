"""By which servers messages leave and come: a file of the data directory that only its owner may
read.

Secrets may stand in the environment instead, where the file has none: `NOWSERVING_SMTP_PASSWORD`,
`NOWSERVING_IMAP_PASSWORD` and `NOWSERVING_SMS_KEY`. No command takes one as an argument, and
nothing prints one.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec.structs import replace

from protocol.addresses import is_loopback

MAIL: Final = "mail.json"
PASSWORD: Final = "NOWSERVING_SMTP_PASSWORD"
KEY: Final = "NOWSERVING_SMS_KEY"
IMAP_PASSWORD: Final = "NOWSERVING_IMAP_PASSWORD"
Security = Literal["starttls", "tls", "plain"]
PORTS: Final[dict[Security, int]] = {"starttls": 587, "tls": 465, "plain": 25}
IMAP_PORTS: Final[dict[Security, int]] = {"tls": 993, "starttls": 143, "plain": 143}
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class MailFault(Exception):
    """The settings cannot be used; the text says why and what to do."""


class Smtp(msgspec.Struct, frozen=True, kw_only=True):
    """A mail server, and whom its mails are from."""

    host: str
    port: Annotated[int, msgspec.Meta(ge=1, le=65_535)] = 587
    security: Security = "starttls"
    sender: str
    """The address that mails come from."""
    reply_to: str = ""
    """Where answers go, if not there."""
    user: str = ""
    """Empty: without signing in."""
    password: str = ""

    def __repr__(self) -> str:
        return f"Smtp({self.where}, from {self.sender})"

    @property
    def where(self) -> str:
        """`mail.example:587`."""
        return f"{self.host}:{self.port}"


class Sms(msgspec.Struct, frozen=True, kw_only=True):
    """A provider of SMS: where messages are posted, and what proves that they are the house's."""

    url: str
    key: str = ""

    def __repr__(self) -> str:
        return f"Sms({self.url})"


class Imap(msgspec.Struct, frozen=True, kw_only=True):
    """The mail box that customers write to."""

    host: str
    port: Annotated[int, msgspec.Meta(ge=1, le=65_535)] = 993
    security: Security = "tls"
    user: str
    password: str = ""
    address: str
    """What customers write to: a mail that is from it is one of the house's own."""
    folder: str = "INBOX"
    done: str = ""
    """The folder that a mail is moved to once it has been taken; empty: it stays, as read."""
    every_s: Annotated[int, msgspec.Meta(ge=10, le=3_600)] = 60

    def __repr__(self) -> str:
        return f"Imap({self.where})"

    @property
    def where(self) -> str:
        """`INBOX of desk@example.com at imap.example.com:993`."""
        return f"{self.folder} of {self.user} at {self.host}:{self.port}"


class MailSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be sent by and fetched from; None is nothing."""

    smtp: Smtp | None = None
    sms: Sms | None = None
    imap: Imap | None = None

    @property
    def own_addresses(self) -> frozenset[str]:
        """The house's, in one case: whoever writes from one of them is the house."""
        smtp, imap = self.smtp, self.imap
        found = [smtp.sender, smtp.reply_to] if smtp else []
        found += [imap.address] if imap else []
        return frozenset(each.casefold() for each in found if each)


def read_settings(path: Path, environment: Mapping[str, str] = os.environ) -> MailSettings:
    """The settings of that file, and what the environment adds; none without a file.

    Raises `MailFault`.
    """
    try:
        data = path.read_bytes()
        mode = path.stat().st_mode
    except FileNotFoundError:
        return MailSettings()
    except OSError as fault:
        raise MailFault(f"{path} cannot be read ({fault.strerror}).") from None
    if mode & _OTHERS and sys.platform != "win32":
        raise MailFault(f"Others can read {path}, and a password may be in it: chmod 600 {path}")
    try:
        found = msgspec.json.decode(data, type=MailSettings)
    except (msgspec.ValidationError, msgspec.DecodeError) as fault:
        raise MailFault(
            f"{path} is not understood ({fault}). Set it anew: python -m server mail set"
        ) from None
    return checked(_with_secrets(found, environment))


def write_settings(path: Path, settings: MailSettings) -> None:
    """Put them into the file, which only its owner can read. Raises `MailFault`."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        raise MailFault(f"{path} cannot be written ({fault.strerror}).") from None


def checked(settings: MailSettings) -> MailSettings:
    """The settings, if they are safe to use. Raises `MailFault`."""
    sms = settings.sms
    for server, way in ((settings.smtp, "to"), (settings.imap, "from")):
        if server is not None and server.security == "plain" and not is_loopback(server.host):
            raise MailFault(
                f"Mails {way} {server.host} would cross the network in the clear. Use starttls or "
                "tls; plain is for a mail server on this machine."
            )
    if sms is not None and not sms.url.startswith("https://"):
        host = sms.url.removeprefix("http://").partition("/")[0].rpartition(":")[0]
        if not sms.url.startswith("http://") or not is_loopback(host.strip("[]")):
            raise MailFault("The provider of SMS is asked by https:// alone.")
    return settings


def _with_secrets(settings: MailSettings, environment: Mapping[str, str]) -> MailSettings:
    smtp, sms, imap = settings.smtp, settings.sms, settings.imap
    if smtp is not None and not smtp.password:
        smtp = replace(smtp, password=environment.get(PASSWORD, ""))
    if sms is not None and not sms.key:
        sms = replace(sms, key=environment.get(KEY, ""))
    if imap is not None and not imap.password:
        imap = replace(imap, password=environment.get(IMAP_PASSWORD, ""))
    return MailSettings(smtp=smtp, sms=sms, imap=imap)
