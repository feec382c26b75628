"""Failed sign-ins are counted per name and address, so that guessing a password takes for ever."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

from server.domain.refused import refuse

FAILURES: Final = 5
WINDOW_S: Final = 300
REMEMBERED: Final = 10_000


class Attempts:
    """Five failures in five minutes, then a wait. `now` is the real clock in ms."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._failed: OrderedDict[tuple[str, str], deque[int]] = OrderedDict()

    def permit(self, name: str, address: str) -> None:
        """Raises `Refused` (`too_many_requests`) while too many attempts have failed."""
        times = self._recent((name, address))
        if len(times) < FAILURES:
            return
        wait = -(-(times[0] + WINDOW_S * 1000 - self._now()) // 1000)
        raise refuse(
            "too_many_requests",
            f"Too many failed attempts for this name. Try again in {wait} seconds, "
            "or ask an administrator for a new password.",
            retry_after=wait,
        )

    def failed(self, name: str, address: str) -> None:
        """Count a failure; the oldest names are forgotten first."""
        key = (name, address)
        times = self._recent(key)
        times.append(self._now())
        self._failed[key] = times
        self._failed.move_to_end(key)
        while len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures."""
        self._failed.pop((name, address), None)

    def _recent(self, key: tuple[str, str]) -> deque[int]:
        times = self._failed.get(key, deque())
        since = self._now() - WINDOW_S * 1000
        while times and times[0] <= since:
            times.popleft()
        return times
