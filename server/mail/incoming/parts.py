"""A mail taken apart: bounded in depth, number and time, whatever it is made of. Pure."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from server.mail.incoming.bounds import (
    DEPTH_MOST,
    HEADERS_MOST,
    PART_HEADERS_MOST,
    PARTS_MOST,
)
from server.mail.incoming.headers import Headers

_HEADER: Final = re.compile(rb"(?m)^[!-9;-~]{1,100}[ \t]{0,9}:")
"""The beginning of a line that is a header."""
_EMPTY_LINES: Final = (b"\n\r\n", b"\n\n")
_BLANKS_MOST: Final = 1_000
"""Blanks after a boundary, which RFC 2046 lets mail servers add."""
_MISSES_MOST: Final = 10_000
"""Lines that only begin like one."""
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
    """The block of headers, cut where it is too long, and what comes after the empty line. What
    begins with no header at all has none: somebody has piped a text."""
    if data[:1] == b"\n" or data[:2] == b"\r\n":
        return b"", data.split(b"\n", 1)[1]
    ends = [(at, at + len(end)) for end in _EMPTY_LINES if (at := data.find(end)) >= 0]
    at, body = min(ends, default=(len(data), len(data)))
    if not _HEADER.search(data, 0, at):
        return b"", data
    return data[: min(at, most)], data[body:]


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
    """What is between the boundaries, and whether each has an end. Searched with `find`: a pattern
    over 36 MB would hold all other threads for half a second."""
    mark = b"\n--" + boundary.encode("utf-8", "replace")
    found: list[tuple[bytes, bool]] = []
    start, misses = -1, 0
    at = 0 if body.startswith(mark[1:]) else _after(body.find(mark))
    while at >= 0 and misses < _MISSES_MOST:
        edge = _edge(body, at, len(mark) - 1)
        if edge is None:
            misses += 1
        else:
            if start >= 0:
                found.append((body[start : max(edge.before, start)], True))
            if edge.last or len(found) >= taken.parts:
                taken.too_many |= not edge.last
                return found
            start = edge.after
        at = _after(body.find(mark, at))
    if start >= 0:
        found.append((body[start:], False))
    return found


def _after(line_end: int) -> int:
    return line_end + 1 if line_end >= 0 else -1


class _Edge(NamedTuple):
    """A line that parts are told apart by: what is before it, and where the next line begins."""

    before: int
    after: int
    last: bool


def _edge(body: bytes, at: int, length: int) -> _Edge | None:
    """What it is; None where it is only like one."""
    last = body[at + length : at + length + 2] == b"--"
    rest = at + length + 2 * last
    end = body.find(b"\n", rest, rest + _BLANKS_MOST)
    if end < 0:
        end = len(body) if len(body) - rest < _BLANKS_MOST else -1
    if end < 0 or body[rest:end].strip(b" \t\r"):
        return None
    before = at - (2 if body[at - 2 : at] == b"\r\n" else 1)
    return _Edge(max(before, 0), min(end + 1, len(body)), last)


def _base64(body: bytes) -> bytes:
    """What can be read of it, though characters are strange and the end is missing."""
    clean = body.partition(b"=")[0].translate(None, _NOT_BASE64)
    clean = clean[: len(clean) - (len(clean) % 4 == 1)]
    try:
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
    except binascii.Error:
        return b""
