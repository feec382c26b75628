"""A house with a ticket desk and the timers of tickets, which a test runs by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from protocol.outcomes import Saved, Ticketed
from protocol.places import Hours
from protocol.queue_commands import Customer
from protocol.records import Contact, Notice, Ticket, TicketClock
from protocol.sla import Level, Target
from protocol.support_commands import PutSlaCalendar, PutSlaPolicy
from protocol.ticket_commands import OpenTicket
from server.clock import ManualClock
from server.jobs.deadlines import Deadlines
from server.store.contacts import activities
from server.store.reading import by_ids
from tests.hall import ANN, House, house

HOUR_S = 3_600
ALL_DAY = [Hours(day, 0, 1_440) for day in range(7)]
TARGETS = [Target("normal", 60, 120, 480)]
"""Answered within an hour, again within two, solved within eight."""


class Desk:
    """What is asked of the house, and what became of it."""

    def __init__(self, at: House) -> None:
        self.at, self.clock = at, at.clock
        self.timers = Deadlines(at.door, at.tailer, at.clock)
        self.timers.take_over()

    async def promise(self, *levels: Level) -> str:
        """Deadlines around the clock; the calendar's id."""
        hours = await self.at.do(PutSlaCalendar(name="Always", zone="UTC", hours=ALL_DAY))
        assert isinstance(hours, Saved)
        made = await self.at.do(
            PutSlaPolicy(name="All", calendar=hours.id, targets=TARGETS, levels=list(levels))
        )
        assert isinstance(made, Saved), made
        return hours.id

    async def open(self, many: int = 1) -> list[str]:
        """So many tickets of one customer; their ids."""
        greta = Customer(name="Greta", email="greta@mail.example")
        found = []
        for _ in range(many):
            opened = OpenTicket(subject="It drips", text="Since Monday", customer=greta)
            made = await self.at.do(opened, ANN)
            assert isinstance(made, Ticketed), made
            found.append(made.ticket)
        return found

    def ticket(self, ident: str) -> Ticket:
        found = self.at.store.get("ticket", ident)
        assert isinstance(found, Ticket)
        return found

    def set_off(self, ident: str) -> list[str]:
        """What the clocks of a ticket have set off, as it is on disk."""
        found = self.at.store.get("ticket_clock", ident)
        assert isinstance(found, TicketClock)
        return [
            f"{each.what} {each.metric}" + (f" {each.level}" if each.level else "")
            for each in found.fired
        ]

    def breaches(self) -> Counter[tuple[str, str, str]]:
        """How often `sla_breach` stands on record, by ticket, metric and cycle."""
        (contact,) = self.at.tailer.floor.of(Contact)
        found = activities(self.at.store, [contact.person], None, 1_000)
        return Counter(
            (each.subject, each.data["metric"], each.data["cycle"])
            for each in found
            if each.what == "sla_breach"
        )

    def told(self, colleague: str, what: str) -> list[str]:
        """The tickets of which a colleague was told that, as often as they were."""
        with self.at.store.engine.connect() as connection:
            found = by_ids(connection, self.at.store.site, "notice", [colleague], "to")
        notices = [each for each in found if isinstance(each, Notice)]
        return sorted(each.subject for each in notices if each.what == what)


@asynccontextmanager
async def desk(folder: Path, clock: ManualClock | None = None) -> AsyncIterator[Desk]:
    """A house on that folder, as a server that starts now has it."""
    async with house(folder, clock) as at:
        yield Desk(at)
