"""Times that are kept while a form is filled in: one winner, and never for long."""

from __future__ import annotations

from typing import Final

from protocol.booking import HOLD_S, SlotHold
from protocol.booking_commands import HoldSlot, ReleaseHold
from protocol.changes import Change, Gone, Put
from protocol.outcomes import Held, Saved
from protocol.records import Reservation
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.reservations.customers import holder
from server.domain.reservations.slot import expired, let_go, slot
from server.domain.reservations.states import definition_of, guarded
from server.domain.slots import Wanted

HOLDS_MOST: Final = 3
"""So many times one client holds at once, each of another definition."""


def hold_slot(floor: Floor, command: HoldSlot, context: Context) -> Decision:
    """Keep a time; the one that this holder had of the definition is released."""
    definition = definition_of(floor, command.definition)
    moves: Reservation | None = None
    if command.reservation is not None:
        moves = guarded(floor, command.reservation, None, "reschedule", context)
    ident = context.new_id()
    mark = holder(context, command.browser, ident)
    earlier = _released(floor, mark, definition.id, context)
    own = frozenset(each.id for each in (*earlier, moves) if each is not None)
    wanted = Wanted(
        definition,
        command.start_at,
        end_at=command.start_at + moves.end_at - moves.start_at if moves else None,
        seats=moves.seats if moves else command.seats,
        staff=command.staff,
        without=own,
        by="staff" if context.actor.is_staff else "customer",
    )
    found = slot(floor, wanted, context.now)
    hold = SlotHold(
        id=ident,
        definition=definition.id,
        start_at=found.start_at,
        end_at=found.end_at,
        at=context.now,
        expires_at=context.now + HOLD_S * 1000,
        resources=list(found.resources),
        before_min=definition.before_min,
        after_min=definition.after_min,
        seats=wanted.seats,
        holder=mark,
        reservation=command.reservation,
    )
    changes: list[Change] = [Gone("slot_hold", each.id) for each in earlier]
    changes = [*expired(floor, context.now), *changes, Put(hold)]
    return Decision(held(hold), changes)


def release_hold(floor: Floor, command: ReleaseHold, context: Context) -> Decision:
    """Let a time go; of another's nothing is told."""
    hold = floor.get(SlotHold, command.hold)
    if hold is None or not has(hold, context, command.browser):
        return Decision(Saved(id=command.hold), [])
    return Decision(Saved(id=hold.id), let_go(floor, hold))


def has(hold: SlotHold, context: Context, browser: str) -> bool:
    """Whether it is held for whoever asks. What was offered has whoever knows its id: it was told
    to nobody but the one who was asked, and to staff. What is kept for taking back has nobody."""
    if hold.kept_back:
        return False
    actor = context.actor
    if actor.is_staff or hold.holder == holder(context, browser, hold.id):
        return True
    if actor.reservation is not None and actor.reservation == hold.reservation:
        return True
    return not hold.holder or hold.holder == context.mark(f"hold:{hold.id}")


def held(hold: SlotHold) -> Held:
    """What a hold is answered with."""
    return Held(
        hold=hold.id,
        definition=hold.definition,
        start_at=hold.start_at,
        end_at=hold.end_at,
        expires_at=hold.expires_at,
        seats=hold.seats,
    )


def _released(floor: Floor, mark: str, definition: str, context: Context) -> list[SlotHold]:
    """The holds that another one takes the place of."""
    theirs = [
        each for each in floor.of(SlotHold) if each.holder == mark and each.expires_at > context.now
    ]
    same = [each for each in theirs if each.definition == definition]
    if len(theirs) - len(same) >= HOLDS_MOST and not context.actor.is_staff:
        raise refuse(
            "limit_reached",
            f"{HOLDS_MOST} times are kept for you already. Book one of them, or let it go.",
        )
    return same
