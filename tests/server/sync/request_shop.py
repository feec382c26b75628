"""A house that takes service requests, behind a real socket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from protocol.commands import Customer, PutStaff, UpdateSite
from protocol.outcomes import Requested
from protocol.records import ServiceRequest
from protocol.repair_settings import PutRepairTerms
from protocol.replica import Replica
from protocol.request_commands import (
    AnswerEstimate,
    ItemSpec,
    NoteRequest,
    OpenRequest,
    PutLine,
    SealUnlock,
    SendEstimate,
    StepLine,
    StepRequest,
)
from server.domain.actor import Actor
from tests.hall import ADMIN, ANN
from tests.server.sync.sockets import Client, Hall, sockets
from tests.server.sync.test_queries import ask

ZOE = Customer(name="Zoe Ash", email="zoe@ash.example", phone="+44 7700 900123")
PHONE = ItemSpec(what="Phone", make="Fairphone", model="5", serial="FP5-0093")
SEALED = "sealed-canary"
INSIDE = "inside-canary"
T = TypeVar("T")


class Shop:
    """A house that takes requests, with what is asked of it over its socket."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    async def do(self, command: Any, by: Actor = ANN) -> Any:
        answer = await self.hall.house.do(command, by)
        assert not hasattr(answer, "code"), answer
        return answer

    async def opened(self, customer: Customer = ZOE, by: Actor = ANN, **fields: Any) -> Requested:
        told = {"items": [PHONE], "problem": "It does not charge."} | fields
        command = OpenRequest(service_point=self.hall.point, customer=customer, **told)
        answer = await self.do(command, by)
        assert isinstance(answer, Requested)
        return answer

    async def steps(self, request: str, *steps: Any) -> None:
        for step in steps:
            await self.do(StepRequest(request=request, step=step))

    async def diagnosed(self, request: str) -> None:
        """With two notes, one of them internal, a line, and what opens it."""
        at = self.hall.house
        item = at.tailer.floor.requests.items(request)[0]
        await self.do(SealUnlock(item=item.id, sealed=SEALED))
        await self.steps(request, "diagnose")
        await self.do(NoteRequest(request=request, text="The port is worn.", public=True))
        await self.do(NoteRequest(request=request, text=INSIDE))
        await self.do(PutLine(request=request, line_kind="labour", name="Repair", minutes=30))
        await self.steps(request, "diagnosed")

    async def approved(self, request: str) -> None:
        await self.do(SendEstimate(request=request))
        (sent,) = self.hall.house.tailer.floor.requests.estimates(request)
        yes = AnswerEstimate(request=request, nth=sent.nth, hash=sent.hash, yes=True)
        await self.do(yes, holder(request))

    async def repaired(self, request: str) -> None:
        """Until it is to be picked up."""
        (line,) = self.hall.house.tailer.floor.requests.lines(request)
        await self.steps(request, "repair")
        for step in ("begin", "finish"):
            await self.do(StepLine(request=request, line=line.id, step=step))  # type: ignore[arg-type]
        await self.steps(request, "check", "ready")

    def contact(self, request: str) -> str:
        """Whose it is."""
        found = self.hall.house.tailer.floor.get(ServiceRequest, request)
        assert found is not None
        return found.contact

    @asynccontextmanager
    async def holder(self, request: str) -> AsyncIterator[Client]:
        async with self.hall.client() as client:
            await client.welcome(self.hall.tokens.service_request(request))
            yield client


def holder(request: str) -> Actor:
    return Actor(request, "visitor", request=request, scope="request")


@asynccontextmanager
async def shop(folder: Path) -> AsyncIterator[Shop]:
    async with sockets(folder) as hall:
        made = Shop(hall)
        await made.do(PutStaff(staff=ANN.id, name="Ann Day", role="staff"), ADMIN)
        await made.do(UpdateSite(support=True, support_email="help@hall.example"), ADMIN)
        await made.do(PutRepairTerms(service_point=hall.point, labour_rate="60.00"), ADMIN)
        yield made


async def shown(client: Client, topic: str) -> Replica:
    replica = Replica(topic)
    assert replica.snapshot(await client.follow(topic)) == "applied"
    return replica


async def items(client: Client, kind: type[T], name: str, **args: Any) -> list[T]:
    return msgspec.convert((await ask(client, name, args)).items, list[kind])  # type: ignore[valid-type]
