"""Who works at which desk: opening, pausing, closing."""

from __future__ import annotations

from typing import Final

import msgspec

from protocol.changes import Change, Put
from protocol.commands import PlanPause, Requeue, SetDesk
from protocol.desk_states import DESK_TRANSITIONS, PLAN_EARLY_MS
from protocol.outcomes import Holder, Saved
from protocol.records import Desk, DeskState, Entry, Staff
from server.domain.closing import shut
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.holding import requeue
from server.domain.moves import holder
from server.domain.refused import Refused, refuse
from server.domain.seating import known_desk
from server.domain.text import visible

_VERBS: Final[dict[DeskState, str]] = {"paused": "pause", "closing": "close", "closed": "close"}
FURTHEST_MS: Final = 31 * 86_400_000
"""No pause begins or ends so far ahead: what lies beyond is no time but a mistake."""
_HOLDS: Final = "Say whether to keep them, put them back into the line, or hand them over to all."


def set_desk(floor: Floor, command: SetDesk, context: Context) -> Decision:
    """Open a desk as the one who works there, pause it, close it now or after its customer."""
    desk = known_desk(floor, command.desk)
    if desk.staff not in (None, context.actor.id) and not command.take_over:
        raise _taken(floor, desk)
    state = _leads_to(floor, desk, command.state)
    changes: list[Change] = []
    if state == "open":
        changes += _others_close(floor, desk, context)
    elif desk.state != "closed":
        changes += _holds(floor, desk, command, context)
    after = _as_asked(desk, state, command, context)
    if after != desk:
        after = msgspec.structs.replace(after, version=desk.version + 1)
        changes.append(Put(after))
    return Decision(Saved(id=desk.id, version=after.version), changes)


def plan_pause(floor: Floor, command: PlanPause, context: Context) -> Decision:
    """Say beforehand when a desk pauses, or that it does not."""
    desk = known_desk(floor, command.desk)
    if desk.state != "open":
        raise refuse(
            "desk_closed", f"{desk.name} is {desk.state}. Open it before you plan a pause."
        )
    if command.at is not None:
        if command.at <= context.now:
            raise refuse("invalid", "Say a time that is still to come.", field="at")
        if command.until is None or command.until <= command.at:
            raise refuse("invalid", "Say when the pause ends, after it begins.", field="until")
        _within_reach(command.until, context)
    until = command.until if command.at is not None else None
    planned = {"pause_at": command.at, "pause_until": until}
    if (desk.pause_at, desk.pause_until) == (command.at, until):
        return Decision(Saved(id=desk.id, version=desk.version), [])
    after = msgspec.structs.replace(desk, **planned, version=desk.version + 1)
    return Decision(Saved(id=desk.id, version=after.version), [Put(after)])


def _taken(floor: Floor, desk: Desk) -> Refused:
    colleague = floor.get(Staff, desk.staff)
    name = colleague.name if colleague else "A colleague"
    does = f"has paused {desk.name}" if desk.state == "paused" else f"works at {desk.name}"
    return refuse(
        "desk_taken",
        f"{name} {does}. Take it over or choose another.",
        holder=Holder(desk.id, desk.name, colleague.name if colleague else "", desk.since),
    )


def _leads_to(floor: Floor, desk: Desk, asked: DeskState) -> DeskState:
    """The state that the desk will have. Raises `Refused` where the table does not allow it."""
    row = DESK_TRANSITIONS[asked]
    if desk.state not in row.allowed_from:
        code = "desk_closed" if desk.state == "closed" else "desk_closing"
        what = f"Open it before you {_VERBS[asked]} it."
        raise refuse(code, f"{desk.name} is {desk.state}. {what}")
    customer = next(iter(floor.at_desk[desk.id].values()), None)
    if customer is None:
        return row.alone
    if not row.with_customer:
        what = f"Finish before you {_VERBS[asked]} it, or let it close after this customer."
        raise refuse(
            "desk_busy",
            f"{desk.name} has {customer.number}. {what}",
            holder=holder(floor, customer),
        )
    return row.leads_to[desk.state]


