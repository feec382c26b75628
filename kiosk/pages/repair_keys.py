"""Keys of the pages on which something is brought, as values. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RepairKey:
    """A key: what it does with which value, its words, a word on what follows, its drawing."""

    does: str
    value: str
    words: str
    how: str = ""
    mark: str = ""
    primary: bool = False


@dataclass(frozen=True)
class SummaryRow:
    """What was told, and the key by which it is told anew."""

    key: str
    label: str
    told: str
