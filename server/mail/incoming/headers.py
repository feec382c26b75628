"""The headers of a mail, or of a part of it. Pure; nothing here raises.

The parser of Python's `email` is not used for what comes from outside: it goes into parts of parts
as deep as there are any, and its structured headers raise what they like.
"""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from server.mail.incoming.bounds import (
    ADDRESS_LONGEST,
    ADDRESSES_MOST,
    HEADERS,
    ID_LONGEST,
    IDS_MOST,
    NAME_LONGEST,
    VALUE_MOST,
)
from server.mail.incoming.charsets import decoded, one_line

_NAME: Final = re.compile(r"[!-9;-~]{1,100}")
_ID: Final = re.compile(r"<[^<>\s]{1,1000}>")
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@[^\s@<>(),;:\\\"]{1,253}")
_EARLIEST_MS: Final = 631_152_000_000
_LATEST_MS: Final = 4_102_444_800_000


class Headers:
    """Values by name, in their order; of a name in any case."""

    def __init__(self, block: bytes) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in _lines(decoded(block)):
            self._values.setdefault(name.lower(), []).append(value[:VALUE_MOST])

    def first(self, name: str) -> str:
        """The first value as it is written; empty without one."""
        return self.all(name)[0] if self.all(name) else ""

    def all(self, name: str) -> list[str]:
        """All values."""
        return self._values.get(name.lower(), [])

    def has(self, name: str) -> bool:
        """Whether there is one."""
        return name.lower() in self._values

    def token(self, name: str) -> str:
        """The first value's first word, in lower case, without comment and parameters."""
        return re.split(r"[\s;(,]", self.first(name).strip().lower(), maxsplit=1)[0]

    def text(self, name: str, most: int) -> str:
        """The first value for people, in one line."""
        return one_line(words(self.first(name)), most)

    @property
    def type(self) -> str:
        """Content type, `text/plain` without one."""
        return self._typed().get_content_type()

    def parameter(self, name: str) -> str:
        """A parameter of the content type."""
        try:
            found = self._typed().get_param(name, "")
        except (ValueError, IndexError, LookupError):
            return ""
        return decoded(found[2].encode("utf-8", "replace")) if isinstance(found, tuple) else found

    @property
    def boundary(self) -> str:
        """What parts are told apart by, without what RFC 2046 leaves out at its end."""
        return self.parameter("boundary").rstrip()[:200]

    @property
    def file_name(self) -> str:
        """What the sender calls the file, as it was written; empty for what is none."""
        try:
            return words(self._typed().get_filename("") or "")
        except (ValueError, IndexError, LookupError):
            return ""

    def _typed(self) -> Message:
        made = Message()
        made["Content-Type"] = _flat(self.first("content-type")) or "text/plain"
        if self.has("content-disposition"):
            made["Content-Disposition"] = _flat(self.first("content-disposition"))
        return made


def _lines(text: str) -> list[tuple[str, str]]:
    """Names and unfolded values; lines that are neither are no headers."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines() if "\n" in text or "\r" in text else [text]:
        if line[:1] in (" ", "\t"):
            if found:
                found[-1][1].append(line.strip())
            continue
        name, colon, value = line.partition(":")
        if colon and _NAME.fullmatch(name.rstrip()):
            if len(found) == HEADERS:
                break
            found.append((name.rstrip(), [value.strip()]))
    return [(name, " ".join(parts)) for name, parts in found]


def words(value: str) -> str:
    """A value with its encoded words (RFC 2047) read; what cannot be read stays as it is."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError, LookupError):
        return value
    return "".join(
        piece if isinstance(piece, str) else decoded(piece, charset or "")
        for piece, charset in pieces
    )


def ids(value: str) -> tuple[str, ...]:
    """The Message-IDs in it: the first and the newest, if there are too many."""
    found = [each for each in _ID.findall(value) if len(each) <= ID_LONGEST and each.isprintable()]
    found = list(dict.fromkeys(found))
    return tuple(found if len(found) <= IDS_MOST else [found[0], *found[1 - IDS_MOST :]])


def addresses(values: list[str]) -> list[tuple[str, str]]:
    """Names and addresses that could be written to."""
    try:
        found = getaddresses(values)
    except (ValueError, IndexError, RecursionError):  # comments within comments
        return []
    return [
        (one_line(words(name), NAME_LONGEST), address)
        for name, address in found
        if len(address) <= ADDRESS_LONGEST and address.isprintable() and _ADDRESS.fullmatch(address)
    ][:ADDRESSES_MOST]


def instant(value: str) -> int | None:
    """A date, ms since 1970 UTC; None for none, and for one that cannot be."""
    try:
        found = int(parsedate_to_datetime(value).timestamp() * 1000)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
    return found if _EARLIEST_MS <= found <= _LATEST_MS else None


def _flat(value: str) -> str:
    """Nothing that the header of another could be made of."""
    return one_line(value, 4_000)
