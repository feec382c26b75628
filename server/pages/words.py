"""The sentences of the phone pages: one table for the templates, `face.py` and the page's script.

A sentence with a count is looked up as `key.<n>`, then `key.<plural category>`, then `key.other`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "words"


def _english_ordinal(n: int) -> str:
    if n % 100 in (11, 12, 13):
        return "other"
    return {1: "one", 2: "two", 3: "few"}.get(n % 10, "other")


_ORDINALS: Final[Mapping[str, Callable[[int], str]]] = {"en": _english_ordinal}


class Words:
    """The sentences of one language."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = dict(table)
        self.lang = table["lang"]
        self.dir = table["dir"]

    def say(self, key: str, **values: object) -> str:
        """The sentence under `key` with its values filled in; `n` also chooses the plural."""
        text = self.table.get(key)
        if text is None and "n" in values:
            text = self.table.get(f"{key}.{values['n']}") or self.table[f"{key}.other"]
        if text is None:
            raise KeyError(key)
        return text.format(**values)

    def ordinal(self, n: int) -> str:
        """`4th`."""
        return self.table[f"ordinal.{_ORDINALS[self.lang](n)}"].format(n=n)


@cache
def words(lang: str = "en") -> Words:
    """The sentences of a language that the pages speak."""
    return Words(json.loads((_FOLDER / f"{lang}.json").read_text("utf-8")))
