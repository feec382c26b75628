"""A clerk of a storm: keys and sheets of a real console model, and volleys over its very link."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random
from typing import Final

from client.app import Program
from client.http import AuthApi
from protocol.commands import AnyCommand
from protocol.messages import Ack
from protocol.records import Desk, Entry
from staff_console.asking import Sends
from staff_console.choices import next_step
from staff_console.drafts import Drafts
from staff_console.hand.shelf import Shelf
from staff_console.keys import KeyName
from staff_console.session import Session
from staff_console.sheets.form import Field, as_value
from staff_console.shift import Shift
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC
from tests.conversation.watch import Watch
from tests.storm.asked import Aim, at_large, on_somebody, somebody
from tests.storm.hall import PASSWORD
from tests.storm.ledger import Ledger, Recorded
from tests.storm.waiting import until

LARGEST_VOLLEY: Final = 6
KEYS: Final = 0.55
"""The share of turns in which a key is pressed; in the others a volley goes out."""
USUAL: Final = 0.5
"""The share of presses that are the usual next step."""
RARE: Final = frozenset({"break", "close_desk", "closing", "broadcast", "no_show", "walk_in"})
"""Keys that end something, or that others press often enough."""


class Clerk:
    """One console without a window, and whoever sits before it."""

    _ask: Recorded

    def __init__(
        self, program: Program, folder: Path, ledger: Ledger, name: str, seed: str
    ) -> None:
        self.name = name
        self._program = program
        self._folder = folder / name
        self._ledger = ledger
        self._random = Random(seed)

    async def signs_in(self, url: str) -> None:
        """Sign in over HTTP, and begin a shift."""
        api = AuthApi(url)
        session = Session(api, await api.sign_in(self.name, PASSWORD), self._thrown_out)
        shelf, drafts = Shelf(self._folder), Drafts(self._folder)
        self.shift = Shift(self._program, url, session, shelf, drafts, self._recorded)
        self.watch = Watch(self.shift.live)
        await until(lambda: self.copy.position is not None, f"{self.name}'s copy")

    @property
    def model(self) -> ConsoleModel:
        """The console's model."""
        return self.shift.model

    @property
    def copy(self):  # type: ignore[no-untyped-def]
        """What the console knows of the hall."""
        return self.shift.live.replica(TOPIC)

    async def works(self) -> None:
        """Press keys and send volleys until the storm is over."""
        while not self._ledger.over:
            if not self.shift.live.status.connected:
                await until(lambda: self.shift.live.status.connected, f"{self.name} connected")
            elif self.model.facts is None:
                await self._opens_a_desk()
            elif self._random.random() < KEYS:
                await self._presses()
            else:
                await self._volley()

    def aims(self, entry: Entry) -> Aim:
        """Aim at somebody from the desk that is mine, or from any."""
        facts = self.model.facts
        desks = [desk.id for desk in self.copy.of(Desk)]
        mine = facts is not None and self._random.random() < 0.8
        desk = facts.desk.id if mine and facts is not None else self._random.choice(desks)
        return Aim(self._random, self.copy, entry, desk, self.shift.live.now())

    async def reaches(self, entry: Entry) -> Ack:
        """Do to somebody what a colleague may be doing at this very moment."""
        return await self._ask.ask(on_somebody(self.aims(entry)))

    async def _volley(self) -> None:
        """Several commands, none of which waits for another."""
        commands = [self._something() for _ in range(self._random.randint(1, LARGEST_VOLLEY))]
        await asyncio.gather(*(self._ask.ask(command) for command in commands))

    def _something(self) -> AnyCommand:
        entry = somebody(self._random, self.copy)
        if entry is None or self._random.random() < 0.25:
            return at_large(self._random, self.copy)
        return on_somebody(self.aims(entry))

    async def _opens_a_desk(self) -> None:
        desk = self._random.choice(list(self.copy.of(Desk)))
        self.model.open_desk(desk.id, take_over=self._random.random() < 0.3)
        await self._settled()

    async def _presses(self) -> None:
        """One key of those that can be pressed, with all that it asks."""
        model, facts = self.model, self.model.facts
        board = model.screen.board
        if facts is None or board is None:
            return
        if facts.by_id:
            model.choose(self._random.choice(list(facts.by_id)))
        usable = [key for key, choice in board.choices.items() if choice.usable]
        (key,) = self._random.choices(usable, [1 if key in RARE else 6 for key in usable])
        usual = next_step(board.choices)
        self._press(usual if usual is not None and self._random.random() < USUAL else key)
        await self._settled()
        if model.screen.answer.offers and self._random.random() < 0.5:
            model.take_offer(0)
            await self._settled()
        if model.cancellings and self._random.random() < 0.02:
            model.cancel(self._random.choice(model.cancellings).key)
            await self._settled()

    def _press(self, key: KeyName) -> None:
        self.model.press(key)
        if key == "note":
            self.model.write_note(f"Needs a copy, said {self.name}")
            self.model.leave_note()
        for field in self.model.form.fields if self.model.form is not None else ():
            if (value := self._answer(field)) is not None:
                self.model.answer_sheet(field.name, value)
        if self.model.form is not None and self.model.form.command is not None:
            self.model.send_sheet()
        else:
            self.model.put_sheet_away()

    def _answer(self, field: Field) -> str | None:
        able = [option.key for option in field.options if option.usable]
        if field.kind in ("one", "pick") and able:
            return self._random.choice(able)
        if field.kind == "some" and able:
            return as_value(self._random.sample(able, self._random.randint(1, len(able))))
        return "Please wait." if field.kind in ("text", "lines") else None

    async def _settled(self) -> None:
        await until(lambda: not self.model.busy, f"the answer to {self.name}")

    def _recorded(self, ask: Sends) -> Sends:
        self._ask = Recorded(ask, self._ledger, self.name)
        return self._ask

    def _thrown_out(self) -> None:
        self._ledger.faults.append(f"the sign-in of {self.name} has ended")
