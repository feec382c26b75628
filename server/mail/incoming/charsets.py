"""Bytes as text, whatever they say that they are. Pure; nothing here raises."""

from __future__ import annotations

import codecs
import re
from typing import Final

_NEVER: Final = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
"""Codecs of Python that no mail has, of which some take minutes for a megabyte."""
_LABELS: Final = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "x-mac-roman": "mac_roman",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-8-i": "iso-8859-8",
}
"""What is meant by what is often said (as browsers read it)."""
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e\ufeff]")
"""Controls, halves of characters, and what makes a text read as another than it is. The marks that
Arabic needs stay."""


def decoded(data: bytes, charset: str = "") -> str:
    """The text: of that charset if there is one, else of UTF-8, else as Windows writes the west."""
    for name in (_codec(charset), "utf-8"):
        if name:
            try:
                return data.decode(name)
            except (UnicodeError, ValueError):
                continue
    known = _codec(charset) not in ("", "utf-8")
    return data.decode(_codec(charset) if known else "cp1252", "replace")


def readable(text: str) -> str:
    """Lines that end in `\\n`, without anything that cannot be seen, and without much emptiness."""
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    kept: list[str] = []
    empty = 0
    for line in (each.rstrip() for each in lines):
        empty = 0 if line else empty + 1
        if empty <= 2:
            kept.append(line)
    return "\n".join(kept).strip("\n")


def one_line(text: str, most: int) -> str:
    """At most so many characters in one line, without anything that cannot be seen."""
    line = " ".join(_UNSEEN.sub("", text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _codec(charset: str) -> str:
    """Python's name of it; empty for what is none of text."""
    said = charset.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_LABELS.get(said, said)).name if said else ""
        if found.replace("-", "_") in _NEVER:
            return ""
        # Codecs that are no text's (`zlib`, `base64`) are known too, and refuse.
        b"a".decode(found or "utf-8", "ignore")
    except (LookupError, UnicodeError, ValueError):
        return ""
    return found
