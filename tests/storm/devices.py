"""A kiosk, a wall and a phone in a storm, each with its own real link."""

from __future__ import annotations

import asyncio
from random import Random
from typing import Final, Literal

from PySide6.QtQuick import QQuickWindow

from client.app import Program
from client.link import Link
from client.live import Live
from client.qt_live import QtLive
from client.tones import Tone
from display.receipts import Receipts
from display.speaking import Speaking
from display.view_model import WallModel
from protocol.commands import (
    AnyCommand,
    AskForHelp,
    Away,
    CheckIn,
    ConfirmCall,
    JoinQueue,
    Leave,
    ReportSlip,
)
from protocol.outcomes import Joined
from protocol.records import LIVE_STATES
from protocol.replica import Replica
from protocol.views import OwnEntry
from staff_console.asking import LinkAsk
from tests.conversation.watch import Watch
from tests.storm.asked import joins
from tests.storm.ledger import Ledger, Recorded
from tests.storm.waiting import until

MOST_JOINS: Final = 0.2
MOST_OF_PHONE: Final = 0.12
"""Shares of all commands: the rest is the clerks'."""


class Device:
    """A link with what it knows; what it asks is written down."""

    def __init__(
        self, program: Program, url: str, token: str, topics: list[str], ledger: Ledger, name: str
    ) -> None:
        async def give() -> str:
            return token

        self.name = name
        self.token = token
        self.topics = topics
        self.ledger = ledger
        self.live = Live(program.timing.monotonic)
        self.watch = Watch(self.live)
        link = Link(url, give, topics, self.live, device=name, timing=program.timing)
        self.ask = Recorded(LinkAsk(link, program.spawn), ledger, name)
        self._running = program.spawn(link.run())

    async def ready(self) -> None:
        """Wait for the first copy of every topic."""
        await until(
            lambda: all(self.live.replica(topic).position for topic in self.topics),
            f"the topics of the {self.name}",
        )

    def hang_up(self) -> None:
        """Its link ends."""
        self._running.cancel()


class Wall:
    """The wall's own model, with receipts for what an empty window has drawn since."""

    def __init__(self, program: Program, device: Device) -> None:
        self.device = device
        self.model = WallModel(
            QtLive(device.live, program.app),
            program.timing.monotonic,
            Speaking(Tone()),
            parent=program.app,
        )
        self.window = QQuickWindow()
        self.window.resize(64, 36)
        self.window.show()
        Receipts(self.model, self.window, self._confirm)

    def close(self) -> None:
        """The window goes; the model may not be told anything any more."""
        self.device.hang_up()
        self.model.deleteLater()
        self.window.close()
        self.window.deleteLater()

    def _confirm(self, call: str) -> None:
        if self.device.ledger.over:
            return
        self.device.ask(ConfirmCall(call=call), lambda _: None)


async def kiosk_works(kiosk: Device, staff: Replica, random: Random) -> None:
    """Give numbers until the storm is over; now and then somebody gives one back at once."""
    ledger = kiosk.ledger
    while not ledger.over:
        await until(lambda: ledger.over or ledger.share(kiosk.name) < MOST_JOINS, "room to join")
        acks = await asyncio.gather(
            *(kiosk.ask.ask(joins(random, staff)) for _ in range(random.randint(1, 4)))
        )
        for ack in acks:
            if isinstance(ack.answer, Joined):
                await _at_the_kiosk(kiosk, ack.answer, random)


async def _at_the_kiosk(kiosk: Device, joined: Joined, random: Random) -> None:
    """A slip comes out or not, a number is given back, somebody needs a person."""
    if random.random() < 0.1:
        state: Literal["printed", "failed"] = random.choice(("printed", "failed"))
        await kiosk.ask.ask(ReportSlip(visit=joined.visit, state=state))
    if random.random() < 0.05:
        await kiosk.ask.ask(Leave(entry=joined.entry))
    if random.random() < 0.03:
        await kiosk.ask.ask(AskForHelp(language="de"))


class Phone:
    """A customer's phone: joins, follows the own place, says that it is here, away or gone."""

    def __init__(
        self, program: Program, url: str, ledger: Ledger, staff: Replica, random: Random
    ) -> None:
        self._program, self._url, self._ledger = program, url, ledger
        self._staff = staff
        self._random = random
        self._guest = self._device("", [])
        self._visits = 0
        self.mine: Device | None = None
        self.visit = ""
        self.point = ""

    @property
    def own(self) -> OwnEntry | None:
        """The own place as the phone shows it; None while there is none."""
        if self.mine is None:
            return None
        return self.mine.live.replica(f"visitor/{self.visit}").get(OwnEntry, self.visit)

    async def works(self) -> None:
        """Join, and do what a customer can, until the storm is over."""
        while not self._ledger.over:
            own = self.own
            if own is None or own.state not in LIVE_STATES:
                await self.joins()
            elif self._ledger.share("phone") < MOST_OF_PHONE:
                assert self.mine is not None
                await self.mine.ask.ask(self._something(own))
            else:
                await until(self._has_room, "room for the phone")

    async def joins(self) -> None:
        """Ask for a number as a stranger, and follow the place if one was given."""
        asked = joins(self._random, self._staff, browser=f"browser {self._visits}")
        ack = await self._guest.ask.ask(asked)
        if not isinstance(ack.answer, Joined):
            return
        if self.mine is not None:
            self.mine.hang_up()
        self._visits += 1
        self.visit, self.point = ack.answer.visit, ack.answer.service_point
        topics = [f"visitor/{self.visit}", f"queue/{self.point}"]
        assert ack.token is not None
        self.mine = self._device(ack.token, topics)
        await self.mine.ready()

    def hang_up(self) -> None:
        """Both links end."""
        self._guest.hang_up()
        if self.mine is not None:
            self.mine.hang_up()

    def _something(self, own: OwnEntry) -> AnyCommand:
        choices: list[tuple[AnyCommand, int]] = [
            (CheckIn(entry=own.entry), 5),
            (Away(entry=own.entry, minutes=self._random.randint(1, 3)), 4),
            (Leave(entry=own.entry), 1),
            (JoinQueue(service_point=self.point, browser=f"browser {self._visits - 1}"), 1),
        ]
        if own.call is not None:
            choices.append((ConfirmCall(call=own.call), 4))
        (made,) = self._random.choices([each for each, _ in choices], [n for _, n in choices])
        return made

    def _has_room(self) -> bool:
        own = self.own
        ended = own is None or own.state not in LIVE_STATES
        return self._ledger.over or ended or self._ledger.share("phone") < MOST_OF_PHONE

    def _device(self, token: str, topics: list[str]) -> Device:
        return Device(self._program, self._url, token, topics, self._ledger, "phone")
