"""One look into a mail box by IMAP: what is new, one mail at a time, and what was taken.

All of it blocks: call it in a thread. Nothing is ever deleted, and a mail is marked as read only
when whoever fetched it says that it has been taken.
"""

from __future__ import annotations

import imaplib
import socket
import ssl
from contextlib import suppress
from typing import Final

import msgspec
from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError, UnexpectedCommandStatusError

from server.mail.delivery import in_one_line
from server.mail.incoming.bounds import RAW_MOST
from server.mail.settings import Imap

STEP_S: Final = 30.0
"""So long a mail server may take for one answer."""
_FAULTS: Final = (ImapToolsError, imaplib.IMAP4.error, OSError, ValueError)
SEEN: Final = r"\Seen"


class MailboxFault(Exception):
    """The mail box cannot be used now; the text says why, in one line."""


class Bookmark(msgspec.Struct, frozen=True):
    """Up to where a mail box has been read. Another `validity` means that it is another box."""

    where: str
    validity: int
    last: int
    """The last UID that needs no second look."""


class Figures(msgspec.Struct, frozen=True):
    """How the folder stands."""

    validity: int
    following: int
    """The UID that the next mail will have; 0 where the server does not tell."""
    mails: int
    unread: int


class Mailbox:
    """A line to one mail box; `tls` replaces what certificates are checked against. All methods
    but `abort` raise `MailboxFault`."""

    def __init__(self, settings: Imap, tls: ssl.SSLContext | None = None) -> None:
        self._settings = settings
        self._tls = tls
        self._box: BaseMailBox | None = None
        self._over = False

    def open(self) -> Figures:
        """Sign in and open the folder."""
        with _Told(self._settings):
            box = self._box = _connected(self._settings, self._tls)
            if self._over:
                self.abort()
                raise MailboxFault("nobody waits for it any more")
            self._sign_in(box)
            found = box.folder.status(
                self._settings.folder, ["UIDVALIDITY", "UIDNEXT", "MESSAGES", "UNSEEN"]
            )
            box.folder.set(self._settings.folder)
        return Figures(
            found.get("UIDVALIDITY", 0),
            found.get("UIDNEXT", 0),
            found.get("MESSAGES", 0),
            found.get("UNSEEN", 0),
        )

    def _sign_in(self, box: BaseMailBox) -> None:
        user, password = self._settings.user, self._settings.password
        signing = box.login if f"{user}{password}".isascii() else box.login_utf8
        try:
            signing(user, password, initial_folder=None)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as fault:
            raise MailboxFault(f"{self._settings.host} refuses the sign-in: {fault}") from None
        # Before it, most servers do not tell all that they can do.
        _, told = box.client.capability()
        box.client.capabilities = tuple(told[-1].decode("ascii", "replace").upper().split())

    def new(self, after: int | None) -> list[int]:
        """The UIDs of mails that nobody has read, and of all `after` that one, though somebody
        has: whoever looks into the box must not keep mails from the house."""
        box = self._opened()
        with _Told(self._settings):
            found = {int(each) for each in box.uids("UNSEEN", charset=None)}
            if after is not None:
                # `n:*` names the last mail too, though its UID is below n.
                later = box.uids(f"UID {after + 1}:*", charset=None)
                found |= {int(each) for each in later if int(each) > after}
        return sorted(found)

    def fetch(self, uid: int) -> bytes | None:
        """A mail, without marking it: no more of it than is looked at, and one byte by which that
        is known. None where it is gone."""
        box = self._opened()
        with _Told(self._settings):
            kind, answer = box.client.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{RAW_MOST + 1}>)")
            if kind != "OK":
                raise MailboxFault(f"{self._settings.where} gives no mail: {_said(answer)}")
        found = next((each for each in answer or [] if isinstance(each, tuple)), None)
        return found[1] if found is not None and isinstance(found[1], bytes) else None

    def taken(self, uid: int) -> None:
        """The house has it: mark it as read, and move it if that is set."""
        box = self._opened()
        with _Told(self._settings):
            box.flag(str(uid), SEEN, True)
            # Without MOVE it could only be copied and deleted, and nothing is deleted here.
            if self._settings.done and "MOVE" in box.client.capabilities:
                box.move(str(uid), self._settings.done)

    def can_move(self) -> bool:
        """Whether there is the folder that mails are to be moved to, and the server can do it."""
        box = self._opened()
        with _Told(self._settings):
            return "MOVE" in box.client.capabilities and box.folder.exists(self._settings.done)

    def close(self) -> None:
        """Say goodbye."""
        if self._box is not None:
            with suppress(*_FAULTS):
                self._box.logout()
        self.abort()

    def abort(self) -> None:
        """Hang up, from any thread: whoever waits for an answer waits no longer."""
        self._over = True
        box, self._box = self._box, None
        if box is not None:
            with suppress(*_FAULTS):
                box.client.sock.shutdown(socket.SHUT_RDWR)
            with suppress(*_FAULTS):
                box.client.shutdown()

    def _opened(self) -> BaseMailBox:
        if self._box is None:
            raise MailboxFault("the mail box has not been opened")
        return self._box


def _connected(settings: Imap, tls: ssl.SSLContext | None) -> BaseMailBox:
    if settings.security == "plain":
        return MailBoxUnencrypted(settings.host, settings.port, timeout=STEP_S)
    context = tls or ssl.create_default_context()
    if settings.security == "tls":
        return MailBox(settings.host, settings.port, timeout=STEP_S, ssl_context=context)
    return MailBoxStartTls(settings.host, settings.port, timeout=STEP_S, ssl_context=context)


class _Told:
    """Whatever the line does becomes a `MailboxFault`, without the password in it."""

    def __init__(self, settings: Imap) -> None:
        self._settings = settings

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, fault: BaseException | None, __: object) -> None:
        if isinstance(fault, _FAULTS):
            words = _words(self._settings, fault)
            if self._settings.password:
                words = words.replace(self._settings.password, "…")
            raise MailboxFault(words) from None


def _words(settings: Imap, fault: BaseException) -> str:
    if isinstance(fault, MailboxLoginError):
        return f"{settings.host} refuses the sign-in: {_said(fault.command_result[1])}"
    if isinstance(fault, UnexpectedCommandStatusError):
        return f"{settings.where} cannot be read: {_said(fault.command_result[1])}"
    if isinstance(fault, TimeoutError):
        return f"{settings.host} does not answer in time"
    if isinstance(fault, imaplib.IMAP4.abort | OSError):
        return f"{settings.host} cannot be reached: {in_one_line(fault)}"
    return f"{settings.where} cannot be read: {in_one_line(fault)}"


def _said(answer: object) -> str:
    first = answer[0] if isinstance(answer, list | tuple) and answer else answer
    return in_one_line(first if isinstance(first, bytes) else str(first))
