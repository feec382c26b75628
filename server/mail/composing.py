"""A letter as a mail (RFC 5322): headers that no name can break, parts for every reader. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, Policy
from email.utils import format_datetime
from typing import Any, Final

from server.mail.delivery import Letter, Thread

_NAME_MOST: Final = 100
_SUBJECT_MOST: Final = 300
"""A ticket's own has up to 200, and its number stands behind it."""
_ANSWERED: Final = ("In-Reply-To", "References")


class _MessageIds(UnstructuredHeader, BaseHeader):
    """Message-IDs, one a line. Python writes what does not fit into a line as encoded words, in
    which no mail program finds an id again; those of Exchange are so long."""

    def fold(self, *, policy: Policy[Any]) -> str:
        """The header as it is sent."""
        return f"{self.name}: {f'{policy.linesep} '.join(self.split())}{policy.linesep}"


class Unwritable(ValueError):
    """There is no such address; the text says why."""


def composed(letter: Letter, sender: str, reply_to: str = "") -> EmailMessage:
    """The mail. Each time it is composed its Message-ID is the same, so that a mail that was sent
    again can be told from another. Raises `Unwritable`."""
    to = address_of(letter.to, letter.name)
    own = address_of(sender, letter.house)
    policy = SMTPUTF8 if not to.addr_spec.isascii() else SMTP
    mail = EmailMessage(policy=policy.clone(header_factory=_headers()))
    mail["Subject"] = _line(letter.subject, _SUBJECT_MOST)
    mail["From"] = own
    mail["To"] = to
    mail["Date"] = format_datetime(datetime.fromtimestamp(letter.made_at / 1000, UTC))
    thread = letter.thread or Thread()
    mail["Message-ID"] = thread.mail_id or f"<{letter.id}@{own.domain}>"
    for name, idents in zip(_ANSWERED, ([thread.in_reply_to], thread.references), strict=True):
        # An id in other letters cannot be sent through every server: it threads nothing there.
        if known := [each for each in idents if each and each.isascii()]:
            mail[name] = " ".join(known)
    if reply_to := thread.reply_to or reply_to:
        mail["Reply-To"] = address_of(reply_to, letter.house)
    if not thread.by_person:
        mail["Auto-Submitted"] = "auto-generated"
    # Whoever sends it back unread, such as an alias that leads in a circle, gives this back too.
    mail["X-Loop"] = own.addr_spec
    mail["Content-Language"] = letter.language
    mail.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.calendar is not None:
        _add_calendar(mail, letter)
    for file in letter.files:
        main, _, sub = file.content_type.partition("/")
        mail.add_attachment(file.data, maintype=main, subtype=sub, filename=_line(file.name))
    return mail


def address_of(address: str, name: str = "") -> Address:
    """An address with a name, its domain as the net writes it. Raises `Unwritable`."""
    local, at, domain = address.strip().rpartition("@")
    if not at or not local or any(not c.isprintable() or c.isspace() for c in address.strip()):
        raise Unwritable("this is no mail address")
    try:
        written = domain.encode("idna").decode("ascii")
        return Address(_line(name), local, written)
    except (UnicodeError, ValueError, IndexError):
        raise Unwritable("this is no mail address") from None


def _headers() -> HeaderRegistry:
    made = HeaderRegistry()
    for name in _ANSWERED:
        made.map_to_type(name, _MessageIds)
    return made


def _add_calendar(mail: EmailMessage, letter: Letter) -> None:
    """As a part that mail programs act upon, and as a file for those that do not."""
    assert letter.calendar is not None
    text, method = letter.calendar.data.decode("utf-8"), letter.calendar.method
    mail.add_alternative(text, subtype="calendar", params={"method": method}, cte="base64")
    mail.add_attachment(
        letter.calendar.data,
        maintype="application",
        subtype="ics",
        filename="cancelled.ics" if method == "CANCEL" else "appointment.ics",
    )


def _line(text: str, most: int = _NAME_MOST) -> str:
    """One line that holds nothing that cannot be seen: what a customer calls themselves may be
    anything. Marks that keep the two directions of writing apart stay."""
    kept = "".join(c if c.isprintable() or c in "\u2068\u2069" else " " for c in text)
    return " ".join(kept.split())[:most]
