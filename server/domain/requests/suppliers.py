"""Suppliers of parts, as they are saved."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from protocol.changes import Gone, Put
from protocol.outcomes import Saved
from protocol.parts import Part, Supplier
from protocol.records import ServiceRequest
from protocol.repair_settings import DeleteSupplier, PutSupplier
from protocol.request_states import ENDED
from protocol.service_requests import RequestLine, shown
from server.domain.addresses import email_key, normalised_phone
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named, visible


def put_supplier(floor: Floor, command: PutSupplier, context: Context) -> Decision:
    """Set up a supplier, or change one."""
    before = None
    if command.supplier is not None:
        before = _known(floor, command.supplier)
        if command.version not in (None, before.version):
            raise refuse(
                "version_mismatch", f"{before.name} was changed meanwhile. Load it again.",
                field="version",
            )  # fmt: skip
    fields = _given(command)
    if before is None:
        if command.name is None:
            raise refuse("invalid", "A new supplier needs a name.", field="name")
        after = Supplier(id=context.new_id(), **fields)
    else:
        after = replace(before, **fields, version=before.version + 1)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def delete_supplier(floor: Floor, command: DeleteSupplier, context: Context) -> Decision:
    """Remove a supplier from whom nothing is got or awaited."""
    supplier = _known(floor, command.supplier)
    for part in floor.of(Part):
        if part.supplier == supplier.id:
            raise refuse(
                "in_use", f"{part.name} comes from {supplier.name}. Give it another one first.",
                field="supplier",
            )  # fmt: skip
    for line in floor.of(RequestLine):
        request = floor.get(ServiceRequest, line.request)
        is_open = request is not None and request.state not in ENDED
        if request is not None and is_open and line.supplier == supplier.id:
            raise refuse(
                "in_use",
                f"{line.name} of {shown(request.number)} comes from {supplier.name}. Give it "
                "another one first.",
                field="supplier",
            )
    return Decision(
        Saved(id=supplier.id, version=supplier.version), [Gone(Supplier.kind(), supplier.id)]
    )


def _known(floor: Floor, ident: str) -> Supplier:
    found = floor.get(Supplier, ident)
    if found is None:
        raise refuse(
            "unknown_setting", "That supplier was removed meanwhile. Make it anew.",
            field="supplier",
        )  # fmt: skip
    return found


def _given(command: PutSupplier) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.email is not None:
        fields["email"] = visible(command.email)
        if fields["email"] and not email_key(fields["email"]):
            raise refuse(
                "invalid", "That is no mail address. Write it like name@example.org.",
                field="email",
            )  # fmt: skip
    if command.phone is not None:
        fields["phone"] = visible(command.phone)
        if fields["phone"] and not normalised_phone(fields["phone"]):
            raise refuse(
                "invalid", "A phone number has five digits or more. Correct it.", field="phone"
            )
    if command.lead_days is not None:
        fields["lead_days"] = command.lead_days
    return fields
