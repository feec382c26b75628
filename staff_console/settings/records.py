"""The settings as they came: of the staff's topic, and of those of ticket desk and workshop."""

from __future__ import annotations

from typing import Final

from client.live import Live
from protocol.replica import Replica
from staff_console.bookings.weeks import Follow
from staff_console.requests.knowing import HEADS
from staff_console.settings.places import OF_REPAIRS, Place
from staff_console.settings.tickets.groups import KINDS
from staff_console.settings.workshop.stock import Stock
from staff_console.settings.workshop.terms import repairs_section
from staff_console.tickets.knowing import LISTS
from staff_console.watching import TOPIC

_OF_HOUSE: Final = frozenset({"site", "service_point", "service", "desk", "staff", "definition"})
_OF_DESK: Final = frozenset(kind.kind() for kind in KINDS)
_OF_WORKSHOP: Final = frozenset({"repair_terms", "supplier"})
_SHOWN: Final = _OF_HOUSE | _OF_DESK | _OF_WORKSHOP


class Records(Replica):
    """The settings alone: however long the line is, a page is made of few records."""

    def __init__(self, live: Live, follow: Follow | None = None) -> None:
        super().__init__(TOPIC)
        self._live, self._follow = live, follow
        self._topics = [TOPIC]
        self.stock: Stock | None = None
        """The parts, which come by no topic."""

    def follow_desk(self) -> None:
        """Follow the settings of the ticket desk and of the workshop from now on."""
        for topic in (LISTS, HEADS):
            if self._follow is not None and topic not in self._topics:
                self._topics.append(topic)
                self._live.replica(topic)
                self._follow.begin(topic)

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
        if self.stock is not None:
            self.state |= self.stock.records

    def as_it_stands(self, place: Place) -> Place:
        """The same page, as it is since repairs are taken in there, or no longer are."""
        if place.section in {section.name for section in OF_REPAIRS}:
            return Place(repairs_section(self, place.ident).name, place.ident)
        return place

    @property
    def seq(self) -> int | None:
        """How far they reach: what is saved comes by one of the topics."""
        found = (self._live.replica(topic).position for topic in self._topics)
        seqs = [each.seq for each in found if each is not None]
        if self.stock is not None and self.stock.seq is not None:
            seqs.append(self.stock.seq)
        return max(seqs, default=None)
