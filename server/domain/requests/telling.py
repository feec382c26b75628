"""What customers of service requests are told by mail or SMS: rows of the outbox, of which the text
is made when they are sent. What is not true any more by then is void.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.cost_estimates import CostEstimate
from protocol.outbox import Message, MessageWhat
from protocol.records import Contact, Person, Record
from protocol.request_states import ENDED
from protocol.service_requests import ServiceRequest
from server.domain.contacts.finding import primary
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.outbox.making import channels, message_id
from server.domain.outbox.timing import is_quiet, quiet_ends
from server.domain.requests import promise
from server.domain.tickets.pending import Pending

HOUR_MS: Final = 3_600_000
REMINDED_BEFORE_MS: Final = 24 * HOUR_MS
READY: Final = frozenset({"ready", "return_ready"})
_OF_ESTIMATE: Final = frozenset({"estimate_sent", "estimate_reminder", "estimate_expired"})


def addressee(floor: Floor, request: ServiceRequest) -> Person | None:
    """Whom messages go to: its contact, or the one that this is the same as where it has no address
    itself; None where nobody can be written to."""
    for contact in (floor.get(Contact, request.contact), primary(floor, request.contact)):
        person = floor.get(Person, contact.person) if contact is not None else None
        if channels(person):
            return person
    return None


def reminds_at(estimate: CostEstimate, zone: str) -> int | None:
    """When its customer is reminded that an estimate expires (ms): a day before, or in the middle
    of its time where that is later, and never in the quiet hours; None where it has expired by
    then."""
    lasts = estimate.valid_until - estimate.made_at
    at = estimate.valid_until - min(REMINDED_BEFORE_MS, lasts // 2)
    if is_quiet(at, zone):
        at = quiet_ends(at, zone)
    return at if at < estimate.valid_until else None


def is_told(record: Record) -> bool:
    """Whether it is a message by which a customer has been told that something is ready."""
    return (
        type(record) is Message
        and record.subject_kind == "service_request"
        and record.what == "request_ready"
        and record.state == "sent"
    )


def with_told(pending: Pending, request: ServiceRequest) -> ServiceRequest:
    """The request with when its customer was told last that it is ready."""
    if request.state in ENDED:
        return request
    told = (each for each in pending.laid(Message) if is_told(each))
    at = max((each.sent_at or 0 for each in told if each.subject == request.id), default=0)
    if at <= (request.ready_told_at or 0):
        return request
    return replace(request, ready_told_at=at)


def untrue(floor: Floor, message: Message) -> str:
    """Why a message about a request is not to be sent any more; empty where it is."""
    request = floor.get(ServiceRequest, message.subject)
    if request is None:
        return "the request is gone"
    if request.state in ENDED:
        return "it has ended"
    if message.what == "request_ready" and request.state not in READY:
        return "it is not ready after all"
    if message.what == "request_later" and (request.promised_at is None or request.state in READY):
        return "nothing is promised now"
    if message.what in _OF_ESTIMATE:
        wanted = "expired" if message.what == "estimate_expired" else "sent"
        newest = floor.requests.estimates(request.id)[-1:]
        if not any((e.nth, e.state) == (message.revision, wanted) for e in newest):
            return "the estimate is answered, or another one holds"
    return ""


def told(
    floor: Floor, pending: Pending, changes: Iterable[Change], context: Context
) -> list[Change]:
    """The messages that a decision makes due, and those that it makes void."""
    found: list[Change] = []
    for request in list(pending.laid(ServiceRequest)):
        found += _of_request(floor, pending, request, context)
    for estimate in list(pending.laid(CostEstimate)):
        found += _of_estimate(floor, pending, estimate, context)
    for change in changes:
        if isinstance(change, Gone) and change.kind == "service_request":
            found += _void(pending, change.id, "the request is gone")
    return found


def _of_request(
    floor: Floor, pending: Pending, request: ServiceRequest, context: Context
) -> Iterator[Change]:
    before = floor.get(ServiceRequest, request.id)
    if request.state in ENDED:
        yield from _void(pending, request.id, "it has ended")
        return
    if before is not None and before.contact != request.contact:
        yield from _readdressed(pending, request)
    if before is None:
        yield from _made(pending, request, "request_opened", 1, context)
    elif before.state in READY and request.state not in READY:
        yield from _void(pending, request.id, "it is not ready after all", {"request_ready"})
    if request.state in READY and (before is None or before.state not in READY):
        yield from _void(pending, request.id, "it is ready", {"request_later"})
        yield from _made(pending, request, "request_ready", request.version, context)
    elif promise.is_later(before, request):
        yield from _void(pending, request.id, "it will be later still", {"request_later"})
        yield from _made(pending, request, "request_later", request.version, context)


def _of_estimate(
    floor: Floor, pending: Pending, estimate: CostEstimate, context: Context
) -> Iterator[Change]:
    before = floor.get(CostEstimate, estimate.id)
    request = pending.get(ServiceRequest, estimate.request)
    if request is None or request.state in ENDED:
        return
    was, nth, until = before.state if before is not None else "", estimate.nth, estimate.valid_until
    if estimate.state != "sent":
        if was == "sent":
            reason = f"the estimate is {estimate.state}"
            yield from _void(pending, request.id, reason, _OF_ESTIMATE, nth)
        if was == "sent" and estimate.state == "expired":
            yield from _made(pending, request, "estimate_expired", nth, context)
    elif before is None:
        yield from _made(pending, request, "estimate_sent", nth, context, until)
    elif before.reminded_at is None and estimate.reminded_at is not None:
        yield from _made(pending, request, "estimate_reminder", nth, context, until)


def _made(
    pending: Pending,
    request: ServiceRequest,
    what: MessageWhat,
    revision: int,
    context: Context,
    useful_until: int | None = None,
) -> Iterator[Change]:
    """That message; due now, but what time alone brings wakes nobody."""
    person = addressee(pending, request)
    zone, due_at = pending.site.zone, context.now
    if context.actor.role == "timer" and is_quiet(due_at, zone):
        due_at = quiet_ends(due_at, zone)
    for channel in channels(person):
        assert person is not None
        yield Put(
            Message(
                id=message_id(request.id, revision, what, 0, channel),
                subject_kind="service_request",
                subject=request.id,
                person=person.id,
                what=what,
                channel=channel,
                due_at=due_at,
                made_at=context.now,
                revision=revision,
                useful_until=useful_until,
            )
        )


def _readdressed(pending: Pending, request: ServiceRequest) -> Iterator[Change]:
    """What is due goes to whoever the request is of now, where the same way leads to them: whom it
    was of must not read on about it."""
    person = addressee(pending, request)
    for each in list(pending.outbox.get(request.id, {}).values()):
        if each.state != "due":
            continue
        if person is not None and each.channel in channels(person):
            yield Put(replace(each, person=person.id, version=each.version + 1))
        else:
            reason = "it is of another contact"
            yield Put(replace(each, state="void", reason=reason, version=each.version + 1))


def _void(
    pending: Pending,
    request: str,
    reason: str,
    whats: Container[str] | None = None,
    revision: int | None = None,
) -> Iterator[Change]:
    """What is due of these is not sent any more. What is being sent just now may have gone."""
    for known in list(pending.outbox.get(request, {}).values()):
        each = pending.get(Message, known.id)
        if (
            each is not None
            and each.state == "due"
            and (whats is None or each.what in whats)
            and revision in (None, each.revision)
        ):
            yield Put(replace(each, state="void", reason=reason, version=each.version + 1))
