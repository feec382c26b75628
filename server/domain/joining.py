"""Taking a number."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from protocol.changes import Change, Put
from protocol.commands import Customer, JoinQueue
from protocol.outcomes import Joined
from protocol.records import (
    Counter,
    Entry,
    Estimate,
    Person,
    Quote,
    Service,
    ServicePoint,
    Source,
    Visit,
)
from server.domain.actor import Actor
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import visible

_SOURCES: dict[str, Source] = {
    "kiosk": "kiosk",
    "staff": "staff",
    "manager": "staff",
    "admin": "staff",
}
_UNTOLD: Final[dict[str, Any]] = {
    "entry": "",
    "visit": "",
    "number": "",
    "tag": "",
    "service_point": "",
    "service": "",
    "joined_at": 0,
}
"""What somebody's place is called for whoever cannot prove to be that person."""


def join(floor: Floor, command: JoinQueue, context: Context) -> Decision:
    """Give a number at a service point, once per browser and phone."""
    point, service = _where(floor, command)
    browser, phone = _marks(command, context)
    _not_twice(floor, browser, phone, context.actor)
    marks = [mark for mark in (browser, phone) if mark]
    number, counter = _next_number(floor, service.prefix or point.prefix)
    person = _person(command, context)
    visit = _visit(floor, command, context, number, marks, person)
    entry = Entry(
        id=context.new_id(),
        visit=visit.id,
        number=number,
        service_point=point.id,
        service=service.id,
        state="waiting",
        joined_at=context.now,
        eligible_at=context.now,
        since=context.now,
        present=context.actor.role in _SOURCES,
        actor=context.actor.id,
    )
    changes: list[Change] = [Put(counter), Put(visit), Put(entry)]
    if person is not None:
        changes.insert(0, Put(person))
    position = len(floor.waiting[point.id]) + 1
    return Decision(_joined(floor, visit, entry, position), changes)


def _visit(
    floor: Floor,
    command: JoinQueue,
    context: Context,
    number: str,
    marks: list[str],
    person: Person | None,
) -> Visit:
    return Visit(
        id=context.new_id(),
        number=number,
        day=floor.site.day,
        arrived_at=context.now,
        # The last part of a UUIDv7 is random: enough to find oneself, nothing to guess from.
        tag=context.new_id()[-12:],
        source=_source(command, context.actor),
        person=person.id if person else None,
        joiners=marks,
        language=command.language,
        party_size=command.party_size,
        access_needs=command.access_needs,
    )


def _where(floor: Floor, command: JoinQueue) -> tuple[ServicePoint, Service]:
    point = floor.get(ServicePoint, command.service_point)
    if point is None:
        raise refuse(
            "unknown_service_point",
            "There is no such service point. Scan the code in the hall again.",
            field="servicePoint",
        )
    if point.state != "open":
        raise refuse(
            "queue_closed",
            f"{point.name} takes no new numbers now. Please ask the staff when it opens.",
        )
    services = floor.services(point.id)
    if command.service is not None:
        services = [s for s in services if s.id == command.service]
    if not services:
        raise refuse(
            "unknown_service",
            f"{point.name} has no such service. Choose one of its services.",
            field="service",
        )
    service = next((s for s in services if s.open), None)
    if service is None:
        raise refuse("service_closed", f"{services[0].name} is closed now. Choose another service.")
    if len(floor.waiting[point.id]) >= point.max_waiting:
        raise refuse(
            "queue_full",
            f"{point.max_waiting} people wait at {point.name} and no more fit. "
            "Please come back later or ask the staff.",
            retry_after=300,
        )
    return point, service


def _not_twice(floor: Floor, browser: str, phone: str, actor: Actor) -> None:
    """Refuse whoever has a place already.

    A browser's mark is its secret, so the refusal carries its own number. A phone number is not:
    whoever types it learns how far that place is, and nothing by which the public queue would show
    its number or that could be acted upon.
    """
    advice = "Keep it and follow your place; leave that queue first if you want another."
    mine = floor.joined_as([browser])
    if mine is not None:
        own = _own(floor, mine)
        raise refuse("already_waiting", f"You already have a number here. {advice}", own=own)
    other = floor.joined_as([phone])
    if other is not None:
        own = _own(floor, other)
        if own is not None and not actor.is_staff:
            own = msgspec.structs.replace(own, **_UNTOLD)
        raise refuse(
            "already_waiting", f"This phone number has a number here already. {advice}", own=own
        )


def normalised_phone(phone: str) -> str:
    """ASCII digits with a leading plus if there was one, or a leading 00.

    Empty when it holds fewer than five digits.
    """
    digits = "".join(str(int(sign)) for sign in phone if sign.isdecimal())
    if len(digits) < 5:
        return ""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if "+" in phone else digits


def _marks(command: JoinQueue, context: Context) -> tuple[str, str]:
    """Keyed hashes of browser and phone; empty where there is none."""
    phone = normalised_phone(command.customer.phone) if command.customer else ""
    return (
        context.mark(f"browser:{command.browser}") if command.browser else "",
        context.mark(f"phone:{phone}") if phone else "",
    )


def _source(command: JoinQueue, actor: Actor) -> Source:
    return _SOURCES.get(actor.role) or ("phone" if command.browser else "http")


def _person(command: JoinQueue, context: Context) -> Person | None:
    told = command.customer or Customer()
    name, phone, email = map(visible, (told.name, told.phone, told.email))
    notes = visible(command.notes, lines=True)
    if not (name or phone or email or notes):
        return None
    return Person(id=context.new_id(), name=name, phone=phone, email=email, notes=notes)


def _next_number(floor: Floor, prefix: str) -> tuple[str, Counter]:
    ident = f"{floor.site.day}/{prefix}"
    counter = floor.get(Counter, ident)
    last = (counter.last if counter else 0) + 1
    return f"{prefix}{last:03d}", Counter(id=ident, day=floor.site.day, prefix=prefix, last=last)


def _own(floor: Floor, entry: Entry) -> Joined | None:
    visit = floor.get(Visit, entry.visit)
    if visit is None:
        return None
    before = [
        other
        for other in floor.waiting[entry.service_point].values()
        if (other.eligible_at, other.id) < (entry.eligible_at, entry.id)
    ]
    return _joined(floor, visit, entry, len(before) + 1)


def _joined(floor: Floor, visit: Visit, entry: Entry, position: int) -> Joined:
    quote = _quote(floor, entry)
    return Joined(
        entry=entry.id,
        visit=visit.id,
        number=entry.number,
        service_point=entry.service_point,
        service=entry.service,
        position=position,
        joined_at=entry.joined_at,
        tag=visit.tag,
        p20=quote.p20 if quote else None,
        p50=quote.p50 if quote else None,
        p80=quote.p80 if quote else None,
    )


def _quote(floor: Floor, entry: Entry) -> Quote | None:
    estimate = floor.get(Estimate, entry.service_point)
    if estimate is None:
        return None
    return next((q for q in estimate.quotes if q.service == entry.service), None)
