"""The right pane: the other desks, and the calls. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protocol.records import Call, Desk, Entry, Service
from protocol.replica import Replica
from staff_console.facts import Facts, staff_name
from staff_console.sheets.planned import planned_span
from staff_console.speech import tr
from staff_console.words import minutes, seconds, span

CALLS_SHOWN: Final = 50
CONFIRMED_WITHIN_MS: Final = 3000
"""A call that no screen has confirmed by then is told at once."""
USUAL_S: Final = 480
"""Of a service that is no longer known."""


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
    quiet: bool
    """Nobody works there just now."""
    share: float | None = None
    """Service time of the usual, 0…1."""
    over: bool = False
    """It takes longer than usual."""

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
    tone: str
    """The token of the colour of the state."""
    quiet: bool
    """It no longer holds."""

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
    share, over = _share(replica, entry, now)
    return DeskRow(
        key=desk.id,
        name=desk.name,
        number=entry.number if entry else "",
        who=tr("you") if mine else "" if closed else staff_name(replica, desk.staff),
        state=_doing(desk, entry, facts, now),
        mine=mine,
        quiet=desk.state in ("closed", "paused") and entry is None,
        # Beside a planned break there is room for the name or for the bar.
        share=share if desk.pause_at is None else None,
        over=over,
    )


def _share(replica: Replica, entry: Entry | None, now: int) -> tuple[float | None, bool]:
    if entry is None or entry.state != "serving":
        return None, False
    service = replica.get(Service, entry.service)
    usual = (service.mean_s if service else USUAL_S) * 1000
    taken = now - entry.since
    return min(1.0, max(0.0, taken / usual)), taken > usual


def _doing(desk: Desk, entry: Entry | None, facts: Facts, now: int) -> str:
    if entry is not None:
        time = span(now - entry.since)
        if entry.state == "called":
            return tr("called {time}").format(time=time)
        if desk.state == "closing":
            return tr("{time}, closes").format(time=time)
        if desk.pause_at is not None:
            at = minutes(desk.pause_at, facts.zone)
            return tr("{time}, break {at}").format(time=time, at=at)
        return time
    if desk.state == "paused":
        return _pause(desk, facts)
    if desk.state == "open" and (planned := planned_span(desk, facts.zone)):
        return tr("break {span}").format(span=planned)
    states = {"open": tr("free"), "closing": tr("closing"), "closed": tr("closed")}
    return states[desk.state]


def _pause(desk: Desk, facts: Facts) -> str:
    reason = desk.reason or tr("break")
    if desk.until is None:
        return reason
    return tr("{reason} to {at}").format(reason=reason, at=minutes(desk.until, facts.zone))


def open_desks(replica: Replica, facts: Facts) -> str:
    """`3 open of 4`."""
    desks = [desk for desk in replica.of(Desk) if desk.service_point == facts.point.id]
    count = sum(desk.state in ("open", "closing") for desk in desks)
    return tr("{open} open of {all}").format(open=count, all=len(desks))


def newest_calls(replica: Replica, facts: Facts) -> list[Call]:
    """The announcements of my point, the newest first."""
    calls = [call for call in replica.of(Call) if call.service_point == facts.point.id]
    return sorted(calls, key=lambda call: (-call.at, call.id))[:CALLS_SHOWN]


def call_rows(calls: list[Call], facts: Facts, now: int) -> tuple[CallRow, ...]:
    """The announcements as rows."""
    return tuple(_call(call, facts, now) for call in calls)


def no_screen(calls: list[Call], now: int) -> str:
    """A word beside the heading if no screen answers: the newest calls have no receipt."""
    due = [call for call in calls if now - call.at > CONFIRMED_WITHIN_MS][:2]
    fresh = [call for call in due if call.state == "calling"]
    silent = bool(fresh) and all(call.confirmed_at is None for call in due)
    return tr("no screen answers") if silent else ""


def unconfirmed(call: Call, now: int) -> bool:
    """Whether a call that runs has been confirmed by no screen in time."""
    late = now - call.at > CONFIRMED_WITHIN_MS
    return call.state == "calling" and call.confirmed_at is None and late


def _call(call: Call, facts: Facts, now: int) -> CallRow:
    desk = tr("{desk}, you") if call.desk == facts.desk.id else "{desk}"
    if call.nth > 1:
        desk = tr("{desk}, {nth}×").format(desk=desk, nth=call.nth)
    state, tone = _receipt(call, now)
    return CallRow(
        key=call.id,
        at=seconds(call.at, facts.zone),
        number=call.number,
        desk=desk.format(desk=call.desk_name),
        state=state,
        tone=tone,
        quiet=call.state == "withdrawn",
    )


def _receipt(call: Call, now: int) -> tuple[str, str]:
    """What became of it: withdrawn, moved, or which screen showed it and how soon."""
    if call.state == "withdrawn":
        return tr("withdrawn"), "warn"
    if call.moved_from:
        return tr("was {desk}").format(desk=call.moved_from), "warn"
    if unconfirmed(call, now):
        return tr("no screen"), "warn"
    if call.confirmed_at is None:
        states = {"calling": tr("calling"), "answered": tr("came"), "served": tr("came")}
        return states.get(call.state, ""), "muted"
    screen = tr("phone") if call.confirmed_by == "phone" else tr("wall")
    took = max(0, call.confirmed_at - call.at) / 1000
    return tr("{screen} {seconds} s").format(screen=screen, seconds=f"{took:.1f}"), "muted"
