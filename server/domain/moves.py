"""One transition of one entry, as the table of the lifecycle allows it."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.lifecycle import TRANSITIONS, UNDO_S, Operation
from protocol.outcomes import Holder, Moved
from protocol.records import Desk, Entry, Interval, Staff, Undoable, Visit
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse

_STATE_WORDS: Final = {
    "waiting": "is waiting",
    "called": "has been called",
    "serving": "is being served",
    "completed": "is completed",
    "away": "is away for a while",
    "on_hold": "is on hold",
    "missed": "missed a call",
    "transferred": "went on to another service",
    "no_show": "did not come",
    "left": "has left",
    "cancelled": "was cancelled",
    "expired": "expired with its business day",
}


def guarded(floor: Floor, ident: str, expected: int | None, operation: Operation) -> Entry:
    """The entry, when the operation is allowed from its state and nobody was faster."""
    entry = known(floor, ident)
    allowed = TRANSITIONS[operation].allowed_from
    if entry.state not in allowed:
        held = holder(floor, entry)
        if held is not None and operation in ("call", "start"):
            raise conflict(entry, held)
        wanted = " or ".join(sorted(allowed))
        raise refuse(
            "wrong_state",
            f"{entry.number} {_STATE_WORDS[entry.state]}; this works while it is {wanted}.",
            holder=held,
        )
    if expected is not None and expected != entry.version:
        raise refuse(
            "version_mismatch",
            f"{entry.number} changed meanwhile: it {_STATE_WORDS[entry.state]} now. "
            "Look again and repeat if you still want it.",
            holder=holder(floor, entry),
        )
    return entry


def known(floor: Floor, ident: str) -> Entry:
    """The entry, or the refusal that there is none."""
    entry = floor.get(Entry, ident)
    if entry is None:
        raise refuse("unknown_entry", "There is no such queue entry. Check the id.", field="entry")
    return entry


def holder(floor: Floor, entry: Entry) -> Holder | None:
    """Who has the entry at a desk now."""
    desk = floor.get(Desk, entry.desk)
    if desk is None or entry.state not in ("called", "serving"):
        return None
    staff = floor.get(Staff, entry.actor) or floor.get(Staff, desk.staff)
    name = staff.name if staff else ""
    return Holder(desk.id, desk.name, name, entry.since, entry.number)


def conflict(entry: Entry, held: Holder) -> Exception:
    """The refusal for the second of two clerks."""
    who = f" ({held.staff})" if held.staff else ""
    verb = "is serving" if entry.state == "serving" else "has called"
    return refuse(
        "conflict",
        f"{held.desk_name}{who} {verb} {entry.number}. Nothing was done twice; call somebody else.",
        holder=held,
    )


def move(
    floor: Floor, entry: Entry, operation: Operation, context: Context, **fields: Any
) -> list[Change]:
    """The changes that carry out a transition: the entry, its closed interval, the way back."""
    row = TRANSITIONS[operation]
    leads_to = row.leads_to[entry.state]
    if leads_to == entry.state and not row.undoable:
        same: dict[str, Any] = {"version": entry.version + 1, **fields}
        return [Put(msgspec.structs.replace(entry, **same))]
    new: dict[str, Any] = {
        "state": leads_to,
        "since": context.now,
        "actor": context.actor.id,
        "reason": "",
        "version": entry.version + 1,
        **fields,
    }
    after = msgspec.structs.replace(entry, **new)
    changes: list[Change] = [Put(after), Put(closed(entry, context.now))]
    changes.append(
        _way_back(floor, entry, after, context) if row.undoable else Gone("undoable", entry.id)
    )
    return changes


def closed(entry: Entry, now: int) -> Interval:
    """The span that the entry's present state has had until now."""
    return Interval(
        id=f"{entry.id}.{entry.version}",
        entry=entry.id,
        state=entry.state,
        from_at=entry.since,
        to_at=now,
        desk=entry.desk,
        actor=entry.actor,
        reason=entry.reason,
    )


def _way_back(floor: Floor, before: Entry, after: Entry, context: Context) -> Put:
    visit = floor.get(Visit, after.visit)
    undo_s = UNDO_S * 2 if visit is not None and visit.access_needs else UNDO_S
    return Put(
        Undoable(
            id=after.id,
            number=after.number,
            desk=after.desk or before.desk,
            actor=context.actor.id,
            was=before.state,
            now=after.state,
            at=context.now,
            until=context.now + undo_s * 1000,
            before=before,
        )
    )


def answer(floor: Floor, changes: list[Change]) -> Decision:
    """The decision whose outcome tells of the first entry among the changes."""
    entry = next(c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Entry))
    desk = floor.get(Desk, entry.desk)
    until = next(
        (c.r.until for c in changes if isinstance(c, Put) and isinstance(c.r, Undoable)), None
    )
    moved = Moved(
        entry=entry.id,
        visit=entry.visit,
        number=entry.number,
        service_point=entry.service_point,
        state=entry.state,
        version=entry.version,
        desk=entry.desk,
        desk_name=desk.name if desk else "",
        pick=entry.pick,
        undo_until=until,
    )
    return Decision(moved, changes)
