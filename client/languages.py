"""The languages that screens for customers speak, as a table. Pure.

Texts are `qsTr("…")` in QML and `client.speech.tr("…")` in Python; `client.speaker` switches.
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
    locale: str
    """The locale of its dates. Figures are Western in each, as on slips and walls."""
    day: str
    """A day with its weekday, as `QLocale` formats: `Thu 4 June`."""
    leftward: bool = False
    """Whether it is read from right to left."""

    @property
    def short_day(self) -> str:
        """A day with its weekday where there is little room: `Thu 4 Jun`."""
        return self.day.replace("MMMM", "MMM")


LANGUAGES: Final[dict[str, Language]] = {
    language.code: language
    for language in (
        Language("en", "English", "Take a number", "en_GB", "ddd d MMMM"),
        Language("es", "Español", "Tomar un número", "es_ES", "ddd d 'de' MMMM"),
        Language("de", "Deutsch", "Nummer ziehen", "de_DE", "ddd d. MMMM"),
        # Of the Emirates: in Egypt's locale, which Qt takes for `ar`, figures are Eastern.
        Language("ar", "العربية", "خذ رقمًا", "ar_AE", "dddd d MMMM", leftward=True),
    )
}
HOUSE: Final = "en"
"""The language of a program until the house has said its own, and of its texts as written."""


def known(codes: Iterable[str]) -> list[Language]:
    """Those of a house's languages that the programs speak, in its order; English if none."""
    found = [LANGUAGES[code] for code in dict.fromkeys(codes) if code in LANGUAGES]
    return found or [LANGUAGES[HOUSE]]
