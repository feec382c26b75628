"""The right pane as values: the request that is chosen, all that is known of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from client.money import told
from protocol.records import CostEstimate, RequestItem, RequestNote, ServiceRequest
from protocol.request_views import RequestHead
from protocol.service_requests import Photo, shown
from staff_console.requests.ahead import blocked
from staff_console.requests.estimate_face import EstimateFace, estimate_face
from staff_console.requests.keys import shown as cap
from staff_console.requests.known import Known
from staff_console.requests.line_face import LineFace, line_face
from staff_console.requests.sentences import reads
from staff_console.requests.standing import Standing, standing_of
from staff_console.requests.states import state_name
from staff_console.requests.totals import outdated_text
from staff_console.requests.verbs import Verb, verbs_of
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.tickets.rows import PRIORITY_NAMES, ticket_number
from staff_console.tickets.side import FactRow
from staff_console.words import isolated

NONE: Final = Standing()


@dataclass(frozen=True)
class NoteFace:
    """A note; what is not `public` never leaves the house."""

    key: str
    public: bool
    who: str
    when: str
    text: str
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True)
class Side:
    """All of the pane; empty where nothing is chosen."""

    key: str = ""
    number: str = ""
    state: str = ""
    title: str = ""
    about: str = ""
    warning: str = ""
    standing: Standing = NONE
    facts: tuple[FactRow, ...] = ()
    photos: tuple[Photo, ...] = ()
    estimate: EstimateFace | None = None
    reads: str = ""
    blocked: tuple[FactRow, ...] = ()
    verbs: tuple[Verb, ...] = ()
    lines: tuple[LineFace, ...] = ()
    lines_total: str = ""
    notes: tuple[NoteFace, ...] = ()
    loading: bool = False
    """What stands on the card is known, and nothing else yet."""


def side_of(known: Known, ident: str, now: int, connected: bool) -> Side:
    """The pane at the server's time `now` (ms)."""
    head = known.head(ident)
    if head is None:
        return Side()
    request = known.request(ident)
    estimates = known.estimates(ident)
    newest = estimates[-1] if estimates else None
    items = known.items(ident)
    return Side(
        key=ident,
        number=shown(head.number),
        state=state_name(head.state),
        title=tr("{item}, {name}").format(item=head.item, name=head.name),
        about=_about(head, items[0] if items else None),
        warning=_warning(known, head),
        standing=standing_of(head, now, known.zone),
        facts=_facts(known, head, request, now) if request is not None else (),
        photos=tuple(photo for item in items for photo in item.photos),
        estimate=estimate_face(known, newest, now) if newest is not None else None,
        reads=reads(head, newest, now, known.zone),
        blocked=blocked(known, head, now),
        verbs=verbs_of(known, head, now, connected),
        lines=_lines(known, head, now),
        lines_total=told(head.total, head.currency) if known.lines(ident) else "",
        notes=tuple(_note(known, head, each, now) for each in reversed(known.notes(ident))),
        loading=request is None,
    )


def newest_open(known: Known, ident: str) -> CostEstimate | None:
    """The estimate that can be answered now."""
    sent = [each for each in known.estimates(ident) if each.state == "sent"]
    return sent[-1] if sent else None


def _about(head: RequestHead, item: RequestItem | None) -> str:
    parts = [head.problem.strip().rstrip(".")]
    if item is not None:
        parts.append(item.condition.strip().rstrip("."))
        if item.accessories:
            parts.append(tr("With {things}").format(things=", ".join(item.accessories)))
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts if part)


def _warning(known: Known, head: RequestHead) -> str:
    if head.stopped and head.state == "estimate_sent":
        return tr("It costs more than was approved: work goes on with a yes to the new estimate.")
    if head.stopped:
        return tr("It costs more than was approved: work stops for a new estimate.")
    return _holds(known, head) or outdated_text(known, head.id)


def _holds(known: Known, head: RequestHead) -> str:
    """Which estimate work goes on by, where a newer one was declined or has expired."""
    estimates = known.estimates(head.id)
    if not estimates or estimates[-1].state not in ("declined", "expired"):
        return ""
    nth = next((each.nth for each in reversed(estimates) if each.state == "approved"), 0)
    if not nth or head.state in ("picked_up", "return_ready", "abandoned"):
        return ""
    said = tr("Work goes on by estimate {nth}: the newer one holds no more.")
    if head.state in ("declined", "expired"):
        said = tr("Estimate {nth} still holds: work goes on by it, or it is given back.")
    return said.format(nth=nth)


