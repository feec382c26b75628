"""The hall in which a new colleague practises: made anew for each practice, gone after it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final, NamedTuple

from protocol.commands import CreateServicePoint, ServiceSpec, UpdateSite
from protocol.records import Desk, Role, Service, ServicePoint
from server.accounts.passwords import Passwords
from server.cli.sample_hall import password
from server.cli.site import Site, opened
from server.cli.zone import machine_zone
from server.clock import Clock
from server.domain.actor import Actor

NAME: Final = "Practice hall"
LEARNER: Final = "You"
COLLEAGUES: Final = ("Jonas", "Aylin")
GRACE_S: Final = 30
"""Short, so that nobody waits long for the key of those who do not come."""
_POINT: Final = CreateServicePoint(
    name="Service counter",
    prefix="A",
    capacity=4,
    location="Hall 1",
    grace_s=GRACE_S,
    grace_remote_s=GRACE_S,
    services=[
        ServiceSpec(name="Repair intake", mean_s=120),
        ServiceSpec(name="Pick-up", mean_s=60),
        ServiceSpec(name="Advice", mean_s=90),
    ],
)


class PracticeHall(NamedTuple):
    """Ids and people of the hall; `password` is the learner's, good for this practice alone."""

    point: str
    services: list[str]
    desks: list[str]
    kiosk: Actor
    wall: Actor
    colleagues: list[Actor]
    password: str


async def make(data: Path, clock: Clock) -> PracticeHall:
    """Make it in a new directory. Raises `CommandFault`, `DataFault`."""
    async with opened(data, clock) as site:
        await site.do(UpdateSite(name=NAME, zone=machine_zone(), message="This is a practice."))
        await site.do(_POINT)
        _, records = await asyncio.to_thread(site.store.live)
        point = next(r for r in records if isinstance(r, ServicePoint))
        services = sorted((r for r in records if isinstance(r, Service)), key=lambda s: s.position)
        desks = sorted((r for r in records if isinstance(r, Desk)), key=lambda d: d.number)
        secret = password()
        await _enter(site, LEARNER, "staff", secret)
        return PracticeHall(
            point=point.id,
            services=[service.id for service in services],
            desks=[desk.id for desk in desks],
            kiosk=await _enter(site, "Entrance", "kiosk"),
            wall=await _enter(site, "Wall", "display"),
            colleagues=[await _enter(site, name, "staff") for name in COLLEAGUES],
            password=secret,
        )


async def _enter(site: Site, name: str, role: Role, secret: str | None = None) -> Actor:
    hashed = None
    if secret is not None:
        passwords = Passwords()
        try:
            hashed = await asyncio.to_thread(passwords.hash, secret)
        finally:
            passwords.close()
    account = await site.enter(name, role, hashed)
    return Actor(account.id, account.role, account.name)
