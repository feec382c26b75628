"""Failed sign-ins are counted, so that guessing a password takes for ever.

An attempt counts from its beginning: however many come at once, only so many are checked.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from typing import Final

from server.domain.refused import Refused, refuse
from server.networks import network_of

FAILURES: Final = 5
WINDOW_S: Final = 300
ANYWHERE: Final = 20
ANYWHERE_S: Final = 3_600
REMEMBERED: Final = 10_000


class Failures:
    """So many failures of one key in a time, then a wait. `now` is the real clock in ms.

    The keys that failed longest ago are forgotten first.
    """

    def __init__(self, now: Callable[[], int], most: int, window_s: int) -> None:
        self._now = now
        self._most = most
        self._window_ms = window_s * 1000
        self._failed: OrderedDict[Hashable, deque[int]] = OrderedDict()

    def wait_s(self, key: Hashable) -> int:
        """So many seconds until the next attempt; 0: now."""
        times, now = self._failed.get(key, deque()), self._now()
        # What lies ahead is of a clock that was wrong: nobody waits until it would be right again.
        while times and not now - self._window_ms < times[0] <= now:
            times.popleft()
        if len(times) < self._most:
            return 0
        return -(-(times[0] + self._window_ms - now) // 1000)

    def count(self, key: Hashable) -> None:
        """An attempt, which has failed until it is taken back."""
        self._failed.setdefault(key, deque()).append(self._now())
        self._failed.move_to_end(key)
        while len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)

    def take_back(self, key: Hashable) -> None:
        """The last attempt has not failed."""
        if times := self._failed.get(key):
            times.pop()

    def forget(self, key: Hashable) -> None:
        """All attempts of before."""
        self._failed.pop(key, None)


class Attempts:
    """What a name may try, from an address and from all of them together.

    Five failures in five minutes make the name wait at that address (of IPv6: its /64). Whoever has
    many addresses is slowed by a second count: twenty failures in an hour, from wherever, make the
    name wait at every address from which nobody has signed in under it. Where somebody has, only
    the first count holds, so a stranger who fails on purpose never keeps a colleague out of their
    own desk, and their failures never use up the strangers' count. Strangers at the same address
    share its count; they wait together, five minutes at most. All of it is forgotten with the
    process, the failures as well as the addresses, but whoever stays signed in is known again as
    their program refreshes; and an invitation by a manager, counted apart, opens the account from
    anywhere.
    """

    def __init__(self, now: Callable[[], int]) -> None:
        self._here = Failures(now, FAILURES, WINDOW_S)
        self._anywhere = Failures(now, ANYWHERE, ANYWHERE_S)
        self._at_home: OrderedDict[tuple[str, str], None] = OrderedDict()

    def begin(self, name: str, address: str) -> None:
        """Count an attempt as failed until it is taken back or succeeds.

        Raises `Refused` (`too_many_requests`) while too many have failed.
        """
        place = name, network_of(address)
        stranger = place not in self._at_home
        wait = max(self._here.wait_s(place), self._anywhere.wait_s(name) if stranger else 0)
        if wait:
            raise too_many(wait)
        self._here.count(place)
        if stranger:
            self._anywhere.count(name)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures there, and know the address from now on."""
        place = name, network_of(address)
        self._here.forget(place)
        if place not in self._at_home:
            self._anywhere.take_back(name)
        self.is_at_home(name, address)

    def is_at_home(self, name: str, address: str) -> None:
        """Know the address of somebody who stays signed in, also after a restart."""
        place = name, network_of(address)
        self._at_home[place] = None
        self._at_home.move_to_end(place)
        while len(self._at_home) > REMEMBERED:
            self._at_home.popitem(last=False)

    def take_back(self, name: str, address: str) -> None:
        """The last attempt could not be checked, or was only half of one."""
        place = name, network_of(address)
        self._here.take_back(place)
        if place not in self._at_home:
            self._anywhere.take_back(name)


def too_many(wait_s: int) -> Refused:
    """What is said to whoever has to wait."""
    return refuse(
        "too_many_requests",
        f"Too many failed attempts for this name. Try again in {wait_s} seconds, "
        "or ask a manager for an invitation.",
        retry_after=wait_s,
    )
