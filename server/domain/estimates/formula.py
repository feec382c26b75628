"""Waits by a simple formula: the work ahead, shared by the open desks that can do it."""

from __future__ import annotations

from typing import Final

from protocol.capability import LONG, UNKNOWN_MEAN_S
from protocol.commands import PublishEstimate
from protocol.next_in_line import ranked
from protocol.records import AT_DESK, EntryState, Place, Quote, ServicePoint
from server.domain.estimates.workload import Desks, Workload
from server.domain.floor import Floor

LOW: Final = 0.6
_LEFT: Final[dict[EntryState, float]] = {"away": 1.0, "on_hold": 0.5, "called": 0.5, "serving": 0.5}
"""How much of a service is still to come, of those who are here and not in the line."""


def estimate(floor: Floor, point: str, now: int) -> PublishEstimate:
    """Order and waits of a service point as they are now; empty when no desk is open.

    Whoever must check in first has the place that they will have then. Whom no open desk can serve,
    and who comes for what none does, can be told no wait.
    """
    forecast = _Forecast(floor, point, now)
    work = forecast.work
    if work is None or not work.desks:
        return PublishEstimate(service_point=point, desks_open=0)
    quotes = [
        Quote(service.id, *_range(work.wait_s(desks)))
        for service in floor.services(point)
        if (desks := work.desks_for((service.id,)))
    ]
    return PublishEstimate(
        service_point=point,
        desks_open=len(work.desks),
        line=forecast.line,
        quotes=quotes,
        last_at=forecast.last_at(),
    )


def last_finish(floor: Floor, point: str, now: int, more: int = 1) -> int | None:
    """When the last would be done, ms, at the 80th percentile, if so many more joined now.

    None where no desk is open, or nobody would be here.
    """
    forecast = _Forecast(floor, point, now)
    for _ in range(more):
        forecast.join()
    return forecast.last_at()


class _Forecast:
    """One pass along the line, with the work of each put before those who follow."""

    def __init__(self, floor: Floor, ident: str, now: int) -> None:
        self._floor, self._now = floor, now
        self.line: list[Place] = []
        self.work: Workload | None = None
        self._services = floor.services(ident)
        self._last_s = 0.0
        point = floor.get(ServicePoint, ident)
        if point is not None:
            self.work = Workload(floor, point)
            self._pass(point, self.work)

    def join(self) -> None:
        """One more, who comes for what people come for here on average."""
        means = [each.mean_s for each in self._services if each.open] or [UNKNOWN_MEAN_S]
        if self.work is not None:
            self._add(self.work, self.work.desks, sum(means) / len(means))

    def last_at(self) -> int | None:
        """When the last is done, at the 80th percentile; None with nobody or no open desk."""
        if self.work is None or not self.work.desks or not self._last_s:
            return None
        return self._now + round(self._last_s * LONG) * 1000

    def _pass(self, point: ServicePoint, work: Workload) -> None:
        waiting = self._floor.waiting[point.id].values()
        for row in ranked(self._floor, point, self._now, waiting=waiting, absent_too=True):
            desks = work.desks_of(row.entry)
            if desks:
                wait_s = self._add(work, desks, work.mean_s(row.entry))
                self.line.append(Place(row.entry.id, *_range(wait_s), row.why))
        for entry in self._floor.out_of_line.values():
            if entry.service_point != point.id or entry.state not in _LEFT:
                continue
            seconds = work.mean_s(entry) * _LEFT[entry.state]
            if entry.state in AT_DESK:
                self._last_s = max(self._last_s, seconds)
            else:
                self._add(work, work.desks_of(entry), seconds)

    def _add(self, work: Workload, desks: Desks, seconds: float) -> float:
        if not desks:
            return 0.0
        wait_s = work.wait_s(desks)
        work.add(desks, seconds)
        self._last_s = max(self._last_s, wait_s + seconds)
        return wait_s


def _range(wait_s: float) -> tuple[int, int, int]:
    return round(wait_s * LOW), round(wait_s), round(wait_s * LONG)
