"""From records to the JSON of service requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from protocol.cost_estimates import CostEstimate, EstimateLine, Invoice
from protocol.records import Attachment, RequestItem, RequestLine, RequestNote
from protocol.service_requests import Photo, shown
from server.http.contacts.shapes import PastShape
from server.http.repairs.shapes import (
    EstimateShape,
    InvoiceShape,
    ItemShape,
    LineShape,
    NoteShape,
    PhotoShape,
    RequestRow,
    TaxShape,
    ToldLine,
    WholeRequest,
)
from server.http.reservation_answers import contact_shape
from server.http.shapes import instant, instant_or_none
from server.store.request_reads import Row, Whole

_OTHERWISE: Final = frozenset(["number", "customer", "item", "more", "left_seconds"])
_TOLD: Final = ("currency", "tax_mode", "rounding", "net", "tax", "total")
_ESTIMATE: Final = (
    "nth", "state", "stop_above", "hash", "note", "answered_by", "answered_name",
    "answered_number", "extra_work", "reason",
)  # fmt: skip
_LINE: Final = (
    "id", "position", "name", "quantity", "minutes", "unit_price", "tax_rate", "state", "part",
    "supplier", "from_stock", "warranty", "technician", "version",
)  # fmt: skip
_ITEM: Final = ("id", "what", "make", "model", "serial", "accessories", "condition", "locked")


def row_of(row: Row) -> RequestRow:
    """All that a list holds of a request, for staff."""
    return RequestRow(**_row(row))


def whole_of(found: Whole) -> WholeRequest:
    """All of a request, for staff."""
    return WholeRequest(
        **_row(found.row),
        items=[item_of(each) for each in found.row.items],
        notes=[note_of(each) for each in found.notes],
        lines=[line_of(each) for each in found.lines],
        estimates=[estimate_of(each) for each in found.estimates],
        invoice_document=_invoice(found.invoice) if found.invoice else None,
        photos=photos_of(found.loose),
        story=[PastShape.of(each, shown(found.row.request.number)) for each in found.story],
    )


def _row(row: Row) -> dict[str, Any]:
    request, items = row.request, row.items
    same = (name for name in RequestRow.__struct_fields__ if name not in _OTHERWISE)
    return {
        **{name: _value(name, getattr(request, name)) for name in same},
        "number": shown(request.number),
        "customer": contact_shape(row.person),
        "item": called(items[0]) if items else "",
        "more": max(0, len(items) - 1),
        "left_seconds": request.left_s,
    }


def _value(name: str, value: Any) -> Any:
    """Instants as JSON has them."""
    timed = name.endswith("_at") or name in ("since", "warranty_until")
    return instant_or_none(value) if timed else value


def called(item: RequestItem) -> str:
    """An item in a word or two: make and model, or what it was called."""
    return " ".join(filter(None, (item.make, item.model))) or item.what


def item_of(item: RequestItem) -> ItemShape:
    """One thing that was brought, without what opens it."""
    same = {name: getattr(item, name) for name in _ITEM}
    return ItemShape(**same, photos=photos_of(item.photos))


def photos_of(photos: Sequence[Photo | Attachment]) -> list[PhotoShape]:
    """Pictures of an item or a note."""
    return [PhotoShape(id=p.id, name=p.name, content_type=p.content_type) for p in photos]


def note_of(note: RequestNote) -> NoteShape:
    """A diagnostic note, for staff."""
    return NoteShape(
        id=note.id,
        at=instant(note.at),
        text=note.text,
        public=note.public,
        author=note.author,
        photos=photos_of(note.photos),
    )


def line_of(line: RequestLine) -> LineShape:
    """A part, labour or a fee."""
    return LineShape(
        **{name: getattr(line, name) for name in _LINE},
        kind=line.line_kind,
        since=instant(line.since),
        expected_at=instant_or_none(line.expected_at),
    )


def estimate_of(estimate: CostEstimate) -> EstimateShape:
    """An estimate, for staff."""
    return EstimateShape(
        **_told(estimate),
        **{name: getattr(estimate, name) for name in _ESTIMATE},
        made_at=instant(estimate.made_at),
        valid_until=instant(estimate.valid_until),
        ready_at=instant_or_none(estimate.ready_at),
        opened_at=instant_or_none(estimate.opened_at),
        answered_at=instant_or_none(estimate.answered_at),
        answered_via=estimate.answered_via or None,
    )


def _invoice(invoice: Invoice) -> InvoiceShape:
    return InvoiceShape(**_told(invoice), number=invoice.number, at=instant(invoice.at))


def _told(document: CostEstimate | Invoice) -> dict[str, Any]:
    return {
        **{name: getattr(document, name) for name in _TOLD},
        "lines": [told_line(each) for each in document.lines],
        "taxes": [TaxShape(rate=e.rate, net=e.net, tax=e.tax) for e in document.taxes],
    }


def told_line(line: EstimateLine) -> ToldLine:
    """A line of an estimate or an invoice."""
    return ToldLine(
        line=line.line,
        kind=line.line_kind,
        name=line.name,
        quantity=line.quantity,
        minutes=line.minutes,
        unit_price=line.unit_price,
        tax_rate=line.tax_rate,
        amount=line.amount,
    )
