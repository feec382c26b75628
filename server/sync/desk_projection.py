"""The ticket desk as a colleague sees it: its settings, their own things, what has changed last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Key
from protocol.records import (
    BulkChange,
    CannedResponse,
    Draft,
    Notice,
    Record,
    TicketView,
    Webhook,
)
from server.domain.floor import Floor
from server.sync.attendance import Attendance
from server.sync.recent_tickets import RecentTickets
from server.sync.ticket_tallies import TicketTallies
from server.sync.viewer import ANYBODY, Viewer

_RECORDS: Final = (
    "canned_response",
    "ticket_view",
    "sla_policy",
    "sla_calendar",
    "automation_rule",
    "webhook",
    "notice",
    "draft",
    "bulk_change",
)
"""Kinds that are shown as they are on the floor, or not at all."""
_TOLD_BY: Final = frozenset({"ticket", "contact", "person"})
CONCERN: Final = frozenset(_RECORDS) | _TOLD_BY


class TicketDesk:
    """What all colleagues' views of the desk share: the tickets that have changed last, and how
    many stand how. Every entry of the log is folded in before the topics hear of it."""

    def __init__(
        self,
        floor: Floor,
        past: Iterable[Record] = (),
        at: int = 0,
        attendance: Attendance | None = None,
    ) -> None:
        self.attendance = attendance or Attendance(lambda: 0)
        self.recent = RecentTickets(floor, past)
        self.tallies = TicketTallies(floor, at)
        self.touched: dict[Key, None] = {}
        """Rows that the last entry may have changed; of tallies that of all."""

    def fold(self, floor: Floor, changes: Iterable[Change], at: int) -> bool:
        """Take an entry in (`at` in ms); whether there is anything to show."""
        self.touched = {}
        counted = False
        for change in changes:
            if change.key.kind in _TOLD_BY:
                self.touched |= dict.fromkeys(self.recent.fold(floor, change))
                counted |= self.tallies.fold(change)
        if self.tallies.passes(at) or counted:
            self.touched[Key("ticket_tally", "")] = None
        return bool(self.touched)


class DeskProjection:
    """Of one colleague. `desk` is what it shares with the others; without one it never changes but
    in its settings."""

    def __init__(self, desk: TicketDesk | None = None, viewer: Viewer = ANYBODY) -> None:
        self._shared = desk
        self._viewer = viewer

    def touched(self, floor: Floor, change: Change) -> Iterable[Key]:
        """The record itself, or the rows that the entry has changed."""
        if change.key.kind in _TOLD_BY:
            return self.moved()
        return (change.key,) if change.key.kind in _RECORDS else ()

    def moved(self) -> Iterable[Key]:
        """The rows and tallies that the last entry of the log may have changed."""
        assert self._shared is not None
        for key in self._shared.touched:
            yield key
            if key.kind == "ticket_tally":
                yield Key("ticket_tally", self._viewer.id)

    def everything(self, floor: Floor) -> Iterable[Key]:
        """All of it."""
        self._shared = self._shared or TicketDesk(floor)
        for kind in _RECORDS:
            yield from (Key(kind, ident) for ident in floor.lists[kind])
        yield from self._shared.recent.shown()
        yield from (Key("ticket_tally", ident) for ident in {"", self._viewer.id})
        yield from self._shared.attendance.everybody()

    def render(self, floor: Floor, key: Key) -> Record | None:
        """The view."""
        assert self._shared is not None
        if key.kind == "ticket_head":
            return self._shared.recent.head(key.id)
        if key.kind == "ticket_tally":
            return self._shared.tallies.tally(key.id)
        if key.kind == "attending":
            there = self._shared.attendance.get(key.id)
            return there if there is not None and there.staff != self._viewer.id else None
        found = floor.state.get(key)
        if isinstance(found, BulkChange):
            # What everything was before is much, and nobody shows it.
            return replace(found, items=[], moved={}) if self._shows(found) else None
        return found if found is not None and self._shows(found) else None

    def _shows(self, record: Record) -> bool:
        me = self._viewer.id
        match record:
            case CannedResponse() | TicketView():
                return record.owner in (None, me)
            case Draft():
                return record.staff == me
            case Notice():
                told = record.channel == "console" and record.state not in ("seen", "failed")
                return told and record.to == me
            case BulkChange():
                return record.actor == me and not record.undone
            case Webhook():
                return self._viewer.manages
        return True
