"""What happened to the service requests of a contact: each step in the past tense, and nothing
personal. The stays in which something is brought and picked up are named, so that what happened in
one visit can be told in one thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from protocol.changes import Change, Gone, Put
from protocol.commands import Command
from protocol.cost_estimates import CostEstimate, EstimateState, Invoice
from protocol.records import RequestItem, RequestLine, RequestNote, ServiceRequest, UnlockCode
from protocol.request_commands import DeleteRequest, ReadUnlock, StepRequest
from protocol.request_states import RequestStep, step_between
from protocol.service_requests import LineState, shown
from server.domain.activity_step import Step, person_of
from server.domain.floor import Floor
from server.domain.requests.promise import KEPT_IN

_STEPS: Final[dict[RequestStep, str]] = {
    "check_in": "item_checked_in",
    "diagnose": "diagnosis_begun",
    "diagnosed": "diagnosis_written",
    "repair": "repair_begun",
    "check": "repair_checked",
    "ready": "request_ready",
    "give_back": "return_prepared",
    "pick_up": "request_picked_up",
    "abandon": "request_abandoned",
    "cancel": "request_cancelled",
}
"""Of the others an estimate or a line tells."""
_ESTIMATE: Final[dict[EstimateState, str]] = {
    "sent": "estimate_sent",
    "approved": "estimate_approved",
    "declined": "estimate_declined",
    "expired": "estimate_expired",
}
_LINE: Final[dict[LineState, str]] = {
    "planned": "line_planned",
    "ordered": "part_ordered",
    "here": "part_arrived",
    "used": "part_used",
    "doing": "labour_begun",
    "done": "labour_done",
    "dropped": "line_dropped",
}
_UPDATED: Final = ("problem", "priority", "spend_limit", "language", "service_point", "contact")
"""Changes that have no word of their own."""
KINDS: Final = frozenset(
    {*_STEPS.values(), *_ESTIMATE.values(), *_LINE.values()}
    | {"request_opened", "warranty_returned", "request_assigned", "request_updated"}
    | {"request_promised", "request_stepped_back", "request_given_back", "repair_failed"}
    | {"item_added", "item_changed", "item_dropped", "note_written", "line_added", "line_changed"}
    | {"estimate_opened", "invoice_made", "unlock_kept", "unlock_read", "unlock_erased"}
    | {"sla_paused", "sla_resumed", "sla_breach", "sla_warned", "data_erased"}
)


def _step(
    floor: Floor, request: ServiceRequest, what: str, changes: Iterable[Change], **data: str
) -> Step:
    facts = {"number": shown(request.number)}
    told = {"visit": request.visit, "pickup": request.pickup, "reservation": request.reservation}
    facts |= {name: ident for name, ident in told.items() if ident is not None}
    person = person_of(floor, request.contact, changes)
    return Step(what, person, "service_request", request.id, facts | data)


def of_request(
    floor: Floor,
    command: Command,
    before: ServiceRequest | None,
    after: ServiceRequest | None,
    changes: list[Change],
) -> Iterator[Step]:
    """From one state of a request to the next; erased where there is none after."""
    known = after or before
    assert known is not None
    if after is None:
        if isinstance(command, DeleteRequest):
            yield _step(floor, known, "data_erased", changes)
        return
    steps = _opened(after) if before is None else _changed(command, before, after)
    for what, data in steps:
        yield _step(floor, after, what, changes, **data)


def _opened(after: ServiceRequest) -> Iterator[tuple[str, dict[str, str]]]:
    yield "request_opened", {"channel": after.channel, "service_point": after.service_point}
    if after.warranty_of is not None:
        yield "warranty_returned", {"of": after.warranty_of}
    if after.state != "queued":
        yield "item_checked_in", {}


def _changed(
    command: Command, before: ServiceRequest, after: ServiceRequest
) -> Iterator[tuple[str, dict[str, str]]]:
    what = _stepped(command, before, after)
    if what is not None:
        yield what, {"state": after.state}
    turned = before.pause != after.pause and "queued" not in (before.state, after.state)
    if after.target_s and turned and after.state not in KEPT_IN:
        paused = "sla_paused" if after.pause else "sla_resumed"
        yield paused, {"why": after.pause or before.pause}
    if not before.warned and after.warned and after.breached_at is None:
        yield "sla_warned", {}
    if before.breached_at is None and after.breached_at is not None:
        yield "sla_breach", {"breached_at": str(after.breached_at)}
    if before.technician != after.technician:
        yield "request_assigned", {"technician": after.technician or ""}
    if before.promise_from_at != after.promise_from_at or before.target_s != after.target_s:
        yield "request_promised", {"promised_at": str(after.promised_at or "")}
    changed = [name for name in _UPDATED if getattr(before, name) != getattr(after, name)]
    if changed:
        yield "request_updated", {"changed": ", ".join(changed)}


def _stepped(command: Command, before: ServiceRequest, after: ServiceRequest) -> str | None:
    """What its way from one state to another is called."""
    if before.state == after.state:
        return None
    if isinstance(command, StepRequest) and command.step == "back":
        return "request_stepped_back"
    step = step_between(before.state, after.state)
    if step == "repair" and before.state == "qc":
        return "repair_failed"
    if step == "pick_up" and before.state == "return_ready":
        return "request_given_back"
    if before.state == "waiting_parts" and not isinstance(command, StepRequest):
        return None  # what was approved or begun before goes on, as its parts are here
    return _STEPS.get(step) if step is not None else None


def of_item(
    floor: Floor,
    _: Command,
    before: RequestItem | None,
    after: RequestItem | None,
    changes: list[Change],
) -> Iterator[Step]:
    """Items that come, change and go after a request was opened."""
    known = after or before
    request = floor.get(ServiceRequest, known.request if known is not None else None)
    if request is None or _is_going(request, changes) or known is None:
        return
    if before is None or after is None:
        what = "item_added" if before is None else "item_dropped"
        yield _step(floor, request, what, changes, item=known.id)
    elif before.locked == after.locked:
        yield _step(floor, request, "item_changed", changes, item=known.id)


def of_note(
    floor: Floor, _: Command, before: RequestNote | None, after: RequestNote, changes: list[Change]
) -> Iterator[Step]:
    """That something was written, and whether it is for the customer; never what."""
    request = _request_of(floor, after.request, changes)
    if before is None and request is not None:
        public = "yes" if after.public else "no"
        yield _step(floor, request, "note_written", changes, note=after.id, public=public)


def of_line(
    floor: Floor, _: Command, before: RequestLine | None, after: RequestLine, changes: list[Change]
) -> Iterator[Step]:
    """What became of parts and labour."""
    request = _request_of(floor, after.request, changes)
    if request is None:
        return
    facts = {"line": after.id, "line_kind": after.line_kind}
    if before is None:
        yield _step(floor, request, "line_added", changes, **facts)
    elif before.state != after.state:
        yield _step(floor, request, _LINE[after.state], changes, **facts)
    elif before.version != after.version:
        yield _step(floor, request, "line_changed", changes, **facts)


def of_estimate(
    floor: Floor,
    _: Command,
    before: CostEstimate | None,
    after: CostEstimate,
    changes: list[Change],
) -> Iterator[Step]:
    """Estimates as they are sent, opened and answered, and by which way."""
    request = _request_of(floor, after.request, changes)
    if request is None:
        return
    facts = {"nth": str(after.nth), "total": after.total, "currency": after.currency}
    was = before.state if before is not None else ""
    if after.opened_at is not None and (before is None or before.opened_at is None):
        yield _step(floor, request, "estimate_opened", changes, **facts)
    if after.state != was and after.state in _ESTIMATE:
        via = {"via": after.answered_via} if after.answered_via else {}
        yield _step(floor, request, _ESTIMATE[after.state], changes, **facts, **via)


def of_invoice(
    floor: Floor, _: Command, before: Invoice | None, after: Invoice, changes: list[Change]
) -> Iterator[Step]:
    """What it came to."""
    request = _request_of(floor, after.id, changes)
    if before is None and request is not None:
        facts = {"invoice": str(after.number), "total": after.total, "currency": after.currency}
        yield _step(floor, request, "invoice_made", changes, **facts)


def of_code(
    floor: Floor,
    _: Command,
    before: UnlockCode | None,
    after: UnlockCode | None,
    changes: list[Change],
) -> Iterator[Step]:
    """That an unlock code is kept, or is no more; never which."""
    known = after or before
    request = _request_of(floor, known.request if known is not None else "", changes)
    if known is not None and request is not None and not _is_going(request, changes):
        what = "unlock_kept" if after is not None else "unlock_erased"
        yield _step(floor, request, what, changes, item=known.id)


def of_reading(floor: Floor, command: ReadUnlock, changes: list[Change]) -> Iterator[Step]:
    """Somebody is shown an unlock code: nothing changes by it."""
    item = floor.get(RequestItem, command.item)
    request = floor.get(ServiceRequest, item.request) if item is not None else None
    if request is not None:
        yield _step(floor, request, "unlock_read", changes, item=command.item)


def _request_of(floor: Floor, ident: str, changes: Iterable[Change]) -> ServiceRequest | None:
    """A request as it is now, which may be made or changed just now."""
    for change in changes:
        record: Any = change.r if type(change) is Put else None
        if type(record) is ServiceRequest and record.id == ident:
            return record
    return floor.get(ServiceRequest, ident)


def _is_going(request: ServiceRequest, changes: Iterable[Change]) -> bool:
    """Whether it is erased with all that belongs to it: that is told once."""
    gone = (change for change in changes if isinstance(change, Gone))
    return any((each.kind, each.id) == ("service_request", request.id) for each in gone)
