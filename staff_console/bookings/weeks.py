"""Which weeks are followed: the one that is looked at, and the one that we are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from client.live import Live
from client.shelved import Shelved
from staff_console.bookings.business_days import monday


class Follow(NamedTuple):
    """Begins and ends following a topic."""

    begin: Callable[[str], None]
    end: Callable[[str], None]


def topic_of(day: str) -> str:
    """The topic of the week of a day."""
    return f"book/{monday(day)}"


class Weeks:
    """Follows what somebody looks at, and lets go of the rest. Several may want the same week."""

    def __init__(self, live: Live, follow: Follow) -> None:
        self._live, self._follow = live, follow
        self._wanted: dict[str, frozenset[str]] = {}

    def want(self, who: str, days: Iterable[str]) -> None:
        """`who` looks at the weeks of these days from now on, and at no others."""
        before = self._all()
        self._wanted[who] = frozenset(topic_of(day) for day in days)
        after = self._all()
        for topic in sorted(after - before):
            self._follow.begin(topic)
        for topic in sorted(before - after):
            self._follow.end(topic)

    def book(self, day: str) -> Shelved:
        """The copy of a day's week; empty until it has come, or where it is not followed."""
        topic = topic_of(day)
        if topic not in self._all():
            return Shelved(topic)
        return self._live.replica(topic)

    @property
    def all(self) -> tuple[Shelved, ...]:
        """The copies of all weeks that are followed."""
        return tuple(self._live.replica(topic) for topic in sorted(self._all()))

    def follows(self, topic: str) -> bool:
        """Whether a topic is one of these weeks."""
        return topic in self._all()

    def _all(self) -> set[str]:
        return {topic for topics in self._wanted.values() for topic in topics}
