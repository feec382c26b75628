"""What the tests of tickets over HTTP do again and again."""

from __future__ import annotations

from typing import Any

import httpx

from protocol.commands import UpdateSite
from protocol.outcomes import Refusal
from protocol.records import Message
from server.domain.actor import OPERATOR
from tests.server.access_routes_of_tickets import TICKETS
from tests.server.http.front import Front

GRACE = {"name": "Grace", "email": "Grace@example.org"}


async def open_support(here: Front) -> None:
    """The house takes tickets of customers."""
    answered = await here.parts.door.execute(UpdateSite(support=True), OPERATOR)
    assert not isinstance(answered.answer, Refusal), answered
    await here.parts.tailer.reached(answered.seq)


async def opened(here: Front, subject: str = "Scales", **fields: Any) -> dict[str, Any]:
    """A ticket that a colleague opened for a customer."""
    body = {"subject": subject, "text": "They show nothing.", "customer": GRACE, **fields}
    answer = await here.post(f"{TICKETS}/create-ticket", body, headers=here.signed())
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def get(here: Front, path: str, **asked: Any) -> dict[str, Any]:
    """What a colleague reads."""
    answer = await here.client.get(f"{TICKETS}/{path}", params=asked, headers=here.signed())
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def put(here: Front, **body: Any) -> httpx.Response:
    """A colleague changes a ticket."""
    return await here.client.put(f"{TICKETS}/update", json=body, headers=here.signed())


async def say(here: Front, route: str, body: Any, **options: Any) -> httpx.Response:
    """A colleague sends something about tickets."""
    return await here.post(f"{TICKETS}/{route}", body, headers=here.signed(), **options)


def mails(here: Front, what: str) -> list[Message]:
    """Messages to customers of that kind that have been written."""
    return [each for each in here.parts.tailer.floor.of(Message) if each.what == what]
