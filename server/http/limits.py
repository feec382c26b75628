"""What strangers may send, counted by address, by service point and by link: one table.

Staff, kiosks and walls stand under none of it: a crowd at the door does not keep them from work.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from math import ceil
from typing import Final, NamedTuple

from protocol.commands import AnyCommand, JoinQueue
from server.domain.actor import Actor
from server.domain.refused import refuse
from server.networks import network_of

REMEMBERED: Final = 20_000
"""So many keys of each rule; whoever was quiet for longest is forgotten first."""


class Rule(NamedTuple):
    """A bucket that holds `burst` and is filled again by `rate` a second; a rate of 0 is none."""

    rate: float
    burst: int
    said: str


_OFTEN: Final = "Too many requests from this address."
RULES: Final[dict[str, Rule]] = {
    # What is sent without a sign-in, by address. `sign_in` is apart, so that nobody who takes
    # numbers keeps a colleague of the same house from signing in.
    "open": Rule(5, 60, _OFTEN),
    "sign_in": Rule(5, 60, _OFTEN),
    # Fresh tokens for who has signed in or was paired, by address: they cannot be guessed, so
    # whoever tries passwords in the same network keeps no desk and no kiosk from going on.
    "stay": Rule(20, 240, _OFTEN),
    # Pages and routes that are looked at, by address: a whole hall may share one.
    "look": Rule(50, 1_000, _OFTEN),
    # Numbers that strangers take, by service point; and by service point and address, so that one
    # address alone never uses up what all have.
    "joins": Rule(2, 120, "Too many people take a number here just now."),
    "joins_of_address": Rule(1, 60, "Too many numbers were taken from this address."),
    # What is sent with a private link, by visit or reservation.
    "link": Rule(1, 30, "Too much was sent with this link."),
}


def rules(open_rate: float, open_burst: int, open_joins: int) -> dict[str, Rule]:
    """The table with what an operator has set; `open_joins` is a minute. A rate of 0 lifts all."""
    if not open_rate:
        return {name: rule._replace(rate=0) for name, rule in RULES.items()}
    half, most = ceil(open_joins / 2), open_joins
    set_here = {
        "open": (open_rate, open_burst),
        "sign_in": (open_rate, open_burst),
        "stay": (4 * open_rate, 4 * open_burst),
        "joins": (most / 60, most),
        "joins_of_address": (half / 60, half),
    }
    return {name: Rule(*set_here.get(name, rule[:2]), rule.said) for name, rule in RULES.items()}


class Limits:
    """Counts by rule and key. `monotonic` is a clock in seconds."""

    def __init__(self, table: Mapping[str, Rule], monotonic: Callable[[], float]) -> None:
        self._table = table
        self._monotonic = monotonic
        self._buckets: dict[str, OrderedDict[str, tuple[float, float]]] = {
            name: OrderedDict() for name in table
        }

    def take(self, name: str, key: str) -> None:
        """Take one out of the bucket of this rule and key. Raises `Refused`:
        `too_many_requests`."""
        rate, burst, said = self._table[name]
        if not rate:
            return
        now, buckets = self._monotonic(), self._buckets[name]
        left, at = buckets.get(key, (float(burst), now))
        left = min(burst, left + (now - at) * rate)
        if left < 1:
            wait = max(1, ceil((1 - left) / rate))
            raise refuse("too_many_requests", f"{said} Try again in {wait} s.", retry_after=wait)
        buckets[key] = (left - 1, now)
        buckets.move_to_end(key)
        if len(buckets) > REMEMBERED:
            buckets.popitem(last=False)

    def look(self, actor: Actor, address: str) -> None:
        """Somebody looks at what is open. Raises `Refused`."""
        if actor.is_guest:
            self.take("look", network_of(address))

    def send(self, actor: Actor, address: str, command: AnyCommand | None = None) -> None:
        """Somebody sends something, perhaps this command. Raises `Refused`."""
        if not actor.is_guest:
            return
        self.take("open", network_of(address))
        if (link := actor.visit or actor.reservation) is not None:
            self.take("link", link)
        if isinstance(command, JoinQueue):
            self.join(actor, address, command.service_point)

    def join(self, actor: Actor, address: str, point: str) -> None:
        """Somebody wants a number of a service point. Raises `Refused`."""
        if actor.is_guest:
            self.take("joins_of_address", f"{point} {network_of(address)}")
            self.take("joins", point)
