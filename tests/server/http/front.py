"""A composed server behind an HTTP client, with shorthands for what a day brings."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from argon2 import PasswordHasher

from protocol.records import Desk, Role, Service, ServicePoint
from server.clock import ManualClock
from server.compose import Composition, compose
from server.data_folder import DATABASE
from server.settings import Settings
from server.store.accounts import Account
from tests.databases import with_tables

NOON = 1_795_521_600_000
"""2026-11-24 12:00 UTC."""
QUEUE = "/crm/reservations/queue"
POINT = "/crm/reservations/service-point"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Front:
    """The server's front: its parts, its clock and a client."""

    def __init__(self, parts: Composition, clock: ManualClock, client: httpx.AsyncClient) -> None:
        self.parts = parts
        self.clock = clock
        self.client = client
        self.point = ""

    def signed(self, role: Role = "staff", number: int = 1) -> dict[str, str]:
        """Headers of a colleague or device."""
        ident = f"{role}-{number}"
        found = self.parts.book.by_id(ident)
        if found is None:
            found = Account(ident, ident, role, None)
            self.parts.book.add(found, self.clock.now())
        if role in ("kiosk", "display"):
            return bearer(self.parts.tokens.device(ident, role, ident, found.generation))
        token, _ = self.parts.tokens.access(ident, role, f"{role} {number}", found.generation)
        return bearer(token)

    async def post(self, path: str, body: Any = None, **options: Any) -> httpx.Response:
        """POST a JSON body; the answer once everybody can see its effect."""
        if body is not None:
            options["json"] = body
        response = await self.client.post(path, **options)
        await self.parts.tailer.reached(self.parts.door.head.seq)
        return response

    async def open_point(self, **fields: Any) -> dict[str, Any]:
        """A service point by its route, which the other shorthands then use."""
        body = {"name": "Citizens", "prefix": "A", "capacity": 2, **fields}
        answer = await self.post(f"{POINT}/create", body, headers=self.signed("manager"))
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        self.point = made["id"]
        return made

    async def change_point(self, **fields: Any) -> None:
        """Change the service point."""
        now = self.parts.tailer.floor.get(ServicePoint, self.point)
        assert now is not None
        body = {"id": self.point, "version": now.version, **fields}
        answer = await self.client.put(f"{POINT}/update", json=body, headers=self.signed("manager"))
        assert answer.status_code == 200, answer.text

    def desk(self, number: int = 1) -> Desk:
        """A desk of the point."""
        return self.parts.tailer.floor.desks(self.point)[number - 1]

    def service(self, number: int = 1) -> Service:
        """A service of the point."""
        return self.parts.tailer.floor.services(self.point)[number - 1]

    async def open_desk(self, number: int = 1) -> str:
        """Open a desk as clerk of that number; its id."""
        ident = self.desk(number).id
        body = {"state": "open"}
        headers = self.signed("staff", number)
        answer = await self.post(f"{QUEUE}/desk/{ident}", body, headers=headers)
        assert answer.status_code == 200, answer.text
        return ident

    async def join(self, **fields: Any) -> dict[str, Any]:
        """Somebody takes a number."""
        answer = await self.post(f"{QUEUE}/join", {"servicePoint": self.point, **fields})
        assert answer.status_code == 201, answer.text
        joined: dict[str, Any] = answer.json()
        return joined

    async def call_next(self, number: int = 1) -> dict[str, Any]:
        """The clerk of an open desk calls."""
        body = {"desk": self.desk(number).id}
        answer = await self.post(f"{QUEUE}/call-next", body, headers=self.signed("staff", number))
        assert answer.status_code == 200, answer.text
        called: dict[str, Any] = answer.json()
        return called

    def enter(self, name: str, password: str, role: Role = "staff") -> str:
        """An account; its id."""
        account = Account(f"id of {name}", name, role, CHEAP.hash(password))
        self.parts.book.add(account, self.clock.now())
        return account.id


def bearer(token: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {token}"}


@asynccontextmanager
async def front(
    folder: Path,
    settings: Settings | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> AsyncIterator[Front]:
    """A server that runs; `monotonic` is the clock of its limits."""
    clock = ManualClock(NOON)
    settings = settings or Settings(folder, open_rate=0)
    with_tables(settings.data / DATABASE)
    parts = compose(settings, clock, hasher=CHEAP, monotonic=monotonic)
    await parts.start()
    transport = httpx.ASGITransport(parts.asgi)
    try:
        async with httpx.AsyncClient(transport=transport, base_url="http://hall.test") as client:
            yield Front(parts, clock, client)
    finally:
        await parts.hang_up()
        await parts.stop()


def at_once() -> float:
    """The clock of limits where all is asked in one moment, however busy the machine is."""
    return 0.0


def refused(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """A problem of that code, complete: title, sentence, and the right media type."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code), problem
    assert problem["status"] == status
    assert problem["type"] == f"urn:now-serving:problem:{code}"
    assert problem["title"]
    assert problem["detail"].endswith(".")
    return problem
