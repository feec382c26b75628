"""What may happen to service requests in any order: a step of a plan as a command and who asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from protocol.commands import AnyCommand, Customer
from protocol.contact_commands import DeleteContact, MergeContacts, PutContact
from protocol.records import Contact, CostEstimate, Part, RequestItem, RequestLine, ServiceRequest
from protocol.repair_settings import PutPart, PutRepairTerms, PutSupplier
from protocol.request_commands import (
    AnswerEstimate,
    AskAboutRequest,
    DeleteRequest,
    DropItem,
    ItemSpec,
    JoinPickup,
    NoteRequest,
    OpenRequest,
    PutItem,
    PutLine,
    ReadUnlock,
    SealUnlock,
    SeeEstimate,
    SendEstimate,
    StepLine,
    StepRequest,
    UpdateRequest,
)
from protocol.request_states import ENDED, STEPS
from server.domain.actor import Actor
from server.domain.floor import Floor
from tests.hall import ADMIN, ANN, BEN

INTERNAL: Final = "inside-canary"
"""In every internal note, condition and reason: no customer ever gets it."""
SEALED: Final = "sealed-canary"
"""What opens an item: nobody is told it."""
NAMES: Final = ("Zoe Ash", "Émile", "ada")
LINE_STEPS: Final = ("order", "arrive", "take", "use", "begin", "finish", "drop", "plan")
_NEXT: Final[dict[tuple[str, str], Any]] = {
    ("part", "planned"): "order",
    ("part", "ordered"): "arrive",
    ("part", "here"): "use",
    ("labour", "planned"): "begin",
    ("labour", "doing"): "finish",
}
_RARE: Final = frozenset({"abandon", "cancel", "back", "give_back"})
Asked = tuple[AnyCommand, Actor]


def holder(request: str) -> Actor:
    """Whoever holds the link to a request."""
    return Actor(request, "visitor", request=request, scope="request")


def request_step(floor: Floor, requests: Sequence[ServiceRequest], kind: int, which: int) -> Asked:
    """A step; `requests` are all that there are, ended or not."""
    point = floor.points()[0].id
    if kind == 0 or not requests:
        return _opens(point, which)
    going = [each for each in requests if each.state not in ENDED] if which % 8 else requests
    one = (going or requests)[which % len(going or requests)]
    steps = [*_goes_on(floor, one, which), *_around(floor, requests, which, point)]
    # Mostly the repair goes on, so that a day gets somewhere.
    return _fitting(floor, one, which) if kind >= len(steps) else steps[kind - 1]


def _opens(point: str, which: int) -> Asked:
    told = Customer(name=NAMES[which % 3], phone=f"+479900000{which % 4}")
    item = ItemSpec(what=f"Phone {which}", serial=f"S{which}", condition=INTERNAL)
    return (
        OpenRequest(
            service_point=point,
            items=[item] * (which % 2 + 1),
            problem=f"It rattles {which}.",
            customer=told,
            here=which % 3 != 0,
            wait=which % 3 == 0 and which % 2 == 0,
        ),
        ANN,
    )


def _goes_on(floor: Floor, one: ServiceRequest, which: int) -> list[Asked]:
    item = next(
        iter(floor.requests.items(one.id)), RequestItem(id=one.id, request="", position=0, what="")
    )
    line = _one_of(floor.requests.lines(one.id), which)
    part = next(iter(floor.of(Part)), None)
    own: dict[str, Any] = {"request": one.id}
    ident = line.id if isinstance(line, RequestLine) else one.id
    return [
        (NoteRequest(text=f"Worn {which}", public=True, **own), BEN),
        (NoteRequest(text=INTERNAL, **own), ANN),
        (AskAboutRequest(text=f"When {which}?", **own), holder(one.id)),
        (SealUnlock(item=item.id, sealed=SEALED), ANN),
        (ReadUnlock(item=item.id), ANN),
        (PutItem(spec=ItemSpec(what=f"Case {which}", condition=INTERNAL), **own), ANN),
        (DropItem(item=item.id, **own), ANN),
        (PutLine(line_kind="part", part=part.id if part else None, name="Port", **own), ANN),
        (PutLine(line_kind="labour", name="Work", minutes=which + 1, **own), ANN),
        (StepLine(line=ident, step=LINE_STEPS[which % 8], **own), ANN),  # type: ignore[arg-type]
        (UpdateRequest(priority=("low", "urgent")[which % 2], problem=f"P{which}", **own), ANN),  # type: ignore[arg-type]
    ]


def _around(
    floor: Floor, requests: Sequence[ServiceRequest], which: int, point: str
) -> list[Asked]:
    contacts = [each.id for each in floor.of(Contact)] or [requests[0].contact]
    one, other = contacts[which % len(contacts)], contacts[-1]
    part = next(iter(floor.of(Part)), None)
    version = {"part": part.id, "version": part.version} if part else {}
    gone = requests[0].id if which % 9 == 0 else requests[which % len(requests)].id
    return [
        (PutContact(contact=one, customer=Customer(name=f"{NAMES[which % 3]} {which}")), ANN),
        (MergeContacts(contact=one, other=other), ADMIN),
        (PutPart(name=f"Port {which % 2}", price="9.00", stock="4", **version), ANN),
        (PutSupplier(name=f"Supply {which}"), ADMIN),
        (PutRepairTerms(service_point=point, technicians=which % 3 + 1), ADMIN),
        (UpdateRequest(request=gone, contact=other), ANN),
        (DeleteRequest(request=gone), ADMIN) if which % 3 == 0 else _opens(point, which),
        (DeleteContact(contact=one), ADMIN) if which % 3 == 0 else _opens(point, which),
    ]


def _fitting(floor: Floor, one: ServiceRequest, which: int) -> Asked:
    """What most likely brings it a step further."""
    own: dict[str, Any] = {"request": one.id}
    newest: CostEstimate | None = next(reversed(floor.requests.estimates(one.id)), None)
    lines = floor.requests.lines(one.id)
    if one.state == "diagnosing" and not floor.requests.notes(one.id):
        return NoteRequest(text="Worn", public=True, **own), ANN
    if one.state == "diagnosed":
        whole = SendEstimate(note="About it", **own) if lines else None
        return whole or PutLine(line_kind="fee", name="Fee", unit_price="5.00", **own), ANN
    if one.state == "estimate_sent" and newest is not None:
        seen = SeeEstimate(nth=newest.nth, **own) if newest.opened_at is None else None
        answer = AnswerEstimate(
            nth=newest.nth, hash=newest.hash, yes=which % 3 != 0, reason=INTERNAL, **own
        )
        return seen or answer, holder(one.id)
    if one.state in ("ready", "return_ready") and which % 2 and one.pickup is None:
        return JoinPickup(**own), holder(one.id)
    steps = [rule.step for rule in STEPS.values() if one.state in rule.allowed_from]
    if one.state in ("approved", "waiting_parts", "in_repair") and which % 3:
        left = next((line for line in lines if (line.line_kind, line.state) in _NEXT), None)
        if left is not None:
            return StepLine(line=left.id, step=_NEXT[left.line_kind, left.state], **own), ANN
    likely = [each for each in steps if STEPS[each].by == "step" and each not in _RARE]
    step = likely[which % len(likely)] if likely else "back"
    return StepRequest(step=step, reason=INTERNAL, **own), ANN


def _one_of(found: Sequence[RequestLine], which: int) -> RequestLine | None:
    return found[which % len(found)] if found else None
