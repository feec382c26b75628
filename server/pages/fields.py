"""What stands in the fields of a form as it came: cleaned, in one line, with plain digits. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_DIGITS: Final = range(5, 21)
_PHONE: Final = re.compile(r"\+?[0-9 ().\-/]{0,40}")
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read_phone(fields: Mapping[str, object]) -> str:
    """The telephone as it came, with digits that every machine reads."""
    return plain_digits(text(fields, "phone"))


def is_phone(phone: str) -> bool:
    """Whether it may be one; also where nothing was written."""
    if not phone:
        return True
    digits = sum(character.isdigit() for character in phone)
    return _PHONE.fullmatch(phone) is not None and digits in _DIGITS


def texts(fields: Mapping[str, object], name: str) -> list[str]:
    """All values of a field that may be there several times."""
    value = fields.get(name)
    found = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(each for each in found if isinstance(each, str)))


def text(fields: Mapping[str, object], name: str, *, lines: bool = False) -> str:
    """What was written in a field, in one line; with `lines`, in the lines that it has."""
    value = fields.get(name)
    if isinstance(value, list) and value:
        value = value[-1]
    if not isinstance(value, str):
        return ""
    # Control characters and turns of direction could make a name on a staff screen lie.
    kept = "".join(c for c in value if unicodedata.category(c) not in ("Cc", "Cs") or c.isspace())
    plain = _TURNS.sub("", kept)
    if lines:
        return "\n".join(" ".join(line.split()) for line in plain.strip().splitlines())
    return " ".join(plain.split())


def plain_digits(text: str) -> str:
    """The same with digits that every machine reads."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
