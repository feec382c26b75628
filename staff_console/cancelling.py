"""Ending somebody's turn with a reason: my customer's, and that of whom is marked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from protocol.commands import Cancel, Expire
from protocol.records import Entry
from staff_console.facts import Facts
from staff_console.speech import tr

_REASONS: Final[dict[str, Callable[[], str]]] = {
    "left": lambda: tr("Left without a word"),
    "elsewhere": lambda: tr("Came for nothing here"),
    "mistake": lambda: tr("Entered by mistake"),
}
_HOME: Final[dict[str, Callable[[], str]]] = {
    "late": lambda: tr("It can no longer be done today"),
    "closed": lambda: tr("We have to close early"),
}
"""For which a manager sends home who cannot be served any more."""


@dataclass(frozen=True)
class Cancelling:
    """One reason for which somebody can be cancelled, or sent home."""

    key: str
    """`<reason>:<id of the entry>`"""
    number: str
    reason: str
    marked: bool
    """Whether it is about the marked row, not about my customer."""
    command: Cancel | Expire | None
    """None while the server is away."""
    home: bool = False
    """Whether a manager sends them home."""


def cancellings(facts: Facts, chosen: Entry | None, away: bool = False) -> tuple[Cancelling, ...]:
    """Each reason for my customer, then each for the marked one."""
    return tuple(
        each
        for entry in (facts.customer, chosen)
        if entry is not None
        for each in _ends(entry, marked=entry is chosen, away=away, manager=facts.manager)
    )


def _ends(entry: Entry, marked: bool, away: bool, manager: bool) -> Iterator[Cancelling]:
    for name, reason in _REASONS.items():
        cancel = Cancel(entry=entry.id, expected=entry.version, reason=reason())
        command = None if away else cancel
        yield Cancelling(f"{name}:{entry.id}", entry.number, reason(), marked, command)
    for name, reason in _HOME.items() if manager else ():
        expire = Expire(entry=entry.id, expected=entry.version, reason=reason())
        home = None if away else expire
        yield Cancelling(f"{name}:{entry.id}", entry.number, reason(), marked, home, home=True)


def cancel_words(number: str) -> str:
    """What is typed to find how somebody is cancelled; without a number, how anybody is."""
    return tr("Cancel {number}").format(number=number).strip()


def home_words(number: str) -> str:
    """What is typed to find how a manager sends somebody home."""
    return tr("Send {number} home").format(number=number)
