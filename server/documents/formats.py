"""Which paper documents are drawn for: sheets by the country of the house, rolls where a desk has
a slip printer. Pure."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

SheetName = Literal["a4", "letter"]
PaperName = Literal["a4", "letter", "roll80", "roll58"]


class Format(NamedTuple):
    """A size of paper with its margins, mm."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    thermal: bool = False
    """Whether heat prints it: black alone, without shades."""
    roll: bool = False
    """Whether it is cut where the text ends."""


_LONGEST: Final = 5_000.0
"""Readers of PDF take no page of more than 5080 mm."""
A4: Final = Format(210, 297, 20, 16, 19)
LETTER: Final = Format(215.9, 279.4, 20, 16, 19)
ROLL_80: Final = Format(80, _LONGEST, 4, 3, 8, thermal=True, roll=True)
"""Its printers reach 72 mm of it."""
ROLL_58: Final = Format(58, _LONGEST, 5, 3, 8, thermal=True, roll=True)
"""Its printers reach 48 mm of it."""
FORMATS: Final[dict[PaperName, Format]] = {
    "a4": A4,
    "letter": LETTER,
    "roll80": ROLL_80,
    "roll58": ROLL_58,
}
_LETTER_COUNTRIES: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""As the Unicode CLDR has it (`paperSize` US-Letter); everywhere else it is A4."""


def sheet_of(country: str) -> Format:
    """The usual sheet of a country (ISO 3166); A4 where none is known."""
    return LETTER if country in _LETTER_COUNTRIES else A4


def format_of(name: PaperName | None, country: str) -> Format:
    """What was asked for, else what is usual in the country of the house."""
    return sheet_of(country) if name is None else FORMATS[name]
