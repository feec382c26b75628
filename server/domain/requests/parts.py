"""The list of parts, and what is in stock of each."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Gone, Put
from protocol.outcomes import Saved
from protocol.parts import Part, RepairTerms
from protocol.records import ServiceRequest
from protocol.repair_settings import DeletePart, PutPart
from protocol.request_states import ENDED
from protocol.service_requests import RequestLine, shown
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.money import amounts as money
from server.domain.refused import refuse
from server.domain.requests.lines import known_supplier
from server.domain.text import named, visible

FINEST: Final = "CLF"
"""A currency of four decimals, the most that an amount has: where no terms are set up yet."""


def put_part(floor: Floor, command: PutPart, context: Context) -> Decision:
    """Put a part on the list, or change it."""
    before = _known(floor, command)
    fields = _given(floor, command)
    if before is None:
        if command.name is None:
            raise refuse("invalid", "A new part needs its name.", field="name")
        after = Part(id=context.new_id(), **fields)
    else:
        after = replace(before, **fields, version=before.version + 1)
    _check_sku(floor, after)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def delete_part(floor: Floor, command: DeletePart, context: Context) -> Decision:
    """Take a part off the list that no open request needs."""
    part = floor.get(Part, command.part)
    if part is None:
        raise refuse("unknown_part", "That part is not on the list any more.", field="part")
    for line in floor.of(RequestLine):
        request = floor.get(ServiceRequest, line.request)
        if line.part != part.id or line.state == "dropped" or request is None:
            continue
        if request.state not in ENDED:
            raise refuse(
                "in_use",
                f"{shown(request.number)} has {part.name} on it. Drop it there first, or take it "
                "off the list that is chosen from.",
                field="part",
            )
    return Decision(Saved(id=part.id, version=part.version), [Gone(Part.kind(), part.id)])


def _known(floor: Floor, command: PutPart) -> Part | None:
    if command.part is None:
        return None
    before = floor.get(Part, command.part)
    if before is None:
        raise refuse("unknown_part", "That part is not on the list any more.", field="part")
    if command.version not in (None, before.version):
        raise refuse(
            "version_mismatch",
            f"{before.name} was changed meanwhile, or some was taken. Load it again.",
            field="version",
        )
    return before


def _given(floor: Floor, command: PutPart) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.sku is not None:
        fields["sku"] = visible(command.sku)
    if command.price is not None:
        fields["price"] = money.checked_amount(command.price, _currency(floor), "price")
    if command.tax_rate is not None:
        told = command.tax_rate
        fields["tax_rate"] = money.checked_rate(told, "taxRate") if told else ""
    if command.stock is not None:
        fields["stock"] = money.checked_stock(command.stock, "stock")
    if command.reorder_at is not None:
        told = command.reorder_at
        fields["reorder_at"] = money.checked_stock(told, "reorderAt") if told else ""
    if command.supplier is not None:
        fields["supplier"] = known_supplier(floor, command.supplier)
    if command.listed is not None:
        fields["listed"] = command.listed
    return fields


def _currency(floor: Floor) -> str:
    """The currency of the house: of several that with the most decimals."""
    found = sorted({terms.currency for terms in floor.of(RepairTerms)})
    return max(found, key=money.exponent, default=FINEST)


def _check_sku(floor: Floor, part: Part) -> None:
    for other in floor.of(Part):
        if part.sku and other.sku.casefold() == part.sku.casefold() and other.id != part.id:
            raise refuse(
                "name_taken", f"{other.name} has the number {other.sku}. Give it another.",
                field="sku",
            )  # fmt: skip
