"""The languages that screens for customers speak, and the switch from one to another.

A program has one `Speaker`. Its texts are `qsTr("…")` in QML and `client.speech.tr("…")` in Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple


class Language(NamedTuple):
    """A language by its code: what it calls itself, how it is read, its dates and figures."""

    code: str
    name: str
    take: str
    """`Take a number`, in it."""
    leftward: bool = False
    """Whether it is read from right to left."""


LANGUAGES: Final[dict[str, Language]] = {
    language.code: language
    for language in (
        Language("en", "English", "Take a number"),
        Language("es", "Español", "Tomar un número"),
        Language("de", "Deutsch", "Nummer ziehen"),
        Language("ar", "العربية", "خذ رقمًا", leftward=True),
    )
}
HOUSE: Final = "en"
"""The language of a program until the house has said its own."""


def known(codes: Iterable[str]) -> list[Language]:
    """Those of a house's languages that the programs speak, in its order; English if none."""
    found = [LANGUAGES[code] for code in dict.fromkeys(codes) if code in LANGUAGES]
    return found or [LANGUAGES[HOUSE]]
