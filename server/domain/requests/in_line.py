"""A place in the line under the number of a service request: its customer is called by that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from protocol.changes import Change, Put
from protocol.commands import JoinQueue, Leave
from protocol.outcomes import Joined
from protocol.parts import RepairTerms
from protocol.records import Entry, Person, ServiceRequest, Visit
from protocol.service_requests import shown
from server.domain import ending
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.joining import SOURCES, fresh_tag, joined, own_place, promised, quote_of
from server.domain.refused import refuse
from server.domain.requests.steps import moved
from server.domain.text import words
from server.domain.wishes import wishes


class Line(NamedTuple):
    """The place that was given, and the changes that make it so."""

    joined: Joined
    changes: list[Change]


def join(
    floor: Floor,
    request: ServiceRequest,
    service: str,
    person: Person | None,
    context: Context,
    *,
    access_needs: Sequence[str] = (),
) -> Line:
    """A visit of its own for this request, at one service of its service point. `person` is the
    contact's: the visit has one of its own. Raises `Refused` where nobody is taken."""
    wish = JoinQueue(service_point=request.service_point, service=service)
    point, first, _ = wishes(floor, wish, context.now)
    own = _own(person, context) if person is not None else None
    visit = _visit(floor, request, own, access_needs, context)
    entry = Entry(
        id=context.new_id(),
        visit=visit.id,
        number=visit.number,
        service_point=point.id,
        service=first[0].id,
        state="waiting",
        joined_at=context.now,
        eligible_at=context.now,
        since=context.now,
        present=True,
        actor=context.actor.id,
    )
    changes: list[Change] = [Put(own)] if own is not None else []
    changes += [Put(visit), Put(entry)]
    quote = quote_of(floor, entry)
    if quote is not None:
        changes.append(Put(promised(floor, entry, quote)))
    position = len(floor.waiting[point.id]) + 1
    return Line(joined(visit, entry, position, quote), changes)


def _own(person: Person, context: Context) -> Person:
    """Whom a visit knows: as told now, and forgotten with the visit."""
    return Person(
        id=context.new_id(),
        name=person.name,
        phone=person.phone,
        email=person.email,
        phone_key=person.phone_key,
        email_key=person.email_key,
        contact=person.contact,
    )


def _visit(
    floor: Floor,
    request: ServiceRequest,
    person: Person | None,
    access_needs: Sequence[str],
    context: Context,
) -> Visit:
    return Visit(
        id=context.new_id(),
        number=shown(request.number),
        day=floor.site.day,
        arrived_at=context.now,
        tag=fresh_tag(context),
        source=SOURCES.get(context.actor.role, "phone"),
        person=person.id if person is not None else None,
        # A place that was given up for it does not come back beside this one.
        joiners=[context.mark(f"request:{request.id}")],
        language=request.language,
        access_needs=words(list(access_needs), "accessNeeds"),
    )


def live(floor: Floor, visit: str | None, request: ServiceRequest) -> Entry | None:
    """The live leg of a stay that goes by the number of the request; None where there is none."""
    entry = floor.live.get(visit or "")
    return entry if entry is not None and entry.number == shown(request.number) else None


def called_off(
    floor: Floor, request: ServiceRequest, visit: str | None, context: Context, why: str
) -> list[Change]:
    """Nobody is called for what is done: the place of a stay for this request is given up. Who is
    at a desk, or went on to something else, stays."""
    entry = live(floor, visit, request)
    terms = floor.get(RepairTerms, request.service_point)
    if entry is None or terms is None or entry.service not in (terms.intake, terms.pickup):
        return []
    if entry.state not in ("waiting", "away", "missed"):
        return []
    return ending.called_off(floor, entry, context, f"{shown(request.number)} {why}")


def must_be_free(floor: Floor, request: ServiceRequest) -> None:
    """Refuse while the stay in which it was brought goes on under its number: nobody could tell
    the two apart."""
    entry = live(floor, request.visit, request)
    if entry is not None:
        raise refuse(
            "already_waiting",
            f"{entry.number} has a place in the line already. Keep it, or end that first.",
            own=own_place(floor, entry),
        )


def given_up(floor: Floor, command: Leave, context: Context) -> list[Change]:
    """What a kiosk has announced is not brought, where its customer leaves the line again."""
    entry = floor.get(Entry, command.entry)
    request = floor.get(
        ServiceRequest, floor.requests.of_visit(entry.visit) if entry is not None else None
    )
    if entry is None or request is None or request.channel != "kiosk":
        return []
    if request.state != "queued" or request.visit != entry.visit:
        return []
    return [Put(moved(request, "cancel", context, reason="its customer left the line"))]
