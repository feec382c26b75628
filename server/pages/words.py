"""The sentences of the phone pages: one table a language, for templates, `face.py` and the script.

A sentence with a count is looked up as `key.<n>`, then `key.<plural category>`, then `key.other`.
Categories and ordinals come from rules in the table too (CLDR's, as rows), so that the page's
script (`static/says.js`) cannot count otherwise than the server.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

_FOLDER: Final = Path(__file__).parent / "words"
SPOKEN: Final = ("en", "es", "de", "ar")
"""The languages that the pages speak, by code."""
_LEFTWARD: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter that is read from right to left."""
_DESK: Final = re.compile("([A-Za-z]+)[ \u00a0]+(?=[0-9A-Za-z]*[0-9])[0-9A-Za-z]{1,3}")
"""A usual word and what tells the desk apart, as `Desk 2`."""


class Rule(NamedTuple):
    """The numbers of a category: from `first` to `last`, by the remainder if there is a modulus."""

    category: str
    modulus: int
    first: int
    last: int

    def holds(self, n: int) -> bool:
        """Whether `n` is one of them."""
        return self.first <= (n % self.modulus if self.modulus else n) <= self.last


class Words:
    """The sentences of one language."""

    def __init__(self, table: Mapping[str, str], plurals: list[Rule], ordinals: list[Rule]) -> None:
        self.table = dict(table)
        self.plurals = plurals
        self.ordinals = ordinals
        self.lang = table["lang"]
        self.dir = table["dir"]
        self.name = table["name"]
        """What the language calls itself."""

    def say(self, key: str, **values: object) -> str:
        """The sentence under `key` with its values filled in; `n` also chooses the plural."""
        text = self.table.get(key)
        if text is None and "n" in values:
            text = self._counted(key, values["n"])
        if text is None:
            raise KeyError(key)
        return text.format(**{name: self._apart(str(value)) for name, value in values.items()})

    def ordinal(self, n: int) -> str:
        """`4th`."""
        return self.table[f"ordinal.{category(self.ordinals, n)}"].format(n=n)

    def named(self, name: str, names: Mapping[str, str]) -> str:
        """What something is called in this language; in the house's own where nobody said it."""
        return names.get(self.lang) or name

    def desk(self, name: str) -> str:
        """A desk's name in this language where its word is a usual one; the house's own stay."""
        found = _DESK.fullmatch(name)
        word = found and self.table.get(f"desk.{found[1].lower()}")
        return name.replace(found[1], word, 1) if found and word else name

    def _counted(self, key: str, n: object) -> str | None:
        # What is no whole number, as two hours and a half, has the category of all the rest.
        kind = category(self.plurals, n) if isinstance(n, int) else "other"
        keys = (f"{key}.{n}", f"{key}.{kind}", f"{key}.other")
        return next((self.table[each] for each in keys if each in self.table), None)

    def _apart(self, value: str) -> str:
        """A value in a sentence of the other direction is set apart, or it would turn it round."""
        foreign = bool(_LEFTWARD.search(value)) != (self.dir == "rtl")
        return f"\u2068{value}\u2069" if value and foreign else value


def category(rules: list[Rule], n: int) -> str:
    """The category of a number, as CLDR names it."""
    return next((rule.category for rule in rules if rule.holds(n)), "other")


@cache
def words(lang: str = "en") -> Words:
    """The sentences of a language that the pages speak."""
    files = (f"{lang}.json", f"booking.{lang}.json", f"support.{lang}.json", f"repairs.{lang}.json")
    table: dict[str, Any] = {}
    for name in files:
        table |= json.loads((_FOLDER / name).read_text("utf-8"))
    plurals, ordinals = (
        [Rule(*row) for row in table.pop(kind)] for kind in ("plurals", "ordinals")
    )
    return Words(table, plurals, ordinals)
