"""Customers on hold: mine and those that anybody may go on with. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from protocol.records import Entry
from protocol.replica import Replica
from staff_console.facts import Facts
from staff_console.line import who
from staff_console.speech import tr
from staff_console.words import minutes


@dataclass(frozen=True)
class HeldRow:
    """Somebody on hold."""

    key: str
    number: str
    who: str
    back: str
    left: float | None
    """The share of the time that is left, 1…0."""
    over: bool

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join((self.number, self.who, self.back))


def held_rows(replica: Replica, facts: Facts, now: int) -> tuple[HeldRow, ...]:
    """Whoever is back first stands first."""
    return tuple(_row(replica, entry, facts, now) for entry in facts.held)


def _row(replica: Replica, entry: Entry, facts: Facts, now: int) -> HeldRow:
    name = who(replica, entry)
    if entry.owner is None:
        name = tr("{name}, for anybody").format(name=name)
    if entry.reason:
        name = tr("{name}: {reason}").format(name=name, reason=entry.reason)
    if entry.until is None:
        return HeldRow(entry.id, entry.number, name, tr("on hold"), None, over=False)
    left = entry.until - now
    back = tr("back {at}").format(at=minutes(entry.until, facts.zone))
    if left <= 0:
        back = tr("{count} min over").format(count=-left // 60_000)
    share = min(1.0, max(0.0, left / max(1, entry.until - entry.since)))
    return HeldRow(entry.id, entry.number, name, back, share, over=left <= 0)
