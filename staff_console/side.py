"""The right pane: the other desks, and the calls. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protocol.records import Call, Desk, Entry
from protocol.replica import Replica
from staff_console.facts import Facts, staff_name
from staff_console.speech import tr
from staff_console.words import seconds, span

CALLS_SHOWN: Final = 50


@dataclass(frozen=True)
class DeskRow:
    """A desk of my service point."""

    key: str
    name: str
    number: str
    """Whom it has, empty if nobody."""
    who: str
    state: str
    mine: bool
    closed: bool

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(part for part in (self.name, self.who, self.number, self.state) if part)


@dataclass(frozen=True)
class CallRow:
    """An announcement."""

    key: str
    at: str
    number: str
    desk: str
    state: str
    withdrawn: bool

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(part for part in (self.number, self.desk, self.at, self.state) if part)


def desk_rows(replica: Replica, facts: Facts, now: int) -> tuple[DeskRow, ...]:
    """All desks of my point, by number."""
    desks = [desk for desk in replica.of(Desk) if desk.service_point == facts.point.id]
    return tuple(_desk(replica, desk, facts, now) for desk in sorted(desks, key=lambda d: d.number))


def _desk(replica: Replica, desk: Desk, facts: Facts, now: int) -> DeskRow:
    mine = desk.id == facts.desk.id
    entry = facts.busy.get(desk.id)
    closed = desk.state == "closed"
    who = tr("you") if mine else "" if closed else staff_name(replica, desk.staff)
    return DeskRow(
        key=desk.id,
        name=desk.name,
        number=entry.number if entry else "",
        who=who,
        state=_doing(entry, closed, now),
        mine=mine,
        closed=closed and entry is None,
    )


def _doing(entry: Entry | None, closed: bool, now: int) -> str:
    if entry is None:
        return tr("closed") if closed else tr("free")
    time = span(now - entry.since)
    return tr("called {time}").format(time=time) if entry.state == "called" else time


def open_desks(rows: tuple[DeskRow, ...]) -> str:
    """`3 open of 4`."""
    count = sum(not row.closed for row in rows)
    return tr("{open} open of {all}").format(open=count, all=len(rows))


def call_rows(replica: Replica, facts: Facts) -> tuple[CallRow, ...]:
    """The announcements of my point, the newest first."""
    calls = [call for call in replica.of(Call) if call.service_point == facts.point.id]
    newest = sorted(calls, key=lambda call: (-call.at, call.id))[:CALLS_SHOWN]
    return tuple(_call(call, facts) for call in newest)


def _call(call: Call, facts: Facts) -> CallRow:
    desk = tr("{desk}, you") if call.desk == facts.desk.id else "{desk}"
    states = {
        "calling": tr("calling"),
        "answered": tr("came"),
        "served": tr("came"),
        "withdrawn": tr("withdrawn"),
        "over": "",
    }
    state = states[call.state]
    if not state and call.nth > 1:
        state = tr("again")
    return CallRow(
        key=call.id,
        at=seconds(call.at, facts.zone),
        number=call.number,
        desk=desk.format(desk=call.desk_name),
        state=state,
        withdrawn=call.state == "withdrawn",
    )
