"""The work that lies ahead at a service point, and which of its desks share it.

Only open desks count, and for each customer only those that can serve them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from protocol.capability import UNKNOWN_MEAN_S, Capability
from protocol.records import Desk, Entry, ServicePoint, Visit
from server.domain.floor import Floor

Desks = frozenset[str]
"""Ids of the desks that can serve somebody."""


class Workload:
    """Seconds of service ahead, by the desks that can give it."""

    def __init__(self, floor: Floor, point: ServicePoint) -> None:
        self._floor = floor
        self._means = {service.id: service.mean_s for service in floor.services(point.id)}
        open_desks = [desk for desk in floor.desks(point.id) if desk.state == "open"]
        self.desks: Desks = frozenset(desk.id for desk in open_desks)
        self._able = {desk.id: Capability(floor, point, desk) for desk in open_desks}
        self._alike = all(able.does_all for able in self._able.values())
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], Desks] = {}
        self._ahead: defaultdict[Desks, float] = defaultdict(float)
        self._total: dict[Desks, float] = {}
        """The work ahead of whoever can go to these desks, as far as it was asked for."""
        self._busy = self._in_service(open_desks)

    def desks_of(self, entry: Entry) -> Desks:
        """The open desks that can serve somebody."""
        if self._alike:
            return self.desks
        visit = self._floor.get(Visit, entry.visit)
        return self.desks_for((entry.service, *entry.also), visit.access_needs if visit else ())

    def desks_for(self, services: Sequence[str], needs: Sequence[str] = ()) -> Desks:
        """The open desks that can serve whoever comes for these, with these access needs."""
        key = (tuple(services), tuple(needs))
        if key not in self._known:
            able = (d for d, can in self._able.items() if can.hindered(services, needs) is None)
            self._known[key] = frozenset(able)
        return self._known[key]

    def mean_s(self, entry: Entry) -> int:
        """How long somebody's services take on average, all together."""
        mean_s = self._means.get(entry.service, UNKNOWN_MEAN_S)
        for also in entry.also:
            mean_s += self._means.get(also, UNKNOWN_MEAN_S)
        return mean_s

    def wait_s(self, desks: Desks) -> float:
        """How long until the first of these desks (one at least) has done what is ahead."""
        if desks not in self._total:
            busy = [self._busy[desk] for desk in desks if desk in self._busy]
            self._total[desks] = sum(busy) if len(busy) == len(desks) else 0.0
            for others, seconds in self._ahead.items():
                self._total[desks] += _shared(seconds, others, desks)
        return self._total[desks] / len(desks)

    def add(self, desks: Desks, seconds: float) -> None:
        """So much more is ahead of whoever comes after."""
        self._ahead[desks] += seconds
        for others in self._total:
            self._total[others] += _shared(seconds, desks, others)

    def _in_service(self, desks: list[Desk]) -> dict[str, float]:
        """Somebody in service counts half: on average that much of the service is left."""
        return {
            desk.id: sum(self.mean_s(entry) / 2 for entry in there.values())
            for desk in desks
            if (there := self._floor.at_desk[desk.id])
        }


def _shared(seconds: float, of: Desks, among: Desks) -> float:
    """How much of the work of some desks falls to others: all do the same part of it."""
    return seconds if of is among else seconds * len(of & among) / len(of)
