"""Taking a number."""

from __future__ import annotations

from typing import Final

from protocol.changes import Change, Put
from protocol.commands import JoinQueue
from protocol.outcomes import Joined
from protocol.records import (
    STANDARD,
    Counter,
    Entry,
    Errand,
    Estimate,
    Grounds,
    Person,
    Promise,
    Quote,
    ServicePoint,
    Source,
    Visit,
)
from server.domain.actor import Actor
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.holding import known_class
from server.domain.people import joiner_marks, person_of
from server.domain.promising import promise
from server.domain.refused import refuse
from server.domain.text import words
from server.domain.wishes import wishes

SOURCES: Final[dict[str, Source]] = {
    "kiosk": "kiosk",
    "staff": "staff",
    "manager": "staff",
    "admin": "staff",
}


def join(floor: Floor, command: JoinQueue, context: Context) -> Decision:
    """Give a number at a service point, once per browser and phone."""
    point, first, errands = wishes(floor, command, context.now)
    _only_here(floor, [point.id, *(errand.service_point for errand in errands)], context.actor)
    priority = _class(point, command, context.actor)
    browser, phone = joiner_marks(command, context, floor.site.country)
    same = _not_twice(floor, browser, phone, context.actor)
    # A phone number marks the first who has told it, as far as anybody knows.
    marks = [mark for mark in (browser, "" if same else phone) if mark]
    number, counter = next_number(floor, first[0].prefix or point.prefix)
    person = person_of(command, context, floor.site.country)
    visit = _visit(floor, command, context, number, marks, person, errands)
    entry = Entry(
        id=context.new_id(),
        visit=visit.id,
        number=number,
        service_point=point.id,
        service=first[0].id,
        also=[service.id for service in first[1:]],
        state="waiting",
        joined_at=context.now,
        eligible_at=context.now,
        since=context.now,
        present=_is_here(point, context.actor),
        priority=priority,
        reason=f"Same phone number as {same.number}" if same else "",
        actor=context.actor.id,
    )
    changes: list[Change] = [Put(counter), Put(visit), Put(entry)]
    if person is not None:
        changes.insert(0, Put(person))
    quote = quote_of(floor, entry)
    if quote is not None:
        changes.append(Put(promised(floor, entry, quote)))
    position = len(floor.waiting[point.id]) + 1
    return Decision(joined(visit, entry, position, quote), changes)


def fresh_tag(context: Context) -> str:
    """The mark by which a phone finds its own place. The last part of a UUIDv7 is random: enough to
    find oneself, nothing to guess from."""
    return context.new_id()[-12:]


def _visit(
    floor: Floor,
    command: JoinQueue,
    context: Context,
    number: str,
    marks: list[str],
    person: Person | None,
    errands: list[Errand],
) -> Visit:
    return Visit(
        id=context.new_id(),
        number=number,
        day=floor.site.day,
        arrived_at=context.now,
        tag=fresh_tag(context),
        source=_source(command, context.actor),
        person=person.id if person else None,
        joiners=marks,
        language=command.language or floor.site.languages[0],
        party_size=command.party_size,
        access_needs=words(command.access_needs, "accessNeeds"),
        errands=errands,
    )


def _is_here(point: ServicePoint, actor: Actor) -> bool:
    """Whether somebody who joins is in the hall. Where staff confirm that, no code of a screen
    does."""
    return actor.role in SOURCES or (actor.here and point.join_by != "staff")


def _only_here(floor: Floor, points: list[str], actor: Actor) -> None:
    """Some service points give numbers to strangers only who stand in the hall."""
    if actor.role != "public" or actor.here:
        return
    for point in points:
        found = floor.get(ServicePoint, point)
        if found is not None and found.join_by == "on_site":
            raise refuse(
                "on_site_only",
                f"{found.name} gives numbers in the hall. Scan the code on the screen there, or "
                "take a number at the kiosk.",
            )


def _class(point: ServicePoint, command: JoinQueue, actor: Actor) -> str:
    if command.priority is None:
        return STANDARD
    if not actor.is_staff:
        raise refuse("forbidden", "Only staff give a class. Ask at a desk.", field="priority")
    known_class(point, command.priority)
    return command.priority


def _not_twice(floor: Floor, browser: str, phone: str, actor: Actor) -> Entry | None:
    """Refuse whoever has a place already; else the place whose phone number this is too.

    A browser's mark is its secret, so the refusal carries its own number. A phone number is none,
    and that it waits here is told to nobody but staff: whoever else types it joins like everybody.
    """
    advice = "Keep it and follow your place; leave that queue first if you want another."
    mine = floor.joined_as([browser])
    if mine is not None:
        own = own_place(floor, mine)
        raise refuse("already_waiting", f"You already have a number here. {advice}", own=own)
    other = floor.joined_as([phone])
    if other is not None and actor.is_staff:
        own = own_place(floor, other)
        raise refuse(
            "already_waiting", f"This phone number has a number here already. {advice}", own=own
        )
    return other


def _source(command: JoinQueue, actor: Actor) -> Source:
    return SOURCES.get(actor.role) or ("phone" if command.browser else "http")


def next_number(floor: Floor, prefix: str) -> tuple[str, Counter]:
    """The next number of today's series, and that it is given."""
    ident = f"{floor.site.day}/{prefix}"
    counter = floor.get(Counter, ident)
    last = (counter.last if counter else 0) + 1
    return f"{prefix}{last:03d}", Counter(id=ident, day=floor.site.day, prefix=prefix, last=last)


def own_place(floor: Floor, entry: Entry) -> Joined | None:
    """The place of somebody who has a number already."""
    visit = floor.get(Visit, entry.visit)
    if visit is None:
        return None
    before = [
        other
        for other in floor.waiting[entry.service_point].values()
        if (other.eligible_at, other.id) < (entry.eligible_at, entry.id)
    ]
    return joined(visit, entry, len(before) + 1, quote_of(floor, entry))


def joined(visit: Visit, entry: Entry, position: int, quote: Quote | None) -> Joined:
    """What somebody who was given a number is answered."""
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


def promised(floor: Floor, entry: Entry, quote: Quote) -> Promise:
    """The wait that slip and phone tell, as it is kept."""
    known = floor.get(Grounds, entry.service_point)
    grounds = known.by_service.get(entry.service, []) if known is not None else []
    return promise(entry, entry.joined_at, (quote.p20, quote.p50, quote.p80), grounds)


def quote_of(floor: Floor, entry: Entry) -> Quote | None:
    """What somebody is told who joins for this service behind all; None where nothing can be."""
    estimate = floor.get(Estimate, entry.service_point)
    if estimate is None:
        return None
    return next((q for q in estimate.quotes if q.service == entry.service), None)
