"""What stands on the slip of a visit as it is now, for the kiosk or colleague who prints it."""

from __future__ import annotations

from protocol.line import in_order
from protocol.queries import SlipText
from protocol.records import Entry, Estimate, Place, Quote, ServiceRequest, Visit
from protocol.service_requests import shown
from protocol.waits import called_by, wait_range
from server.accounts.tokens import Tokens
from server.domain.actor import Actor
from server.domain.floor import Floor
from server.domain.promising import standing
from server.domain.refused import refuse


def slip_text(floor: Floor, visit: str, actor: Actor, tokens: Tokens) -> SlipText:
    """The text, with the private links of `tokens`. Raises `Refused`.

    A kiosk gets it for a number that it gave, and for a slip that it is to print or prints.
    """
    found, entry = floor.get(Visit, visit), floor.live.get(visit)
    if found is None or entry is None:
        raise refuse("unknown_visit", "There is no such visit, or it is over. Print nothing.")
    if not actor.is_staff and not _prints(found, entry, actor.id):
        raise refuse("forbidden", "This slip is not for this kiosk to print.")
    estimate = floor.get(Estimate, entry.service_point)
    by_slot = entry.slot_at is not None and entry.state == "waiting"
    wait = _wait(estimate, entry) if entry.state == "waiting" and not by_slot else None
    return SlipText(
        entry=entry.id,
        visit=found.id,
        number=found.number,
        service_point=entry.service_point,
        service=entry.service,
        position=_position(floor, estimate, entry),
        joined_at=found.arrived_at,
        tag=found.tag,
        language=found.language,
        token=tokens.visit(found.id),
        errands=[*entry.also, *(each for e in found.errands for each in e.services)],
        p20=wait.p20 if wait else None,
        p50=wait.p50 if wait else None,
        p80=wait.p80 if wait else None,
        by=_by(floor, estimate, entry, wait),
        booked_at=entry.slot_at if by_slot else None,
        request_token=_request_token(floor, found, tokens),
    )


def _request_token(floor: Floor, visit: Visit, tokens: Tokens) -> str:
    """Of the service request by whose number this visit is called; most have one of their own."""
    request = floor.get(ServiceRequest, floor.requests.of_visit(visit.id))
    if request is None or shown(request.number) != visit.number:
        return ""
    return tokens.service_request(request.id)


def _prints(visit: Visit, entry: Entry, kiosk: str) -> bool:
    for_anybody = visit.slip == "wanted" and not visit.slip_device
    return for_anybody or kiosk in (visit.slip_device, entry.actor)


def _position(floor: Floor, estimate: Estimate | None, entry: Entry) -> int:
    waiting = floor.waiting[entry.service_point]
    published = [place.entry for place in estimate.line] if estimate else []
    order = {ident: each.eligible_at for ident, each in waiting.items()}
    line = in_order({ident: ident for ident in waiting}, published, order)
    return line.index(entry.id) + 1 if entry.id in waiting else 0


def _by(
    floor: Floor, estimate: Estimate | None, entry: Entry, wait: Place | Quote | None
) -> int | None:
    if estimate is None or wait is None:
        return None
    promise = standing(floor, entry.id)
    high = wait_range(wait.p50, wait.p80)[1]
    return called_by(promise.by if promise else None, estimate.at, high)


def _wait(estimate: Estimate | None, entry: Entry) -> Place | Quote | None:
    """The wait of this place; of who joins now where the place is newer than the line."""
    if estimate is None:
        return None
    places = (place for place in estimate.line if place.entry == entry.id)
    quotes = (quote for quote in estimate.quotes if quote.service == entry.service)
    return next(places, None) or next(quotes, None)
