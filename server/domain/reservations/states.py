"""The life of a reservation, as a table; whoever writes one goes by it."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

from msgspec.structs import replace

from protocol.booking import Definition, Reservation, ReservationState
from protocol.outcomes import Reserved
from protocol.reservation_number import shown
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.own_links import is_held
from server.domain.refused import Refused, refuse

Operation = Literal[
    "reschedule",
    "update",
    "cancel",
    "restore",
    "check_in",
    "check_out",
    "miss",
    "complete",
    "served",
    "not_come",
    "given_up",
    "resume",
]


class Transition(NamedTuple):
    """From which states, and to which; None stays."""

    allowed_from: frozenset[ReservationState]
    leads_to: ReservationState | None


_ENDED: Final[frozenset[ReservationState]] = frozenset({"completed", "no_show", "cancelled"})
_BOOKED: Final[frozenset[ReservationState]] = frozenset({"booked"})
_HERE: Final[frozenset[ReservationState]] = frozenset({"checked_in"})
TRANSITIONS: Final[dict[Operation, Transition]] = {
    "reschedule": Transition(_BOOKED, None),
    "update": Transition(_BOOKED | _HERE | _ENDED, None),
    "cancel": Transition(_BOOKED, "cancelled"),
    "restore": Transition(_ENDED, "booked"),
    "check_in": Transition(_BOOKED, "checked_in"),
    "miss": Transition(_BOOKED, "no_show"),
    "complete": Transition(_BOOKED | _HERE, "completed"),
    # What becomes of it once its customer is in the queue follows from there.
    "served": Transition(_HERE, "completed"),
    "not_come": Transition(_HERE, "no_show"),
    "given_up": Transition(_HERE, "cancelled"),
    "check_out": Transition(_HERE, "booked"),
    "resume": Transition(_ENDED | _BOOKED, "checked_in"),
}
_WORDS: Final[dict[ReservationState, str]] = {
    "booked": "is booked",
    "checked_in": "has checked in; end it in the queue",
    "completed": "is completed",
    "no_show": "is marked as a no-show",
    "cancelled": "is cancelled",
}


def known(floor: Floor, ident: str, context: Context) -> Reservation:
    """The reservation; a customer knows the own one alone, until a day after its end. Raises
    `Refused`."""
    found = floor.get(Reservation, ident)
    actor = context.actor
    if found is None or (actor.is_guest and not is_held(actor, found, context.now)):
        raise unknown()
    return found


def unknown() -> Refused:
    """That there is no such reservation; also told of another's."""
    return refuse(
        "unknown_reservation",
        "There is no such reservation. Check its number.",
        field="reservation",
    )


def definition_of(floor: Floor, ident: str, *, guest: bool = False) -> Definition:
    """What can be booked, by its id; guests know what they may book. Raises `Refused`."""
    found = floor.get(Definition, ident)
    if found is None or (guest and not found.open):
        raise refuse(
            "unknown_definition",
            "This cannot be booked, or no longer. Choose something else.",
            field="definition",
        )
    return found


def guarded(
    floor: Floor, ident: str, expected: int | None, operation: Operation, context: Context
) -> Reservation:
    """The reservation, when the operation is allowed from its state and nobody was faster."""
    found = known(floor, ident, context)
    if found.state not in TRANSITIONS[operation].allowed_from:
        raise refuse("wrong_state", f"{shown(found.number)} {_WORDS[found.state]}.")
    if expected is not None and expected != found.version:
        raise refuse(
            "version_mismatch",
            f"{shown(found.number)} was changed meanwhile. Look at it again, and repeat it if you "
            "still want it.",
        )
    return found


def moved(
    before: Reservation, operation: Operation, context: Context, **fields: Any
) -> Reservation:
    """The reservation after a step of the table, with what else it changes."""
    leads_to = TRANSITIONS[operation].leads_to
    actor = None if context.actor.is_guest else context.actor.id
    changed: dict[str, Any] = {"version": before.version + 1, "actor": actor}
    if leads_to is not None:
        changed |= {"state": leads_to, "since": context.now, "undo_until": None}
    return replace(before, **(changed | fields))


def answer(after: Reservation) -> Reserved:
    """What a command on a reservation is answered with."""
    return Reserved(
        reservation=after.id,
        number=after.number,
        definition=after.definition,
        start_at=after.start_at,
        end_at=after.end_at,
        state=after.state,
        revision=after.revision,
        version=after.version,
        resources=after.resources,
        undo_until=after.undo_until,
    )
