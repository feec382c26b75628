"""In which language a wall's words are. Numbers, desks and sides of the wall never change with it.

A wall speaks one language, the house's own unless another was chosen. If its words go through all
languages of the house, desks keep their names and the planes their sides: only words take turns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from client.desk_names import AS_WRITTEN, desk_words
from client.languages import HOUSE, LANGUAGES, known
from protocol.views import PublicSite


class Speaks(Protocol):
    """A `client.speaker.Speaker`."""

    def use(self, code: str) -> None:
        """Speak that language from now on."""


class Tongue:
    """The language of one wall; `speaker` switches the program, None leaves it in English."""

    def __init__(self, speaker: Speaks | None = None, chosen: str = "", alternate: bool = False):
        self._speaker = speaker
        self._chosen = chosen
        self._alternate = alternate
        self._own = HOUSE
        self._codes: list[str] = [HOUSE]
        self.code = HOUSE
        self.desk_words: Mapping[str, str] = AS_WRITTEN

    @property
    def leftward(self) -> bool:
        """Whether the wall is read from right to left."""
        return LANGUAGES[self._own].leftward

    @property
    def count(self) -> int:
        """In how many languages the words take turns."""
        return len(self._codes)

    def know(self, site: PublicSite | None) -> None:
        """The house has said its languages."""
        codes = [language.code for language in known(site.languages if site else ())]
        own = self._chosen or codes[0]
        if own != self._own:
            self._own = own
            self._speak(own)
            self.desk_words = desk_words()
        others = [code for code in codes if code != own] if self._alternate else []
        self._codes = [own, *others]

    def turn(self, turn: int) -> None:
        """Speak the language whose turn it is."""
        self._speak(self._codes[turn % len(self._codes)])

    def _speak(self, code: str) -> None:
        self.code = code
        if self._speaker is not None:
            self._speaker.use(code)
