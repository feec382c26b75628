"""Taking a step back, and serving a completed customer on."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import Reopen, Undo
from protocol.lifecycle import MANAGER_UNDO_S, REOPEN_S
from protocol.records import AT_DESK, Desk, Entry, Errand, ServicePoint, Undoable, Visit
from server.domain.announcing import announced, announced_as
from server.domain.closing import closes_after
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.legs import next_errand, only_leg, taken_back
from server.domain.moves import answer, as_seen, closed, guarded, holder, known, move
from server.domain.opening import drains_again
from server.domain.picking import turned_back
from server.domain.promising import reopened
from server.domain.receipts import grace_ms
from server.domain.refused import refuse
from server.domain.seating import desk_for, takes


def undo(floor: Floor, command: Undo, context: Context) -> Decision:
    """Take the last transition back; announced calls are said to be withdrawn."""
    entry = known(floor, command.entry)
    way_back = floor.get(Undoable, entry.id)
    if way_back is None:
        raise refuse("nothing_to_undo", f"Nothing was done to {entry.number} that can be undone.")
    as_seen(floor, entry, command.expected)
    _in_time(way_back, context)
    before = way_back.before
    _still_alone(floor, entry)
    only_leg(floor, entry, way_back.opened)
    _room_at_desk(floor, entry, before)
    restored = _as_before(floor, entry, before, context.now)
    changes: list[Change] = [
        Put(restored),
        Put(msgspec.structs.replace(closed(entry, context.now), withdrawn=True)),
        Put(msgspec.structs.replace(closed(before, way_back.at), withdrawn=True)),
        Gone("undoable", entry.id),
    ]
    changes += taken_back(floor, entry.visit, way_back.opened, way_back.errands, context)
    changes += drains_again(floor, before, _errands(floor, way_back))
    changes += turned_back(floor, before.service_point, way_back.spent)
    changes += announced_as(floor, before, context)
    changes += reopened(floor, entry, before, way_back.at, context.now)
    changes += closes_after(floor, entry, restored, context.now)
    if before.state == "completed":
        # Reopening took the next leg away: it opens once more.
        opening = next_errand(floor, before, context)
        changes += opening.changes(floor) if opening else []
    return answer(floor, changes)


def reopen(floor: Floor, command: Reopen, context: Context) -> Decision:
    """A completed customer is served on; a next leg that still waits is taken back."""
    entry = guarded(floor, command.entry, command.expected, "reopen")
    visit = floor.get(Visit, entry.visit)
    late = context.now > (entry.ended_at or 0) + REOPEN_S * 1000
    if late or visit is None or visit.day != floor.site.day:
        raise refuse(
            "undo_expired",
            f"{entry.number} could be reopened for {REOPEN_S // 60} minutes. "
            "Give a new number instead.",
        )
    _still_alone(floor, entry)
    live = floor.live.get(entry.visit)
    opened = live.id if live is not None and live.came_from == entry.id else None
    only_leg(floor, entry, opened)
    desk = desk_for(floor, command.desk or entry.desk, entry)
    changes = move(floor, entry, "reopen", context, desk=desk.id, ended_at=None)
    changes += announced(floor, entry, desk, context, entry.calls + 1, "answered")
    changes += drains_again(floor, entry, visit.errands)
    if live is not None:
        errand = Errand(live.service_point, [live.service, *live.also])
        changes += taken_back(floor, visit.id, opened, [errand, *visit.errands], context)
    return answer(floor, changes)


def _errands(floor: Floor, way_back: Undoable) -> list[Errand]:
    visit = floor.get(Visit, way_back.before.visit)
    return way_back.errands or (visit.errands if visit is not None else [])


def _as_before(floor: Floor, entry: Entry, before: Entry, now: int) -> Entry:
    """The entry as it was, but for what was learnt of the customer since."""
    # Whoever checked in since is still here; a start that was a slip proves nothing.
    present = entry.present if entry.state in ("called", "waiting") else before.present
    restored = msgspec.structs.replace(
        before, version=entry.version + 1, present=present, priority=entry.priority
    )
    return _given_time(floor, restored, now)


def _given_time(floor: Floor, restored: Entry, now: int) -> Entry:
    """Whose time has run out since has it anew, or the timer would end it at once again."""
    point = floor.get(ServicePoint, restored.service_point)
    if point is None:
        return restored
    grace_until, until = restored.grace_until, restored.until
    if restored.state == "called" and (grace_until or 0) <= now:
        grace_until = now + grace_ms(floor, restored)
    lasts_s = {"missed": point.missed_s, "waiting": point.hold_remote_s}.get(restored.state)
    if restored.state == "waiting" and restored.present:
        until = None
    elif lasts_s is not None and until is not None and until <= now:
        until = now + lasts_s * 1000
    return msgspec.structs.replace(restored, grace_until=grace_until, until=until)


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


def _room_at_desk(floor: Floor, entry: Entry, before: Entry) -> None:
    if floor.get(ServicePoint, before.service_point) is None:
        raise refuse(
            "unknown_service_point",
            f"{before.number} cannot come back: its service point was removed.",
        )
    if before.state not in AT_DESK:
        return
    desk = floor.get(Desk, before.desk)
    if desk is None:
        raise refuse("unknown_desk", f"{before.number} cannot come back: its desk was removed.")
    takes(desk, entry)
    for other in floor.at_desk[before.desk or ""].values():
        if other.id != before.id:
            raise refuse(
                "desk_busy",
                f"The desk has {other.number} now. Finish it before you take {before.number} back.",
                holder=holder(floor, other),
            )
