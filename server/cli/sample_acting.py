"""Doing something in the sample hall on behalf of its people."""

from __future__ import annotations

import asyncio

from protocol.commands import AnyCommand
from protocol.outcomes import Outcome, Refusal
from protocol.records import Staff
from server.cli.faults import FAILED, CommandFault
from server.cli.site import Site
from server.domain.actor import Actor
from server.domain.floor import Floor
from server.execution.door import Unavailable


def manager_of(floor: Floor) -> Actor:
    """The manager, who has set up the hall and takes bookings at the telephone."""
    found = next(each for each in floor.of(Staff) if each.role == "manager")
    return Actor(found.id, found.role, found.name)


async def on_floor(site: Site) -> Floor:
    """The floor as it is now."""
    head, records = await asyncio.to_thread(site.store.live)
    return Floor(records, head.seq)


async def go_on(site: Site, floor: Floor) -> None:
    """Bring a floor up to now by what has happened since; to read all of it takes far longer."""
    while entries := await asyncio.to_thread(site.store.log, floor.seq):
        for entry in entries:
            floor.apply(entry.changes)
            floor.seq = entry.seq


async def asked(site: Site, command: AnyCommand, actor: Actor) -> Outcome | Refusal:
    """A command; that it is refused is no fault, as somebody was first."""
    try:
        return (await site.door.execute(command, actor)).answer
    except Unavailable as away:
        raise CommandFault(away.detail, FAILED) from None


async def done(site: Site, command: AnyCommand, actor: Actor) -> None:
    """A command that must not be refused. Raises `CommandFault`."""
    answer = await asked(site, command, actor)
    if isinstance(answer, Refusal):
        raise CommandFault(answer.detail)
