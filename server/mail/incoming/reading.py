"""Reading a mail: bytes that anybody may have written become an `Incoming`. Pure; never raises."""

from __future__ import annotations

import hashlib
import logging
import re
from typing import Final

from server.mail.incoming.bodies import Body, body_of
from server.mail.incoming.bounces import failed
from server.mail.incoming.bounds import (
    ATTACHMENT_MOST,
    LEFT_OUT_MOST,
    MB,
    NAME_LONGEST,
    PER_MESSAGE,
    RAW_MOST,
    SUBJECT_LONGEST,
    TEXT_MOST,
)
from server.mail.incoming.headers import Headers, addresses, ids, instant
from server.mail.incoming.message import Attachment, Incoming
from server.mail.incoming.parts import Taken, apart, head_and_body
from server.mail.incoming.quoted import apart as without_quotes
from server.mail.incoming.sorting import sort_of

_log = logging.getLogger(__name__)
DERIVED: Final = "derived.invalid"
"""Where Message-IDs are from that were made here."""
_LANGUAGE: Final = re.compile("[a-z]{2,3}(-[a-z0-9]{2,8})?")
_BARE: Final = re.compile(r"[^\s<>@]{1,120}@[^\s<>@]{1,120}")


def read(data: bytes, own: frozenset[str] = frozenset()) -> Incoming:
    """What a mail says. `own`: the house's addresses, in lower case. Of one that is too large, or
    otherwise beyond bounds, what is within them is read, and `left_out` says the rest."""
    try:
        return _read(data, own)
    except Exception:  # noqa: BLE001 - one strange mail must not stop the others
        # Whatever is strange enough for that is kept as it came, for somebody to look at.
        _log.exception("a mail cannot be read")
        kept = data[:ATTACHMENT_MOST]
        return Incoming(
            message_id=_derived(b"", data),
            attachments=(Attachment("mail.eml", "message/rfc822", kept),),
            left_out=("The mail could not be read: it is attached as it came.",),
        )


def _read(data: bytes, own: frozenset[str]) -> Incoming:
    cut = len(data) > RAW_MOST
    mail, taken = apart(data[:RAW_MOST], cut)
    headers = mail.headers
    about = failed(mail)
    body = body_of(mail)
    text, quoted = without_quotes(body.text)
    if len(text) > TEXT_MOST:
        text = _shortened(text, body)
    name, sender = next(iter(addresses([*headers.all("from"), *headers.all("sender")])), ("", ""))
    return Incoming(
        message_id=_own_id(headers, data),
        in_reply_to=next(iter(ids(headers.first("in-reply-to"))), ""),
        references=ids(" ".join(headers.all("references"))),
        sender=sender,
        sender_name=name[:NAME_LONGEST],
        to=tuple(dict.fromkeys(a for _, a in addresses(headers.all("to") + headers.all("cc")))),
        subject=headers.text("subject", SUBJECT_LONGEST),
        text=text,
        quoted=quoted[:TEXT_MOST],
        sort=sort_of(headers, about is not None, own),
        about=about,
        attachments=() if about else tuple(body.attachments),
        language=_language(headers),
        date=instant(headers.first("date")),
        left_out=_bounded([*_beyond(taken, cut), *([] if about else body.left_out)]),
    )


def _language(headers: Headers) -> str:
    told = headers.first("content-language") or headers.first("accept-language")
    found = _LANGUAGE.fullmatch(re.split("[,;]", told)[0].strip().lower())
    return found[0] if found else ""


def _shortened(text: str, body: Body) -> str:
    """As much as a message has room for; the whole is a file beside it."""
    whole = Attachment("mail.txt", "text/plain", text.encode())
    if len(body.attachments) < PER_MESSAGE:
        body.attachments.insert(0, whole)
    body.left_out.append("The text is long: the whole of it is in mail.txt.")
    return f"{text[: TEXT_MOST - 1].rstrip()}…"


def _beyond(taken: Taken, cut: bool) -> list[str]:
    said = []
    if cut:
        said.append(f"The mail is larger than {RAW_MOST // MB} MB: its end was left out.")
    if taken.too_many:
        said.append("The mail has too many parts: the last were left out.")
    if taken.too_deep:
        said.append("The mail has parts within parts too often: the innermost were left out.")
    return said


def _bounded(said: list[str]) -> tuple[str, ...]:
    if len(said) > LEFT_OUT_MOST:
        said = [*said[: LEFT_OUT_MOST - 1], f"{len(said) - LEFT_OUT_MOST + 1} more were left out."]
    return tuple(said)


def _own_id(headers: Headers, data: bytes) -> str:
    said = headers.first("message-id")
    found = next(iter(ids(said)), "")
    if not found and _BARE.fullmatch(said.strip()) and said.isprintable():
        found = f"<{said.strip()}>"
    return found or _derived(
        "\n".join(headers.first(name) for name in ("from", "to", "date", "subject")).encode(),
        head_and_body(data, 0)[1],
    )


def _derived(known: bytes, body: bytes) -> str:
    """The same for the same mail, whichever way it came: what servers add on the way is not in it,
    nor how they end lines."""
    digest = hashlib.sha256(known + b"\0" + body.replace(b"\r\n", b"\n").strip())
    return f"<{digest.hexdigest()[:40]}@{DERIVED}>"
