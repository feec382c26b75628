"""Reservation numbers: ten characters of Crockford's base 32 and one that checks them.

They come from the operating system's random source: fifty bits, so that nobody guesses one. The
last character is a weighted sum over GF(32): any one wrong character and any two that changed
places are noticed, before anybody is told that there is no such reservation.
"""

from __future__ import annotations

import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BITS: Final = 50
_SIGNS: Final = _BITS // 5
_BETWEEN: Final = " -–—·_.\u00a0\u202f\t"
"""What people write between the groups."""


def drawn() -> str:
    """A new number from the operating system's random source."""
    return make(secrets.randbits(_BITS))


def make(bits: int) -> str:
    """The number of fifty random bits, eleven characters."""
    signs = [bits >> 5 * place & 31 for place in reversed(range(_SIGNS))]
    return "".join(ALPHABET[value] for value in (*signs, _checks(signs)))


def check(number: str) -> bool:
    """Whether these are eleven characters of which the last fits the others."""
    if len(number) != _SIGNS + 1 or any(sign not in ALPHABET for sign in number):
        return False
    values = [_VALUES[sign] for sign in number]
    return _checks(values[:-1]) == values[-1]


def typed(text: str) -> str | None:
    """The number that somebody has typed, in whatever case and with spaces and dashes between; o is
    read as 0, i and l as 1. None where it is none, or where a character is wrong."""
    signs = [sign for sign in text.upper() if sign not in _BETWEEN]
    if any(sign not in _VALUES for sign in signs):
        return None
    number = "".join(ALPHABET[_VALUES[sign]] for sign in signs)
    return number if check(number) else None


def shown(number: str) -> str:
    """The number in groups, as people read it out: `7KQ4M 2XW9C V`."""
    return " ".join(part for part in (number[:5], number[5:10], number[10:]) if part)


def _checks(values: list[int]) -> int:
    """The sum of each value times another power of 2 in GF(32), modulo x⁵ + x² + 1."""
    total = 0
    for value in values:
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    return value << 1 ^ (0b100101 if value & 16 else 0)
