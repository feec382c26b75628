"""The keys on the screen, as rows: letters of each language, accents, and figures. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["sign", "space", "rub", "layer"]

COLUMNS: Final = 11
"""No row is wider: eleven keys are as narrow as a finger allows."""


@dataclass(frozen=True)
class KeyCap:
    """One key. `span` is its width in columns of the widest row; `more` are the signs that a long
    touch offers."""

    kind: Kind
    sign: str
    span: float = 1.0
    more: tuple[str, ...] = ()


Rows = tuple[tuple[KeyCap, ...], ...]

_QWERTY: Final = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM'")
_LATIN: Final[dict[str, tuple[str, ...]]] = {
    "en": _QWERTY,
    "es": ("QWERTYUIOP", "ASDFGHJKLÑ", "ZXCVBNM'"),
    "de": ("QWERTZUIOPÜ", "ASDFGHJKLÖÄ", "YXCVBNMß"),
}
_ARABIC: Final = ("ضصثقفغعهخحج", "شسيبلاتنمكط", "ذئءؤرىةوزظد")
_ARABIC_MORE: Final = ("أإآ",)
_ACCENTS: Final = ("ÁÀÂÄÃÅÆÇÉÈÊ", "ËÍÎÏÑÓÒÔÖÕØ", "ÚÙÛÜŠŽŁßŒÝ")
_LONG: Final = {
    "A": "ÁÀÂÄÃÅÆ",
    "C": "ÇČĆ",
    "E": "ÉÈÊËĘ",
    "I": "ÍÎÏİ",
    "L": "Ł",
    "N": "ÑŃ",
    "O": "ÓÒÔÖÕØ",
    "S": "ŠŚŞß",
    "U": "ÚÙÛÜ",
    "Y": "ÝŸ",
    "Z": "ŽŹŻ",
    "ا": "أإآ",
    "ي": "ىئ",
    "ه": "ة",
    "و": "ؤ",
}
_CODE_FIGURES: Final = "1234567890"
_CODE: Final = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
_PAD: Final = ("123", "456", "789", "+0")


def letters(language: str, accents: bool = False) -> Rows:
    """The keyboard for a name; in Arabic the second layer has Latin letters, else accents."""
    arabic = language == "ar"
    rows: tuple[str, ...]
    if arabic:
        rows = _QWERTY if accents else _ARABIC
    else:
        rows = _ACCENTS if accents else _LATIN.get(language, _QWERTY)
    layer = _layer_sign(arabic, accents)
    hamza = (
        tuple(KeyCap("sign", sign) for sign in _ARABIC_MORE[0]) if arabic and not accents else ()
    )
    wide = max(len(row) for row in rows)
    last = (
        KeyCap("layer", layer, 1.5),
        *hamza,
        KeyCap("sign", "-"),
        KeyCap("space", " ", wide - 1.5 - 1 - len(hamza) - 2.5),
        KeyCap("rub", "", 2.5),
    )
    return (*(_row(row) for row in rows), last)


def figures() -> Rows:
    """The pad for a phone number, never mirrored."""
    *rows, last = (_row(row) for row in _PAD)
    return (*rows, (*last, KeyCap("rub", "")))


def codes() -> Rows:
    """The keys for a reservation number, which has Latin letters in every language."""
    *rows, last = (_row(row) for row in (_CODE_FIGURES, *_CODE))
    return (*rows, (*last, KeyCap("rub", "", 2.5)))


def texts(language: str) -> Rows:
    """The keys for a few words of one's own, with figures above the letters."""
    return (_row(_CODE_FIGURES), *letters(language))


def mails() -> Rows:
    """The keys for a mail address, which has Latin letters in every language."""
    *rows, last = (_row(row) for row in (_CODE_FIGURES, *_CODE))
    signs = (*_row("@.-_"), KeyCap("rub", "", 2.5))
    return (*rows, last, signs)


def _row(signs: Sequence[str]) -> tuple[KeyCap, ...]:
    return tuple(KeyCap("sign", sign, more=tuple(_LONG.get(sign, ""))) for sign in signs)


def _layer_sign(arabic: bool, accents: bool) -> str:
    if arabic:
        return "أ ب ت" if accents else "ABC"
    return "ABC" if accents else "Áñü"
