"""A small day in the sample hall, for pictures: customers join, clerks call, one gives up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from server.replay.caller import AskedInVain, Caller, Clerk, Json
from server.replay.ground import QUEUE, RESERVATIONS
from server.replay.sync_client import live_entries

CLERKS: Final = ("jonas", "aylin", "tom")
MANAGER: Final = "marta"
AFRESH: Final = "The demo begins afresh"


@dataclass
class SmallDay:
    """What happens between opening the desks and going home. Each step raises `AskedInVain` or
    `HallAway`."""

    caller: Caller
    manager: Clerk
    clerks: Sequence[Clerk]
    url: str
    kiosk: Caller
    """What asks as the kiosk."""
    _desks: list[str] = field(default_factory=list)
    _serving: list[str] = field(default_factory=list)

    async def sign_in(self) -> None:
        """Everybody signs in."""
        for clerk in (self.manager, *self.clerks):
            await clerk.sign_in()

    async def begin(self) -> str:
        """Desks open, customers join, three are served; the private link of one by phone."""
        await self._empty()
        first, second = await self._points()
        self._desks = [desk["id"] for point in (first, second) for desk in point["desks"]]
        for desk, clerk in zip(self._desks, self.clerks, strict=False):
            await clerk.post(f"{QUEUE}/desk/{desk}", {"state": "open", "takeOver": True})
        tickets = [await self._at_kiosk(first, service) for service in (0, 1, 0, 2, 1, 2)]
        for service in (0, 2, 1):
            await self._at_kiosk(second, service)
        for clerk, desk in zip(self.clerks, self._desks, strict=False):
            self._serving.append(await self._serve(clerk, desk))
        guest = {"servicePoint": first["id"], "customer": {"name": "Alice"}}
        phone = await self.caller.post(f"{QUEUE}/join", guest)
        for service in (0, 2, 1):
            await self._at_kiosk(first, service)
        await self.caller.post(f"{QUEUE}/leave/{tickets[-1]['id']}", token=tickets[-1]["token"])
        return str(phone["link"])

    async def go_on(self) -> None:
        """The first clerk is done and calls somebody else."""
        await self.clerks[0].post(f"{QUEUE}/complete/{self._serving[0]}")
        await self._call(self.clerks[0], self._desks[0])

    async def go_home(self) -> None:
        """Nobody is left in the hall, and the desks are closed."""
        await self._empty()
        for clerk, desk in zip(self.clerks, self._desks, strict=False):
            await clerk.post(f"{QUEUE}/desk/{desk}", {"state": "closed"})

    async def _empty(self) -> None:
        for entry in await live_entries(self.url, self.manager.token):
            await self.manager.post(f"{QUEUE}/cancel/{entry.id}", {"reason": AFRESH})

    async def _points(self) -> list[Json]:
        listed = await self.caller.get(f"{RESERVATIONS}/service-point/get", self.manager.token)
        found: list[Json] = listed["items"][:2]
        return found

    async def _at_kiosk(self, point: Json, service: int) -> Json:
        body = {"servicePoint": point["id"], "service": point["services"][service]["id"]}
        return await self.kiosk.post(f"{QUEUE}/join", body)

    async def _serve(self, clerk: Clerk, desk: str) -> str:
        called = await self._call(clerk, desk)
        await clerk.post(f"{QUEUE}/start/{called['id']}")
        return str(called["id"])

    async def _call(self, clerk: Clerk, desk: str) -> Json:
        """Whoever is next; where the desk is kept for somebody who has booked, a clerk who has time
        takes the first of the line all the same."""
        try:
            return await clerk.post(f"{QUEUE}/call-next", {"desk": desk})
        except AskedInVain as kept:
            line = await live_entries(self.url, self.manager.token)
            here = await self._point_of(desk)
            first = next(
                (e for e in line if e.state == "waiting" and e.service_point == here), None
            )
            if kept.code != "nobody_waiting" or first is None:
                raise
            return await clerk.post(f"{QUEUE}/call/{first.id}", {"desk": desk})

    async def _point_of(self, desk: str) -> str:
        points = await self._points()
        return next(str(p["id"]) for p in points if desk in {d["id"] for d in p["desks"]})
