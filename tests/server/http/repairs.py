"""What the tests of service requests over HTTP do again and again."""

from __future__ import annotations

from typing import Any

import httpx

from tests.server.access_routes_of_requests import BOOKED, REQUESTS
from tests.server.http.front import Front

GRACE = {"name": "Grace", "email": "Grace@example.org", "phone": "+15551234567"}
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def take_requests(here: Front, **fields: Any) -> None:
    """The service point takes requests."""
    terms = {"labourRate": "60.00", "labourTax": "19", "partsTax": "19", "returnFee": "15.00"}
    path = f"{REQUESTS}/terms/{here.point}"
    answer = await here.client.put(path, json=terms | fields, headers=here.signed("manager"))
    assert answer.status_code == 200, answer.text
    await here.parts.tailer.reached(here.parts.door.head.seq)


async def bring(hall: Front, **fields: Any) -> dict[str, Any]:
    """Something is taken in at a desk."""
    item = {"what": "Coffee machine", "make": "DeLonghi", "serial": "X-77"}
    body = {"servicePoint": hall.point, "items": [item], "customer": GRACE, "here": True} | fields
    path = f"{BOOKED}/service-request-queue/join"
    answer = await hall.post(path, body, headers=hall.signed())
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def update(here: Front, ident: str, body: Any, **headers: str) -> httpx.Response:
    """A colleague changes a request in one go."""
    path = f"{REQUESTS}/update/{ident}"
    return await here.client.put(path, json=body, headers=here.signed() | headers)


async def read(here: Front, path: str, **asked: Any) -> dict[str, Any]:
    """What a colleague reads."""
    answer = await here.client.get(f"{REQUESTS}/{path}", params=asked, headers=here.signed())
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told
