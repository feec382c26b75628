"""What people type, without what nobody can see."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from protocol.records import NAME_LENGTH
from server.domain.refused import refuse

_OVERRIDES: Final = frozenset("\u202d\u202e")
"""They turn around all that follows in a line; right-to-left names need none."""

_SHOWS_NOTHING: Final = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
"""Joiners and spaces: they stand between letters, and are no name alone."""


def visible(text: str, lines: bool = False) -> str:
    """The text without control characters (`lines`: but for line ends), trimmed.

    Joiners stay: scripts and emoji are made with them.
    """
    kept = (
        sign if (lines and sign == "\n") or unicodedata.category(sign) != "Cc" else " "
        for sign in text
        if sign not in _OVERRIDES
    )
    return "".join(kept).strip()


def named(text: str, field: str) -> str:
    """A name that shows something. Raises `Refused`."""
    name = visible(text)
    if all(unicodedata.category(sign) in _SHOWS_NOTHING for sign in name):
        raise refuse("invalid", "A name needs letters that can be seen. Write one.", field=field)
    return name


def words(told: list[str], field: str) -> list[str]:
    """Words that must match elsewhere, such as skills: in lower case, each once, in order.

    Raises `Refused` for one that shows nothing.
    """
    kept = dict.fromkeys(" ".join(visible(word).lower().split()) for word in told)
    if "" in kept:
        raise refuse("invalid", "A word needs letters that can be seen. Write one.", field=field)
    return list(kept)


def named_in(names: Mapping[str, str], field: str, most: int = NAME_LENGTH) -> dict[str, str]:
    """What something is called by language, each text as `named`, of so many letters at most.

    Raises `Refused`.
    """
    kept = {language: named(text, f"{field}.{language}") for language, text in names.items()}
    for language, text in kept.items():
        if len(text) > most:
            raise refuse(
                "invalid",
                f"This has {len(text)} letters and {most} fit. Write it shorter.",
                field=f"{field}.{language}",
            )
    return kept
