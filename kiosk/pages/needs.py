"""What somebody needs to be served well, as keys that are switched on and off. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from client.speech import tr
from kiosk.steps import NEEDS


@dataclass(frozen=True)
class NeedRow:
    """A need, in the customer's words, and what the house does about it."""

    key: str
    title: str
    care: str
    chosen: bool


_WORDS: Final[dict[str, tuple[Callable[[], str], Callable[[], str]]]] = {
    "wheelchair": (
        lambda: tr("I use a wheelchair"),
        lambda: tr("We call you to a desk with room."),
    ),
    "hearing": (
        lambda: tr("I do not hear well"),
        lambda: tr("We look at you when we speak."),
    ),
    "sight": (
        lambda: tr("I do not see well"),
        lambda: tr("Somebody fetches you here."),
    ),
    "walking": (
        lambda: tr("I walk slowly"),
        lambda: tr("We give you more time."),
    ),
}


def need_rows(chosen: tuple[str, ...]) -> tuple[NeedRow, ...]:
    """All needs that can be told."""
    return tuple(
        NeedRow(need, _WORDS[need][0](), _WORDS[need][1](), need in chosen) for need in NEEDS
    )
