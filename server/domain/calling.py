"""Calling: who is next, to which desk, and the announcement that walls carry."""

from __future__ import annotations

from typing import Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import CallEntry, CallNext, Recall, Start
from protocol.records import Call, CallState, Desk, Entry, ServicePoint, Visit
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.moves import answer, calls_of, conflict, guarded, holder, move
from server.domain.refused import refuse

CALLS_KEPT: Final = 50
"""How many announcements stay on the floor: staff see these, walls the newest of them."""
PICKED_FIRST: Final = "longest waiting"
_UNCALL: Final = "Start it, take the call back, or mark a no-show after the grace."


def call_next(floor: Floor, command: CallNext, context: Context) -> Decision:
    """Call whoever has waited longest at the desk's service point."""
    desk = _free_desk(floor, command.desk)
    point = _point(floor, desk)
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
    desk = _free_desk(floor, command.desk)
    point = _point(floor, desk)
    _same_point(entry, desk)
    if not entry.present and not point.call_absent:
        raise refuse("not_here_yet", f"{entry.number} is not here yet. Check in first.")
    return _called(floor, entry, desk, context, f"{entry.number}: chosen at {desk.name}")


def recall(floor: Floor, command: Recall, context: Context) -> Decision:
    """Announce the entry again; the grace that runs is not touched."""
    entry = guarded(floor, command.entry, command.expected, "recall")
    desk = _desk(floor, entry.desk or "")
    changes = move(floor, entry, "recall", context, calls=entry.calls + 1)
    changes += settled(floor, entry, "over")
    changes.append(_announcement(entry, desk, context, entry.calls + 1))
    return answer(floor, changes + surplus_calls(floor, room=1))


def start(floor: Floor, command: Start, context: Context) -> Decision:
    """Service begins; from waiting this calls and starts in one."""
    entry = guarded(floor, command.entry, command.expected, "start")
    if entry.state == "called" and command.desk not in (None, entry.desk):
        held = holder(floor, entry)
        if held is not None:
            raise conflict(entry, held)
    desk = _desk(floor, entry.desk or command.desk or "")
    if desk.state != "open":
        raise refuse("desk_closed", f"{desk.name} is closed. Open it first.")
    _same_point(entry, desk)
    _not_busy(floor, desk, entry)
    fields: dict[str, object] = {"desk": desk.id, "started_at": context.now, "present": True}
    extra: list[Change] = settled(floor, entry, "answered")
    if entry.state == "waiting":
        fields |= {"called_at": context.now, "calls": 1, "pick": f"{entry.number}: chosen"}
        extra.append(_announcement(entry, desk, context, 1, "answered"))
        extra += surplus_calls(floor, room=1)
    return answer(floor, move(floor, entry, "start", context, **fields) + extra)


def settled(
    floor: Floor, entry: Entry, state: CallState, was: CallState = "calling"
) -> list[Change]:
    """The entry's announcements that are running, or as `was` says, now in the given state."""
    return [
        Put(msgspec.structs.replace(shown, state=state))
        for shown in calls_of(floor, entry.id)
        if shown.state == was
    ]


def ended_calls(floor: Floor, entry: Entry) -> list[Change]:
    """The entry's announcements at its end: no desk has the customer any more."""
    return settled(floor, entry, "over") + settled(floor, entry, "served", "answered")


def surplus_calls(floor: Floor, room: int = 0) -> list[Change]:
    """The oldest announcements leave the floor, so that there is room for new ones."""
    calls = [Gone("call", shown.id) for shown in floor.of(Call)]
    return list(calls[: max(0, len(calls) + room - CALLS_KEPT)])


def _called(floor: Floor, entry: Entry, desk: Desk, context: Context, pick: str) -> Decision:
    point = _point(floor, desk)
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
    changes.append(_announcement(entry, desk, context, 1))
    return answer(floor, changes + surplus_calls(floor, room=1))


def _grace_s(floor: Floor, entry: Entry, point: ServicePoint) -> int:
    """How long is waited: longer for somebody who is not here yet, twice for access needs."""
    visit = floor.get(Visit, entry.visit)
    grace_s = point.grace_s if entry.present else point.grace_remote_s
    return grace_s * 2 if visit is not None and visit.access_needs else grace_s


def _announcement(
    entry: Entry, desk: Desk, context: Context, nth: int, state: CallState = "calling"
) -> Put:
    return Put(
        Call(
            id=context.new_id(),
            entry=entry.id,
            number=entry.number,
            service_point=entry.service_point,
            desk=desk.id,
            desk_name=desk.name,
            at=context.now,
            nth=nth,
            state=state,
        )
    )


def _free_desk(floor: Floor, ident: str) -> Desk:
    desk = _desk(floor, ident)
    if desk.state != "open":
        raise refuse("desk_closed", f"{desk.name} is closed. Open it before you call.")
    _not_busy(floor, desk, None)
    return desk


def _not_busy(floor: Floor, desk: Desk, mine: Entry | None) -> None:
    for other in floor.at_desk[desk.id].values():
        if mine is not None and other.id == mine.id:
            continue
        way_out = "Complete it first." if other.state == "serving" else _UNCALL
        raise refuse(
            "desk_busy",
            f"{desk.name} has {other.number}. {way_out}",
            holder=holder(floor, other),
        )


def _desk(floor: Floor, ident: str) -> Desk:
    desk = floor.get(Desk, ident)
    if desk is None:
        raise refuse("unknown_desk", "There is no such desk. Choose your desk again.", field="desk")
    return desk


def _point(floor: Floor, desk: Desk) -> ServicePoint:
    point = floor.get(ServicePoint, desk.service_point)
    if point is None:
        raise refuse("unknown_service_point", f"{desk.name} belongs to no service point.")
    return point


def _same_point(entry: Entry, desk: Desk) -> None:
    if entry.service_point != desk.service_point:
        raise refuse(
            "invalid",
            f"{entry.number} waits at another service point than {desk.name}.",
            field="desk",
        )
