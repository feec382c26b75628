"""The ways in which an entry ends."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Put
from protocol.commands import Cancel, Complete, Expire, ExpireWaiting, Leave, NoShow
from protocol.lifecycle import Operation
from protocol.outcomes import Saved
from protocol.records import Entry, ServicePoint, Visit
from server.domain.announcing import ended_calls
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.legs import next_errand
from server.domain.moves import answer, guarded, move, only_own
from server.domain.refused import refuse
from server.domain.seating import known_point
from server.domain.text import visible


def complete(floor: Floor, command: Complete, context: Context) -> Decision:
    """Service has ended; with errands left the next leg opens at once."""
    entry = guarded(floor, command.entry, command.expected, "complete")
    return answer(floor, completed(floor, entry, context))


def completed(floor: Floor, entry: Entry, context: Context) -> list[Change]:
    """The changes of a service that ends now, with the leg of the next errand."""
    opening = next_errand(floor, entry, context)
    opened = opening.leg.id if opening else None
    changes = _ended(floor, entry, context, "complete", opened=opened)
    return changes + (opening.changes(floor) if opening else [])


def no_show(floor: Floor, command: NoShow, context: Context) -> Decision:
    """Nobody came; only after the grace."""
    entry = guarded(floor, command.entry, command.expected, "no_show")
    if entry.state == "waiting":
        # A place that was held for somebody who is not here ends by time alone.
        raise refuse("wrong_state", f"{entry.number} is waiting and was not called. Call it first.")
    left_ms = (entry.grace_until or 0) - context.now
    if entry.state == "called" and left_ms > 0:
        seconds = -(-left_ms // 1000)
        raise refuse(
            "grace_running",
            f"{entry.number} still has {seconds} s to come. Call again, or wait for the grace.",
            retry_after=seconds,
        )
    return answer(floor, _ended(floor, entry, context, "no_show"))


def leave(floor: Floor, command: Leave, context: Context) -> Decision:
    """The customer gives the place up."""
    only_own(floor, command.entry, context)
    entry = guarded(floor, command.entry, command.expected, "leave")
    return answer(floor, _ended(floor, entry, context, "leave"))


def cancel(floor: Floor, command: Cancel, context: Context) -> Decision:
    """Staff end the entry, with a reason."""
    entry = guarded(floor, command.entry, command.expected, "cancel")
    reason = _reason(command.reason, "it is cancelled")
    return answer(floor, _ended(floor, entry, context, "cancel", reason))


def called_off(floor: Floor, entry: Entry, context: Context, reason: str) -> list[Change]:
    """The changes of a place that is given up for its customer, as what they wait for is off."""
    return _ended(floor, entry, context, "cancel", reason)


def expire(floor: Floor, command: Expire, context: Context) -> Decision:
    """A manager sends somebody home."""
    entry = guarded(floor, command.entry, command.expected, "expire")
    reason = _reason(command.reason, "nobody can be served any more")
    return answer(floor, _ended(floor, entry, context, "expire", reason))


def expire_waiting(floor: Floor, command: ExpireWaiting, context: Context) -> Decision:
    """A manager sends all home who still wait at a service point.

    Who is elsewhere, or at a desk, has no errand there any more: nobody arrives where all were sent
    home. Taking somebody's end back gives nobody an errand back; transfer whoever still needs it.
    """
    point = known_point(floor, command.service_point)
    reason = _reason(command.reason, "nobody can be served any more")
    changes: list[Change] = []
    for entry in floor.live.values():
        if entry.service_point == point.id and entry.state in ("waiting", "away", "missed"):
            changes += _ended(floor, entry, context, "expire", reason)
        else:
            changes += _without_errands(floor, entry, point)
    return Decision(Saved(id=point.id, version=point.version), changes)


def _without_errands(floor: Floor, entry: Entry, point: ServicePoint) -> list[Change]:
    visit = floor.get(Visit, entry.visit)
    errands = visit.errands if visit is not None else []
    left = [errand for errand in errands if errand.service_point != point.id]
    if visit is None or left == errands:
        return []
    return [Put(msgspec.structs.replace(visit, errands=left))]


def _reason(text: str, what: str) -> str:
    reason = visible(text)
    if not reason:
        raise refuse("invalid", f"Say in a word why {what}.", field="reason")
    return reason


def _ended(
    floor: Floor,
    entry: Entry,
    context: Context,
    operation: Operation,
    reason: str = "",
    opened: str | None = None,
) -> list[Change]:
    changes = move(
        floor, entry, operation, context, opened=opened, ended_at=context.now, reason=reason
    )
    return changes + ended_calls(floor, entry)
