"""A storm over a hall: everybody does what comes to mind, while lines break and time jumps."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from client.app import Program
from client.steady import steady
from client.timing import Timing
from protocol.changes import State
from protocol.records import Entry
from tests.hall import person
from tests.storm.asked import somebody
from tests.storm.clerk import Clerk
from tests.storm.devices import Device, Phone, Wall, kiosk_works
from tests.storm.hall import QUICK, StormHall
from tests.storm.ledger import Ledger
from tests.storm.lines import Lines
from tests.storm.waiting import PATIENCE_S, until

EVERY: Final = 100
"""After so many commands something happens to lines or time."""
A_NIGHT_S: Final = 18 * 3600


class Storm:
    """Two consoles, a kiosk, a wall and a phone before one server."""

    def __init__(
        self, app: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int, most: int
    ) -> None:
        self._seed = seed
        self._most = most
        # Chance is always kind: the shortest pause before somebody comes back.
        timing = Timing(lambda: steady() * QUICK, lambda s: asyncio.sleep(s / QUICK), lambda: 0.0)
        self.program = Program(app, timing)
        self.ledger = Ledger(seed, most)
        self.hall = StormHall(folder / "data")
        self.lines = Lines(monkeypatch)
        self.clerks = [
            Clerk(self.program, folder, self.ledger, name, f"{name} {seed}")
            for name in ("ann", "ben")
        ]

    def _random(self, what: str) -> Random:
        return Random(f"{what} {self._seed}")

    async def begin(self) -> None:
        """Everybody comes to work."""
        await self.hall.start()
        url, hall = self.hall.url, self.hall
        for clerk in self.clerks:
            await clerk.signs_in(url)
        token = hall.device("kiosk", 4)
        self.kiosk = self._device("kiosk", token, ["kiosk"])
        self.wall = Wall(self.program, self._device("wall", hall.device("display", 5), ["display"]))
        ann = self.clerks[0]
        self.phone = Phone(self.program, url, self.ledger, ann.copy, self._random("phone"))
        await self.kiosk.ready()
        await self.wall.device.ready()

    async def rages(self) -> None:
        """All at once, until so many commands were sent and answered."""
        ann = self.clerks[0]
        works = [clerk.works() for clerk in self.clerks]
        kiosk = kiosk_works(self.kiosk, ann.copy, self._random("kiosk"))
        async with asyncio.TaskGroup() as group:
            for work in (*works, kiosk, self.phone.works(), self._duels(), self._weather()):
                group.create_task(work)

    async def quiet(self) -> dict[str, State]:
        """Wait until nothing happens any more; what each topic shows then."""
        self.hall.clock.stop()
        await self.hall.run(self.hall.parts.timers.stop())
        await until(lambda: not self.ledger.open, "all answers")
        async with asyncio.timeout(PATIENCE_S):
            while True:
                shown = await self.hall.shown(self.topics)
                if not self.ledger.open and all(self._agree(topic, shown) for topic in shown):
                    return shown
                await asyncio.sleep(0.02)

    @property
    def topics(self) -> list[str]:
        """What is followed, but for the phone's own place, which the server may have forgotten."""
        queue = f"queue/{self.phone.point}"
        return ["staff", "kiosk", "display", *([queue] if self.phone.mine else [])]

    def copies(self, topic: str) -> list[State]:
        """Every program's copy of a topic."""
        lives = [clerk.shift.live for clerk in self.clerks]
        found = [live.replica("staff").state for live in lives] if topic == "staff" else []
        return found + [d.live.replica(topic).state for d in self.devices if topic in d.topics]

    async def newcomers(self) -> list[State]:
        """What those get who come only now, in the order of `everything`."""
        access = self.hall.parts.tokens.access(person(2).id, "manager", "ann")[0]
        found: list[State] = []
        new = [self._device("staff", access, ["staff"])]
        new += [self._device(old.name, old.token, old.topics) for old in self.devices]
        for each in new:
            await each.ready()
            found += [each.live.replica(topic).state for topic in each.topics]
            each.hang_up()
        return found

    @property
    def everything(self) -> list[State]:
        """The copies that programs have: the consoles' first, then those of the devices."""
        mine = [clerk.copy.state for clerk in self.clerks[:1]]
        return mine + [d.live.replica(topic).state for d in self.devices for topic in d.topics]

    @property
    def devices(self) -> list[Device]:
        """Kiosk, wall, and the phone where it has a place."""
        return [self.kiosk, self.wall.device, *([self.phone.mine] if self.phone.mine else [])]

    async def end(self) -> None:
        """All programs end, then the server."""
        self.phone.hang_up()
        self.wall.close()
        for clerk in self.clerks:
            clerk.shift.end()
        self.program.stop()
        await self.program.over()
        await self.hall.stop()

    async def _duels(self) -> None:
        """Both clerks reach for the same customer; neither waits for the other."""
        random, (ann, ben) = self._random("duels"), self.clerks
        while not self.ledger.over:
            entry = somebody(random, ann.copy)
            if entry is None:
                await until(lambda: self.ledger.over or somebody(random, ann.copy), "somebody")
                continue
            await asyncio.gather(ann.reaches(entry), ben.reaches(entry))

    async def _weather(self) -> None:
        """Lines break, one or all; time jumps, once over a night."""
        random, ledger = self._random("weather"), self.ledger
        night = round(self._most * 0.6)
        for moment in range(EVERY, self._most, EVERY):
            await until(lambda now=moment: ledger.count >= now or ledger.over, "more commands")
            luck = random.random()
            if moment - EVERY < night <= moment:
                self.hall.clock.jump(A_NIGHT_S)
                self.lines.break_all()
            elif luck < 0.5:
                self.lines.break_one(random)
            elif luck < 0.65 or moment == 2 * EVERY:
                await self._time_jumps(random)

    async def _time_jumps(self, random: Random) -> None:
        """So far that a call is missed; programs learn the time as they come back."""
        over = False
        while not over:
            await until(lambda: self.ledger.over or self._is_anybody("called"), "a call")
            self.hall.clock.jump(random.randint(60, 120))
            await self.hall.run(self.hall.parts.timers.pass_time())
            over = self.ledger.over or await self.hall.has_missed()
        self.lines.break_all()

    def _is_anybody(self, state: str) -> bool:
        return any(entry.state == state for entry in self.clerks[0].copy.of(Entry))

    def _agree(self, topic: str, shown: dict[str, State]) -> bool:
        return all(copy == shown[topic] for copy in self.copies(topic))

    def _device(self, name: str, token: str, topics: list[str]) -> Device:
        return Device(self.program, self.hall.url, token, topics, self.ledger, name)
