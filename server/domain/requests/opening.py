"""Taking something in: by a colleague at a desk, or by a customer at a kiosk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.parts import RepairTerms
from protocol.records import (
    Contact,
    Counter,
    Person,
    Reservation,
    ServicePoint,
    ServiceRequest,
    Ticket,
    Visit,
)
from protocol.request_commands import OpenRequest
from protocol.service_requests import shown
from server.domain.contacts.finding import contact_of, primary
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.money.amounts import checked_amount
from server.domain.refused import refuse
from server.domain.requests import in_line
from server.domain.requests.items import described
from server.domain.requests.known import answer, known
from server.domain.requests.steps import IS, moved
from server.domain.seating import known_point
from server.domain.text import visible
from server.domain.tickets.threads import touched

COUNTER: Final = "service_requests"
"""The id of the counter: numbers go on over the days and service points, none is given twice."""
FIRST: Final = 1001
_STAFF_ALONE: Final[dict[str, Any]] = {
    "contact": None,
    "promised_at": None,
    "return_fee": None,
    "here": False,
    "visit": None,
    "reservation": None,
    "ticket": None,
    "warranty_of": None,
    "priority": "normal",
}
"""What only staff may tell, by what it is where it is not told."""


def open_request(floor: Floor, command: OpenRequest, context: Context) -> Decision:
    """A new request. What a kiosk takes always waits in line, so that a colleague looks at it."""
    point = known_point(floor, command.service_point)
    terms = terms_of(floor, point)
    if not context.actor.is_staff:
        _only_as_customer(command)
    waits = command.wait or not context.actor.is_staff
    _can_wait(command, waits)
    _about_what_is(floor, command)
    done_again = _done_again(floor, command, context)
    contact, person, changes = _whose(floor, command, done_again, context)
    number, counter = next_number(floor)
    request = _bare(command, terms, number, contact, done_again, context)
    changes += [Put(counter), *_linked(floor, command, request, context)]
    more: dict[str, Any] = {}
    if waits:
        needs = command.access_needs
        line = in_line.join(floor, request, terms.intake, person, context, access_needs=needs)
        place = line.joined
        request = replace(request, visit=place.visit)
        more = {"visit": place.visit, "entry": place.entry, "position": place.position}
        changes += line.changes
    changes += described(floor, request, command.items, context)
    if command.here:
        request = replace(moved(request, "check_in", context), version=1)
    return Decision(answer(request, opened=True, **more), [*changes, Put(request)])


def _bare(
    command: OpenRequest,
    terms: RepairTerms,
    number: int,
    contact: Contact,
    done_again: ServiceRequest | None,
    context: Context,
) -> ServiceRequest:
    """The request as it was told, before anything of it is here."""
    return ServiceRequest(
        id=context.new_id(),
        number=number,
        service_point=terms.id,
        contact=contact.id,
        state="queued",
        since=context.now,
        opened_at=context.now,
        updated_at=context.now,
        channel="kiosk" if context.actor.role == "kiosk" else "staff",
        problem=visible(command.problem, lines=True),
        priority=command.priority,
        language=command.language or contact.language,
        visit=command.visit,
        reservation=command.reservation,
        warranty_of=done_again.id if done_again is not None else None,
        currency=terms.currency,
        spend_limit=limit_of(command.spend_limit, terms.currency),
        return_fee=_fee(command, terms, done_again is not None),
        signature=command.signature,
        promised_at=in_future(command.promised_at, context.now),
        actor=context.actor.id if context.actor.is_staff else None,
    )


def terms_of(floor: Floor, point: ServicePoint) -> RepairTerms:
    """How a service point takes requests. Raises `Refused` where it takes none."""
    terms = floor.get(RepairTerms, point.id)
    if terms is None:
        raise refuse(
            "no_requests",
            f"{point.name} takes nothing in for repair. Choose another service point.",
            field="servicePoint",
        )
    return terms


def next_number(floor: Floor) -> tuple[int, Counter]:
    """The next number of a request, and that it is given."""
    counter = floor.get(Counter, COUNTER)
    last = counter.last + 1 if counter is not None else FIRST
    return last, Counter(id=COUNTER, day="", prefix="R", last=last)


def in_future(at: int | None, now: int) -> int | None:
    """A time (ms) that is promised by hand. Raises `Refused` for one that is past."""
    if at is not None and at <= now:
        raise refuse(
            "invalid", "That time is past. Promise one that is to come.", field="promisedAt"
        )
    return at


def limit_of(told: str, currency: str) -> str:
    """What may be spent without asking, as it is kept. Raises `Refused`."""
    return checked_amount(told, currency, "spendLimit") if told else ""


def _only_as_customer(command: OpenRequest) -> None:
    for field, untold in _STAFF_ALONE.items():
        if getattr(command, field) != untold:
            raise refuse("forbidden", f"Only staff tell {field}. Leave it out.", field=field)
    told = command.customer
    if told is None or not visible(told.name):
        raise refuse("invalid", "Write your name: you are called by it.", field="customer.name")
    if not (told.phone.strip() or told.email.strip()):
        raise refuse(
            "invalid",
            "Write a phone number or a mail address, so that we can reach you.",
            field="customer.phone",
        )


def _can_wait(command: OpenRequest, waits: bool) -> None:
    if waits and command.here:
        raise refuse(
            "invalid", "What was handed over waits in no line. Choose one of both.", field="wait"
        )
    if waits and command.visit is not None:
        raise refuse(
            "invalid", "This customer has a number already. They keep that one.", field="wait"
        )


def _about_what_is(floor: Floor, command: OpenRequest) -> None:
    """The stay, the reservation and the ticket that it comes with must be on record."""
    if command.visit is not None and floor.get(Visit, command.visit) is None:
        raise refuse("unknown_visit", "There is no such visit.", field="visit")
    if command.reservation is not None and floor.get(Reservation, command.reservation) is None:
        raise refuse("unknown_reservation", "There is no such reservation.", field="reservation")
    if command.ticket is not None and floor.get(Ticket, command.ticket) is None:
        raise refuse("unknown_ticket", "There is no such ticket.", field="ticket")


def _linked(
    floor: Floor, command: OpenRequest, request: ServiceRequest, context: Context
) -> list[Change]:
    """The ticket is about the request from now on."""
    ticket = floor.get(Ticket, command.ticket)
    if ticket is None:
        return []
    return [Put(touched(replace(ticket, request=request.id), context))]


def _done_again(floor: Floor, command: OpenRequest, context: Context) -> ServiceRequest | None:
    """The request whose work is done again under its warranty."""
    if command.warranty_of is None:
        return None
    before = known(floor, command.warranty_of)
    number, field = shown(before.number), "warrantyOf"
    if before.state != "picked_up":
        raise refuse(
            "wrong_state",
            f"{number} {IS[before.state]}. A warranty begins when it is picked up.",
            field=field,
        )
    if before.service_point != command.service_point:
        where = floor.get(ServicePoint, before.service_point)
        name = where.name if where is not None else "another service point"
        raise refuse("invalid", f"{number} was repaired at {name}. Take it in there.", field=field)
    if before.warranty_until is None:
        raise refuse(
            "warranty_over",
            f"{number} has no warranty: nothing was repaired. Take it in without one.",
            field=field,
        )
    if before.warranty_until <= context.now:
        day = _day(before.warranty_until, floor.site.zone)
        raise refuse(
            "warranty_over",
            f"The warranty of {number} ended on {day}. Take it in without one.",
            field=field,
        )
    return before


def _day(at: int, zone: str) -> str:
    then = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone))
    return f"{then.day} {then:%B %Y}"


def _whose(
    floor: Floor, command: OpenRequest, done_again: ServiceRequest | None, context: Context
) -> tuple[Contact, Person | None, list[Change]]:
    """The contact, its person as the changes make it, and these. Who brings something again under
    warranty is known."""
    ident = command.contact
    if ident is None and command.customer is None and done_again is not None:
        ident = done_again.contact
    if ident is not None:
        contact = primary(floor, ident)
        if contact is None:
            raise refuse("unknown_contact", "There is no such contact.", field="contact")
        return contact, floor.get(Person, contact.person), []
    if command.customer is None:
        raise refuse("invalid", "Say whose it is: a contact, or a customer.", field="customer")
    language = command.language or floor.site.languages[0]
    return contact_of(floor, command.customer, context, language)


def _fee(command: OpenRequest, terms: RepairTerms, warranty: bool) -> str:
    told = command.return_fee
    if told is None:
        told = "0" if warranty else terms.return_fee
    return checked_amount(told, terms.currency, "returnFee")
