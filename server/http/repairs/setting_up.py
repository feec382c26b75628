"""What a service desk sets up: the list of parts, suppliers, and the terms of service points."""

from __future__ import annotations

from typing import Annotated, Final

from litestar import delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody, QueryParameter

from protocol import repair_settings as s
from protocol.records import Part, RepairTerms, Supplier
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge
from server.http.paging import Cursor, page_of
from server.http.problems import reject
from server.http.repairs.naming import PATH
from server.http.repairs.setting_shapes import (
    PartBody,
    PartList,
    PartShape,
    SupplierBody,
    SupplierList,
    SupplierShape,
    TermsBody,
    TermsList,
    TermsShape,
)
from server.http.setting_shapes import SavedAnswer
from server.http.tickets.naming import ident
from server.http.tickets.writing import reading
from server.http.transitions import Ask, point_id

_PARTS: Final = f"{PATH}/parts"
_SUPPLIERS: Final = f"{PATH}/suppliers"
_TERMS: Final = f"{PATH}/terms"
_MADE: Final = {"status_code": 201}
_Text = Annotated[
    str, QueryParameter(name="text", description="Only with this in its name or number.")
]


def setting_up_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Parts, suppliers, terms."""
    return [*_of_parts(edge), *_of_suppliers(edge), *_of_terms(edge)]


def _of_parts(edge: Edge) -> list[HTTPRouteHandler]:
    codes = ("unknown_part", "unknown_setting", "version_mismatch", "name_taken")

    @get(_PARTS, **reading("ask parts", "Parts", "A page of the list.", "invalid"))
    async def parts(text: _Text = "", cursor: Cursor = None) -> PartList:
        """The list, with what is in stock."""
        if len(text) > 200:
            reject("invalid", "text: 200 characters at most.", "text")
        words = " ".join(text.split()).casefold()
        found = (
            each
            for each in edge.tailer.floor.of(Part)
            if words in each.name.casefold() or words in each.sku.casefold()
        )
        page, following = page_of(found, cursor)
        return PartList(items=[PartShape.of(each) for each in page], next=following)

    @post(_PARTS, **saving(s.PutPart, "Put a part on the list", *codes[1:]) | _MADE)
    async def add(request: Ask, data: JSONBody[PartBody]) -> SavedAnswer:
        """Needs a name."""
        return await saved(edge, request, data.command(None))

    @put(f"{_PARTS}/{{id:str}}", **saving(s.PutPart, "Change a part", *codes))
    async def change(request: Ask, id: FromPath[str], data: JSONBody[PartBody]) -> SavedAnswer:
        """Those fields that are named. With the `version` that you saw, no stock is overwritten
        that a colleague has taken from since."""
        return await saved(edge, request, data.command(ident(id, "unknown_part")))

    @delete(f"{_PARTS}/{{id:str}}", **removing(
        s.DeletePart, "Take a part off the list", "unknown_part", "in_use"))  # fmt: skip
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """Refused while an open request has it. One that is not `listed` is offered no more."""
        await saved(edge, request, s.DeletePart(part=ident(id, "unknown_part")))

    return [parts, add, change, remove]


def _of_suppliers(edge: Edge) -> list[HTTPRouteHandler]:
    @get(_SUPPLIERS, **reading("read requests", "Suppliers", "A page of them.", "invalid"))
    async def suppliers(cursor: Cursor = None) -> SupplierList:
        """Who parts are got from."""
        page, following = page_of(edge.tailer.floor.of(Supplier), cursor)
        return SupplierList(items=[SupplierShape.of(each) for each in page], next=following)

    @post(_SUPPLIERS, **saving(s.PutSupplier, "Add a supplier") | _MADE)
    async def add(request: Ask, data: JSONBody[SupplierBody]) -> SavedAnswer:
        """Needs a name."""
        return await saved(edge, request, data.command(None))

    @put(f"{_SUPPLIERS}/{{id:str}}", **saving(
        s.PutSupplier, "Change a supplier", "unknown_setting", "version_mismatch"))  # fmt: skip
    async def change(request: Ask, id: FromPath[str], data: JSONBody[SupplierBody]) -> SavedAnswer:
        """Those fields that are named."""
        return await saved(edge, request, data.command(ident(id, "unknown_setting")))

    @delete(f"{_SUPPLIERS}/{{id:str}}", **removing(
        s.DeleteSupplier, "Remove a supplier", "unknown_setting", "in_use"))  # fmt: skip
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """Refused while a part or an open request names it."""
        await saved(edge, request, s.DeleteSupplier(supplier=ident(id, "unknown_setting")))

    return [suppliers, add, change, remove]


def _of_terms(edge: Edge) -> list[HTTPRouteHandler]:
    codes = ("unknown_service_point", "unknown_service", "unknown_setting", "version_mismatch")

    @get(_TERMS, **reading("read requests", "Terms of repair", "A page of them.", "invalid"))
    async def terms(cursor: Cursor = None) -> TermsList:
        """How each service point takes requests; one without terms takes none."""
        page, following = page_of(edge.tailer.floor.of(RepairTerms), cursor)
        return TermsList(items=[TermsShape.of(each) for each in page], next=following)

    @put(f"{_TERMS}/{{servicePoint:str}}", **saving(
        s.PutRepairTerms, "Say how a service point takes requests", *codes))  # fmt: skip
    async def change(
        request: Ask, servicePoint: FromPath[str], data: JSONBody[TermsBody]
    ) -> SavedAnswer:
        """Those fields that are named. The first time it begins to take requests, with two services
        of its own for bringing and for picking up, where they are not named."""
        return await saved(edge, request, data.command(point_id(servicePoint)))

    @delete(f"{_TERMS}/{{servicePoint:str}}", **removing(
        s.DeleteRepairTerms, "Take no more requests", "unknown_service_point", "no_requests",
        "in_use",
    ))  # fmt: skip
    async def remove(request: Ask, servicePoint: FromPath[str]) -> None:
        """Refused while there are open requests at the service point. Its services stay."""
        command = s.DeleteRepairTerms(service_point=point_id(servicePoint))
        await saved(edge, request, command)

    return [terms, change, remove]
