"""From the records of a service request to what its documents say. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from protocol.addresses import leads_nowhere
from protocol.cost_estimates import CostEstimate, Invoice
from protocol.records import Contact, Person, RepairTerms, RequestItem, ServicePoint, Site, Staff
from protocol.service_requests import ServiceRequest, shown
from server.documents.facts import (
    Answered,
    EstimateFacts,
    Head,
    InvoiceFacts,
    Item,
    LabelFacts,
    Priced,
    ReceiptFacts,
)
from server.domain.floor import Floor
from server.domain.requests.usual import full_name, item_in, told_in

HASH_SHOWN: Final = 8


@dataclass(frozen=True)
class Case:
    """The records of a request that documents are made of, from memory or from the store."""

    site: Site
    request: ServiceRequest
    items: Sequence[RequestItem]
    terms: RepairTerms | None = None
    point: ServicePoint | None = None
    person: Person | None = None
    link: str = ""
    called: Callable[[str], str] = lambda ident: ""
    """The name of a colleague, by id."""


def case_of(
    floor: Floor, request: ServiceRequest, items: Sequence[RequestItem], link: str = ""
) -> Case:
    """A request of this floor; its items are given, as those of an ended one are in the store."""
    contact = floor.get(Contact, request.contact)

    def called(ident: str) -> str:
        staff = floor.get(Staff, ident)
        return staff.name if staff is not None else ""

    return Case(
        site=floor.site,
        request=request,
        items=items,
        terms=floor.get(RepairTerms, request.service_point),
        point=floor.get(ServicePoint, request.service_point),
        person=floor.get(Person, contact.person) if contact is not None else None,
        link=link,
        called=called,
    )


def estimate_facts(case: Case, estimate: CostEstimate) -> EstimateFacts:
    """Of an estimate, as it was sent."""
    return EstimateFacts(
        head=_head(case),
        priced=_priced(estimate),
        nth=estimate.nth,
        hash=estimate.hash[:HASH_SHOWN],
        state=estimate.state,
        made_at=estimate.made_at,
        valid_until=estimate.valid_until,
        stop_above=estimate.stop_above,
        return_fee=case.request.return_fee,
        note=estimate.note,
        ready_at=estimate.ready_at,
        answered=_answered(case, estimate),
    )


def invoice_facts(case: Case, invoice: Invoice, findings: Sequence[str] = ()) -> InvoiceFacts:
    """Of an invoice; `findings` are the notes that its customer may read."""
    return InvoiceFacts(
        head=_head(case),
        priced=_priced(invoice),
        number=invoice.number,
        at=invoice.at,
        findings=list(findings),
        warranty_until=case.request.warranty_until,
    )


def receipt_facts(case: Case) -> ReceiptFacts:
    """Of what was taken in."""
    request = case.request
    return ReceiptFacts(
        head=_head(case),
        problem=told_in(request.language, request.problem),
        currency=request.currency,
        spend_limit=request.spend_limit,
        return_fee=request.return_fee,
        promised_at=request.promised_at,
        signature=request.signature,
    )


def label_facts(case: Case, item: str) -> LabelFacts:
    """Of one of its items, by id. `LookupError` where it has no such item."""
    idents = [each.id for each in case.items]
    if item not in idents:
        raise LookupError(item)
    at = idents.index(item)
    return LabelFacts(
        language=case.request.language,
        zone=case.site.zone,
        number=shown(case.request.number),
        item=full_name(case.items[at]),
        of=(at + 1, len(idents)),
        name=_last_name(case.person),
        at=case.request.opened_at,
        link=_useful(case.link),
    )


def _last_name(person: Person | None) -> str:
    """What is called out at a counter: the last word, or how they are reached."""
    if person is None:
        return ""
    return person.name.split()[-1] if person.name.split() else person.phone or person.email


def _head(case: Case) -> Head:
    language, site, point, terms = case.request.language, case.site, case.point, case.terms
    house = site.names.get(language) or site.name
    place = [
        point.names.get(language) or point.name,
        point.locations.get(language) or point.location,
    ] if point is not None else []  # fmt: skip
    person = case.person
    customer = [person.name, person.company, person.phone, person.email] if person else []
    return Head(
        language=language,
        zone=site.zone,
        house=house,
        place=[line for line in place if line],
        seller=[line.strip() for line in terms.seller.splitlines() if line.strip()]
        if terms is not None
        else [],
        number=shown(case.request.number),
        opened_at=case.request.opened_at,
        customer=[line for line in customer if line],
        items=[
            Item(
                full_name(item_in(language, each)),
                each.serial,
                list(each.accessories),
                each.condition,
            )
            for each in case.items
        ],
        link=_useful(case.link),
        conditions=(terms.conditions_in.get(language) or terms.conditions) if terms else "",
    )


def _useful(link: str) -> str:
    """The link, if a phone that scans it finds the house and not itself."""
    return "" if leads_nowhere(link) else link


def _priced(told: CostEstimate | Invoice) -> Priced:
    return Priced(told.currency, told.tax_mode, told.lines, told.net, told.total, told.taxes)


def _answered(case: Case, estimate: CostEstimate) -> Answered | None:
    if estimate.answered_at is None or not estimate.answered_via:
        return None
    return Answered(
        yes=estimate.state != "declined",
        at=estimate.answered_at,
        via=estimate.answered_via,
        name=estimate.answered_name,
        number=estimate.answered_number,
        written_by=case.called(estimate.answered_by) if estimate.answered_by else "",
        extra_work=estimate.extra_work,
        reason=estimate.reason,
        signature=estimate.signature,
    )
