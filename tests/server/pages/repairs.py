"""A hall that takes things in to be repaired, and a coffee machine whose estimate was sent."""

from __future__ import annotations

from typing import NamedTuple

from protocol.outcomes import Requested
from protocol.queue_commands import Customer
from protocol.records import CostEstimate, RepairTerms
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import ItemSpec, OpenRequest, PutLine, SendEstimate, StepRequest
from tests.server.pages.hall import MINA, Hall


class Repair(NamedTuple):
    """A request, and the page of its customer."""

    request: str
    address: str


async def takes_requests(here: Hall) -> None:
    """Let a service point take requests."""
    point = await here.point("Ask something", name="Workshop", prefix="W")
    await here.do(
        PutRepairTerms(
            service_point=point.id, currency="GBP", tax_mode="inclusive", labour_rate="58.80",
            parts_tax="20", labour_tax="20",
        )
    )  # fmt: skip


async def brought(here: Hall) -> Repair:
    """Greta has brought her machine."""
    (terms,) = here.tailer.floor.of(RepairTerms)
    command = OpenRequest(
        service_point=terms.id,
        items=[ItemSpec(what="Coffee machine", accessories=["drip tray"])],
        problem="It leaks",
        customer=Customer(name="Greta", email="greta@mail.example"),
        here=True,
    )
    taken = await here.do(command, MINA)
    assert isinstance(taken, Requested)
    return Repair(taken.request, f"/s/{here.tokens.service_request(taken.request)}")


async def estimated(here: Hall) -> Repair:
    """And was sent what it will cost."""
    repair = await brought(here)
    ident = repair.request
    for command in (
        StepRequest(request=ident, step="diagnose"),
        PutLine(request=ident, line_kind="part", name="Pump, new", unit_price="96.00"),
        PutLine(request=ident, line_kind="part", name="Seal", quantity="2", unit_price="7.25"),
        PutLine(request=ident, line_kind="labour", name="Work", minutes=75),
        StepRequest(request=ident, step="diagnosed"),
        SendEstimate(request=ident),
    ):
        await here.do(command, MINA)
    return repair


def newest(here: Hall, request: str) -> CostEstimate:
    """The estimate that was sent last."""
    sent = (each for each in here.tailer.floor.of(CostEstimate) if each.request == request)
    return max(sent, key=lambda each: each.nth)
