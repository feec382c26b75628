"""A clerk's console over a long line, drawn without a screen, in a process that obeys."""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QTableView

from bench.control import obey, run
from client.app import make_application
from protocol.changes import Put
from protocol.messages import Delta
from protocol.records import Entry, Estimate, Place
from staff_console.bench import Bench
from staff_console.hall import NOON, POINT, desk_id
from staff_console.samples import Guest, hall_of
from staff_console.watching import TOPIC

FIRST_NAMES: Final = ("", "Ada", "Ben", "Cleo", "Dov", "Eva", "Finn")
PASSED: Final = 20
"""So many have another place whenever the order is published."""


class Desk:
    """What a clerk sees happen. Each answer is CPU of one such thing with its drawing, in ms."""

    def __init__(self, app: QApplication, waiting: int) -> None:
        guests = [
            Guest(f"A{place:05}", FIRST_NAMES[place % 7], place % 6, 1 + (waiting - place) // 60)
            for place in range(waiting)
        ]
        self._console = Bench(app, hall_of(guests))
        self._console.live.heard()
        self._chance = random.Random(waiting)
        table = self._console.window.findChild(QTableView, "line")
        assert isinstance(table, QTableView)
        self._table = table

    async def leaves(self, asked: dict[str, Any]) -> float:
        """A colleague calls somebody who can be seen."""
        return self._cost(asked["count"], self._call)

    async def changes(self, asked: dict[str, Any]) -> float:
        """Somebody far down is another one."""
        return self._cost(asked["count"], self._change)

    async def published(self, asked: dict[str, Any]) -> float:
        """The order is published anew and some have another place."""
        return self._cost(asked["count"], self._publish)

    async def seconds(self, asked: dict[str, Any]) -> float:
        """A second passes."""
        return self._cost(asked["count"], self._second)

    async def scrolls(self, asked: dict[str, Any]) -> float:
        """The line is scrolled by a page: all that can be seen is another row."""
        bar = self._table.verticalScrollBar()
        return self._cost(asked["count"], lambda at: bar.setValue(at * 20 % bar.maximum()))

    async def typed(self, asked: dict[str, Any]) -> float:
        """A letter is typed under Ctrl+K and nobody has such a name."""
        self._console.window.open_finder()
        sheet = self._console.window.finder
        assert sheet is not None
        cost = self._cost(asked["count"], lambda at: sheet.field.setText(f"nobody {at}"))
        sheet.close_sheet()
        return cost

    def _cost(self, count: int, work: Callable[[int], object]) -> float:
        return cost(self._console, count, work)

    def _call(self, _at: int) -> None:
        entry = self._waiting()[1]
        self._delta(replace(entry, state="called", desk=desk_id(1), version=entry.version + 1))

    def _change(self, _at: int) -> None:
        line = self._waiting()
        entry = line[len(line) - 3]
        self._delta(replace(entry, present=not entry.present, version=entry.version + 1))

    def _publish(self, at: int) -> None:
        line = [entry.id for entry in self._waiting()]
        for _ in range(PASSED):
            line.insert(self._chance.randrange(len(line)), line.pop())
        waits = [
            Place(key, place * 150, place * 240, place * 360) for place, key in enumerate(line)
        ]
        self._delta(Estimate(id=POINT, at=NOON + at, desks_open=3, line=waits))

    def _second(self, _at: int) -> None:
        self._console.live.heard()
        self._console.advance(1)

    def _waiting(self) -> tuple[Entry, ...]:
        facts = self._console.model.facts
        assert facts is not None
        return facts.waiting

    def _delta(self, record: Entry | Estimate) -> None:
        self._console.seq += 1
        to = self._console.seq
        self._console.live.take(Delta(TOPIC, "e", to - 1, to, NOON, [Put(record)]))


def cost(console: Bench, count: int, work: Callable[[int], object]) -> float:
    """CPU of one such thing with its drawing, ms."""
    spent = 0.0
    for at in range(count):
        begun = time.process_time()
        work(at)
        console.settle()
        spent += time.process_time() - begun
    return spent / count * 1000


async def _main(waiting: int) -> None:
    app = make_application("staff_console", widgets=True)
    assert isinstance(app, QApplication)
    desk = Desk(app, waiting)
    named = (desk.leaves, desk.changes, desk.published, desk.seconds, desk.scrolls, desk.typed)
    await obey({order.__name__: order for order in named})


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waiting", type=int, required=True)
    run(_main(parser.parse_args().waiting))
