"""Check-in, the ways in which an entry ends, and taking a step back."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import Cancel, CheckIn, Complete, Leave, NoShow, Undo
from protocol.lifecycle import MANAGER_UNDO_S, Operation
from protocol.records import Desk, Entry, ServicePoint, Undoable, Visit
from server.domain.announcing import announced_as, ended_calls
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.moves import (
    answer,
    closed,
    guarded,
    holder,
    known,
    move,
)
from server.domain.refused import refuse
from server.domain.text import visible


def check_in(floor: Floor, command: CheckIn, context: Context) -> Decision:
    """The customer is here; saying it twice is as good as once."""
    _own(floor, command.entry, context)
    entry = guarded(floor, command.entry, command.expected, "check_in")
    if entry.present:
        return Decision(answer(floor, [Put(entry)]).outcome, [])
    return answer(floor, move(floor, entry, "check_in", context, present=True))


def complete(floor: Floor, command: Complete, context: Context) -> Decision:
    """Service has ended."""
    entry = guarded(floor, command.entry, command.expected, "complete")
    return answer(floor, _ended(floor, entry, context, "complete"))


def no_show(floor: Floor, command: NoShow, context: Context) -> Decision:
    """Nobody came; only after the grace."""
    entry = guarded(floor, command.entry, command.expected, "no_show")
    left_ms = (entry.grace_until or 0) - context.now
    if left_ms > 0:
        seconds = -(-left_ms // 1000)
        raise refuse(
            "grace_running",
            f"{entry.number} still has {seconds} s to come. Call again, or wait for the grace.",
            retry_after=seconds,
        )
    return answer(floor, _ended(floor, entry, context, "no_show"))


def leave(floor: Floor, command: Leave, context: Context) -> Decision:
    """The customer gives the place up."""
    _own(floor, command.entry, context)
    entry = guarded(floor, command.entry, command.expected, "leave")
    return answer(floor, _ended(floor, entry, context, "leave"))


def cancel(floor: Floor, command: Cancel, context: Context) -> Decision:
    """Staff end the entry, with a reason."""
    entry = guarded(floor, command.entry, command.expected, "cancel")
    reason = visible(command.reason)
    if not reason:
        raise refuse("invalid", "Say in a word why it is cancelled.", field="reason")
    return answer(floor, _ended(floor, entry, context, "cancel", reason))


def undo(floor: Floor, command: Undo, context: Context) -> Decision:
    """Take the last transition back; announced calls are said to be withdrawn."""
    entry = known(floor, command.entry)
    way_back = floor.get(Undoable, entry.id)
    if way_back is None:
        raise refuse("nothing_to_undo", f"Nothing was done to {entry.number} that can be undone.")
    if command.expected is not None and command.expected != entry.version:
        raise refuse("version_mismatch", f"{entry.number} changed meanwhile. Look again.")
    _in_time(way_back, context)
    before = way_back.before
    _still_alone(floor, entry)
    _room_at_desk(floor, before)
    # Whoever checked in after the call is still here; a start that was a slip proves nothing.
    present = entry.present if entry.state == "called" else before.present
    restored = msgspec.structs.replace(before, version=entry.version + 1, present=present)
    withdrawn = msgspec.structs.replace(closed(entry, context.now), withdrawn=True)
    superseded = msgspec.structs.replace(closed(before, way_back.at), withdrawn=True)
    changes: list[Change] = [
        Put(restored),
        Put(withdrawn),
        Put(superseded),
        Gone("undoable", entry.id),
    ]
    return answer(floor, changes + announced_as(floor, before, context))


def _in_time(way_back: Undoable, context: Context) -> None:
    own_s = (way_back.until - way_back.at) // 1000
    limit_s = MANAGER_UNDO_S if context.actor.is_manager else own_s
    if context.now > way_back.at + limit_s * 1000:
        raise refuse(
            "undo_expired",
            f"{way_back.number} could be taken back for {limit_s} s. "
            "A manager can undo for 15 minutes.",
        )
    if way_back.actor != context.actor.id and not context.actor.is_manager:
        raise refuse("forbidden", "Only the one who did it, or a manager, can take it back.")


def _still_alone(floor: Floor, entry: Entry) -> None:
    """Nobody has two places: whoever has joined again meanwhile keeps the later one."""
    visit = floor.get(Visit, entry.visit)
    other = floor.joined_as(visit.joiners) if visit is not None else None
    if other is not None and other.visit != entry.visit:
        raise refuse(
            "already_waiting", f"{entry.number} has joined again and has {other.number} now."
        )


def _room_at_desk(floor: Floor, before: Entry) -> None:
    if floor.get(ServicePoint, before.service_point) is None:
        raise refuse(
            "unknown_service_point",
            f"{before.number} cannot come back: its service point was removed.",
        )
    if before.state not in ("called", "serving"):
        return
    desk = floor.get(Desk, before.desk)
    if desk is None:
        raise refuse("unknown_desk", f"{before.number} cannot come back: its desk was removed.")
    if desk.state != "open":
        raise refuse("desk_closed", f"Open {desk.name} before you take {before.number} back.")
    for other in floor.at_desk[before.desk or ""].values():
        if other.id != before.id:
            raise refuse(
                "desk_busy",
                f"The desk has {other.number} now. Finish it before you take {before.number} back.",
                holder=holder(floor, other),
            )


def _ended(
    floor: Floor, entry: Entry, context: Context, operation: Operation, reason: str = ""
) -> list[Change]:
    changes = move(
        floor,
        entry,
        operation,
        context,
        ended_at=context.now,
        reason=reason,
    )
    return changes + ended_calls(floor, entry)


def _own(floor: Floor, ident: str, context: Context) -> None:
    """A customer acts on the own place; a kiosk on a number of its own that nobody has touched."""
    actor = context.actor
    if actor.role == "visitor" and known(floor, ident).visit != actor.visit:
        raise refuse("forbidden", "This link belongs to another place in the queue.")
    if actor.role == "kiosk" and known(floor, ident).actor != actor.id:
        raise refuse("forbidden", "A kiosk gives back only a number that it has just given.")
