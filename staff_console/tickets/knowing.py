"""What every part of the ticket desk knows: the records, who I am, and the server's clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from client.qt_live import QtLive
from protocol.replica import Replica
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.bookings.weeks import Follow
from staff_console.facts import MANAGERS, Me
from staff_console.past import Query
from staff_console.stepping import SteppingModel
from staff_console.tickets.known import Known
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC

LISTS: Final = "tickets"
"""The topic of what changed last."""


class KnowingModel(SteppingModel):
    """Of whoever is signed in. `follow` begins and ends following a topic."""

    def __init__(
        self,
        live: QtLive,
        query: Query,
        me: Callable[[], Me],
        console: ConsoleModel,
        follow: Follow,
        parent: QObject | None = None,
        *,
        ask: Ask,
    ) -> None:
        super().__init__(live, query, console, parent, ask=ask)
        self._me, self._follow_topic = me, follow
        self._empty = Replica("")
        self._open_topic = ""
        self._follows = False

    @property
    def known(self) -> Known:
        """The records of the house, of the lists, and of the ticket that is open."""
        opened = self._live.replica(self._open_topic) if self._open_topic else self._empty
        # A topic that is not followed has no copy: asking for one would make it.
        lists = self._live.replica(LISTS) if self._follows else self._empty
        return Known(self._live.replica(TOPIC), lists, opened, self._me().id)

    @property
    def offered(self) -> bool:
        """Whether whoever is signed in works at tickets."""
        return self._me().role in MANAGERS | {"staff"}

    @property
    def now(self) -> int:
        """The server's clock, ms."""
        return self._live.now()

    @property
    def connected(self) -> bool:
        """Whether the server can be asked."""
        return self._live.status.connected

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last."""
        return self.with_way_back(self._answer)

    def follow_lists(self) -> None:
        """Follow what changes, from now on: the view bar tells how many are due."""
        if not self._follows and self.offered:
            self._follows = True
            self._live.replica(LISTS)
            self._follow_topic.begin(LISTS)

    def _timer(self, ms: int, does: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(ms)
        made.timeout.connect(does)
        return made
