"""A real hall behind the pages: store, door, tailer, timers and socket on one clock."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from litestar import Litestar
from msgspec.structs import replace

from protocol.commands import (
    AnyCommand,
    CallNext,
    CreateServicePoint,
    JoinQueue,
    PublishEstimate,
    Renewal,
    ServiceSpec,
    SetDesk,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.ids import id_source
from protocol.outcomes import Joined, Moved, Refusal, Saved
from protocol.records import Desk, Entry, Estimate, Place, Quote, Service, ServicePoint
from protocol.waits import wait_range
from server.accounts.keys import Keys
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.clock import Clock, ManualClock
from server.domain.actor import PUBLIC, TIMER, Actor
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.http.limits import Limits, rules
from server.http.per_server import ServerParts
from server.jobs.forecasting import Forecasting
from server.jobs.timers import Timers
from server.meetings.here import Here
from server.meetings.rooms import Rooms
from server.pages import says
from server.pages.routes import open_pages, pages
from server.pages.words import words
from server.store.attachments import Attachments
from server.store.store import Store
from server.sync.websocket import SyncApp
from tests.databases import with_tables
from tests.server.pages.seen import NOW

MINA = Actor("mina", "admin", "Mina")


@cache
def _routed() -> Any:
    """The pages alone, made once for all halls."""
    return Litestar([pages().router], openapi_config=None, logging_config=None)


class Hall:
    """All parts, with shorthands for what a day brings."""

    def __init__(self, folder: Path, keys: Keys, clock: Clock) -> None:
        self.clock = clock
        self.keys = keys
        self.store = Store.open(with_tables(folder / "nowserving.db"), clock.now(), os.urandom(20))
        self.door = Door(self.store, clock, id_source(clock.now), keys.mark)
        self.tailer = Tailer(self.store, self.door)
        self.tokens = Tokens(keys, clock.now)
        self.presence = Presence(keys, clock.now)
        self.timers = Timers(self.door, self.tailer, clock, Forecasting(self.store, self.tailer))
        self.sync = SyncApp(self.door, self.tailer, self.tokens, clock, self.presence)
        here = Here(lambda: "http://hall.test", clock.now)
        self.rooms = Rooms(here, self.door, self.tailer, keys.mark, clock.now)
        self.limits = Limits(rules(0, 1, 0), lambda: 0.0)
        self.mails = True
        self.parts = ServerParts()
        open_pages(
            self.parts,
            self.door,
            self.tailer,
            self.tokens,
            self.clock,
            self.keys.mark,
            self.limits,
            self.presence,
            self.rooms,
            lambda: ["mail"] if self.mails else [],
            Attachments(folder / "attachments"),
        )

    async def asgi(self, scope: Any, receive: Any, send: Any) -> None:
        """Pages and socket."""
        self.parts.asked()
        app: Any = self.sync if scope["type"] == "websocket" else _routed()
        await app(scope, receive, send)

    async def start(self) -> None:
        """Open the hall."""
        await self.door.start()
        await self.tailer.start()
        await self.timers.roll()
        await self.sync.start()

    async def stop(self) -> None:
        """Close it; the store stays for the next."""
        await self.sync.stop()
        await self.timers.stop()
        await self.tailer.stop()
        await self.door.stop()
        self.store.close()

    async def do(self, command: AnyCommand, actor: Actor = MINA) -> Any:
        """Execute, and wait until everybody can see it."""
        answered = await self.door.execute(command, actor)
        assert not isinstance(answered.answer, Refusal), answered.answer
        await self.tailer.reached(answered.seq)
        return answered.answer

    async def point(self, *services: str, **fields: Any) -> ServicePoint:
        """A service point with these services; fields are those of the command."""
        specs = [ServiceSpec(name=name) for name in services or ("Drop off a repair",)]
        told = {"name": "Repairs", "prefix": "A", "capacity": 2, "location": "Hall 1", **fields}
        saved: Saved = await self.do(CreateServicePoint(services=specs, **told))
        found = self.tailer.floor.get(ServicePoint, saved.id)
        assert found is not None
        return found

    def services(self, point: str) -> list[Service]:
        """Its services, in order."""
        return self.tailer.floor.services(point)

    async def change(self, point: str, **fields: Any) -> None:
        """Change a service point."""
        now = self.tailer.floor.get(ServicePoint, point)
        assert now is not None
        await self.do(UpdateServicePoint(service_point=point, version=now.version, **fields))

    async def name_site(self, name: str, zone: str = "UTC") -> None:
        """Give the hall its name."""
        await self.do(UpdateSite(name=name, zone=zone))

    async def open_desk(self, point: str, number: int = 1) -> Desk:
        """Open a desk, and publish waits."""
        desk = self.tailer.floor.desks(point)[number - 1]
        await self.do(SetDesk(desk=desk.id, state="open"), Actor(f"clerk{number}", "admin"))
        await self.publish()
        return desk

    async def publish(self) -> None:
        """Publish the waits now."""
        await self.timers.publish()
        await self.tailer.reached(self.door.head.seq)

    async def tell_anew(self, point: str, *renewals: Renewal) -> None:
        """Publish the waits as they are, with promises that do not hold and new ones for them."""
        now = self.tailer.floor.get(Estimate, point)
        assert now is not None
        waits = {each.entry: each for each in renewals}
        told = PublishEstimate(
            service_point=point,
            desks_open=now.desks_open,
            line=[_anew(place, waits) for place in now.line],
            quotes=now.quotes,
            renewals=list(renewals),
        )
        await self.do(told, TIMER)

    def wait(self, entry: str = "", service: str = "") -> str:
        """The wait that is published of an entry, or of who joins a service now, as it is said."""
        found = [*self.tailer.floor.of(Estimate)]
        told: list[Place | Quote] = [
            each for one in found for each in one.line if each.entry == entry
        ]
        told += [each for one in found for each in one.quotes if each.service == service]
        return says.wait(*wait_range(told[0].p50, told[0].p80), words()).sentence

    async def join(self, point: str, **fields: Any) -> Joined:
        """Somebody else takes a number."""
        joined: Joined = await self.do(JoinQueue(service_point=point, **fields), PUBLIC)
        return joined

    async def phone_join(self, point: str, **fields: Any) -> Joined:
        """Somebody takes a number with a phone of their own."""
        return await self.join(point, browser=str(uuid4()), **fields)

    def place(self, joined: Joined) -> str:
        """The path of the private link."""
        return f"/t/{self.tokens.visit(joined.visit)}"

    def entry(self, joined: Joined) -> Entry:
        """How things stand now for somebody who joined."""
        found = self.tailer.floor.get(Entry, joined.entry)
        assert found is not None
        return found

    async def call_next(self, desk: Desk) -> Moved:
        """Call whoever is next."""
        moved: Moved = await self.do(CallNext(desk=desk.id))
        return moved


def _anew(place: Place, waits: Mapping[str, Renewal]) -> Place:
    new = waits.get(place.entry)
    return replace(place, p20=new.p20, p50=new.p50, p80=new.p80) if new else place


@asynccontextmanager
async def hall(folder: Path, clock: Clock | None = None) -> AsyncIterator[Hall]:
    """An open hall in a folder."""
    opened = Hall(folder, Keys.made_up(), clock or ManualClock(NOW))
    await opened.start()
    try:
        yield opened
    finally:
        await opened.stop()


def manual(opened: Hall) -> ManualClock:
    """The clock of a hall in which time stands still."""
    assert isinstance(opened.clock, ManualClock)
    return opened.clock
