"""The ticket desk of a console with a list of any length, in a process that obeys."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from bench.control import obey, run
from bench.desk import cost
from client.app import make_application
from staff_console.bench import Bench
from staff_console.tickets.list_view import TicketList
from staff_console.tickets.samples import HALL, head
from staff_console.tickets.scenes import LISTS, answer_windows, changed, opened


class TicketsDesk:
    """What a clerk does at a list. Each answer is CPU of one such thing with its drawing, in ms."""

    def __init__(self, app: QApplication, tickets: int) -> None:
        self._console = Bench(app, HALL, zoom=1.0)
        self._many = tickets
        opened(self._console)
        self._model = self._console.ticket
        self._begin()
        view = self._console.window.findChild(TicketList)
        assert isinstance(view, TicketList)
        self._view, self._news = view, 0

    async def opens(self, asked: dict[str, Any]) -> float:
        """Another list is shown: its first window comes, and how many there are."""
        return self._cost(asked["count"], lambda _: self._begin())

    async def scrolls(self, asked: dict[str, Any]) -> float:
        """The list is dragged to somewhere that nobody has seen."""
        bar = self._view.verticalScrollBar()

        def drag(at: int) -> None:
            bar.setValue(bar.maximum() * (at * 37 % 101) // 101)
            self._console.settle()
            answer_windows(self._console, self._many)

        return self._cost(asked["count"], drag)

    async def walks(self, asked: dict[str, Any]) -> float:
        """A page on by the keyboard."""
        return self._cost(asked["count"], lambda at: self._view.scrollTo(self._index(at * 14 % 90)))

    async def changes(self, asked: dict[str, Any]) -> float:
        """A colleague changes a ticket that is in sight."""
        return self._cost(asked["count"], self._change)

    async def passes(self, asked: dict[str, Any]) -> float:
        """A second passes."""

        def wait(_: int) -> None:
            self._console.seconds += 1
            self._console.live.heard()
            self._console.advance(0)

        return self._cost(asked["count"], wait)

    def _begin(self) -> None:
        self._model.show_list("work")
        answer_windows(self._console, self._many)

    def _change(self, at: int) -> None:
        self._news += 1
        now = self._console.live.now() + self._news
        row = replace(head(at % 12), subject=f"Changed {self._news}", updated_at=now)
        changed(self._console, LISTS, row)

    def _index(self, place: int) -> Any:
        return self._view.model().index(place % self._many, 0)

    def _cost(self, count: int, work: Callable[[int], object]) -> float:
        return cost(self._console, count, work)


async def _main(tickets: int) -> None:
    app = make_application("staff_console", widgets=True)
    assert isinstance(app, QApplication)
    desk = TicketsDesk(app, tickets)
    named = (desk.opens, desk.scrolls, desk.walks, desk.changes, desk.passes)
    await obey({order.__name__: order for order in named})


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, required=True)
    run(_main(parser.parse_args().tickets))
