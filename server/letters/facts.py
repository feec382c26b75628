"""What a message tells, gathered from the floor as it is when the message is sent. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from protocol.booking import Definition, Reservation, SlotHold, WaitListed
from protocol.outbox import Message, MessageWhat
from protocol.records import Person, ServicePoint, Site
from protocol.reservation_number import shown
from server.domain.floor import Floor
from server.domain.outbox.rules import reservations_of
from server.domain.outbox.still import offered_hold


@dataclass(frozen=True)
class Links:
    """The customer's links; each makes a token where it needs one."""

    own: Callable[[str], str]
    """Of a reservation, by its id: to see, move and cancel it."""
    cancel: Callable[[str], str]
    """Of a reservation, by its id: the page that asks whether to cancel it."""
    book: Callable[[str], str]
    """Of a definition, by its id: its free times."""
    offer: Callable[[SlotHold], str]
    """Of a time that is held for somebody on the wait list: the page that books it."""
    move: Callable[[str, SlotHold], str]
    """Of a reservation, by its id, and of a time that is held for it: the page that moves it."""
    repair: Callable[[str], str] = lambda ident: ""
    """Of a service request, by its id; empty where no phone would find the house by it."""


@dataclass(frozen=True)
class Booked:
    """One reservation, or a time that is offered."""

    definition: Definition | None
    point: ServicePoint | None
    start_at: int
    end_at: int
    number: str = ""
    link: str = ""
    cancel_link: str = ""
    again_link: str = ""
    price: str = "0"
    currency: str = "EUR"
    seats: int = 1
    late_at: int | None = None
    """Until when whoever checks in still has the slot, ms."""
    cancel_by: int | None = None
    """Until when it can be cancelled by the link, ms; None: to the start."""
    begins_at: int | None = None
    """When it will really begin, where that is later."""


@dataclass(frozen=True)
class Facts:
    """All that a message says."""

    what: MessageWhat
    language: str
    site: Site
    name: str
    """The customer's, as they wrote it; may be empty."""
    booked: Booked | None = None
    hold_until: int | None = None
    others: list[Booked] = field(default_factory=list)
    """Of a list: all of them, the next first."""


def facts_of(floor: Floor, message: Message, links: Links, now: int) -> Facts | None:
    """What the message tells; None where what it is about is gone."""
    person = floor.get(Person, message.person)
    if person is None:
        return None
    if message.what == "list":
        return _list(floor, person, links, now)
    if message.what == "offer":
        return _offer(floor, message, person, links)
    reservation = floor.get(Reservation, message.subject)
    if reservation is None:
        return None
    told = _booked(floor, reservation, links)
    return Facts(message.what, reservation.language, floor.site, person.name, told)


def _list(floor: Floor, person: Person, links: Links, now: int) -> Facts | None:
    found = reservations_of(floor, person.email_key, now)
    if not found:
        return None
    told = [_booked(floor, each, links) for each in found]
    return Facts("list", found[0].language, floor.site, person.name, others=told)


def _offer(floor: Floor, message: Message, person: Person, links: Links) -> Facts | None:
    hold = offered_hold(floor, message)
    whose: Reservation | WaitListed | None = floor.get(WaitListed, message.subject) or floor.get(
        Reservation, message.subject
    )
    if hold is None or whose is None:
        return None
    definition = floor.get(Definition, hold.definition)
    booked = whose if isinstance(whose, Reservation) else None
    told = Booked(
        definition,
        _point(floor, definition),
        hold.start_at,
        hold.end_at,
        number=shown(booked.number) if booked else "",
        link=links.move(booked.id, hold) if booked else links.offer(hold),
        price=definition.price if definition else "0",
        currency=definition.currency if definition else "EUR",
        seats=hold.seats,
    )
    return Facts("offer", whose.language, floor.site, person.name, told, hold_until=hold.expires_at)


def _booked(floor: Floor, reservation: Reservation, links: Links) -> Booked:
    definition = floor.get(Definition, reservation.definition)
    point = floor.get(ServicePoint, reservation.service_point)
    start = reservation.start_at
    cancel_min = definition.cancel_min if definition else 0
    late_s = point.late_s if point and not (definition and definition.video) else None
    later = reservation.projected_at
    return Booked(
        definition,
        point,
        start,
        reservation.end_at,
        number=shown(reservation.number),
        link=links.own(reservation.id),
        cancel_link=links.cancel(reservation.id),
        again_link=links.book(reservation.definition) if definition and definition.open else "",
        price=reservation.price,
        currency=reservation.currency,
        seats=reservation.seats,
        late_at=start + late_s * 1_000 if late_s else None,
        cancel_by=start - cancel_min * 60_000 if cancel_min else None,
        begins_at=later if later is not None and later > start else None,
    )


def _point(floor: Floor, definition: Definition | None) -> ServicePoint | None:
    return floor.get(ServicePoint, definition.service_point) if definition else None
