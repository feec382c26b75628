"""Ending somebody's turn with a reason: my customer's, and that of whom is marked. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from protocol.commands import Cancel
from protocol.records import Entry
from staff_console.facts import Facts
from staff_console.speech import tr

_REASONS: Final[dict[str, Callable[[], str]]] = {
    "left": lambda: tr("Left without a word"),
    "elsewhere": lambda: tr("Came for nothing here"),
    "mistake": lambda: tr("Entered by mistake"),
}


@dataclass(frozen=True)
class Cancelling:
    """One reason for which somebody can be cancelled."""

    key: str
    """`<reason>:<id of the entry>`"""
    number: str
    reason: str
    marked: bool
    """Whether it is about the marked row, not about my customer."""
    command: Cancel | None
    """None while the server is away."""


def cancellings(facts: Facts, chosen: Entry | None, away: bool = False) -> tuple[Cancelling, ...]:
    """Each reason for my customer, then each for the marked one."""
    return tuple(
        Cancelling(
            key=f"{name}:{entry.id}",
            number=entry.number,
            reason=reason(),
            marked=entry is chosen,
            command=None if away else _command(entry, reason()),
        )
        for entry in (facts.customer, chosen)
        if entry is not None
        for name, reason in _REASONS.items()
    )


def _command(entry: Entry, reason: str) -> Cancel:
    return Cancel(entry=entry.id, expected=entry.version, reason=reason)


def cancel_words(number: str) -> str:
    """What is typed to find how somebody is cancelled; without a number, how anybody is."""
    return tr("Cancel {number}").format(number=number).strip()
