"""What of service requests goes with somebody who is erased, or with a request that is."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import (
    Attachment,
    Contact,
    CostEstimate,
    Invoice,
    Record,
    RequestItem,
    RequestNote,
    ServiceRequest,
    Ticket,
    UnlockCode,
)
from protocol.request_commands import DeleteRequest
from protocol.request_states import ENDED
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.outbox.making import void
from server.domain.requests import in_line, photos
from server.domain.requests.known import as_seen
from server.domain.requests.steps import changed
from server.domain.requests.stock import put_back, taken_unused
from server.domain.tickets.threads import touched

R = TypeVar("R", bound=Record)


def delete_request(floor: Floor, command: DeleteRequest, context: Context) -> Decision:
    """The request with its items, notes, lines, estimates, pictures and invoice. Its customer
    stays; tickets that are about it stay, and are about none. That there was one stays in the
    audit."""
    request = as_seen(floor, command)
    changes = void(floor, request.id, "the service request was erased")
    changes += _beside(floor, request)
    if request.state not in ENDED:  # what has ended took its parts along
        changes += put_back(floor, *taken_unused(floor, request.id))
    for stay in (request.visit, request.pickup):
        changes += in_line.called_off(floor, request, stay, context, "was erased")
    for kind, records in (
        ("request_item", floor.requests.items(request.id)),
        ("request_note", floor.requests.notes(request.id)),
        ("request_line", floor.requests.lines(request.id)),
        ("cost_estimate", floor.requests.estimates(request.id)),
    ):
        changes += [Gone(kind, each.id) for each in records]
    if floor.get(Invoice, request.id) is not None:
        changes.append(Gone("invoice", request.id))
    for ticket in floor.of(Ticket):
        if ticket.request == request.id:
            changes.append(Put(touched(replace(ticket, request=None), context)))
    return Decision(Saved(id=request.id), [*changes, Gone("service_request", request.id)])


def emptied(floor: Floor, person: str, context: Context) -> list[Change]:
    """The requests in memory of whoever is erased, without what tells of them: what was brought is
    still in the house, so that they go on in their states, and nobody can be written to. Those that
    have ended are emptied where they lie."""
    contacts = [contact.id for contact in floor.of(Contact) if contact.person == person]
    changes: list[Change] = []
    for request in [each for ident in contacts for each in floor.requests.of_contact(ident)]:
        changes += void(floor, request.id, "its customer was erased")
        changes += _beside(floor, request)
        for kept in (
            *floor.requests.items(request.id),
            *floor.requests.notes(request.id),
            *floor.requests.estimates(request.id),
        ):
            bare = without_texts(kept)
            if bare != kept:
                changes.append(Put(bare))  # type: ignore[arg-type]
        changes.append(Put(changed(without_texts(request), context)))
    return changes


def forgotten(floor: Floor, ident: str, context: Context) -> list[Change]:
    """A request that ended long ago, without its texts; one that is not there, or has not ended, is
    passed over."""
    request = floor.get(ServiceRequest, ident)
    if request is None or request.ended_at is None:
        return []
    return [Put(changed(without_texts(request), context))]


def without_texts(record: R) -> R:
    """A record of a request without what somebody wrote, drew or showed, and what tells who it
    was. What it is and what it costs stays for the figures of the house."""
    match record:
        case ServiceRequest():
            return replace(record, problem="", signature="", pickup_signature="", reason="")
        case RequestItem():
            bare = {"serial": "", "condition": "", "accessories": [], "photos": []}
            return replace(record, locked=False, **bare)
        case RequestNote():
            return replace(record, text="", photos=[])
        case CostEstimate():
            bare = dict.fromkeys(PERSONAL_IN_ESTIMATES, "")
            return replace(record, **bare)
        case UnlockCode():
            return replace(record, sealed="")
        case Attachment():
            return replace(record, name="", hash="")
    return record


PERSONAL_IN_ESTIMATES = (
    "note",
    "answered_name",
    "answered_number",
    "extra_work",
    "signature",
    "reason",
)


def _beside(floor: Floor, request: ServiceRequest) -> list[Change]:
    """Pictures and unlock codes."""
    changes: list[Change] = [Gone("unlock_code", c.id) for c in floor.requests.codes(request.id)]
    for item in floor.requests.items(request.id):
        changes += photos.dropped(item.photos)
    for note in floor.requests.notes(request.id):
        changes += photos.dropped(note.photos)
    loose = (each.id for each in floor.of(Attachment) if each.request == request.id)
    return [*changes, *(Gone("attachment", ident) for ident in loose)]
