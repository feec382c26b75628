"""The changing codes by which phones join where only who stands in the hall may. No Qt.

A screen shows the code that the server names and asks for the next when that one has run out. What
was shown last stays a moment longer, for the server takes it so long; then there is no code.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from client.house import open_link, page_link
from client.link import Link
from client.live import Live
from client.not_taken import NotTaken
from client.timing import TIMING, Timing
from protocol.point_states import INTAKE
from protocol.queries import JoinCode
from protocol.views import PublicPoint, PublicSite

log = logging.getLogger(__name__)

TICK_S: Final = 1.0
HELD_MS: Final = 15_000
"""So long after its time a code still shows while the next is on its way."""
ANSWER_S: Final = 5.0
AGAIN_MS: Final = 5_000
"""So long after a question that brought nothing new it is asked again."""

Ask = Callable[[str], Awaitable[JoinCode]]
"""Asks the server for the code of a service point. Raises `NotTaken`."""


def by_link(link: Link) -> Ask:
    """Asks over a link."""

    async def ask(point: str) -> JoinCode:
        answer = await link.query("join_code", {"service_point": point})
        return msgspec.convert(answer.items[0], JoinCode)

    return ask


class JoinCodes:
    """The codes of one screen; `changed` is called when links may be others than before.

    Service points are those of the topic; only those that need a code are asked about.
    """

    def __init__(
        self,
        live: Live,
        topic: str,
        ask: Ask,
        changed: Callable[[], None],
        timing: Timing = TIMING,
    ) -> None:
        self._live = live
        self._topic = topic
        self._ask = ask
        self._changed = changed
        self._timing = timing
        self._codes: dict[str, JoinCode] = {}
        self._asked: dict[str, int] = {}
        """When each was asked for last, ms of the server's clock."""
        self._shown: dict[str, str] = {}
        self._connected = False

    def link(self, site: PublicSite | None, point: PublicPoint) -> str:
        """The address of the join page for this screen to show now; empty where there is none."""
        if point.join_by != "on_site":
            return open_link(site, point)
        code = self._fresh().get(point.id)
        return page_link(site, f"q/{point.id}", code) if code else ""

    async def run(self) -> None:
        """Keep the codes of all service points that need one, until cancelled."""
        while True:
            await self.renew()
            await self._timing.sleep(TICK_S)

    async def renew(self) -> None:
        """Ask for what has run out, and tell when what is shown has changed."""
        connected = self._live.status.connected
        if connected and not self._connected:
            self._ask_anew()
        self._connected = connected
        if connected:
            await asyncio.gather(*(self._renew(point) for point in self._due()))
        shown = self._fresh()
        if shown != self._shown:
            self._shown = shown
            self._changed()

    def _ask_anew(self) -> None:
        """Behind a new connection there may be another server, that knows none of these codes."""
        now = self._live.now()
        self._asked.clear()
        self._codes = {
            ident: msgspec.structs.replace(code, until=min(code.until, now))
            for ident, code in self._codes.items()
        }

    def _due(self) -> list[str]:
        """The service points that need a code and have none that is still to be shown."""
        now = self._live.now()
        needing = [
            point.id
            for point in self._live.replica(self._topic).of(PublicPoint)
            if point.join_by == "on_site" and point.state in INTAKE
        ]
        self._codes = {ident: code for ident, code in self._codes.items() if ident in needing}
        return [
            ident
            for ident in needing
            if (ident not in self._codes or self._codes[ident].until <= now)
            and now >= self._asked.get(ident, 0) + AGAIN_MS
        ]

    def _fresh(self) -> dict[str, str]:
        """The codes that may be shown at this moment, by service point."""
        if self._live.status.phase == "away":
            return {}
        now = self._live.now()
        return {i: code.code for i, code in self._codes.items() if now < code.until + HELD_MS}

    async def _renew(self, point: str) -> None:
        self._asked[point] = self._live.now()
        try:
            async with asyncio.timeout(ANSWER_S):
                self._codes[point] = await self._ask(point)
        except TimeoutError:
            return  # asked again: the connection may have gone
        except NotTaken as fault:
            log.warning("no code to join by for %s: %s", point, fault.detail)
            return
        if self._codes[point].until > self._live.now():
            self._asked.pop(point)
