"""What desks are called: `Desk 3` is Schalter 3 to whoever reads German. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from client.speech import tr

AS_WRITTEN: Final[Mapping[str, str]] = {}


class DeskName(NamedTuple):
    """A desk's name in the part that all desks share and the part that tells them apart."""

    word: str
    mark: str

    @property
    def whole(self) -> str:
        """`Desk 2`."""
        return f"{self.word} {self.mark}" if self.word else self.mark


def desk_words() -> Mapping[str, str]:
    """The usual words for a desk, in English, with what the program's language calls them."""
    return {
        "desk": tr("Desk"),
        "counter": tr("Counter"),
        "window": tr("Window"),
        "room": tr("Room"),
        "chair": tr("Chair"),
        "bay": tr("Bay"),
    }


def desk_name(name: str, words: Mapping[str, str] = AS_WRITTEN) -> DeskName:
    """`Desk 2` as `Desk` and `2`; a name without a number is all mark.

    `words` translates the usual words; all others are the house's own and stay.
    """
    word, _, mark = name.strip().rpartition(" ")
    if word and len(mark) <= 3 and any(sign.isdigit() for sign in mark):
        return DeskName(words.get(word.casefold(), word), mark)
    return DeskName("", name.strip())
