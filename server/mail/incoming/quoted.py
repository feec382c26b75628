"""What is new in an answer, and what it repeats of the mails before it. Pure.

Read line by line, in time that grows with the text: libraries for it use patterns that one line of
24 kB keeps busy for seconds, and a mail is written by anybody.
"""

from __future__ import annotations

import re
from typing import Final

from server.mail.incoming.quoting_words import BEGINS, FORWARDED, FROM, ORIGINAL, OTHERS, WROTE

_LONGEST: Final = 400
"""Characters of what announces a quotation: one line, or up to three that were broken."""
_BROKEN: Final = 3
_BLOCK: Final = 8
"""Lines in which Outlook's block of headers has at least three."""
_MARKS: Final = re.compile("[\u200e\u200f\u202a-\u202c\u2066-\u2069*]")
"""Of direction, and of bold type."""
_UNDERLINE: Final = re.compile(r"[_-]{20,}")
_YEAR: Final = re.compile(r"\d{4}")


def apart(text: str) -> tuple[str, str]:
    """What is new and what is quoted. All is new where nothing else would be left, where something
    was sent on, and where answers stand between what they answer."""
    lines = text.strip("\n").split("\n")
    for at, line in enumerate(lines):
        if _said(line, FORWARDED):
            break
        if line.startswith(">"):
            return _quotes(lines, at)
        if _original(lines, at):
            return _cut(lines, at, len(lines))
        start = _announced(lines, at)
        if start is not None and not _next(lines, at + 1).startswith(">"):
            return _cut(lines, start, len(lines))
    return "\n".join(lines), ""


def _cut(lines: list[str], start: int, end: int) -> tuple[str, str]:
    """What is quoted goes from one line to before another."""
    new = "\n".join([*lines[:start], *lines[end:]]).strip()
    if not new:
        return "\n".join(lines), ""
    return new, "\n".join(lines[start:end]).strip("\n")


def _quotes(lines: list[str], at: int) -> tuple[str, str]:
    """Lines that are marked one by one begin there."""
    end = at
    while end < len(lines) and (lines[end].startswith(">") or not lines[end].strip()):
        end += 1
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    start = _announced(lines, above, marked=True) if above >= 0 else None
    if end < len(lines) and (start is None or any(each.startswith(">") for each in lines[end:])):
        return "\n".join(lines), ""
    return _cut(lines, at if start is None else start, end)


def _announced(lines: list[str], at: int, marked: bool = False) -> int | None:
    """Where `On …, Jo wrote:`, which ends at that line, begins. `marked`: marked lines follow, so
    that less makes sure of it."""
    if not _plain(lines[at]).endswith(":"):
        return None
    found, less = "", None
    for start in range(at, max(at - _BROKEN, -1), -1):
        line = _plain(lines[start])
        found = f"{line} {found}"
        if not line or len(found) > _LONGEST:
            break
        wrote = any(each in found for each in WROTE)
        dated = "@" in found or _YEAR.search(found)
        if wrote and found.startswith(BEGINS) and (marked or dated):
            return start
        if marked and less is None and (wrote or dated):
            less = start
    return less


def _original(lines: list[str], at: int) -> bool:
    """Whether Outlook's way to quote begins there."""
    line = _plain(lines[at])
    if line.startswith("--") and line.endswith("--") and _said(line, ORIGINAL):
        return True
    if _UNDERLINE.fullmatch(line):
        return _label(_next(lines, at + 1)) in FROM and _block(lines, at + 1)
    return _label(line) in FROM and _block(lines, at)


def _block(lines: list[str], at: int) -> bool:
    """Whether whom it was from, and two more such lines follow."""
    labels = [_label(line) for line in lines[at : at + _BLOCK] if line.strip()]
    return sum(label in OTHERS for label in labels[:_BLOCK]) >= 2


def _label(line: str) -> str:
    before, colon, _ = _plain(line)[:_LONGEST].partition(":")
    return before.strip() if colon else ""


def _said(line: str, what: tuple[str, ...]) -> bool:
    plain = _plain(line).strip("-—–_: ")
    return plain in what


def _next(lines: list[str], at: int) -> str:
    """The next line that is not empty; few may be between."""
    return next((line for line in lines[at : at + 3] if line.strip()), "")


def _plain(line: str) -> str:
    return _MARKS.sub("", line[: _LONGEST + 1]).replace("\xa0", " ").strip().casefold()
