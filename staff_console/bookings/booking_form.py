"""The sheet of a new booking: what, with whom, when, for whom. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Final

from client.instants import local
from protocol.booking import Definition, Reservation
from protocol.booking_queries import OpenSlot
from protocol.commands import Book
from protocol.queue_commands import Customer
from protocol.records import Person, Staff
from protocol.replica import Replica
from staff_console.administration.question import Question
from staff_console.bookings.blocks import Known, customer_of
from staff_console.bookings.business_days import HOUR
from staff_console.bookings.grid import site_of
from staff_console.bookings.moving import resource_name
from staff_console.languages import house_language, language_name
from staff_console.reports.days import day_name
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.words import isolated, minutes

AHEAD_MS: Final = 14 * 24 * HOUR
MOST: Final = 60
FEW: Final = 8
ANYBODY: Final = "anybody"


@dataclass(frozen=True)
class Times:
    """What the server said is free; `asked` is what it was asked, `slots` None until it has."""

    asked: tuple[tuple[str, Any], ...] = ()
    slots: tuple[OpenSlot, ...] | None = None
    failed: str = ""


@dataclass(frozen=True)
class Wish:
    """Where the sheet was opened: a place of the grid, or just from a time on."""

    from_at: int
    staff: str = ""
    definition: str = ""
    said: str = ""
    """Why it was refused, where it was sent already."""


def definitions_of(replica: Replica, point: str = "") -> list[Definition]:
    """What can be booked; that of the service point which is looked at stands first."""
    found = list(replica.of(Definition))
    return sorted(found, key=lambda d: (d.service_point != point, d.position, d.name, d.id))


def times_wanted(replica: Replica, wish: Wish, values: Values, point: str) -> dict[str, Any]:
    """The arguments of `slots` for what is chosen so far; empty where nothing can be booked."""
    definition = _definition(replica, wish, values, point)
    if definition is None:
        return {}
    args: dict[str, Any] = {
        "definition": definition.id,
        "from_at": wish.from_at,
        "to_at": wish.from_at + AHEAD_MS,
        "most": MOST,
    }
    staff = values.get("staff", wish.staff or ANYBODY)
    if staff != ANYBODY:
        args["staff"] = staff
    return {**args, "seats": _seats(values)} if definition.seats > 1 else args


def new_booking(
    known: Known, wish: Wish, values: Values, times: Times, point: str, zone: tzinfo
) -> Question:
    """The sheet as it stands."""
    replica = known.staff
    definition = _definition(replica, wish, values, point)
    slot = slot_of(values, times)
    missing = _missing(definition, slot, times, values)
    fields = _fields(replica, definition, wish, values, times, point, zone)
    return Question(
        name="new-booking",
        title=tr("New booking"),
        text=wish.said or _about(definition),
        does=_does(slot, zone),
        fields=fields,
        ready=not missing,
        why=missing,
    )


def book(replica: Replica, wish: Wish, values: Values, times: Times, point: str) -> Book:
    """What is asked of the server; the sheet must be ready."""
    definition, slot = _definition(replica, wish, values, point), slot_of(values, times)
    assert definition is not None and slot is not None
    staff = values.get("staff", wish.staff or ANYBODY)
    return Book(
        definition=definition.id,
        start_at=slot.start_at,
        customer=customer_typed(values),
        notes=values.get("notes", "").strip(),
        seats=_seats(values) if definition.seats > 1 else 1,
        staff=staff if staff != ANYBODY else None,
        language=values.get("language", house_language(replica)),
        earlier=values.get("earlier") == "yes",
    )


def slot_of(values: Values, times: Times) -> OpenSlot | None:
    """The time that is picked; the first free one until another is."""
    slots = times.slots or ()
    picked = values.get("time", "")
    return next((each for each in slots if str(each.start_at) == picked), (*slots, None)[0])


def customer_typed(values: Values) -> Customer:
    """Who it is for."""
    return Customer(
        name=values.get("name", "").strip(),
        phone=values.get("phone", "").strip(),
        email=values.get("email", "").strip(),
    )


def details(known: Known, reservation: Reservation, values: Values) -> Question:
    """What can be changed of a reservation without moving it."""
    person = known.person(reservation.person) or Person(id="")
    now = {
        "name": person.name, "phone": person.phone, "email": person.email,
        "notes": person.notes, "staff_notes": person.staff_notes,
    }  # fmt: skip
    said = {**now, **values}
    labels = _labels()
    fields = [
        Field(name, labels[name], "lines" if "notes" in name else "text", said[name], most=most)
        for name, most in (
            ("name", 60), ("phone", 40), ("email", 200), ("notes", 500), ("staff_notes", 2000),
        )
    ]  # fmt: skip
    missing = "" if said["name"].strip() else tr("A name is needed.")
    return Question(
        name=f"details {reservation.id}",
        title=isolated(customer_of(known, reservation)),
        text=tr("What is changed here is told to nobody by itself."),
        does=tr("Save"),
        fields=tuple(fields),
        ready=not missing,
        why=missing,
    )


def _labels() -> dict[str, str]:
    return {
        "name": tr("Name"),
        "phone": tr("Phone"),
        "email": tr("Mail address"),
        "notes": tr("Notes of the customer"),
        "staff_notes": tr("Notes for staff alone"),
    }


def _definition(replica: Replica, wish: Wish, values: Values, point: str) -> Definition | None:
    found = definitions_of(replica, point)
    wanted = values.get("definition", wish.definition)
    return next((each for each in found if each.id == wanted), (*found, None)[0])


def _seats(values: Values) -> int:
    typed = values.get("seats", "1")
    return max(1, int(typed)) if typed.isdecimal() else 1


def _about(definition: Definition | None) -> str:
    if definition is None:
        return tr("Nothing can be booked yet.")
    said = tr("{minutes} min").format(minutes=definition.duration_min)
    if float(definition.price):
        said += f", {definition.price} {definition.currency}"
    return f"{said}. {definition.description}" if definition.description else f"{said}."


def _does(slot: OpenSlot | None, zone: tzinfo) -> str:
    if slot is None:
        return tr("Book")
    return tr("Book {at}").format(at=minutes(slot.start_at, zone))


def _missing(
    definition: Definition | None, slot: OpenSlot | None, times: Times, values: Values
) -> str:
    if definition is None:
        return tr("A manager sets up in Settings what can be booked.")
    if times.failed:
        return times.failed
    if times.slots is None:
        return tr("Asking what is free …")
    if slot is None:
        return tr("Nothing is free in the next 14 days. Choose somebody else.")
    return "" if values.get("name", "").strip() else tr("A name is needed.")


def _fields(
    replica: Replica,
    definition: Definition | None,
    wish: Wish,
    values: Values,
    times: Times,
    point: str,
    zone: tzinfo,
) -> tuple[Field, ...]:
    if definition is None:
        return ()
    found = definitions_of(replica, point)
    whats = tuple(Option(each.id, each.name) for each in found)
    kind = "one" if len(whats) <= FEW else "pick"
    slot, labels = slot_of(values, times), _labels()
    fields = [Field("definition", tr("What"), kind, definition.id, whats)]  # type: ignore[arg-type]
    if any(each.kind == "staff" for each in definition.requires):
        who = _staff_options(replica)
        chosen = values.get("staff", wish.staff or ANYBODY)
        fields.append(Field("staff", tr("With"), _kind(len(who)), chosen, who))  # type: ignore[arg-type]
    fields.append(_time_field(replica, times, slot, zone))
    fields += [
        Field(name, labels[name], "text", values.get(name, ""), most=most)
        for name, most in (("name", 60), ("phone", 40), ("email", 200))
    ]
    if definition.seats > 1:
        seats = str(_seats(values))
        fields.append(Field("seats", tr("Seats"), "count", seats, most=definition.seats))
    fields.append(Field("notes", labels["notes"], "lines", values.get("notes", ""), most=500))
    return (*fields, *_wishes(replica, values))


def _kind(count: int) -> str:
    return "one" if count <= FEW + 1 else "pick"


def _wishes(replica: Replica, values: Values) -> tuple[Field, ...]:
    site = site_of(replica)
    codes = site.languages if site is not None else []
    spoken = tuple(Option(code, language_name(code)) for code in codes)
    earlier = (Option("no", tr("no")), Option("yes", tr("tell of an earlier time")))
    language = values.get("language", house_language(replica))
    return (
        *((Field("language", tr("Language"), "one", language, spoken),) if len(codes) > 1 else ()),
        Field("earlier", tr("Earlier if possible"), "one", values.get("earlier", "no"), earlier),
    )


def _staff_options(replica: Replica) -> tuple[Option, ...]:
    staff = [each for each in replica.of(Staff) if each.bookable and not each.left]
    named = sorted(staff, key=lambda each: (each.name.casefold(), each.id))
    anybody = Option(ANYBODY, tr("Anybody"))
    return (anybody, *(Option(each.id, each.name) for each in named))


def _time_field(replica: Replica, times: Times, slot: OpenSlot | None, zone: tzinfo) -> Field:
    options = tuple(
        Option(
            str(each.start_at),
            f"{minutes(each.start_at, zone)}  {_day(each.start_at, zone)}",
            resource_name(replica, each.resources),
        )
        for each in times.slots or ()
    )
    picked = str(slot.start_at) if slot is not None else ""
    return Field("time", tr("Free times"), "pick", picked, options)


def _day(at: int, zone: tzinfo) -> str:
    day = local(at, zone).date().isoformat()
    return day_name(day, day)
