"""Documents of a service request as PDF: estimates, the invoice, the receipt, labels of items."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, Any, Final, Literal, NamedTuple

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter

from protocol.service_requests import shown
from server.documents.cases import (
    Case,
    case_of,
    estimate_facts,
    invoice_facts,
    label_facts,
    receipt_facts,
)
from server.documents.drawing import in_turn
from server.documents.estimate import estimate_pdf
from server.documents.formats import Format, PaperName, SheetName, format_of
from server.documents.invoice import invoice_pdf
from server.documents.label import label_pdf
from server.documents.receipt import receipt_pdf
from server.domain.floor import Floor
from server.http.edge import Edge, actor_of
from server.http.problems import reject
from server.http.repairs.changing import ONE
from server.http.repairs.naming import request_id, unknown
from server.http.repairs.own import held
from server.http.tickets.writing import reading
from server.http.transitions import Ask
from server.store.request_reads import Whole, whole

Paper = Literal["estimate", "invoice", "receipt", "label"]
PDF: Final = "application/pdf"
_FILES: Final = "read request files"
_OFTEN: Final = "too_many_requests"
_NONE: Final[dict[Paper, str]] = {
    "estimate": "No such estimate was sent.",
    "invoice": "There is no invoice before it is picked up.",
    "receipt": "There is no receipt.",
    "label": "The request has no such item.",
}
_Nth = Annotated[
    int, QueryParameter(name="nth", ge=0, le=100_000, description="Which; without it the newest.")
]
_Sheet = Annotated[
    SheetName | None,
    QueryParameter(
        name="paper", description="Without it the usual one in the country of the house."
    ),
]
_Roll = Annotated[
    PaperName | None,
    QueryParameter(
        name="paper",
        description="A sheet, or the roll of a slip printer, 80 or 58 mm wide, with one page as "
        "long as what is on it. Without it the usual sheet in the country of the house.",
    ),
]
_Item = Annotated[
    str, QueryParameter(name="item", description="Id of the item; without it the first.")
]


def paper_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """estimate, invoice, receipt, label."""
    return [*_for_customers(edge), _label(edge)]


class Printed(NamedTuple):
    """A document, and what it says of itself to whoever takes it."""

    body: bytes
    headers: dict[str, str]


async def printed(
    floor: Floor,
    found: Whole,
    which: Paper,
    link: str,
    *,
    guest: bool,
    nth: int = 0,
    item: str = "",
    paper: PaperName | None = None,
) -> Printed | None:
    """A document in the language of its customer, drawn where nobody else waits for it; None where
    there is none. `link` is of the customer's page, `guest` whether they ask themselves; `nth` 0
    is the newest estimate, an empty `item` the first; without `paper` it is that of the house."""
    request = found.row.request
    known = case_of(floor, request, found.row.items, link)
    # Memory forgets whom ended requests are of.
    case = replace(known, person=found.row.person)
    form = format_of(paper, floor.site.country)
    drawn = _drawing(found, which, case, form, nth=nth, item=item)
    if drawn is None:
        return None
    name = f"{shown(request.number)}-{which}{f'-{nth}' if nth else ''}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Printed(await in_turn(drawn, guest=guest), headers)


def _drawing(
    found: Whole, which: Paper, case: Case, form: Format, *, nth: int, item: str
) -> Callable[[], bytes] | None:
    """What draws it."""
    if which == "estimate":
        sent = next((e for e in reversed(found.estimates) if nth in (0, e.nth)), None)
        return partial(estimate_pdf, estimate_facts(case, sent), form) if sent else None
    if which == "invoice":
        findings = [each.text for each in found.notes if each.public]
        invoice = found.invoice
        return (
            partial(invoice_pdf, invoice_facts(case, invoice, findings), form) if invoice else None
        )
    if which == "receipt":
        return partial(receipt_pdf, receipt_facts(case), form)
    items = [each.id for each in found.row.items]
    wanted = item or (items[0] if items else "")
    return partial(label_pdf, label_facts(case, wanted)) if wanted in items else None


def _paper(summary: str, operation: str = _FILES, *codes: str) -> dict[str, Any]:
    told = reading(operation, summary, "The document.", "unknown_request", "not_found", *codes)
    return told | {"media_type": PDF}


def _for_customers(edge: Edge) -> list[HTTPRouteHandler]:
    @get(f"{ONE}/estimate.pdf", **_paper("Print an estimate", _FILES, "invalid", _OFTEN))
    async def estimate(
        request: Ask, id: FromPath[str], nth: _Nth = 0, paper: _Sheet = None
    ) -> Response[bytes]:
        """As it was sent, in its customer's language. For colleagues, and for the customer with
        the token of their link."""
        return await _answer(edge, request, id, "estimate", nth=nth, paper=paper)

    @get(f"{ONE}/invoice.pdf", **_paper("Print the invoice", _FILES, "invalid", _OFTEN))
    async def invoice(request: Ask, id: FromPath[str], paper: _Sheet = None) -> Response[bytes]:
        """As it was made when the items were picked up; with the notes that the customer reads."""
        return await _answer(edge, request, id, "invoice", paper=paper)

    @get(f"{ONE}/receipt.pdf", **_paper("Print the receipt", _FILES, "invalid", _OFTEN))
    async def receipt(request: Ask, id: FromPath[str], paper: _Roll = None) -> Response[bytes]:
        """What was taken in, on which conditions."""
        return await _answer(edge, request, id, "receipt", paper=paper)

    return [estimate, invoice, receipt]


def _label(edge: Edge) -> HTTPRouteHandler:
    @get(f"{ONE}/label.pdf", **_paper("Print a label", "read requests"))
    async def label(request: Ask, id: FromPath[str], item: _Item = "") -> Response[bytes]:
        """What is stuck to an item, so that it is found again."""
        return await _answer(edge, request, id, "label", item=item)

    return label


async def _answer(
    edge: Edge,
    request: Ask,
    asked: str,
    which: Paper,
    *,
    nth: int = 0,
    item: str = "",
    paper: PaperName | None = None,
) -> Response[bytes]:
    """For colleagues and for whoever holds the link. Raises `Problematic`."""
    ident = await request_id(edge, asked)
    actor = actor_of(request.scope)
    held(actor, ident)
    edge.limits.paper(actor)
    found = await asyncio.to_thread(whole, edge.store, ident)
    if found is None:
        unknown()
    link = edge.request_link(edge.tokens.service_request(ident))
    made = await printed(
        edge.tailer.floor, found, which, link, guest=actor.is_guest, nth=nth, item=item, paper=paper
    )
    if made is None:
        reject("not_found", _NONE[which])
    return Response(made.body, media_type=PDF, headers=made.headers)
