"""Guests who arrive, come or do not come, two colleagues at work, a wall that all look at.

Every step is decided from the floor and the time alone, so the people go on where they were after
the server has been away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Final

from protocol.commands import (
    AnyCommand,
    CallEntry,
    CallNext,
    Cancel,
    Complete,
    ConfirmCall,
    Customer,
    JoinQueue,
    NoShow,
    SetDesk,
    Start,
)
from protocol.outcomes import Joined, Refusal
from protocol.records import Call, Entry
from server.cli.practice_guests import FIRST, Guest, guests
from server.cli.practice_hall import PracticeHall
from server.clock import Clock
from server.compose import Composition
from server.domain.actor import PUBLIC, Actor

LOOK_S: Final = 0.25
"""How often people look up, in seconds of the machine."""
PAUSE_MS: Final = 6_000
"""A colleague takes a breath between two customers."""
LATE_MS: Final = 12_000
"""Whoever is late comes so long after having been marked as not there."""
GAVE_UP: Final = "gave up waiting"
NOBODY: Final = "Nobody comes for {number}. F3 calls again."
_HERE: Final = frozenset({"called", "serving"})
Tell = Callable[[str], None]


class People:
    """All who are in the hall but the learner. `tell` says what the learner would see."""

    def __init__(self, hall: PracticeHall, clock: Clock, seed: int, tell: Tell) -> None:
        self._hall = hall
        self._clock = clock
        self._coming: Iterator[Guest] = guests(seed, len(hall.services))
        self._following = next(self._coming)
        self._due = clock.now()
        self._known: dict[str, Guest] = {}
        self._free_since: dict[str, int] = {}
        self._told: set[tuple[str, int, str]] = set()
        self._tell = tell
        self._composition: Composition | None = None

    async def begin(self, composition: Composition) -> None:
        """Colleagues open their desks, and the first guests take numbers."""
        self._composition = composition
        for actor, desk in self._at_desks():
            await self._do(SetDesk(desk=desk, state="open", take_over=True), actor)
        while len(self._known) < FIRST:
            await self._arrive()

    async def live(self, composition: Composition) -> None:
        """Act until cancelled."""
        self._composition = composition
        while True:
            await self.step()
            await asyncio.sleep(LOOK_S)

    async def step(self) -> None:
        """Whatever is due at this moment."""
        now = self._clock.now()
        if now >= self._due:
            await self._arrive()
        for actor, desk in self._at_desks():
            await self._work(actor, desk, now)
        await self._look_at_the_wall()
        self._show(self._clock.now())

    async def snatch(self, entry: str) -> None:
        """A colleague calls the one whom the learner is about to call."""
        actor, desk = self._at_desks()[0]
        held = self._at(desk)
        if held is not None:
            await self._finish(held, actor)
        await self._do(CallEntry(entry=entry, desk=desk), actor)

    async def somebody_gives_up(self, composition: Composition) -> None:
        """While the server was away the first in line has had enough."""
        self._composition = composition
        waiting = [e for e in self._entries() if e.state == "waiting"]
        first = min(waiting, key=lambda e: (e.eligible_at, e.id), default=None)
        if first is not None:
            await self._do(Cancel(entry=first.id, reason=GAVE_UP), self._hall.colleagues[0])

    async def _arrive(self) -> None:
        guest, self._following = self._following, next(self._coming)
        command = JoinQueue(
            service_point=self._hall.point,
            service=self._hall.services[guest.service],
            customer=Customer(name=guest.name) if guest.name else None,
            party_size=guest.party,
        )
        answer = await self._do(command, PUBLIC if guest.by_phone else self._hall.kiosk)
        if isinstance(answer, Joined):
            self._known[answer.entry] = guest
        self._due = self._clock.now() + round(self._following.gap_s * 1000)

    async def _work(self, actor: Actor, desk: str, now: int) -> None:
        held = self._at(desk)
        if held is None:
            free = self._free_since.setdefault(desk, now)
            if now - free >= PAUSE_MS:
                await self._do(CallNext(desk=desk, service_point=self._hall.point), actor)
            return
        self._free_since.pop(desk, None)
        guest = self._guest(held)
        if held.state == "called":
            comes = guest.behaviour == "comes" and now - _called(held) >= guest.comes_s * 1000
            if comes:
                await self._do(Start(entry=held.id), actor)
            elif held.grace_until is not None and now > held.grace_until:
                await self._do(NoShow(entry=held.id), actor)
        elif now - held.since >= guest.takes_s * 1000:
            await self._do(Complete(entry=held.id), actor)

    async def _look_at_the_wall(self) -> None:
        """There is none, but everybody sees it: each call has its receipt."""
        assert self._composition is not None
        calls = [c for c in self._composition.tailer.floor.of(Call) if c.state == "calling"]
        for call in calls:
            if call.confirmed_at is None:
                await self._do(ConfirmCall(call=call.id), self._hall.wall)

    async def _finish(self, held: Entry, actor: Actor) -> None:
        if held.state == "called":
            await self._do(Start(entry=held.id), actor)
        await self._do(Complete(entry=held.id), actor)

    def _show(self, now: int) -> None:
        """What the learner would see of those whom they have called."""
        theirs = set(self._hall.desks) - {desk for _, desk in self._at_desks()}
        for entry in self._entries():
            if entry.desk not in theirs:
                continue
            guest, waited = self._guest(entry), now - _called(entry)
            if entry.state == "called" and guest.behaviour == "comes":
                if waited >= guest.comes_s * 1000:
                    self._say(entry, "comes", "{number} walks up to your desk: F4 starts.")
            elif entry.state == "called" and waited >= 10_000:
                self._say(entry, "not", NOBODY)
            elif entry.state == "missed" and not self._seen(entry):
                # The grace ran out before anybody looked up.
                self._say(entry, "not", NOBODY)
            elif entry.state == "missed" and guest.behaviour == "late":
                if now - entry.since >= LATE_MS:
                    self._say(entry, "late", "{number} comes running: “Sorry, I was outside!”")
            elif entry.state == "serving" and now - entry.since >= guest.takes_s * 1000:
                self._say(entry, "done", "{number} has what they came for: F8 completes.")

    def _say(self, entry: Entry, what: str, text: str) -> None:
        key = (entry.id, entry.calls, what)
        if key not in self._told:
            self._told.add(key)
            self._tell(text.format(number=entry.number))

    def _seen(self, entry: Entry) -> bool:
        return any((entry.id, entry.calls, what) in self._told for what in ("comes", "not"))

    def _guest(self, entry: Entry) -> Guest:
        # Whoever was added by hand comes at once and takes a minute.
        return self._known.get(entry.id) or Guest(0, 0, "", False, 1, "comes", 4.0, 60.0)

    def _at_desks(self) -> list[tuple[Actor, str]]:
        return list(zip(self._hall.colleagues, self._hall.desks, strict=False))

    def _at(self, desk: str) -> Entry | None:
        return next((e for e in self._entries() if e.desk == desk and e.state in _HERE), None)

    def _entries(self) -> list[Entry]:
        assert self._composition is not None
        return list(self._composition.tailer.floor.of(Entry))

    async def _do(self, command: AnyCommand, actor: Actor) -> object:
        """Ask, and see the outcome; a refusal (somebody was first) is no fault of the practice."""
        assert self._composition is not None
        answered = await self._composition.door.execute(command, actor)
        if not isinstance(answered.answer, Refusal):
            await self._composition.tailer.reached(answered.seq)
        return answered.answer


def _called(entry: Entry) -> int:
    return entry.called_at if entry.called_at is not None else entry.since
