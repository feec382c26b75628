"""Documents of a service request as PDF: estimates, the invoice, the receipt, labels of items."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Any, Final
from urllib.parse import quote

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter

from protocol.records import RepairTerms, ServicePoint, Staff
from protocol.service_requests import shown
from server.documents.cases import (
    Case,
    estimate_facts,
    invoice_facts,
    label_facts,
    receipt_facts,
)
from server.documents.estimate import estimate_pdf
from server.documents.invoice import invoice_pdf
from server.documents.label import label_pdf
from server.documents.receipt import receipt_pdf
from server.http.edge import Edge, actor_of
from server.http.problems import reject
from server.http.repairs.changing import ONE
from server.http.repairs.naming import request_id, unknown
from server.http.repairs.own import held
from server.http.tickets.writing import reading
from server.http.transitions import Ask
from server.store.request_reads import Whole, whole

_FILES: Final = "read request files"
PDF: Final = "application/pdf"
_Nth = Annotated[
    int, QueryParameter(name="nth", ge=0, le=100_000, description="Which; without it the newest.")
]
_Item = Annotated[
    str, QueryParameter(name="item", description="Id of the item; without it the first.")
]


def paper_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """estimate, invoice, receipt, label."""
    return [*_for_customers(edge), _label(edge)]


def _paper(summary: str, operation: str = _FILES, *codes: str) -> dict[str, Any]:
    told = reading(operation, summary, "The document.", "unknown_request", "not_found", *codes)
    return told | {"media_type": PDF}


def _for_customers(edge: Edge) -> list[HTTPRouteHandler]:
    @get(f"{ONE}/estimate.pdf", **_paper("Print an estimate", _FILES, "invalid"))
    async def estimate(request: Ask, id: FromPath[str], nth: _Nth = 0) -> Response[bytes]:
        """As it was sent, in its customer's language. For colleagues, and for the customer with
        the token of their link."""
        found = await _found(edge, request, id)
        its = next((e for e in reversed(found.estimates) if nth in (0, e.nth)), None)
        if its is None:
            reject("not_found", "No such estimate was sent.", "nth")
        return await _answer(
            edge, found, f"-{its.nth}-estimate", lambda c: estimate_pdf(estimate_facts(c, its))
        )

    @get(f"{ONE}/invoice.pdf", **_paper("Print the invoice"))
    async def invoice(request: Ask, id: FromPath[str]) -> Response[bytes]:
        """As it was made when the items were picked up; with the notes that the customer reads."""
        found = await _found(edge, request, id)
        its, work = found.invoice, [each.text for each in found.notes if each.public]
        if its is None:
            reject("not_found", "There is no invoice before it is picked up.")
        return await _answer(
            edge, found, "-invoice", lambda c: invoice_pdf(invoice_facts(c, its, work))
        )

    @get(f"{ONE}/receipt.pdf", **_paper("Print the receipt"))
    async def receipt(request: Ask, id: FromPath[str]) -> Response[bytes]:
        """What was taken in, on which conditions."""
        found = await _found(edge, request, id)
        return await _answer(edge, found, "-receipt", lambda c: receipt_pdf(receipt_facts(c)))

    return [estimate, invoice, receipt]


def _label(edge: Edge) -> HTTPRouteHandler:
    @get(f"{ONE}/label.pdf", **_paper("Print a label", "read requests"))
    async def label(request: Ask, id: FromPath[str], item: _Item = "") -> Response[bytes]:
        """What is stuck to an item, so that it is found again."""
        found = await _found(edge, request, id)
        wanted = item or (found.row.items[0].id if found.row.items else "")
        if wanted not in [each.id for each in found.row.items]:
            reject("not_found", "The request has no such item.", "item")
        return await _answer(edge, found, "-label", lambda c: label_pdf(label_facts(c, wanted)))

    return label


async def _found(edge: Edge, request: Ask, asked: str) -> Whole:
    """The request, for colleagues and for whoever holds its link. Raises `Problematic`."""
    ident = await request_id(edge, asked)
    held(actor_of(request.scope), ident)
    found = await asyncio.to_thread(whole, edge.store, ident)
    return found if found is not None else unknown()


def case_of(edge: Edge, found: Whole) -> Case:
    """The records that documents are made of; the request and its customer as the store has
    them, since memory forgets what has ended."""
    floor, request = edge.tailer.floor, found.row.request

    def called(ident: str) -> str:
        staff = floor.get(Staff, ident)
        return staff.name if staff is not None else ""

    return Case(
        site=floor.site,
        request=request,
        items=found.row.items,
        terms=floor.get(RepairTerms, request.service_point),
        point=floor.get(ServicePoint, request.service_point),
        person=found.row.person,
        link=edge.request_link(edge.tokens.service_request(request.id)),
        called=called,
    )


async def _answer(
    edge: Edge, found: Whole, ending: str, drawn: Callable[[Case], bytes]
) -> Response[bytes]:
    """The document, drawn where nobody waits for it."""
    case = case_of(edge, found)
    name = f"{shown(found.row.request.number)}{ending}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{quote(name)}"'}
    body = await asyncio.to_thread(drawn, case)
    return Response(body, media_type=PDF, headers=headers)
