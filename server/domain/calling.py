"""Calling: who is next, to which desk, and the announcement that walls carry."""

from __future__ import annotations

from typing import Any

import msgspec

from protocol.capability import absent
from protocol.changes import Change, Put
from protocol.commands import CallEntry, CallNext, Recall, Start
from protocol.records import CallState, Desk, Entry, Undoable
from server.domain.announcing import announced, settled
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.moves import answer, conflict, guarded, holder, missed_since, move
from server.domain.picking import by_hand, pick
from server.domain.receipts import grace_ms
from server.domain.refused import refuse
from server.domain.seating import desk_for, free_desk, known_desk, point_of


def call_next(floor: Floor, command: CallNext, context: Context) -> Decision:
    """Call whoever is next at the desk's service point, of those whom the desk can serve."""
    desk = free_desk(floor, command.desk)
    point = point_of(floor, desk)
    if command.service_point not in (None, point.id):
        raise refuse("invalid", f"{desk.name} belongs to {point.name}.", field="servicePoint")
    picked = pick(floor, point, desk, context.now)
    outcome, changes = _called(floor, picked.entry, desk, context, picked.sentence)
    changes = [_with_turns(change, picked.spent) for change in changes]
    return Decision(outcome, changes + picked.changes)


def _with_turns(change: Change, spent: dict[str, int]) -> Change:
    """The way back leads over the turns of the classes too."""
    if isinstance(change, Put) and isinstance(change.r, Undoable):
        return Put(msgspec.structs.replace(change.r, spent=spent))
    return change


def call(floor: Floor, command: CallEntry, context: Context) -> Decision:
    """Call this very entry, also one that missed a call or, by take-over, is called elsewhere."""
    entry = guarded(floor, command.entry, command.expected, "call", command.desk)
    if entry.state == "called":
        _taken_over(floor, entry, command.desk, command.take_over)
    desk = desk_for(floor, command.desk, entry)
    point = point_of(floor, desk)
    if absent(entry, point):
        raise refuse("not_here_yet", f"{entry.number} is not here yet. Check in first.")
    sentence = f"{entry.number}: chosen at {desk.name}"
    sentence += by_hand(floor, point, desk, entry, context.now)
    return _called(floor, entry, desk, context, sentence)


def recall(floor: Floor, command: Recall, context: Context) -> Decision:
    """Announce the entry again; the grace that runs is not touched.

    Where it ended before this was known at the desk, it is called anew: the clerk wants it called.
    """
    missed = floor.get(Entry, command.entry)
    if missed is not None and missed_since(missed, command.expected):
        desk = desk_for(floor, missed.desk, missed)
        return _called(floor, missed, desk, context, f"{missed.number}: called again")
    entry = guarded(floor, command.entry, command.expected, "recall")
    desk = known_desk(floor, entry.desk)
    changes = move(floor, entry, "recall", context, calls=entry.calls + 1)
    changes += settled(floor, entry, "over")
    return answer(floor, changes + announced(floor, entry, desk, context, entry.calls + 1))


def start(floor: Floor, command: Start, context: Context) -> Decision:
    """Service begins; for somebody whom this desk has not called it calls and starts in one."""
    entry = guarded(floor, command.entry, command.expected, "start", command.desk)
    called_here = entry.state == "called" and command.desk in (None, entry.desk)
    if entry.state == "called" and not called_here:
        _taken_over(floor, entry, command.desk, command.take_over)
    desk = desk_for(floor, command.desk or entry.desk, entry)
    fields: dict[str, Any] = {
        "desk": desk.id,
        "started_at": context.now,
        "present": True,
        "until": None,
    }
    if called_here:
        extra = settled(floor, entry, "answered")
    else:
        sentence = f"{entry.number}: chosen"
        sentence += by_hand(floor, point_of(floor, desk), desk, entry, context.now)
        fields |= {"called_at": context.now, "calls": 1, "pick": sentence}
        extra = _announced(floor, entry, desk, context, "answered")
    return answer(floor, move(floor, entry, "start", context, **fields) + extra)


def _taken_over(floor: Floor, entry: Entry, desk: str | None, take_over: bool) -> None:
    """Refuse the second of two clerks, unless this other desk says that it takes over."""
    held = holder(floor, entry)
    if held is not None and (not take_over or desk == entry.desk):
        raise conflict(entry, held)


def _called(floor: Floor, entry: Entry, desk: Desk, context: Context, pick: str) -> Decision:
    changes = move(
        floor,
        entry,
        "call",
        context,
        desk=desk.id,
        called_at=context.now,
        calls=1,
        grace_until=context.now + grace_ms(floor, entry),
        until=None,
        pick=pick,
    )
    return answer(floor, changes + _announced(floor, entry, desk, context))


def _announced(
    floor: Floor, entry: Entry, desk: Desk, context: Context, state: CallState = "calling"
) -> list[Change]:
    """The announcement to a desk; the call of a desk that had this customer is withdrawn."""
    before = floor.get(Desk, entry.desk) if entry.state == "called" else None
    moved_from = before.name if before is not None else ""
    return settled(floor, entry, "withdrawn") + announced(
        floor, entry, desk, context, state=state, moved_from=moved_from
    )
