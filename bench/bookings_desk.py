"""The day grid of a console with many bookings in sight, in a process that obeys."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from msgspec.structs import replace as other
from PySide6.QtWidgets import QApplication

from bench.control import obey, run
from bench.desk import cost
from client.app import make_application
from protocol.changes import Put
from protocol.messages import Delta
from protocol.records import Person, Reservation, Staff
from staff_console.bench import Bench
from staff_console.bookings.grid_view import GridView
from staff_console.bookings.scenes import (
    HALL,
    WEEK,
    Booked,
    feed_book,
    reservation,
)
from staff_console.hall import MINUTE, NOON, ident

EACH: Final = 20
"""Bookings of a colleague: all of the day, one after the other."""
LONG_MIN: Final = 27
FIRST: Final = 1000
"""The first id: those of the sample lie below."""
SIZE: Final = (3840, 2160)


class BookingsDesk:
    """What a clerk sees happen. Each answer is CPU of one such thing with its drawing, in ms."""

    def __init__(self, app: QApplication, bookings: int) -> None:
        columns = max(1, bookings // EACH)
        staff = [
            Staff(id=ident(0x4, at), name=f"Colleague {at}", role="staff", bookable=True)
            for at in range(columns)
        ]
        self._booked = [self._make(at, staff) for at in range(bookings)]
        people = [
            Person(id=each.person or "", name=f"Guest {at}") for at, each in enumerate(self._booked)
        ]
        plain = [each for each in HALL.more if not isinstance(each, Staff | Reservation | Person)]
        hall = replace(HALL, more=(*plain, *staff))
        self._console = Bench(app, hall, size=SIZE, zoom=1.0)
        self._console.window.acted.emit("window:bookings")
        feed_book(self._console, (*self._booked, *people))
        self._console.settle()
        self._model, self._seq = self._console.booking, 1
        grid = self._console.window.findChild(GridView)
        assert isinstance(grid, GridView)
        self._grid = grid

    async def passes(self, asked: dict[str, Any]) -> float:
        """A second passes."""
        return self._cost(asked["count"], lambda _: self._pass(1))

    async def drags(self, asked: dict[str, Any]) -> float:
        """A booking follows the pointer by a step."""
        last = self._booked[-1]
        self._model.take_up(last.id)
        column = len(self._model.screen.grid.columns) - 1
        cost = self._cost(
            asked["count"],
            lambda at: self._model.move_to(column, last.start_at - (at % 8 + 1) * 15 * MINUTE),
        )
        self._model.put_back()
        return cost

    async def chooses(self, asked: dict[str, Any]) -> float:
        """Another booking is looked at."""
        ids = [each.id for each in self._booked[:8]]
        return self._cost(asked["count"], lambda at: self._model.choose(ids[at % len(ids)]))

    async def changes(self, asked: dict[str, Any]) -> float:
        """A booking is moved by somebody else."""
        return self._cost(asked["count"], self._change)

    async def minutes(self, asked: dict[str, Any]) -> float:
        """A minute passes: what is free is reckoned anew."""
        return self._cost(asked["count"], lambda _: self._pass(60))

    def _pass(self, seconds: float) -> None:
        # Time leaps and the server is heard at once: else it would be away meanwhile.
        self._console.seconds += seconds
        self._console.live.heard()
        self._console.advance(0)

    def _change(self, at: int) -> None:
        place = at % len(self._booked)
        now = self._booked[place]
        self._booked[place] = now = other(
            now,
            version=now.version + 1,
            end_at=now.end_at + (-MINUTE if now.version % 2 else MINUTE),
        )
        self._seq += 1
        # The week goes from position to position, as the server sends it.
        self._console.live.take(Delta(WEEK, "e", self._seq - 1, self._seq, NOON, [Put(now)]))

    @staticmethod
    def _make(at: int, staff: list[Staff]) -> Reservation:
        who, nth = staff[at // EACH % len(staff)], at % EACH
        booked = Booked(who.id, 540 + nth * LONG_MIN, LONG_MIN, "", 0)
        return reservation(FIRST + at, booked)

    def _cost(self, count: int, work: Callable[[int], object]) -> float:
        return cost(self._console, count, work)


async def _main(bookings: int) -> None:
    app = make_application("staff_console", widgets=True)
    assert isinstance(app, QApplication)
    desk = BookingsDesk(app, bookings)
    named = (desk.passes, desk.drags, desk.chooses, desk.changes, desk.minutes)
    await obey({order.__name__: order for order in named})


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bookings", type=int, required=True)
    run(_main(parser.parse_args().bookings))
