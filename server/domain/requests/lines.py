"""Lines of a service request: one more part, labour or fee, or one that is changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Put
from protocol.outcomes import Saved
from protocol.parts import Part, RepairTerms, Supplier
from protocol.request_commands import PutLine
from protocol.service_requests import (
    MINUTES_MOST,
    LineKind,
    RequestLine,
    ServiceRequest,
    shown,
)
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.money import amounts as money
from server.domain.refused import refuse
from server.domain.requests import costing, steps
from server.domain.requests.editing import consumed, editable, finished, is_approved, its_line
from server.domain.text import named
from server.domain.tickets.known import colleague

LINES_MOST: Final = 100
_FIXED: Final = ("name", "quantity", "minutes", "unit_price", "tax_rate", "part", "warranty")
"""What of a line its customer has approved, or stock was lowered for."""
_TAKEN: Final = ("quantity", "part")


def put_line(floor: Floor, command: PutLine, context: Context) -> Decision:
    """Add or change a line; the total follows. What was built in or done as it was approved stays
    so, and what came from stock is so much of that part."""
    request = editable(floor, command)
    lines = floor.requests.lines(request.id)
    if command.line is None:
        line = _added(floor, command, request, lines, context)
    else:
        line = _changed(floor, command, request, its_line(floor, request, command.line), context)
    _check_sum(floor, request, line, [*(each for each in lines if each.id != line.id), line])
    return Decision(
        Saved(id=line.id, version=line.version),
        [Put(line), Put(steps.changed(request, context))],
    )


def _added(
    floor: Floor,
    command: PutLine,
    request: ServiceRequest,
    lines: list[RequestLine],
    context: Context,
) -> RequestLine:
    if len(lines) >= LINES_MOST:
        raise refuse("invalid", f"There are {LINES_MOST} lines. Change one that is there.")
    kind = command.line_kind or ("part" if command.part is not None else None)
    if kind is None:
        raise refuse("invalid", "Say whether it is a part, labour or a fee.", field="lineKind")
    if command.part is None and command.name is None:
        raise refuse("invalid", "Say what it is: a new line needs its name.", field="name")
    if kind == "labour" and command.minutes is None:
        raise refuse("invalid", "Say how many minutes of labour it is.", field="minutes")
    terms = costing.terms_of(floor, request)
    bare = RequestLine(
        id=context.new_id(),
        request=request.id,
        position=max((each.position for each in lines), default=-1) + 1,
        line_kind=kind,
        name="",
        unit_price=money.text(_hour(terms, request, command, kind), request.currency),
        tax_rate=terms.parts_tax if kind == "part" else terms.labour_tax,
        since=context.now,
        warranty=request.warranty_of is not None,
    )
    return replace(bare, **_given(floor, command, request, bare))


def _hour(terms: RepairTerms, request: ServiceRequest, command: PutLine, kind: LineKind) -> Decimal:
    """What an hour of labour costs, where the command does not say it; of anything else nothing."""
    if kind != "labour" or command.unit_price is not None:
        return Decimal(0)
    if terms.currency != request.currency:
        raise refuse(
            "invalid",
            f"An hour costs {terms.labour_rate} {terms.currency} by now, and "
            f"{shown(request.number)} is in {request.currency}. Give its price.",
            field="unitPrice",
        )
    return money.decimal(terms.labour_rate)


def _changed(
    floor: Floor, command: PutLine, request: ServiceRequest, line: RequestLine, context: Context
) -> RequestLine:
    if command.line_kind not in (None, line.line_kind):
        raise refuse(
            "invalid", f"{line.name} is {line.line_kind}. Drop it, and add another line.",
            field="lineKind",
        )  # fmt: skip
    fields = _given(floor, command, request, line)
    other = {name for name, value in fields.items() if value != getattr(line, name)}
    if other & set(_TAKEN) and (line.from_stock or line.state == "used"):
        raise consumed(floor, line, context)
    if line.state in ("used", "done") and other & set(_FIXED) and is_approved(floor, line):
        raise (consumed if line.state == "used" else finished)(floor, line, context)
    return replace(line, **fields, version=line.version + 1)


def _given(
    floor: Floor, command: PutLine, request: ServiceRequest, line: RequestLine
) -> dict[str, Any]:
    """The fields that a command gives, as they are kept, with those that follow from its part."""
    fields = _of_part(floor, command, request, line)
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.quantity is not None:
        fields["quantity"] = _quantity(command.quantity, line)
    if command.minutes is not None:
        fields["minutes"] = _minutes(command.minutes, line)
    if command.unit_price is not None:
        fields["unit_price"] = money.checked_amount(
            command.unit_price, request.currency, "unitPrice"
        )
    if command.tax_rate is not None:
        fields["tax_rate"] = money.checked_rate(command.tax_rate, "taxRate")
    if command.supplier is not None:
        fields["supplier"] = known_supplier(floor, command.supplier)
    if command.technician is not None:
        fields["technician"] = _technician(floor, command.technician, line)
    for name in ("warranty", "position"):
        if (value := getattr(command, name)) is not None:
            fields[name] = value
    return fields


def _technician(floor: Floor, ident: str, line: RequestLine) -> str | None:
    if not ident:
        return line.technician if line.line_kind == "part" else None
    if line.line_kind != "labour":
        raise refuse(
            "invalid",
            "Only labour is somebody's. Who takes a part is written down by itself.",
            field="technician",
        )
    return colleague(floor, ident, "technician").id


def _quantity(told: str, line: RequestLine) -> str:
    quantity = money.checked_quantity(told, "quantity")
    if line.line_kind == "labour" and quantity != line.quantity:
        raise refuse("invalid", "Labour is counted in minutes. Give those.", field="quantity")
    return quantity


def _minutes(minutes: int, line: RequestLine) -> int:
    if line.line_kind != "labour":
        raise refuse("invalid", "Only labour is counted in minutes.", field="minutes")
    if not 1 <= minutes <= MINUTES_MOST:
        raise refuse(
            "invalid", f"Labour is 1 to {MINUTES_MOST} minutes. Split what is longer.",
            field="minutes",
        )  # fmt: skip
    return minutes


def _of_part(
    floor: Floor, command: PutLine, request: ServiceRequest, line: RequestLine
) -> dict[str, Any]:
    """What a part of the list says of a line, where the command does not."""
    if command.part is None or command.part == line.part:
        return {}
    if line.line_kind != "part":
        raise refuse("invalid", "Only a part can be one of the list.", field="part")
    part = floor.get(Part, command.part)
    if part is None:
        raise refuse("unknown_part", "That part is not on the list. Look again.", field="part")
    fields: dict[str, Any] = {"part": part.id, "name": part.name, "supplier": part.supplier}
    fields["tax_rate"] = part.tax_rate or costing.terms_of(floor, request).parts_tax
    if command.unit_price is None:
        price, currency = money.decimal(part.price), request.currency
        # The list says no currency: it is that of all benches, if they have one.
        benches = {each.currency for each in floor.of(RepairTerms)}
        if benches != {currency} or not money.is_payable(price, currency):
            raise refuse(
                "invalid",
                f"{part.name} costs {part.price} on the list, which may be no {request.currency}. "
                "Give its price.",
                field="unitPrice",
            )
        fields["unit_price"] = money.text(price, currency)
    return fields


def known_supplier(floor: Floor, ident: str) -> str | None:
    """A supplier that there is; None where none is meant. Raises `Refused`."""
    if ident and floor.get(Supplier, ident) is None:
        raise refuse(
            "unknown_setting", "There is no such supplier. Choose another.", field="supplier"
        )
    return ident or None


def _check_sum(
    floor: Floor, request: ServiceRequest, line: RequestLine, lines: list[RequestLine]
) -> None:
    found = costing.total(lines, costing.agreed(floor, request)).total
    if money.decimal(found) > money.MOST:
        raise refuse(
            "invalid",
            f"With {line.name} it comes to {found}, and {money.MOST} is the most. Look at its "
            "price and quantity.",
            field="minutes" if line.line_kind == "labour" else "quantity",
        )
