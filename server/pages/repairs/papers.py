"""`/s/{token}/….pdf`: the estimate, the invoice and the receipt of a request, for its customer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from protocol.service_requests import shown
from server.documents.cases import (
    Case,
    case_of,
    estimate_facts,
    invoice_facts,
    receipt_facts,
)
from server.documents.estimate import estimate_pdf
from server.documents.invoice import invoice_pdf
from server.documents.receipt import receipt_pdf
from server.pages import notices
from server.pages.html import page_headers
from server.pages.parts import Parts
from server.pages.repairs.own import own_of
from server.store.request_reads import Whole, whole

Drawn = Callable[[Case, Whole], bytes | None]
"""A document; None where there is none yet."""


def _estimate(case: Case, found: Whole) -> bytes | None:
    return estimate_pdf(estimate_facts(case, found.estimates[-1])) if found.estimates else None


def _invoice(case: Case, found: Whole) -> bytes | None:
    work = [note.text for note in found.notes if note.public]
    return invoice_pdf(invoice_facts(case, found.invoice, work)) if found.invoice else None


def _receipt(case: Case, found: Whole) -> bytes | None:
    return receipt_pdf(receipt_facts(case))


PAPERS: Final[dict[str, Drawn]] = {
    "estimate": _estimate,
    "invoice": _invoice,
    "receipt": _receipt,
}


def paper_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """A handler for each document."""
    return [_paper(parts, name, drawn) for name, drawn in PAPERS.items()]


def _paper(parts: Parts, name: str, drawn: Drawn) -> HTTPRouteHandler:
    @get(f"/s/{{token:str}}/{name}.pdf", opt={"asks": "see own request"}, include_in_schema=False)
    async def paper(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[Any]:
        own = await own_of(parts, token)
        found = await asyncio.to_thread(whole, parts.door.store, own.request.id) if own else None
        if own is None or found is None:
            return notices.plain(parts, request, "lost_repair", 404)
        floor, its = parts.tailer.floor, found.row
        address = (floor.site.public_url or str(request.base_url)).rstrip("/")
        # Memory forgets whom ended requests are of.
        known = case_of(floor, its.request, its.items, f"{address}{own.address}")
        body = await asyncio.to_thread(drawn, replace(known, person=its.person), found)
        if body is None:
            return notices.plain(parts, request, "lost_repair", 404)
        file = f"{shown(own.request.number)}-{name}.pdf"
        headers = page_headers(request) | {
            "Cache-Control": "no-store",
            "Content-Disposition": f'inline; filename="{file}"',
        }
        return Response(body, headers=headers, media_type="application/pdf")

    return paper