def _as_asked(desk: Desk, state: DeskState, command: SetDesk, context: Context) -> Desk:
    """The desk in its new state; since when it is so is not changed by asking twice."""
    if command.until is not None and command.until <= context.now:
        raise refuse("invalid", "Say a time that is still to come, or none.", field="until")
    _within_reach(command.until, context)
    staff = {"open": context.actor.id, "closed": None}.get(state, desk.staff)
    same = (state, staff) == (desk.state, desk.staff)
    due = _plan_is_due(desk, context.now)
    planned_until = desk.pause_until if due and (desk.pause_until or 0) > context.now else None
    stays = staff == desk.staff and _plan_stays(desk, state, context.now)
    return msgspec.structs.replace(
        desk,
        state=state,
        staff=staff,
        since=desk.since if same else context.now,
        reason=visible(command.reason) if state == "paused" else "",
        until=(command.until or planned_until) if state == "paused" else None,
        pause_at=desk.pause_at if stays else None,
        pause_until=desk.pause_until if stays else None,
    )


def _within_reach(until: int | None, context: Context) -> None:
    if until is not None and until > context.now + FURTHEST_MS:
        raise refuse("invalid", "Say a time within a month.", field="until")


def _plan_is_due(desk: Desk, now: int) -> bool:
    """Whether a pause that begins now is the planned one."""
    return desk.pause_at is not None and now >= desk.pause_at - PLAN_EARLY_MS


def _plan_stays(desk: Desk, state: DeskState, now: int) -> bool:
    """Whether the plan is still to come: another break does not use it up, and whoever works on
    past its time still means to pause."""
    if state == "paused":
        return not _plan_is_due(desk, now)
    return state == "open" and (desk.state == "open" or (desk.pause_at or 0) > now)


def plans_over(floor: Floor, now: int) -> list[Desk]:
    """The desks whose planned pause was never taken, without it; they keep their version, as
    nobody has touched them."""
    return [
        msgspec.structs.replace(desk, pause_at=None, pause_until=None)
        for desk in floor.of(Desk)
        if desk.pause_until is not None and desk.pause_until <= now
    ]


def _others_close(floor: Floor, desk: Desk, context: Context) -> list[Change]:
    """Nobody works at two desks: where a customer is still, the other closes after them."""
    changes: list[Change] = []
    for other in floor.of(Desk):
        if other.staff != context.actor.id or other.id == desk.id:
            continue
        if not floor.at_desk[other.id]:
            changes.append(Put(shut(other, context.now)))
        elif other.state != "closing":
            closing = msgspec.structs.replace(
                other,
                state="closing",
                since=context.now,
                pause_at=None,
                pause_until=None,
                version=other.version + 1,
            )
            changes.append(Put(closing))
    return changes


def _holds(floor: Floor, desk: Desk, command: SetDesk, context: Context) -> list[Change]:
    """What becomes of those whom the one who leaves the desk has on hold."""
    held = [e for e in floor.out_of_line.values() if e.state == "on_hold" and e.owner == desk.staff]
    if not held or command.holds == "keep":
        return []
    if command.holds is None:
        raise _must_say(floor, desk, held, context)
    if command.holds == "hand_over":
        return [
            Put(msgspec.structs.replace(entry, owner=None, version=entry.version + 1))
            for entry in held
        ]
    changes: list[Change] = []
    for entry in held:
        changes += requeue(floor, Requeue(entry=entry.id), context).changes
    return changes


def _must_say(floor: Floor, desk: Desk, held: list[Entry], context: Context) -> Refused:
    numbers = ", ".join(entry.number for entry in sorted(held, key=lambda e: (e.until or 0, e.id)))
    staff = floor.get(Staff, desk.staff)
    who = (
        "You have"
        if desk.staff == context.actor.id
        else f"{staff.name if staff else desk.name} has"
    )
    return refuse("holds_open", f"{who} {numbers} on hold. {_HOLDS}", field="holds")
