"""What is asked before a reservation is cancelled, or somebody late is checked in. Pure."""

from __future__ import annotations

from typing import Final

from protocol.booking import Reservation
from staff_console.administration.question import Question
from staff_console.bookings.blocks import Known, customer_of
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.words import isolated

OTHER: Final = "other"


def cancelling(known: Known, reservation: Reservation, values: Values) -> Question:
    """Why it is cancelled; the customer is told that it is, and not why."""
    options = tuple(Option(key, said) for key, said in reasons().items())
    reason = values.get("reason", "customer")
    fields = [Field("reason", tr("Why"), "one", reason, options)]
    if reason == OTHER:
        said = values.get("said", "")
        fields.append(Field("said", tr("In a few words"), "text", said, most=200))
    return Question(
        name=f"cancel {reservation.id}",
        title=tr("Cancel the booking of {name}").format(
            name=isolated(customer_of(known, reservation))
        ),
        text=tr("The time is free at once, and the customer is told. Ctrl+Z takes it back."),
        does=tr("Cancel booking"),
        fields=tuple(fields),
    )


def reason_of(values: Values) -> str:
    """The reason as it is kept."""
    key = values.get("reason", "customer")
    return values.get("said", "").strip() if key == OTHER else reasons()[key]


def reasons() -> dict[str, str]:
    """Why bookings are cancelled, by key."""
    return {
        "customer": tr("The customer asked for it"),
        "ill": tr("A colleague is ill"),
        "closed": tr("We are closed"),
        "mistake": tr("Booked by mistake"),
        OTHER: tr("Another reason"),
    }


def late_arrival(known: Known, reservation: Reservation, late_min: int, values: Values) -> Question:
    """How somebody stands in line who comes too late for what the rules decide by themselves."""
    options = (
        Option("reserved", tr("With a booking"), tr("counts more from now on")),
        Option("walk_in", tr("As a walk-in"), tr("from now on, like anybody")),
        Option("slot", tr("As if in time"), tr("before all who came since")),
    )
    return Question(
        name=f"late {reservation.id}",
        title=tr("{name} is {minutes} min late").format(
            name=isolated(customer_of(known, reservation)), minutes=late_min
        ),
        text=tr("That is later than the time is kept for. How do they wait?"),
        does=tr("Is here"),
        fields=(
            Field("as_what", tr("In line"), "one", values.get("as_what", "reserved"), options),
        ),
    )
