"""A reservation as calendars take it (RFC 5545, and 5546 for what its methods mean). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal

from protocol.booking import Definition, Reservation
from protocol.records import ServicePoint, Site

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]
PRODUCT: Final = "-//Now Serving//Reservations//EN"


@dataclass(frozen=True)
class Entry:
    """What the entry says, in the language of who reads it."""

    title: str
    description: str = ""
    url: str = ""


@dataclass(frozen=True)
class Mailbox:
    """Who invites, or is invited."""

    address: str
    name: str = ""


def calendar_of(
    reservation: Reservation,
    definition: Definition,
    point: ServicePoint | None,
    site: Site,
    now: int,
    *,
    method: Method = "PUBLISH",
    entry: Entry | None = None,
    house: Mailbox | None = None,
    customer: Mailbox | None = None,
) -> bytes:
    """The calendar file. Its UID is the reservation's for ever and its SEQUENCE the revision, so
    that calendars replace what they have, or take it out with `CANCEL`; all times are UTC.

    `PUBLISH` is for whoever fetches the file and names no customer; the other two belong into a
    mail from `house` to `customer`.
    """
    # Imported here and below: it takes a while, and no start of a server needs it.
    from icalendar import Event

    event = Event()
    event.add("uid", f"{reservation.id}@{site.id}")
    event.add("sequence", reservation.revision)
    event.add("dtstamp", _utc(now))
    event.add("dtstart", _utc(reservation.start_at))
    event.add("dtend", _utc(reservation.end_at))
    _say(event, entry or Entry(f"{definition.name} · {site.name}"))
    if (place := _place(point, site)) and not definition.video:
        event.add("location", place)
    cancelled = method == "CANCEL" or reservation.state == "cancelled"
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    if house is not None:
        event.add("organizer", _address(house))
    if customer is not None and method != "PUBLISH":
        event.add("attendee", _attendee(customer))
    return _file(event, method)


def _say(event: Event, entry: Entry) -> None:
    event.add("summary", entry.title)
    if entry.description:
        event.add("description", entry.description)
    if entry.url:
        event.add("url", entry.url)


def _attendee(customer: Mailbox) -> vCalAddress:
    """It is agreed already: nobody is asked to answer the house's own mail box."""
    made = _address(customer)
    made.params.update(
        {
            "CUTYPE": "INDIVIDUAL",
            "ROLE": "REQ-PARTICIPANT",
            "PARTSTAT": "ACCEPTED",
            "RSVP": "FALSE",
        }
    )
    return made


def _file(event: Event, method: Method) -> bytes:
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    made.add_component(event)
    return bytes(made.to_ical())


def _place(point: ServicePoint | None, site: Site) -> str:
    parts = (site.name, point.name if point else "", point.location if point else "")
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _address(whose: Mailbox) -> vCalAddress:
    from icalendar import vCalAddress

    made = vCalAddress(f"mailto:{whose.address}")
    if whose.name:
        made.params["CN"] = whose.name
    return made


def _utc(at: int) -> datetime:
    return datetime.fromtimestamp(at // 1000, UTC)
