"""The ways in which a reservation ends beside the queue, and back."""

from __future__ import annotations

from protocol.booking import COMPLETE_EARLY_S, UNDO_CANCEL_S, Reservation
from protocol.booking_commands import (
    CancelReservation,
    CompleteReservation,
    DeleteReservation,
    MissReservation,
    RestoreReservation,
)
from protocol.changes import Change, Gone, Put
from protocol.commands import ErasePerson
from protocol.outcomes import Saved
from protocol.records import Meeting, Person, ServicePoint, SlotHold
from protocol.reservation_number import shown
from server.domain.context import Context, Decision
from server.domain.days import day_ends, moment
from server.domain.erasing import erase_person
from server.domain.floor import Floor
from server.domain.outbox import messages_of
from server.domain.outbox.making import void
from server.domain.refused import Refused, refuse
from server.domain.reservations.moving import in_time
from server.domain.reservations.slot import expired, let_go
from server.domain.reservations.states import answer, definition_of, guarded, known, moved
from server.domain.reservations.taking import is_free
from server.domain.reservations.taking_back import no_longer_kept, own
from server.domain.slots import Wanted, next_free
from server.domain.text import visible


def cancel_reservation(floor: Floor, command: CancelReservation, context: Context) -> Decision:
    """It is not to be; the record stays, and its time is free."""
    before = guarded(floor, command.reservation, command.expected, "cancel", context)
    definition = definition_of(floor, before.definition)
    in_time(floor, before, definition.cancel_min, "cancelled", context)
    after = moved(
        before,
        "cancel",
        context,
        revision=before.revision + 1,
        cancelled_by="staff" if context.actor.is_staff else "customer",
        reason=visible(command.reason),
        undo_until=context.now + UNDO_CANCEL_S * 1000,
        projected_at=None,
    )
    changes = [*_without_holds(floor, before), Put(after)]
    return Decision(
        answer(after), [*changes, *messages_of(floor, before, after, definition, context)]
    )


def restore_reservation(floor: Floor, command: RestoreReservation, context: Context) -> Decision:
    """Take a cancellation or a no-show back, while its time is free, or that it took place."""
    before = guarded(floor, command.reservation, command.expected, "restore", context)
    definition = definition_of(floor, before.definition)
    if before.cancelled_by == "staff" and not context.actor.is_staff:
        raise refuse("forbidden", "We have cancelled it. Please call us, or book another time.")
    if before.state == "completed":
        _is_ours_to_say(before, context)
    if before.undo_until is None or context.now > before.undo_until:
        raise refuse("undo_expired", "It is too late to take that back. Book a time anew.")
    if not is_free(floor, before, context.now, own(floor, before.id)):
        raise _gone(floor, before, context)
    after = moved(
        before,
        "restore",
        context,
        revision=before.revision + 1,
        cancelled_by="",
        reason="",
        visit=None,
    )
    changes: list[Change] = expired(floor, context.now)
    changes += [*no_longer_kept(floor, before.id, context.now), Put(after)]
    return Decision(
        answer(after), [*changes, *messages_of(floor, before, after, definition, context)]
    )


def _is_ours_to_say(before: Reservation, context: Context) -> None:
    """Refuse where the queue has completed it, or who asks is a customer."""
    if not context.actor.is_staff:
        raise refuse("forbidden", "It has taken place. Book another time.")
    if before.undo_until is None:
        detail = f"{shown(before.number)} was served in the queue. Open that visit again there."
        raise refuse("wrong_state", detail)


def _gone(floor: Floor, before: Reservation, context: Context) -> Refused:
    wanted = Wanted(
        definition_of(floor, before.definition),
        seats=before.seats,
        by="staff" if context.actor.is_staff else "customer",
    )
    starts = [each.start_at for each in next_free(floor, wanted, context.now)]
    detail = "Somebody else has this time now. Book another one."
    return refuse("slot_taken", detail, field="startAt", starts=starts)


def miss_reservation(floor: Floor, command: MissReservation, context: Context) -> Decision:
    """Nobody came; only once nobody can come in time any more."""
    before = guarded(floor, command.reservation, command.expected, "miss", context)
    point = floor.get(ServicePoint, before.service_point)
    begins = max(before.start_at, before.told_start_at or 0)
    possible_at = begins + (point.lost_s if point is not None else 0) * 1000
    if context.now < possible_at:
        when = moment(possible_at, context.now, floor.site.zone)
        raise refuse(
            "grace_running",
            f"{shown(before.number)} may still come. This is possible {when}.",
            retry_after=-(-(possible_at - context.now) // 1000),
        )
    after = missed(floor, before, context)
    definition = definition_of(floor, before.definition)
    changes: list[Change] = [*_without_holds(floor, before), Put(after)]
    return Decision(
        answer(after), [*changes, *messages_of(floor, before, after, definition, context)]
    )


def complete_reservation(floor: Floor, command: CompleteReservation, context: Context) -> Decision:
    """It took place, though nobody went through the queue; shortly before its start at the
    earliest. It keeps its time."""
    before = guarded(floor, command.reservation, command.expected, "complete", context)
    if before.visit in floor.live:
        number = floor.live[before.visit].number
        raise refuse("wrong_state", f"Its customer is here as {number}. Complete that visit.")
    possible_at = before.start_at - COMPLETE_EARLY_S * 1000
    if context.now < possible_at:
        when = moment(possible_at, context.now, floor.site.zone)
        raise refuse(
            "not_due",
            f"{shown(before.number)} is still to come. This is possible {when}.",
            retry_after=-(-(possible_at - context.now) // 1000),
        )
    until = day_ends(context.now, floor.site.zone, floor.site.roll_hour)
    after = moved(before, "complete", context, undo_until=until, projected_at=None)
    definition = definition_of(floor, before.definition)
    changes: list[Change] = [*_without_holds(floor, before), Put(after)]
    return Decision(
        answer(after), [*changes, *messages_of(floor, before, after, definition, context)]
    )


def missed(floor: Floor, before: Reservation, context: Context) -> Reservation:
    """It as a no-show, which can be taken back until the business day ends."""
    site = floor.site
    until = day_ends(context.now, site.zone, site.roll_hour)
    return moved(before, "miss", context, undo_until=until, projected_at=None)


def delete_reservation(floor: Floor, command: DeleteReservation, context: Context) -> Decision:
    """It goes with all that is known of its customer; the audit keeps that it was."""
    before = known(floor, command.reservation, context)
    if command.expected not in (None, before.version):
        raise refuse("version_mismatch", "It was changed meanwhile. Look at it again.")
    if before.visit in floor.live:
        number = floor.live[before.visit].number
        raise refuse("wrong_state", f"Its customer is here as {number}. End that visit first.")
    changes: list[Change] = [*_without_holds(floor, before), *void(floor, before.id)]
    changes.append(Gone("reservation", before.id))
    if floor.get(Meeting, before.id) is not None:
        changes.append(Gone("meeting", before.id))
    if floor.get(Person, before.person) is not None:
        erased = ErasePerson(person=before.person or "")
        keys = {change.key for change in changes}
        changes += [c for c in erase_person(floor, erased, context).changes if c.key not in keys]
    return Decision(Saved(id=before.id), changes)


def _without_holds(floor: Floor, reservation: Reservation) -> list[Change]:
    """Times that are held for moving it are free."""
    return [
        change
        for hold in floor.of(SlotHold)
        if reservation.id in (hold.reservation, hold.offered_to)
        for change in let_go(floor, hold)
    ]
