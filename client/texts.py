"""Texts that others wrote, made fit for a screen that must never break. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

NAME: Final = 120
"""The longest name that the server takes; a longer one is cut before it costs time to lay out."""
MESSAGE: Final = 500
NUMBER: Final = 12

_NUMBERED: Final = re.compile(r"(?<=\w) (?=\d)")
_TURNING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of whatever follows: in a name they would turn the sentence."""


@lru_cache(maxsize=1024)
def one_line(text: str, most: int = NAME) -> str:
    """The text on one line, without control characters, in at most so many characters."""
    # Far more than can be shown, so that a text without end takes no time either.
    plain = text[: 4 * most].translate(_TURNING)
    flat = " ".join("".join(map(_visible, plain)).split())
    if len(flat) <= most:
        return flat
    return f"{flat[: most - 1].rstrip()}…"


def unbroken(text: str) -> str:
    """The text with no line's end after a hyphen, so that a command is read as it is typed."""
    return text.replace("-", "-\N{WORD JOINER}")


def together(text: str) -> str:
    """The text with no line's end between a word and its number: `Hall 1` is one place."""
    return _NUMBERED.sub("\N{NO-BREAK SPACE}", text)


def _visible(sign: str) -> str:
    return " " if unicodedata.category(sign) == "Cc" else sign
