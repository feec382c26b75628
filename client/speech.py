"""Texts that can be translated, without a toolkit: pure code says `tr("…")`, the program plugs in.

`pyside6-lupdate` finds the calls; sentences are whole, with named places for what varies.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Translate = Callable[[str], str]


def _as_written(text: str) -> str:
    return text


_chosen: Final[list[Translate]] = [_as_written]


def tr(text: str) -> str:
    """The text in the language of the program."""
    return _chosen[0](text)


def speak(translate: Translate = _as_written) -> None:
    """Translate by this from now on; English as written without."""
    _chosen[0] = translate
