"""The whole server on a port of this machine, in a thread of its own, with a clock to be moved."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final, TypeVar

from client.steady import steady
from protocol.changes import State
from protocol.commands import (
    AnyCommand,
    CreateServicePoint,
    PutStaff,
    ServiceSpec,
    UpdateDesk,
    UpdateStaff,
)
from protocol.outcomes import Answer, Refusal, Saved
from protocol.records import Desk, Role, Staff
from server.compose import Composition, compose
from server.settings import Settings
from server.store.accounts import Account
from tests.conversation.watch import shown
from tests.hall import ADMIN, NOON, person
from tests.server.http.front import CHEAP
from tests.server.sync.sockets import served

T = TypeVar("T")
QUICK: Final = 1.8
"""How many seconds of the programs pass in a real one: below two, so that the pace that they keep
is still one that the server takes."""
RATE: Final = 8.0
"""How many seconds of the hall pass in one of the programs."""
PASSWORD: Final = "a good long one"
SKILL: Final = "notary"
TIMES: Final[dict[str, Any]] = {
    "grace_s": 15,
    "grace_remote_s": 25,
    "repeat_s": 6,
    "missed_s": 20,
    "missed_calls": 2,
    "hold_remote_s": 30,
}
"""So short that much is missed, repeated and let go by time alone."""


class HallClock:
    """Runs fast, can be set ahead, and stands still once it is stopped."""

    rate = RATE

    def __init__(self) -> None:
        self._began = steady()
        self._stopped: float | None = None
        self._ahead_ms = 0

    def now(self) -> int:
        """The present instant, ms."""
        real = (steady() if self._stopped is None else self._stopped) - self._began
        return NOON + int(real * QUICK * RATE * 1000) + self._ahead_ms

    def jump(self, seconds: int) -> None:
        """Seconds pass at once."""
        self._ahead_ms += seconds * 1000

    def stop(self) -> None:
        """From now on no time passes."""
        self._stopped = steady()


class StormHall:
    """A server that runs between `start` and `stop`. `url` is its address."""

    url: str
    parts: Composition

    def __init__(self, folder: Path) -> None:
        self.clock = HallClock()
        self._folder = folder
        self._ready = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._live()), name="server", daemon=True
        )
        self._loop: asyncio.AbstractEventLoop
        self._ending: asyncio.Event

    async def start(self) -> None:
        """Begin; returns when it listens and the hall is set up."""
        self._thread.start()
        await asyncio.to_thread(self._ready.wait, 30)

    async def stop(self) -> None:
        """End in good order."""
        self._loop.call_soon_threadsafe(self._ending.set)
        await asyncio.to_thread(self._thread.join, 30)
        assert not self._thread.is_alive()

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Have the server's own loop do something."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def shown(self, topics: list[str]) -> dict[str, State]:
        """What topics show now, each rendered afresh from the floor."""

        async def look() -> dict[str, State]:
            return {name: shown(name, self.parts.tailer.floor) for name in topics}

        return await self.run(look())

    async def has_missed(self) -> bool:
        """Whether somebody has missed a call and not come since."""

        async def look() -> bool:
            here = self.parts.tailer.floor.out_of_line.values()
            return any(entry.state == "missed" for entry in here)

        return await self.run(look())

    def device(self, role: Role, number: int) -> str:
        """The token of a kiosk or wall."""
        return self.parts.tokens.device(person(number).id, role, role)

    def _work(self) -> None:
        asyncio.run(self._live())

    async def _live(self) -> None:
        self._loop, self._ending = asyncio.get_running_loop(), asyncio.Event()
        settings = Settings(self._folder, open_rate=0, open_sockets=0)
        self.parts = compose(settings, self.clock, hasher=CHEAP)
        await self.parts.start()
        try:
            await self._set_up()
            async with served(self.parts.asgi) as port:
                self.url = f"http://127.0.0.1:{port}"
                self._ready.set()
                await self._ending.wait()
                await self.parts.hang_up()
        finally:
            await self.parts.stop()

    async def _set_up(self) -> None:
        """Two service points and four accounts; not every desk and colleague can do everything."""
        roles: dict[int, tuple[str, Role]] = {
            2: ("ann", "manager"),
            3: ("ben", "staff"),
            4: ("entrance", "kiosk"),
            5: ("wall", "display"),
        }
        for number, (name, role) in roles.items():
            word = CHEAP.hash(PASSWORD) if role in ("manager", "staff") else None
            ident = person(number).id
            self.parts.book.add(Account(ident, name, role, word), self.clock.now())
            await self._do(PutStaff(staff=ident, name=name.title(), role=role))
        passport = ServiceSpec(name="Passport")
        licence = ServiceSpec(name="Licence", prefix="B")
        deeds = ServiceSpec(name="Deeds", prefix="D", skills=[SKILL])
        services = [passport, licence, deeds]
        await self._point("Citizens", "A", capacity=2, services=services)
        cash = ServiceSpec(name="Cash")
        await self._point("Cash desk", "C", capacity=1, services=[cash], call_absent=False)
        floor = self.parts.tailer.floor
        ann = floor.get(Staff, person(2).id)
        assert ann is not None
        await self._do(UpdateStaff(staff=ann.id, version=ann.version, skills=[SKILL]))
        second = next(desk for desk in floor.of(Desk) if desk.number == 2)
        some = [service.id for service in floor.services(second.service_point)[:1]]
        await self._do(UpdateDesk(desk=second.id, version=second.version, services=some))

    async def _point(self, name: str, prefix: str, **more: Any) -> None:
        made = CreateServicePoint(name=name, prefix=prefix, max_waiting=60, **more, **TIMES)
        assert isinstance(await self._do(made), Saved)

    async def _do(self, command: AnyCommand) -> Answer:
        answered = await self.parts.door.execute(command, ADMIN)
        await self.parts.tailer.reached(answered.seq)
        assert not isinstance(answered.answer, Refusal), answered.answer
        return answered.answer
