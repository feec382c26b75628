"""One transition of one entry, as the table of the lifecycle allows it."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.lifecycle import TRANSITIONS, UNDO_S, Operation
from protocol.outcomes import Holder, Moved
from protocol.records import AT_DESK, Desk, Entry, Interval, Staff, Undoable, Visit
from server.domain.actor import TIMER
from server.domain.closing import closes_after
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse

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
    "expired": "has expired",
}


def guarded(
    floor: Floor,
    ident: str,
    expected: int | None,
    operation: Operation,
    desk: str | None = None,
) -> Entry:
    """The entry, when the operation is allowed from its state and nobody was faster.

    The end of the grace is nobody: `desk`, where the step is taken, goes on with its own call.
    """
    entry = known(floor, ident)
    allowed = TRANSITIONS[operation].allowed_from
    if entry.state not in allowed:
        held = holder(floor, entry)
        if held is not None and operation in ("call", "start"):
            raise conflict(entry, held)
        wanted = " or ".join(state.replace("_", " ") for state in sorted(allowed))
        raise refuse(
            "wrong_state",
            f"{entry.number} {state_words(entry)}; this works while it is {wanted}.",
            holder=held,
        )
    if not (missed_since(entry, expected) and desk in (None, entry.desk)):
        as_seen(floor, entry, expected)
    return entry


def missed_since(entry: Entry, expected: int | None) -> bool:
    """Whether nothing but the end of the grace has moved an entry since its sender saw it."""
    by_time = entry.state == "missed" and entry.actor == TIMER.id
    return by_time and expected == entry.version - 1


def as_seen(floor: Floor, entry: Entry, expected: int | None) -> None:
    """Refuse where the entry is not as its sender saw it."""
    if expected is not None and expected != entry.version:
        raise refuse(
            "version_mismatch",
            f"{entry.number} changed meanwhile: it {state_words(entry)} now. "
            "Look again and repeat if you still want it.",
            holder=holder(floor, entry),
        )


def state_words(entry: Entry) -> str:
    """The state as a sentence has it after the number."""
    return _STATE_WORDS[entry.state]


def only_own(floor: Floor, ident: str, context: Context) -> None:
    """A customer acts on the own visit, a kiosk for who scans a link at it or on a number that it
    has just given and nobody has touched.

    A link is told of another's place what it is told of none.
    """
    actor, entry = context.actor, known(floor, ident)
    if actor.role == "visitor" and entry.visit != actor.visit:
        raise _unknown()
    just_given = entry.actor == actor.id and entry.version == 1
    if actor.role == "kiosk" and not just_given and actor.visit != entry.visit:
        raise refuse("forbidden", "A kiosk acts only for a number that it has just given.")


def known(floor: Floor, ident: str) -> Entry:
    """The entry, or the refusal that there is none."""
    entry = floor.get(Entry, ident)
    if entry is None:
        raise _unknown()
    return entry


def _unknown() -> Refused:
    return refuse("unknown_entry", "There is no such queue entry. Check the id.", field="entry")


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
    floor: Floor,
    entry: Entry,
    operation: Operation,
    context: Context,
    opened: str | None = None,
    **fields: Any,
) -> list[Change]:
    """The changes that carry out a transition: the entry, its closed interval, the way back.

    `opened` is the next leg that the same step opens.
    """
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
        "until": None,
        "owner": None,
        "version": entry.version + 1,
        # Whoever was put first has had that by being called.
        "standing": "keep" if leads_to in AT_DESK else entry.standing,
        **fields,
    }
    after = msgspec.structs.replace(entry, **new)
    changes: list[Change] = [Put(after), Put(closed(entry, context.now))]
    if row.undoable:
        changes.append(Put(_way_back(floor, entry, after, context, opened)))
    else:
        changes.append(Gone("undoable", entry.id))
    return changes + closes_after(floor, entry, after, context.now)


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


def _way_back(
    floor: Floor, before: Entry, after: Entry, context: Context, opened: str | None
) -> Undoable:
    visit = floor.get(Visit, after.visit)
    undo_s = UNDO_S * 2 if visit is not None and visit.access_needs else UNDO_S
    return Undoable(
        id=after.id,
        number=after.number,
        desk=after.desk or before.desk,
        actor=context.actor.id,
        now=after.state,
        at=context.now,
        until=context.now + undo_s * 1000,
        before=before,
        opened=opened,
        errands=visit.errands if visit is not None and opened is not None else [],
    )


def answer(floor: Floor, changes: list[Change]) -> Decision:
    """The decision whose outcome tells of the first entry among the changes."""
    entry = next(c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Entry))
    desk = floor.get(Desk, entry.desk)
    way_back = next(
        (c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Undoable)), None
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
        undo_until=way_back.until if way_back else None,
        opened=way_back.opened if way_back else None,
    )
    return Decision(moved, changes)
