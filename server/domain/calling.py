"""Calling: who is next, to which desk, and the announcement that walls carry."""

from __future__ import annotations

from typing import Final

from protocol.changes import Change
from protocol.commands import CallEntry, CallNext, Recall, Start
from protocol.records import Desk, Entry, ServicePoint, Visit
from server.domain.announcing import announced, settled
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.moves import answer, conflict, guarded, holder, move
from server.domain.refused import refuse
from server.domain.seating import desk_for, free_desk, known_desk, point_of

PICKED_FIRST: Final = "longest waiting"


def call_next(floor: Floor, command: CallNext, context: Context) -> Decision:
    """Call whoever has waited longest at the desk's service point."""
    desk = free_desk(floor, command.desk)
    point = point_of(floor, desk)
    if command.service_point not in (None, point.id):
        raise refuse("invalid", f"{desk.name} belongs to {point.name}.", field="servicePoint")
    callable_now = [e for e in floor.waiting[point.id].values() if e.present or point.call_absent]
    if not callable_now:
        raise refuse("nobody_waiting", f"Nobody waits at {point.name} who can be called now.")
    entry = min(callable_now, key=lambda e: (e.eligible_at, e.id))
    return _called(floor, entry, desk, context, f"{entry.number}: {PICKED_FIRST}")


def call(floor: Floor, command: CallEntry, context: Context) -> Decision:
    """Call this very entry."""
    entry = guarded(floor, command.entry, command.expected, "call")
    desk = desk_for(floor, command.desk, entry)
    point = point_of(floor, desk)
    if not entry.present and not point.call_absent:
        raise refuse("not_here_yet", f"{entry.number} is not here yet. Check in first.")
    return _called(floor, entry, desk, context, f"{entry.number}: chosen at {desk.name}")


def recall(floor: Floor, command: Recall, context: Context) -> Decision:
    """Announce the entry again; the grace that runs is not touched."""
    entry = guarded(floor, command.entry, command.expected, "recall")
    desk = known_desk(floor, entry.desk)
    changes = move(floor, entry, "recall", context, calls=entry.calls + 1)
    changes += settled(floor, entry, "over")
    return answer(floor, changes + announced(floor, entry, desk, context, entry.calls + 1))


def start(floor: Floor, command: Start, context: Context) -> Decision:
    """Service begins; from waiting this calls and starts in one."""
    entry = guarded(floor, command.entry, command.expected, "start")
    if entry.state == "called" and command.desk not in (None, entry.desk):
        held = holder(floor, entry)
        if held is not None:
            raise conflict(entry, held)
    desk = desk_for(floor, entry.desk or command.desk, entry)
    fields: dict[str, object] = {"desk": desk.id, "started_at": context.now, "present": True}
    extra: list[Change] = settled(floor, entry, "answered")
    if entry.state == "waiting":
        fields |= {"called_at": context.now, "calls": 1, "pick": f"{entry.number}: chosen"}
        extra += announced(floor, entry, desk, context, state="answered")
    return answer(floor, move(floor, entry, "start", context, **fields) + extra)


def _called(floor: Floor, entry: Entry, desk: Desk, context: Context, pick: str) -> Decision:
    point = point_of(floor, desk)
    changes = move(
        floor,
        entry,
        "call",
        context,
        desk=desk.id,
        called_at=context.now,
        calls=1,
        grace_until=context.now + _grace_s(floor, entry, point) * 1000,
        pick=pick,
    )
    return answer(floor, changes + announced(floor, entry, desk, context))


def _grace_s(floor: Floor, entry: Entry, point: ServicePoint) -> int:
    """How long is waited: longer for somebody who is not here yet, twice for access needs."""
    visit = floor.get(Visit, entry.visit)
    grace_s = point.grace_s if entry.present else point.grace_remote_s
    return grace_s * 2 if visit is not None and visit.access_needs else grace_s
