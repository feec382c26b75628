"""How many sockets guests of one address hold: strangers shall not use up what staff need."""

from __future__ import annotations

from collections import Counter


class Guests:
    """At most `most` sockets of guests from one address; 0 is no limit."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._here: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """Whether one more may stay; it must `leave` then."""
        if 0 < self._most <= self._here[address]:
            return False
        self._here[address] += 1
        return True

    def leave(self, address: str) -> None:
        """One has gone."""
        self._here[address] -= 1
        if not self._here[address]:
            del self._here[address]
