"""A mail taken apart: bounded in depth, number and time, whatever it is made of. Pure."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import Final

from server.mail.incoming.bounds import (
    DEPTH_MOST,
    HEADERS_MOST,
    PART_HEADERS_MOST,
    PARTS_MOST,
)
from server.mail.incoming.headers import Headers

_EMPTY_LINE: Final = re.compile(rb"\r?\n\r?\n")
_ENVELOPE: Final = re.compile(rb"From [^\r\n]{0,1000}\r?\n")
_NOT_BASE64: Final = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    b"abcdefghijklmnopqrstuvwxyz0123456789+/"))  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part: with parts of its own, or a body as it was sent."""

    headers: Headers
    type: str
    body: bytes = b""
    parts: tuple[Part, ...] = ()
    whole: bool = True
    """Whether its end was seen."""

    def content(self) -> bytes:
        """The body without its encoding; as much of it as can be read."""
        encoding = self.headers.token("content-transfer-encoding")
        if encoding == "base64":
            return _base64(self.body)
        if encoding == "quoted-printable":
            return binascii.a2b_qp(self.body)
        return self.body


@dataclass
class Taken:
    """What is left of the bounds while one mail is taken apart."""

    parts: int = PARTS_MOST
    too_many: bool = field(default=False, init=False)
    too_deep: bool = field(default=False, init=False)


def apart(data: bytes, cut: bool = False) -> tuple[Part, Taken]:
    """The whole mail as a part, and whether anything was beyond the bounds. `cut`: its end is
    missing."""
    taken = Taken()
    envelope = _ENVELOPE.match(data)  # as mail servers hand it to a program
    return _part(data[envelope.end() :] if envelope else data, 0, taken, not cut), taken


def head_and_body(data: bytes, most: int) -> tuple[bytes, bytes]:
    """The block of headers, cut where it is too long, and what comes after the empty line."""
    if data[:1] == b"\n" or data[:2] == b"\r\n":
        return b"", data.split(b"\n", 1)[1]
    found = _EMPTY_LINE.search(data)
    if found is None:
        return data[:most], b""
    return data[: min(found.start(), most)], data[found.end() :]


def _part(data: bytes, depth: int, taken: Taken, whole: bool, within: str = "") -> Part:
    taken.parts -= 1
    head, body = head_and_body(data, PART_HEADERS_MOST if depth else HEADERS_MOST)
    headers = Headers(head)
    kind = headers.type
    if within == "multipart/digest" and not headers.has("content-type"):
        kind = "message/rfc822"
    boundary = headers.boundary
    if not kind.startswith("multipart/") or not boundary:
        return Part(
            headers, "text/plain" if kind.startswith("multipart/") else kind, body, (), whole
        )
    if depth == DEPTH_MOST:
        taken.too_deep = True
        return Part(headers, kind)
    made = []
    for piece, closed in _pieces(body, boundary, taken):
        if taken.parts <= 0:
            taken.too_many = True
            break
        made.append(_part(piece, depth + 1, taken, whole or closed, kind))
    return Part(headers, kind, b"", tuple(made), whole)


def _pieces(body: bytes, boundary: str, taken: Taken) -> list[tuple[bytes, bool]]:
    """What is between the boundaries, and whether each has an end."""
    mark = re.compile(
        rb"(?:\A|\r?\n)--"
        + re.escape(boundary.encode("utf-8", "replace"))
        + rb"(--)?[ \t]*(?=\r?\n|\Z)"
    )
    found: list[tuple[bytes, bool]] = []
    start = -1
    for at in mark.finditer(body):
        if start >= 0:
            found.append((body[start : at.start()], True))
        start = -1 if at[1] else _next_line(body, at.end())
        if at[1]:
            break
        if len(found) >= taken.parts:
            taken.too_many = True
            return found
    if start >= 0:
        found.append((body[start:], False))
    return found


def _next_line(body: bytes, at: int) -> int:
    return at + (2 if body[at : at + 2] == b"\r\n" else 1)


def _base64(body: bytes) -> bytes:
    """What can be read of it, though characters are strange and the end is missing."""
    clean = body.partition(b"=")[0].translate(None, _NOT_BASE64)
    clean = clean[: len(clean) - (len(clean) % 4 == 1)]
    try:
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
    except binascii.Error:
        return b""
