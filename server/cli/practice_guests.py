"""Who comes to a practice hall, and how each behaves: made from a seed, always the same. Pure."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Behaviour = Literal["comes", "late", "never"]

FIRST: Final = 7
"""So many wait when the practice begins."""
GAP_S: Final = 40.0
"""The mean time between two arrivals after that."""
_NAMES: Final = (
    "Ingrid Solheim", "Tomás Rey", "", "Noor Haddad", "Lars Witt", "", "Mei Tanaka", "Bea Rossi",
    "Oskar Lund", "", "Yusuf Demir", "Ida Nowak", "Anneke Vos", "", "Felix Brandt",
)  # fmt: skip
_BEHAVIOURS: Final[tuple[Behaviour, ...]] = ("comes", "late", "never")
_SHARES: Final = (80, 10, 10)
# Whoever practises meets every behaviour soon.
_BEGIN: Final[tuple[Behaviour, ...]] = (
    "comes", "comes", "comes", "comes", "never", "comes", "late", "never",
)  # fmt: skip


class Guest(NamedTuple):
    """One guest; spans in seconds. `comes_s` after the call, `takes_s` at the desk."""

    gap_s: float
    service: int
    name: str
    by_phone: bool
    party: int
    behaviour: Behaviour
    comes_s: float
    takes_s: float


def guests(seed: int, services: int) -> Iterator[Guest]:
    """All guests in the order of their coming, without end; `services` is how many there are."""
    chance = random.Random(seed)
    at = 0
    while True:
        behaviour = chance.choices(_BEHAVIOURS, _SHARES)[0]
        yield Guest(
            gap_s=0.0 if at < FIRST else min(180.0, chance.expovariate(1 / GAP_S)),
            service=chance.randrange(services),
            name=_NAMES[at % len(_NAMES)],
            by_phone=at >= FIRST and chance.random() < 0.25,
            party=chance.choices((1, 2, 4), (80, 15, 5))[0],
            behaviour=_BEGIN[at] if at < len(_BEGIN) else behaviour,
            comes_s=round(chance.uniform(4, 14), 1),
            takes_s=round(min(240.0, 40 + chance.lognormvariate(3.6, 0.6)), 1),
        )
        at += 1
