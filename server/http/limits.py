"""A limit on open routes: each address has a bucket of requests that refills steadily."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from server.domain.refused import refuse

REMEMBERED: Final = 20_000


class OpenLimit:
    """`rate` requests a second and address on average, `burst` at once; a rate of 0 is no limit.

    `monotonic` is a clock in seconds.
    """

    def __init__(self, rate: float, burst: int, monotonic: Callable[[], float]) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._monotonic = monotonic
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> None:
        """Take one request out of the bucket. Raises `Refused` (`too_many_requests`)."""
        if not self._rate:
            return
        now = self._monotonic()
        left, at = self._buckets.get(address, (self._burst, now))
        left = min(self._burst, left + (now - at) * self._rate)
        if left < 1:
            wait = max(1, -int(-(1 - left) // self._rate))
            raise refuse(
                "too_many_requests",
                f"Too many requests from this address. Try again in {wait} s.",
                retry_after=wait,
            )
        self._buckets[address] = (left - 1, now)
        self._buckets.move_to_end(address)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
