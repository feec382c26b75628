"""Queries about service requests over a real socket: which one, parts, the thread of a stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from protocol.commands import Customer
from protocol.messages import Qry
from protocol.outcomes import Saved
from protocol.queries import SlipText
from protocol.records import ServiceRequest
from protocol.repair_settings import PutPart, PutRepairTerms, PutSupplier
from protocol.request_commands import (
    AskAboutRequest,
    ItemSpec,
    JoinPickup,
    PutLine,
    StepRequest,
)
from protocol.request_queries import (
    ForetoldPromise,
    FoundPart,
    FoundRequest,
    RequestTotals,
)
from protocol.ticket_queries import Timed
from protocol.views import PublicService
from server.sync import request_queries, timed
from tests.hall import ADMIN, ANN, KIOSK
from tests.server.sync.request_shop import ZOE, holder, items, shop, shown
from tests.server.sync.test_queries import ask, refused


async def test_a_request_is_found_by_number_serial_name_telephone_and_item(
    tmp_path: Path, monkeypatch: Any
) -> None:
    async with shop(tmp_path) as at, at.hall.guest("staff") as ann:
        first = await at.opened(here=True)
        kettle = ItemSpec(what="Kettle", serial="K-77")
        second = await at.opened(Customer(name="Bo Lind"), items=[kettle])
        await at.do(StepRequest(request=second.request, step="cancel", reason="Sold."))
        words = (
            f"R-{first.number}",
            str(first.number),
            "fp5-0093",
            "ash",
            "07700 900123",
            "fairph",
        )
        for text in words:
            (found,) = await items(ann, FoundRequest, "find_request", text=text)
            assert (found.number, found.name) == (first.number, "Zoe Ash"), text
        (found,) = await items(ann, FoundRequest, "find_request", text="kettle")
        assert (found.number, found.state) == (second.number, "cancelled")
        assert not await items(ann, FoundRequest, "find_request", text="kettle", ended=False)
        mine = await items(ann, FoundRequest, "find_request", contact=at.contact(first.request))
        assert [each.request for each in mine] == [first.request]
        monkeypatch.setattr(request_queries, "FOUND", 1)
        page = await ask(ann, "find_request", {"service_point": at.hall.point})
        following = await ask(ann, "find_request", {"service_point": at.hall.point}, page.next)
        numbers = [each["number"] for each in (*page.items, *following.items)]
        assert numbers == [second.number, first.number] and following.next is None
        assert await refused(ann, Qry("q", "find_request", {})) == "invalid"
        assert await refused(ann, Qry("q", "find_request", {"text": "x"}, "y")) == "invalid"


async def test_parts_are_listed_by_name_with_what_is_wanted_of_them(tmp_path: Path) -> None:
    async with shop(tmp_path) as at, at.hall.guest("staff") as ann:
        supplier = await at.do(PutSupplier(name="Spares"), ADMIN)
        assert isinstance(supplier, Saved)
        told: dict[str, Any] = {"stock": "1", "reorder_at": "2", "supplier": supplier.id}
        port = await at.do(PutPart(name="port", price="9.00", **told))
        await at.do(PutPart(name="Display", sku="D-5", price="90.00", stock="5", reorder_at="2"))
        mine = (await at.opened(here=True)).request
        await at.do(PutLine(request=mine, line_kind="part", part=port.id, quantity="2"))
        listed = await items(ann, FoundPart, "parts")
        assert [each.part.name for each in listed] == ["Display", "port"]
        (low,) = await items(ann, FoundPart, "parts", low=True)
        assert (low.part.id, low.supplier, low.wanted) == (port.id, "Spares", "2")
        assert [each.part.name for each in await items(ann, FoundPart, "parts", text="d-5")] == [
            "Display"
        ]


async def test_what_is_foretold_is_what_is_then_promised(tmp_path: Path) -> None:
    async with shop(tmp_path) as at, at.hall.guest("staff") as ann:
        where = {"service_point": at.hall.point}
        (none,) = await items(ann, ForetoldPromise, "foretell_promise", **where)
        assert none.promised_at is None
        await at.do(PutRepairTerms(**where, turnaround_min=600), ADMIN)
        (told,) = await items(ann, ForetoldPromise, "foretell_promise", **where)
        opened = await at.opened(here=True)
        assert told.promised_at is not None and opened.promised_at == told.promised_at
        nowhere = Qry("q", "foretell_promise", {"service_point": opened.request})
        assert await refused(ann, nowhere) == "unknown_service_point"


async def test_what_lines_come_to_is_told_with_tax_and_by_line(tmp_path: Path) -> None:
    async with shop(tmp_path) as at, at.hall.guest("staff") as ann:
        mine = (await at.opened(here=True)).request
        for name, price in (("Port", "89.00"), ("Glue", "8.98"), ("Work", "48.75")):
            told: dict[str, Any] = {"name": name, "unit_price": price, "tax_rate": "19"}
            await at.do(PutLine(request=mine, line_kind="part", **told))
        (found,) = await items(ann, RequestTotals, "request_totals", request=mine)
        assert (found.net, found.tax, found.total) == ("146.73", "27.88", "174.61")
        request = at.hall.house.tailer.floor.get(ServiceRequest, mine)
        assert request is not None and (found.total, found.version) == (
            request.total, request.version,
        )  # fmt: skip
        assert sorted(found.amounts.values()) == ["48.75", "8.98", "89.00"]
        nothing = Qry("q", "request_totals", {"request": at.hall.point})
        assert await refused(ann, nothing) == "unknown_request"


async def test_a_stay_is_told_as_one_thread_with_what_was_brought_and_is_picked_up(
    tmp_path: Path, monkeypatch: Any
) -> None:
    async with shop(tmp_path) as at, at.hall.guest("staff") as ann:
        joined = await at.hall.join(ANN, customer=ZOE)
        mine = (await at.opened(here=True, visit=joined.visit)).request
        other = (await at.opened(Customer(name="Bo"), here=True)).request
        await at.diagnosed(mine)
        await at.do(AskAboutRequest(request=mine, text="When?"), holder(mine))
        await at.approved(mine)
        await at.repaired(mine)
        pickup = await at.do(JoinPickup(request=mine), holder(mine))
        whole = await items(ann, Timed, "story", request=mine)
        subjects = {each.subject for each in whole}
        assert subjects >= {mine, joined.visit, pickup.visit} and other not in subjects
        assert {each.subject_kind for each in whole} == {"visit", "service_request", "ticket"}
        assert [each.activity for each in whole] == sorted(
            (e.activity for e in whole), reverse=True
        )
        said = {each.said for each in whole if each.subject == mine}
        assert said == {"R-1001"}
        for visit in (joined.visit, pickup.visit):
            assert await items(ann, Timed, "story", visit=visit) == whole
        contact = at.contact(mine)
        past = await items(ann, Timed, "timeline", contact=contact)
        assert "R-1001" in {each.said for each in past}
        monkeypatch.setattr(timed, "PAGE", 3)
        page = await ask(ann, "story", {"request": mine})
        following = await ask(ann, "story", {"request": mine}, page.next)
        both = msgspec.convert([*page.items, *following.items], list[Timed])
        assert both == whole[: len(both)] and len(both) == 6
        assert await refused(ann, Qry("q", "story", {"request": joined.visit})) == "unknown_request"
        assert await refused(ann, Qry("q", "story", {"visit": mine})) == "unknown_visit"
        assert await refused(ann, Qry("q", "story", {})) == "invalid"
        async with at.hall.guest("manager", 5) as manager:
            audit = await ask(manager, "audit", {"subject": mine})
            assert {row["number"] for row in audit.items} == {"R-1001"}


async def test_a_slip_with_the_number_of_a_request_leads_to_the_request(tmp_path: Path) -> None:
    async with shop(tmp_path) as at, at.hall.guest("kiosk", 4) as kiosk:
        services = [each.takes for each in (await shown(kiosk, "kiosk")).of(PublicService)]
        assert sorted(services) == ["", "", "pickup", "request"]
        brought = await at.opened(by=KIOSK, wait=True)
        (slip,) = await items(kiosk, SlipText, "slip", visit=brought.visit)
        assert slip.number == f"R-{brought.number}"
        assert slip.request_token == at.hall.tokens.service_request(brought.request)
        joined = await at.hall.join(KIOSK)
        (plain,) = await items(kiosk, SlipText, "slip", visit=joined.visit)
        assert plain.request_token == ""
