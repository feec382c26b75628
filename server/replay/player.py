"""The day itself: one kiosk, a clerk at each desk, customers who give up. Each keeps its own order;
whoever is late does the same things in the same order, only later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from server.replay.caller import AskedInVain, Caller, Clerk
from server.replay.ground import QUEUE, Ground
from server.replay.plan import Customer, Desk, Plan
from server.replay.sync_client import HallClock


@dataclass(frozen=True)
class Ticket:
    """What a customer got on joining."""

    entry: str
    token: str


@dataclass
class Played:
    """What came of it: tickets by call, and what was refused."""

    tickets: dict[str, Ticket] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    served: int = 0
    left: int = 0


class Player:
    """Plays one plan on one ground. `tell` is told how the day goes, now and then."""

    def __init__(
        self, plan: Plan, ground: Ground, caller: Caller, clock: HallClock, kiosk: str
    ) -> None:
        self._plan = plan
        self._ground = ground
        self._caller = caller
        self._clock = clock
        self._kiosk = kiosk
        self._tickets: dict[str, asyncio.Future[Ticket | None]] = {}
        self.played = Played()

    async def play(self) -> Played:
        """From the first customer to the last. Raises `HallAway` in a group."""
        loop = asyncio.get_running_loop()
        self._tickets = {one.call: loop.create_future() for one in self._plan.customers}
        async with asyncio.TaskGroup() as day:
            day.create_task(self._join_all())
            for desk in self._plan.desks:
                day.create_task(self._work(desk, self._ground.clerks[desk.name]))
            for customer in self._plan.customers:
                if customer.left_at is not None:
                    day.create_task(self._give_up(customer, customer.left_at))
        return self.played

    async def _join_all(self) -> None:
        """One after the other, as at a kiosk: numbers are given in the recorded order."""
        for customer in self._plan.customers:
            await self._clock.until(customer.joined_at)
            ticket = None
            body = {
                "servicePoint": self._ground.point,
                "service": self._ground.services[customer.queue],
            }
            try:
                told = await self._caller.post(f"{QUEUE}/join", body, self._kiosk)
                ticket = self.played.tickets[customer.call] = Ticket(told["id"], told["token"])
            except AskedInVain as refused:
                self._note(customer, "join", refused)
            self._tickets[customer.call].set_result(ticket)

    async def _work(self, desk: Desk, clerk: Clerk) -> None:
        ident = self._ground.desks[desk.name]
        for customer in desk.customers:
            if customer.served is None:
                continue
            await self._clock.until(customer.served.start_at)
            ticket = await self._tickets[customer.call]
            if ticket is None:
                continue
            step = "call"
            try:
                await clerk.post(f"{QUEUE}/call/{ticket.entry}", {"desk": ident})
                step = "start"
                await clerk.post(f"{QUEUE}/start/{ticket.entry}")
                await self._clock.until(customer.served.end_at)
                step = "complete"
                await clerk.post(f"{QUEUE}/complete/{ticket.entry}")
                self.played.served += 1
            except AskedInVain as refused:
                self._note(customer, step, refused)

    async def _give_up(self, customer: Customer, at: int) -> None:
        await self._clock.until(at)
        ticket = await self._tickets[customer.call]
        if ticket is None:
            return
        try:
            await self._caller.post(f"{QUEUE}/leave/{ticket.entry}", token=ticket.token)
            self.played.left += 1
        except AskedInVain as refused:
            self._note(customer, "leave", refused)

    def _note(self, customer: Customer, step: str, refused: AskedInVain) -> None:
        self.played.troubles.append(f"{step} of {customer.call}: {refused.code}, {refused}")


TOLD_S: Final = 10.0


async def tell_progress(
    player: Player, clock: HallClock, words: Callable[[float], str], tell: Callable[[str], None]
) -> None:
    """Tell every ten seconds how far the day is, until cancelled."""
    while True:
        await asyncio.sleep(TOLD_S)
        done = player.played
        counts = f"{len(done.tickets)} joined, {done.served} served, {done.left} gave up"
        tell(f"{words(clock.now())}  {counts}")
