"""What a mail server reports of a mail of ours that it could not deliver (RFC 3464). Pure."""

from __future__ import annotations

import re
from typing import Final

from server.mail.incoming.bounds import PART_HEADERS_MOST
from server.mail.incoming.charsets import decoded, one_line
from server.mail.incoming.headers import Headers, addresses, ids
from server.mail.incoming.message import About
from server.mail.incoming.parts import Part, head_and_body
from server.mail.incoming.sorting import from_nobody

_WORDS_MOST: Final = 200
_GROUPS_MOST: Final = 50
"""Recipients of one report."""
_OURS: Final = re.compile(
    r"^[ \t>]*Message-ID:\s{0,10}(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE
)
_FAILED: Final = "failed"
_RETURNED: Final = ("message/rfc822", "message/rfc822-headers", "text/rfc822-headers")


def failed(mail: Part) -> About | None:
    """Which mail was not delivered, and to whom; None for what reports no such thing: a mail that
    is late is not lost."""
    if mail.type == "multipart/report":
        if mail.headers.parameter("report-type").lower() not in ("delivery-status", ""):
            return None
        return _reported(mail)
    failing = mail.headers.first("x-failed-recipients")
    if failing:
        return _guessed(mail, next((a for _, a in addresses([failing])), ""))
    daemon = from_nobody(mail.headers) and not mail.headers.has("auto-submitted")
    return _guessed(mail, "") if daemon and _original(mail) else None


def _reported(mail: Part) -> About | None:
    status = next((part for part in mail.parts if part.type.endswith("/delivery-status")), None)
    if status is None:
        return _guessed(mail, "")
    groups = _groups(status.content())
    bad = next((group for group in groups if group.token("action") == _FAILED), None)
    if bad is None:
        return None
    said = bad.first("final-recipient") or bad.first("original-recipient")
    return About(
        _original(mail),
        next((address for _, address in addresses([said.partition(";")[2]])), ""),
        one_line(
            bad.first("diagnostic-code").partition(";")[2] or bad.first("status"), _WORDS_MOST
        ),
    )


def _groups(content: bytes) -> list[Headers]:
    """The fields of the whole report, and of each recipient."""
    found: list[Headers] = []
    rest = content.lstrip()
    while rest and len(found) < _GROUPS_MOST:
        head, rest = head_and_body(rest, PART_HEADERS_MOST)
        found.append(Headers(head))
        rest = rest.lstrip()
    return found


def _original(mail: Part) -> str:
    """The Message-ID of what is given back with it."""
    for part in mail.parts:
        if part.type in _RETURNED:
            head, _ = head_and_body(part.content().lstrip(), PART_HEADERS_MOST)
            return next(iter(ids(Headers(head).first("message-id"))), "")
    return ""


def _guessed(mail: Part, recipient: str) -> About:
    """Of a report that is no part of its own: the mail is quoted in the text, or named above."""
    found = _original(mail)
    if not found and not mail.parts:
        quoted = _OURS.search(decoded(mail.content()[: 64 * 1024]))
        found = quoted[1] if quoted else ""
    named = ids(f"{mail.headers.first('in-reply-to')} {mail.headers.first('references')}")
    return About(found or next(iter(named), ""), recipient)
