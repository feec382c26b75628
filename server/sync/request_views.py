"""Views of service requests: a card of the board, and what a customer sees of their own.

Each field is named here on purpose: nothing internal slips through to customers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from protocol.cost_estimates import CostEstimate
from protocol.records import Contact, Entry, Person, RepairTerms, Staff
from protocol.request_states import APPROVED, ENDED
from protocol.request_views import (
    HEAD_OF_REQUEST,
    OwnEstimate,
    OwnItem,
    OwnNote,
    OwnRequest,
    PublicTerms,
    RequestHead,
)
from protocol.service_requests import (
    AWAITED,
    Bench,
    BenchPlace,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
)
from server.domain.floor import Floor
from server.domain.requests.usual import full_name, item_in, item_name, told_in
from server.store.ticket_lines import called

TO_PICK_UP: Final = frozenset({"ready", "return_ready"})
_WAITED_FOR: Final = TO_PICK_UP | {"queued"}


class Parts(NamedTuple):
    """What a request is told with, each in its order."""

    items: Sequence[RequestItem]
    lines: Sequence[RequestLine]
    estimates: Sequence[CostEstimate]


def head(floor: Floor, ident: str) -> RequestHead | None:
    """A card of the board; None for what has ended."""
    request = floor.get(ServiceRequest, ident)
    if request is None or request.state in ENDED:
        return None
    items, lines = floor.requests.items(ident), floor.requests.lines(ident)
    open_estimate = _open(floor.requests.estimates(ident))
    contact = floor.get(Contact, request.contact)
    person = floor.get(Person, contact.person) if contact is not None else None
    awaited = awaited_of(request, lines)
    here = here_of(floor, request)
    return RequestHead(
        id=ident,
        item=item_name(items[0]) if items else "",
        more=max(0, len(items) - 1),
        name=called(person),
        valid_until=open_estimate.valid_until if open_estimate is not None else None,
        seen_at=open_estimate.opened_at if open_estimate is not None else None,
        awaits=[line.name for line in awaited],
        expected_at=expected_of(awaited),
        told_at=request.ready_told_at,
        here=here.number if here is not None else "",
        entry=here.id if here is not None else "",
        warranty=request.warranty_of is not None,
        **{field: getattr(request, field) for field in HEAD_OF_REQUEST},
    )


def awaited_of(request: ServiceRequest, lines: Iterable[RequestLine]) -> list[RequestLine]:
    """The parts that are not here yet: those that were ordered, and once the work may be done, all
    that it needs."""
    wanted = AWAITED if request.state in APPROVED else frozenset({"ordered"})
    return [line for line in lines if line.line_kind == "part" and line.state in wanted]


def expected_of(awaited: Iterable[RequestLine]) -> int | None:
    """When the last of these parts should come, as far as anybody said (ms)."""
    return max((each.expected_at for each in awaited if each.expected_at is not None), default=None)


def place_of(floor: Floor, request: ServiceRequest) -> tuple[int, BenchPlace | None]:
    """The place on the bench, from 1, and what is told of it; 0 is not there."""
    bench = floor.get(Bench, request.service_point)
    for nth, place in enumerate(bench.order if bench is not None else (), 1):
        if place.request == request.id:
            return nth, place
    return 0, None


def here_of(floor: Floor, request: ServiceRequest) -> Entry | None:
    """The live entry of its customer, who brings it or picks it up now."""
    stays = (floor.live.get(stay) for stay in (request.pickup, request.visit) if stay)
    return next(filter(None, stays), None)


def public_terms(floor: Floor, ident: str) -> PublicTerms | None:
    """What a kiosk tells whoever brings something to a service point."""
    terms = floor.get(RepairTerms, ident)
    if terms is None:
        return None
    return PublicTerms(
        id=terms.id,
        currency=terms.currency,
        return_fee=terms.return_fee,
        conditions=terms.conditions,
        conditions_in=terms.conditions_in,
    )


def own_request(floor: Floor, request: ServiceRequest, of: Parts, ticket: str) -> OwnRequest:
    """A request as its customer sees it; `ticket` is the number of what they have asked last."""
    place, at = place_of(floor, request)
    here = here_of(floor, request)
    # Who has handed it over, or has it back, waits for nothing, though a visit may go on.
    waits = here if here is not None and request.state in _WAITED_FOR else None
    newest = of.estimates[-1] if of.estimates else None
    return OwnRequest(
        id=request.id,
        number=request.number,
        state=request.state,
        since=request.since,
        opened_at=request.opened_at,
        service_point=request.service_point,
        items=[_own_item(each, request.language) for each in of.items],
        problem=told_in(request.language, request.problem),
        language=request.language,
        pause=request.pause,
        promised_at=request.promised_at,
        breached=request.breached_at is not None,
        place=place,
        ready_at=at.ready_at if at is not None else None,
        expected_at=expected_of(awaited_of(request, of.lines)),
        currency=request.currency,
        estimate=newest.nth if newest is not None else 0,
        return_fee=request.return_fee,
        may_answer=_open(of.estimates) is not None and request.state == "estimate_sent",
        may_join=request.state in TO_PICK_UP and here is None,
        waiting=waits.visit if waits is not None else "",
        invoice=request.invoice > 0,
        warranty_until=request.warranty_until,
        signed=bool(request.signature),
        version=request.version,
        to_pay=_to_pay(request),
        ticket=ticket,
        called=waits is not None and waits.state == "called",
        agreed=_agreed(request, of.estimates),
        awaits=_as_told(awaited_of(request, of.lines), of.estimates),
        warranty=request.warranty_of is not None,
    )


def _as_told(lines: Iterable[RequestLine], estimates: Iterable[CostEstimate]) -> list[str]:
    """The names of lines, as estimates told them last; of what none told nothing is said."""
    told = {each.line: each.name for estimate in estimates for each in estimate.lines}
    return [told[line.id] for line in lines if line.id in told]


def _agreed(request: ServiceRequest, estimates: Sequence[CostEstimate]) -> int:
    """Of the estimate by which work may go on although its customer wanted no more."""
    newest = estimates[-1].state if estimates else "sent"
    if not request.approved_total or newest not in ("declined", "expired"):
        return 0
    return next((each.nth for each in reversed(estimates) if each.state == "approved"), 0)


def _own_item(item: RequestItem, language: str) -> OwnItem:
    return OwnItem(full_name(item_in(language, item)), item.serial, item.accessories)


def _to_pay(request: ServiceRequest) -> str:
    match request.state:
        case "ready":
            return request.total
        case "return_ready":
            return request.return_fee
    return ""


def own_estimate(estimate: CostEstimate) -> OwnEstimate:
    """An estimate as its customer reads it."""
    return OwnEstimate(
        id=estimate.id,
        nth=estimate.nth,
        state=estimate.state,
        made_at=estimate.made_at,
        valid_until=estimate.valid_until,
        currency=estimate.currency,
        tax_mode=estimate.tax_mode,
        lines=estimate.lines,
        net=estimate.net,
        tax=estimate.tax,
        total=estimate.total,
        taxes=estimate.taxes,
        stop_above=estimate.stop_above,
        hash=estimate.hash,
        note=estimate.note,
        ready_at=estimate.ready_at,
        answered_at=estimate.answered_at,
        answered_via=estimate.answered_via,
    )


def own_note(note: RequestNote, author: Staff | None) -> OwnNote | None:
    """A note that is for the customer; None for any other."""
    if not note.public:
        return None
    first = author.name.split()[:1] if author is not None else []
    return OwnNote(
        id=note.id, at=note.at, text=note.text, author="".join(first), photos=note.photos
    )


def _open(estimates: Sequence[CostEstimate]) -> CostEstimate | None:
    newest = estimates[-1] if estimates else None
    return newest if newest is not None and newest.state == "sent" else None
