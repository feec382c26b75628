"""Failed sign-ins are counted per name and address, so that guessing a password takes for ever.

An attempt counts from its beginning: however many come at once, five are checked.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

from server.domain.refused import Refused, refuse

FAILURES: Final = 5
WINDOW_S: Final = 300
REMEMBERED: Final = 10_000


class Attempts:
    """Five failures in five minutes, then a wait. `now` is the real clock in ms."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._failed: OrderedDict[tuple[str, str], deque[int]] = OrderedDict()

    def begin(self, name: str, address: str) -> None:
        """Count an attempt as failed until it is taken back; the oldest names are forgotten first.

        Raises `Refused` (`too_many_requests`) while too many have failed.
        """
        key = (name, address)
        times = self._recent(key)
        if len(times) >= FAILURES:
            raise self._too_many(times)
        times.append(self._now())
        self._failed[key] = times
        self._failed.move_to_end(key)
        while len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures."""
        self._failed.pop((name, address), None)

    def take_back(self, name: str, address: str) -> None:
        """The last attempt could not be checked."""
        if times := self._failed.get((name, address)):
            times.pop()

    def _too_many(self, times: deque[int]) -> Refused:
        wait = -(-(times[0] + WINDOW_S * 1000 - self._now()) // 1000)
        return refuse(
            "too_many_requests",
            f"Too many failed attempts for this name. Try again in {wait} seconds, "
            "or ask an administrator for a new password.",
            retry_after=wait,
        )

    def _recent(self, key: tuple[str, str]) -> deque[int]:
        times = self._failed.get(key, deque())
        since = self._now() - WINDOW_S * 1000
        while times and times[0] <= since:
            times.popleft()
        return times