def _facts(
    known: Known, head: RequestHead, request: ServiceRequest, now: int
) -> tuple[FactRow, ...]:
    rows = [FactRow(tr("Ready"), *_promise(known, head, request, now))]
    who = known.first_name(head.technician) or tr("free")
    rows.append(FactRow(tr("Who"), who, "assign", cap("assign")))
    if head.priority != "normal":
        tone = "danger" if head.priority == "urgent" else "ink"
        name = PRIORITY_NAMES[head.priority]()
        rows.append(FactRow(tr("Priority"), name, "priority", cap("priority"), tone))
    person = known.person(request)
    if person is not None:
        address = ", ".join(isolated(each) for each in (person.phone, person.email) if each)
        rows.append(FactRow(tr("Customer"), address or tr("no address"), "contact_page"))
    for item in known.items(head.id):
        rows += _item(item, alone=len(known.items(head.id)) == 1)
    if request.spend_limit:
        limit = told(request.spend_limit, request.currency)
        rows.append(FactRow(tr("Allowed"), tr("{limit} without asking").format(limit=limit)))
    rows += _done_again(known, request)
    rows.append(FactRow(tr("Brought"), moment(request.opened_at, now, known.zone)))
    rows += [
        FactRow(tr("Ticket"), f"{ticket_number(each.number)} {each.subject}", f"ticket:{each.id}")
        for each in known.tickets()
    ]
    invoice = known.invoice(head.id)
    if invoice is not None:
        rows.append(FactRow(tr("Invoice"), str(invoice.number)))
    return tuple(rows)


def _done_again(known: Known, request: ServiceRequest) -> list[FactRow]:
    """The repair whose work this does again under warranty, and those that did this one's."""
    rows = []
    numbers = {each.request: shown(each.number) for each in known.past}
    if request.warranty_of is not None:
        number = numbers.get(request.warranty_of)
        said = tr("work of {number}").format(number=number) if number else ""
        said = said or tr("work of an earlier repair")
        rows.append(FactRow(tr("Warranty"), said, f"request:{request.warranty_of}", tone="accent"))
    for each in known.past:
        if each.warranty_of == request.id:
            said = tr("{number} under warranty, {state}").format(
                number=shown(each.number), state=state_name(each.state).lower()
            )
            rows.append(FactRow(tr("Came again"), said, f"request:{each.request}", tone="accent"))
    return rows


def _promise(
    known: Known, head: RequestHead, request: ServiceRequest, now: int
) -> tuple[str, str, str, str]:
    """When it will be ready, as it was told and as the bench goes."""
    late = head.breached_at is not None
    tone = "danger" if late else "ink"
    if request.promised_at is not None:
        said = tr("promised {when}").format(when=moment(request.promised_at, now, known.zone))
    elif request.pause and request.target_s:
        said = tr("the promise is paused: the customer's turn")
        if request.pause == "supplier":
            said = tr("the promise is paused: the supplier's turn")
    else:
        said = tr("nothing promised")
    place = known.places(head.service_point).get(head.id)
    if place is not None and place.ready_at is not None:
        when = moment(place.ready_at, now, known.zone)
        said = tr("{said}, the bench says {when}").format(said=said, when=when)
        if head.promised_at is not None and place.ready_at > head.promised_at and not late:
            tone = "warn"
    if late:
        said = tr("{said}. It was broken.").format(said=said)
    return said, "", "", tone


def _item(item: RequestItem, alone: bool) -> list[FactRow]:
    """What a thing is; the condition of the only one stands above already."""
    name = " ".join(part for part in (item.make, item.model) if part) or item.what
    label = tr("Item") if alone else item.what
    if item.serial:
        name = tr("{item}, serial {serial}").format(item=name, serial=isolated(item.serial))
    parts = [name]
    if not alone:
        parts += [part for part in (item.condition, ", ".join(item.accessories)) if part]
    if item.locked:
        parts.append(tr("its code is kept"))
    return [FactRow(label, ". ".join(part.rstrip(".") for part in parts) + ".")]


def _lines(known: Known, head: RequestHead, now: int) -> tuple[LineFace, ...]:
    return tuple(line_face(known, head, each, now) for each in known.lines(head.id))


def _note(known: Known, head: RequestHead, note: RequestNote, now: int) -> NoteFace:
    who = known.name(note.author) if note.author else head.name
    when = moment(note.at, now, known.zone)
    return NoteFace(note.id, note.public, who, when, note.text, tuple(note.photos))
