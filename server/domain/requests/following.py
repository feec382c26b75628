"""What follows from a decision for service requests: totals, the state that their lines say, the
promise with its pauses, the bench of their service points, and who is told.

Called once where all decisions come together, so that no rule has to think of any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.commands import Command, Leave
from protocol.outcomes import Requested
from protocol.records import (
    Bench,
    CostEstimate,
    Message,
    Record,
    RepairTerms,
    RequestLine,
    RequestNote,
    ServicePoint,
    ServiceRequest,
    Site,
    SlaCalendar,
    Ticket,
)
from protocol.request_commands import (
    OpenRequest,
    PassRequestTime,
    UpdateRequest,
)
from protocol.request_states import ENDED
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.requests import costing, header, in_line, noticing, promise, telling
from server.domain.requests.bench import bench_of
from server.domain.requests.hours import hours_of
from server.domain.sla import OpenTime, deadline
from server.domain.tickets.pending import Pending

_CHILDREN: Final = (RequestLine, RequestNote, CostEstimate)
_CHILD_KINDS: Final = frozenset(kind.kind() for kind in _CHILDREN)
_SETTINGS: Final = frozenset({RepairTerms, SlaCalendar, ServicePoint, Site})
"""Kinds of records that any promise and bench may hang on."""
_LOOKED_AT: Final = frozenset({ServiceRequest, *_CHILDREN, *_SETTINGS})
_GOING: Final = frozenset({"service_request", "repair_terms", "sla_calendar", *_CHILD_KINDS})
_PROMISED: Final = ("promise_from_at", "target_s", "pauses", "pause")
"""What a promise is reckoned of, besides the hours."""


def followed(
    floor: Floor, command: Command, changes: list[Change], context: Context
) -> list[Change]:
    """All changes of a command, with what follows; the same where no request is in it."""
    if type(command) is Leave:
        changes = [*changes, *in_line.given_up(floor, command, context)]
    if not _concerns(command, changes):
        return changes
    pending = Pending(floor, changes)
    turned = _turned(floor, pending, changes)
    points = dict.fromkeys(turned)
    if isinstance(command, PassRequestTime):
        points |= dict.fromkeys(command.service_points)
    concerned = _requests(floor, pending, changes, turned)
    if isinstance(command, UpdateRequest):
        concerned[command.request] = None
    for ident in concerned:
        before, after = floor.get(ServiceRequest, ident), pending.get(ServiceRequest, ident)
        points |= {each.service_point: None for each in (before, after) if each is not None}
        if after is not None:
            pending.put(_one(floor, pending, command, before, after, context))
    for point in points:
        pending.put(_bench(pending, point, context.now))
    pending.put(telling.told(floor, pending, changes, context))
    pending.put(noticing.noticed(floor, pending, context))
    return pending.changes()


def as_it_is(outcome: Requested, changes: Iterable[Change]) -> Requested:
    """The outcome with what the request is once all that follows is done."""
    for change in changes:
        record = change.r if isinstance(change, Put) else None
        if isinstance(record, ServiceRequest) and record.id == outcome.request:
            return replace(
                outcome,
                state=record.state,
                version=record.version,
                promised_at=record.promised_at,
                estimate=record.estimate,
                total=record.total,
            )
    return outcome


def foretold(floor: Floor, point: str, now: int) -> int | None:
    """When (ms) something that is handed over now will be promised by the terms of a service point;
    None where they promise nothing."""
    terms = floor.get(RepairTerms, point)
    if terms is None or not terms.turnaround_min:
        return None
    begins = now - now % promise.SECOND
    return deadline(_hours(floor, point), begins, terms.turnaround_min * promise.MINUTE).at


def _concerns(command: Command, changes: Iterable[Change]) -> bool:
    """Cheap for everything else: most commands are of queues."""
    if type(command) is PassRequestTime or _promises(command):
        return True
    for change in changes:
        if type(change) is Put:
            if type(change.r) in _LOOKED_AT or telling.is_told(change.r) or _is_about(change.r):
                return True
        elif change.key.kind in _GOING:
            return True
    return False


def _is_about(record: Record) -> bool:
    """Whether it is a ticket about a request, in which its customer may have written."""
    return type(record) is Ticket and record.request is not None


def _promises(command: Command) -> bool:
    """Whether a promise is set by hand: while it stands, nothing else of the request changes."""
    return isinstance(command, UpdateRequest) and command.promised_at is not None


def _turned(floor: Floor, pending: Pending, changes: Iterable[Change]) -> list[str]:
    """Service points whose bench works by other terms or hours now."""
    if not any(_sets(change) for change in changes):
        return []
    idents = {each.id: None for source in (floor, pending) for each in source.of(RepairTerms)}
    return [
        ident
        for ident in idents
        if floor.get(RepairTerms, ident) != pending.get(RepairTerms, ident)
        or hours_of(floor, ident) is not hours_of(pending, ident)
    ]


def _sets(change: Change) -> bool:
    if isinstance(change, Put):
        return type(change.r) in _SETTINGS
    return change.key.kind in ("repair_terms", "sla_calendar")


def _requests(
    floor: Floor, pending: Pending, changes: Iterable[Change], turned: Iterable[str]
) -> dict[str, None]:
    """Ids of the requests that are concerned, each once."""
    found: dict[str, None] = {}
    for change in changes:
        record = change.r if isinstance(change, Put) else floor.state.get(change.key)
        found |= dict.fromkeys(_request_of(record))
    for point in turned:
        found |= {each.id: None for each in pending.requests.at_point(point)}
    return found


def _request_of(record: Record | None) -> Iterator[str]:
    if isinstance(record, ServiceRequest):
        yield record.id
    elif isinstance(record, _CHILDREN):
        yield record.request
    elif isinstance(record, Message) and telling.is_told(record):
        yield record.subject


def _one(
    floor: Floor,
    pending: Pending,
    command: Command,
    before: ServiceRequest | None,
    request: ServiceRequest,
    context: Context,
) -> list[Change]:
    """The request as it is once all has followed; nothing where it stays."""
    after = request
    if request.state not in ENDED:
        after = costing.with_totals(pending, request)
        after = header.followed(floor, pending, after, context)
    after = telling.with_told(pending, after)
    after = _promise(floor, pending, command, before, after, context.now)
    if after == request:
        return []
    if before is not None and before.version == after.version:
        after = replace(after, version=after.version + 1, updated_at=context.now)
    return [Put(after)]


def _promise(
    floor: Floor,
    pending: Pending,
    command: Command,
    before: ServiceRequest | None,
    after: ServiceRequest,
    now: int,
) -> ServiceRequest:
    hours = _hours(pending, after.service_point)
    same_hours = True
    if before is not None:
        old = _hours(floor, before.service_point)
        same_hours = old is hours
        was = promise.judged(before, old, now)
        after = replace(after, breached_at=was.breached_at, warned=was.warned)
    terms = pending.get(RepairTerms, after.service_point)
    after, by_hand = _set(command, before, after, hours, terms, now)
    told_at = by_hand
    if before is not None and same_hours and told_at is None:
        # What nothing has moved stays as it was told.
        stays = promise.followed(after, hours, 0, now)
        if all(getattr(stays, name) == getattr(before, name) for name in _PROMISED):
            told_at = before.promised_at
    found = promise.followed(after, hours, terms.warn_min if terms else 0, now, told_at)
    late = promise.breaks_at(found, hours) if not same_hours else None
    if late is not None and late <= now:
        found = replace(found, breached_at=now, warned=True)
    return promise.told(found)


def _set(
    command: Command,
    before: ServiceRequest | None,
    after: ServiceRequest,
    hours: OpenTime,
    terms: RepairTerms | None,
    now: int,
) -> tuple[ServiceRequest, int | None]:
    """The request with what is promised anew, and for when it was by hand (ms)."""
    at: int | None = None
    if before is None:
        at = command.promised_at if isinstance(command, OpenRequest) else None
        if at is None:
            minutes = terms.turnaround_min if terms is not None else 0
            return promise.promised(after, minutes * 60, now), None
    elif isinstance(command, UpdateRequest) and command.request == after.id:
        at = command.promised_at
        if at == 0:
            return promise.promised(after, 0, now), None
    if at is None or (before is not None and at == before.promised_at):
        return after, None
    return promise.promised_for(after, at, hours, now), at


def _hours(floor: Floor, point: str) -> OpenTime:
    return hours_of(floor, point) or promise.always(floor.site)


def _bench(pending: Pending, point: str, now: int) -> list[Change]:
    """The bench of a service point, where it is another now."""
    known, found = pending.get(Bench, point), bench_of(pending, point, now)
    if found is None:
        return [Gone("bench", point)] if known is not None else []
    if found.order == (known.order if known is not None else []):
        return []
    return [Put(found)]
