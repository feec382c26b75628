"""The front as a salon of two chairs: open from nine to five in Berlin, with Ann and Ben."""

from __future__ import annotations

from typing import Any

import httpx

from protocol.commands import AnyCommand, PutStaff, UpdateServicePoint, UpdateSite, UpdateStaff
from protocol.ids import uuid7
from protocol.outcomes import Refusal
from protocol.places import Hours
from protocol.records import ServicePoint
from server.domain.actor import OPERATOR, Actor
from tests.server.http.front import NOON, Front

BOOKED = "/crm/reservations"
GRACE = {"name": "Grace", "email": "Grace@example.org", "phone": "+15551234567"}
ANN, BEN = uuid7(NOON, b"ann0000000"), uuid7(NOON, b"ben0000000")
TEN = "2026-11-26T09:00:00Z"
"""Ten o'clock in Berlin, on the day after tomorrow."""


async def salon(here: Front, **fields: Any) -> str:
    """Set it up with something that takes half an hour and a chair; the id of that."""
    if not here.point:
        await here.open_point()

    async def do(command: AnyCommand, actor: Actor) -> None:
        answered = await here.parts.door.execute(command, actor)
        assert not isinstance(answered.answer, Refusal), answered
        await here.parts.tailer.reached(answered.seq)

    for ident, name in ((ANN, "Ann"), (BEN, "Ben")):
        await do(PutStaff(staff=ident, name=name, role="staff"), OPERATOR)
        await do(UpdateStaff(staff=ident, version=1, bookable=True), OPERATOR)
    await do(UpdateSite(zone="Europe/Berlin"), OPERATOR)
    point = here.parts.tailer.floor.get(ServicePoint, here.point)
    assert point is not None
    week = [Hours(day, 9 * 60, 17 * 60) for day in range(7)]
    opening = UpdateServicePoint(service_point=point.id, version=point.version, hours=week)
    await do(opening, OPERATOR)
    return await bookable(here, **{"requires": [{"kind": "desk"}], **fields})


async def bookable(here: Front, **fields: Any) -> str:
    """Something that can be booked; its id."""
    body = {"name": "Cut", "servicePoint": here.point, "durationMinutes": 30, **fields}
    answer = await here.post(f"{BOOKED}/definitions", body, headers=here.signed("manager"))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def request(definition: str, start: str = TEN, **fields: Any) -> dict[str, Any]:
    """The body of `create`."""
    return {"definitionId": definition, "slot": {"start": start}, "customer": GRACE, **fields}


async def book(here: Front, definition: str, start: str = TEN, **fields: Any) -> dict[str, Any]:
    """Somebody books a time."""
    answer = await here.post(f"{BOOKED}/create", request(definition, start, **fields))
    assert answer.status_code == 201, answer.text
    booked: dict[str, Any] = answer.json()
    return booked


async def slots(here: Front, definition: str, **asked: Any) -> httpx.Response:
    """What is free on the day after tomorrow, unless something else is asked."""
    told = {"from": "2026-11-26T00:00:00Z", "to": "2026-11-27T00:00:00Z", **asked}
    headers = asked.pop("headers", None)
    told.pop("headers", None)
    address = f"{BOOKED}/slots"
    return await here.client.get(
        address, params={"definitionId": definition, **told}, headers=headers
    )
