"""The settings as they came: of the staff's topic, and of that of the ticket desk."""

from __future__ import annotations

from typing import Final

from client.live import Live
from protocol.replica import Replica
from staff_console.bookings.weeks import Follow
from staff_console.settings.tickets.groups import KINDS
from staff_console.tickets.knowing import LISTS
from staff_console.watching import TOPIC

_OF_HOUSE: Final = frozenset({"site", "service_point", "service", "desk", "staff", "definition"})
_OF_DESK: Final = frozenset(kind.kind() for kind in KINDS)
_SHOWN: Final = _OF_HOUSE | _OF_DESK


class Records(Replica):
    """The settings alone: however long the line is, a page is made of few records."""

    def __init__(self, live: Live, follow: Follow | None = None) -> None:
        super().__init__(TOPIC)
        self._live, self._follow = live, follow
        self._topics = [TOPIC]

    def follow_desk(self) -> None:
        """Follow the settings of the ticket desk from now on."""
        if self._follow is not None and LISTS not in self._topics:
            self._topics.append(LISTS)
            self._live.replica(LISTS)
            self._follow.begin(LISTS)

    def has(self, topic: str) -> bool:
        """Whether a topic brings any of them."""
        return topic in self._topics

    def take_in(self) -> None:
        """Be as they are now."""
        self.state = {
            key: record
            for topic in self._topics
            for key, record in self._live.replica(topic).state.items()
            if key.kind in _SHOWN
        }

    @property
    def seq(self) -> int | None:
        """How far they reach: what is saved comes by one of the topics."""
        found = (self._live.replica(topic).position for topic in self._topics)
        return max((each.seq for each in found if each is not None), default=None)
