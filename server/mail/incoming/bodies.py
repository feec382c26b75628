"""The text of a mail and the files that came with it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from server.mail.incoming.bounds import (
    ATTACHMENT_MOST,
    ATTACHMENTS_MOST,
    HTML_MOST,
    MB,
    PER_MESSAGE,
    READ_MOST,
)
from server.mail.incoming.charsets import decoded, one_line, readable
from server.mail.incoming.file_names import content_type, file_name
from server.mail.incoming.flowed import unwrapped
from server.mail.incoming.html_text import text_of_html
from server.mail.incoming.message import Attachment
from server.mail.incoming.parts import Part

_META: Final = re.compile(rb"<meta[^>]{0,100}charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_SHOWN: Final = ("text/plain", "text/html")


@dataclass
class Body:
    """What a mail is made of. `texts` become the `text`."""

    texts: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    bytes: int = 0

    @property
    def text(self) -> str:
        """All that is to be read."""
        return "\n\n".join(each for each in self.texts if each)


def body_of(mail: Part) -> Body:
    """Text and files of the whole mail."""
    body = Body()
    _take(mail, body)
    if len(body.text) > READ_MOST:
        body.texts = [body.text[:READ_MOST].rstrip()]
        body.left_out.append("The text is very long: its end was left out.")
    return body


def _take(part: Part, body: Body) -> None:
    if part.type == "multipart/alternative":
        _take_best(part, body)
    elif part.type == "multipart/related" and part.parts:
        # What it shows comes first; the others are its pictures.
        _take(part.parts[0], body)
        for each in part.parts[1:]:
            _attach(each, body)
    elif part.parts:
        for each in part.parts:
            _take(each, body)
    elif part.type in _SHOWN and not _is_file(part):
        body.texts.append(text_of(part))
    elif not part.type.startswith("multipart/"):
        _attach(part, body)


def _take_best(part: Part, body: Body) -> None:
    """One of the ways in which the same is said; what is neither text nor HTML is a file."""
    says: dict[str, Body] = {}
    for each in part.parts:
        said = Body(attachments=body.attachments, left_out=body.left_out, bytes=body.bytes)
        _take(each, said)
        body.bytes = said.bytes
        if said.text.strip():
            says.setdefault(each.type, said)
    chosen = says.get("text/plain") or next(iter(says.values()), None)
    if chosen is not None:
        body.texts.append(chosen.text)


def text_of(part: Part) -> str:
    """The text of a part that is shown."""
    charset = part.headers.parameter("charset")
    if part.type == "text/html":
        html = part.content()[:HTML_MOST]
        said = _META.search(html[:2_048])
        charset = charset or (said[1].decode() if said else "")
        return readable(text_of_html(decoded(html, charset)))
    text = decoded(part.content()[:READ_MOST], charset)
    if part.headers.parameter("format").lower() == "flowed":
        text = unwrapped(text, part.headers.parameter("delsp").lower() == "yes")
    return readable(text)


def _is_file(part: Part) -> bool:
    named = bool(part.headers.file_name)
    return part.headers.token("content-disposition") == "attachment" or named


def _attach(part: Part, body: Body) -> None:
    for each in part.parts:
        _attach(each, body)
    if part.parts or part.type.startswith("multipart/"):
        return
    name = _name(part, len(body.attachments) + 1)
    if not part.whole:
        body.left_out.append(f"“{name}” was left out: its end is missing.")
    elif len(body.attachments) >= PER_MESSAGE:
        body.left_out.append(f"“{name}” was left out: there are more than {PER_MESSAGE} files.")
    else:
        _keep(part, name, body)


def _keep(part: Part, name: str, body: Body) -> None:
    data = part.content()
    if len(data) > ATTACHMENT_MOST:
        body.left_out.append(
            f"“{name}” was left out: it is larger than {ATTACHMENT_MOST // MB} MB."
        )
    elif body.bytes + len(data) > ATTACHMENTS_MOST:
        body.left_out.append(
            f"“{name}” was left out: all files are larger than {ATTACHMENTS_MOST // MB} MB."
        )
    elif data:
        body.bytes += len(data)
        body.attachments.append(Attachment(name, content_type(part.type), data))


def _name(part: Part, place: int) -> str:
    said = part.headers.file_name
    if not said and part.type == "message/rfc822":
        said = "mail.eml"
    return file_name(one_line(said, 1_000), content_type(part.type), place)
