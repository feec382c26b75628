"""From the body of `update` to the one command that it is."""

from __future__ import annotations

from typing import Final

from protocol import commands as c
from server.http.booking import customer_of, known_as
from server.http.problems import reject
from server.http.reservation_shapes import UpdateBody
from server.http.spans import in_our_time

FIELDS: Final = ("customer", "notes", "staff_notes", "seats", "earlier")
PLACE: Final = ("slot", "staff", "desk", "hold")
STATE: Final = ("state",)
_Step = c.CancelReservation | c.MissReservation | c.CompleteReservation | c.RestoreReservation
_STATES: Final[dict[str, type[_Step]]] = {
    "cancelled": c.CancelReservation,
    "no_show": c.MissReservation,
    "completed": c.CompleteReservation,
    "booked": c.RestoreReservation,
}


def of_update(data: UpdateBody, ident: str) -> c.AnyCommand:
    """The command. Raises `Problematic`: a request is one change, so that it is made or not."""
    given = [part for part in (FIELDS, PLACE, STATE) if any(_is_given(data, n) for n in part)]
    if len(given) != 1:
        reject(
            "invalid",
            "One change at a time: fields, or the time (slot, staff, desk), or the state. "
            "Send several one after the other, each with the version of the answer before.",
        )
    if given[0] is STATE:
        return _of_state(data, ident)
    return _of_fields(data, ident) if given[0] is FIELDS else _of_place(data, ident)


def _is_given(data: UpdateBody, name: str) -> bool:
    return getattr(data, name) is not None


def _of_fields(data: UpdateBody, ident: str) -> c.UpdateReservation:
    return c.UpdateReservation(
        reservation=ident,
        expected=data.version,
        customer=customer_of(data.customer) if data.customer else None,
        notes=data.notes,
        staff_notes=data.staff_notes,
        seats=data.seats,
        earlier=data.earlier,
    )


def _of_place(data: UpdateBody, ident: str) -> c.Reschedule:
    if data.slot is None:
        reject("invalid", "slot is missing: say when, also where the time stays.", "slot")
    start = in_our_time(data.slot.start, "slot.start")
    end = None if data.slot.end is None else in_our_time(data.slot.end, "slot.end")
    if end is not None and end <= start:
        reject("invalid", "slot.end: it is not after the start.", "slot.end")
    return c.Reschedule(
        reservation=ident,
        expected=data.version,
        start_at=start,
        end_at=end,
        hold=known_as(data.hold, "hold"),
        staff=known_as(data.staff, "staff"),
        desk=known_as(data.desk, "desk"),
    )


def _of_state(data: UpdateBody, ident: str) -> c.AnyCommand:
    state = data.state or ""
    if state == "checked_in":
        reject("invalid", "state: check its customer in with check-in/{id}.", "state")
    command = _STATES[state]
    if command is c.CancelReservation:
        return c.CancelReservation(reservation=ident, expected=data.version, reason=data.reason)
    return command(reservation=ident, expected=data.version)
