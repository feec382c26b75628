"""Why a wait became longer than was said: what the floor proves, and nothing that it does not.

Each cause weighs what it took of the time of desks since the promise, s; the weightiest come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from msgspec.structs import replace

from protocol.capability import UNKNOWN_MEAN_S, Capability, absent
from protocol.records import Cause, CauseKind, Desk, Entry, Place, Promise, ServicePoint
from server.domain.floor import Floor

MOST: Final = 3
FAR_LONGER: Final = 2
"""A service is far longer than usual from so many times the usual on …"""
FAR_LONGER_S: Final = 300
"""… and so much over it, s."""
OVERTAKEN_MOST: Final = 50
"""So many who were called first weigh more than anything else: no more are looked for."""
_AHEAD_S: Final = 1_800
"""So much more is lost at a desk of which nobody knows when it is back."""
_OUT: Final[dict[str, CauseKind]] = {"paused": "desk_paused", "closed": "desk_closed"}
Weighed = tuple[float, Cause]
Usual = Callable[[Entry], float]
"""How long the service of an entry usually takes, s."""


class Causes:
    """What has made waits at a service point longer; `places` is the line as it is foretold.

    Without `usual_s` services usually take what is configured.
    """

    def __init__(
        self,
        floor: Floor,
        point: ServicePoint,
        places: Sequence[Place],
        now: int,
        usual_s: Usual | None = None,
    ) -> None:
        self._floor, self._point, self._now = floor, point, now
        self._desks = floor.desks(point.id)
        self._open = [desk for desk in self._desks if desk.state == "open"]
        self._able = {desk.id: Capability(floor, point, desk, now) for desk in self._open}
        self._usual_s = usual_s or self._configured_s
        self._means = {service.id: service.mean_s for service in floor.services(point.id)}
        line = (floor.get(Entry, place.entry) for place in places)
        self._line = [entry for entry in line if entry is not None]
        self._place = {entry.id: place for place, entry in enumerate(self._line)}
        self._called: list[Entry] | None = None

    def of(self, entry: Entry, promise: Promise) -> list[Cause]:
        """Why this promise to who has the entry does not hold, the weightiest first; `busy` where
        nothing else is known."""
        weighed = [
            *self._out(entry, promise.at),
            *self._long(entry, promise.at),
            *self._overtaken(entry, promise.at),
        ]
        weighed.sort(key=lambda each: -each[0])
        return [cause for _, cause in weighed[:MOST]] or [Cause("busy")]

    def _out(self, entry: Entry, at: int) -> Iterator[Weighed]:
        """Desks that worked when it was promised and do not now, unless others took their place."""
        lost, gained = list[Weighed](), 0
        for desk in self._desks:
            worked = self._worked_at(desk, at)
            if desk.state in _OUT and worked and self._did_serve(desk, entry):
                until = max(desk.until or 0, self._now)
                ahead_s = (until - self._now) / 1000 or _AHEAD_S
                out_s = (self._now - self._floor.worked[desk.id].to_at) / 1000
                lost.append((out_s + ahead_s, Cause(_OUT[desk.state], desk.name, desk.since)))
            elif not worked and self._serves(desk.id, entry):
                gained += 1
        lost.sort(key=lambda each: -each[0])
        yield from lost[: max(0, len(lost) - gained)]

    def _worked_at(self, desk: Desk, at: int) -> bool:
        """Whether the desk was open at that instant, whoever was there."""
        span = self._floor.worked.get(desk.id)
        if desk.state == "open" and desk.since <= at:
            return True
        if span is None:
            return False
        goes_on = desk.state == "open" and span.to_at == desk.since
        return span.from_at <= at and (at < span.to_at or goes_on)

    def _did_serve(self, desk: Desk, entry: Entry) -> bool:
        """Whether the desk could have this entry, if whoever worked there still did."""
        staff = self._floor.worked[desk.id].staff
        then = replace(desk, state="open", staff=staff)
        return Capability(self._floor, self._point, then, self._now).hindrance(entry) is None

    def _long(self, entry: Entry, at: int) -> Iterator[Weighed]:
        """Customers whose service became far longer than usual since the promise."""
        for desk in self._open:
            if not self._serves(desk.id, entry):
                continue
            for there in self._floor.at_desk.get(desk.id, {}).values():
                usual_s = self._usual_s(there)
                far_s = max(usual_s * FAR_LONGER, usual_s + FAR_LONGER_S)
                begun = there.started_at
                if begun is None or not at < begun + far_s * 1000 <= self._now:
                    continue
                over_s = (self._now - max(at, begun + usual_s * 1000)) / 1000
                yield over_s, Cause("long_service", desk.name, begun)

    def _overtaken(self, entry: Entry, at: int) -> Iterator[Weighed]:
        """Others who had waited for less and were called first, or will be, at desks that could
        have served this customer too."""
        if absent(entry, self._point):
            return
        ahead = self._line[: self._place.get(entry.id, 0)]
        before = chain(self._called_since(at), ahead)
        # Who had joined by then was reckoned with.
        later = (e for e in before if e.eligible_at > entry.eligible_at and e.joined_at > at)
        first = list(islice((e for e in later if self._share(entry, e)), OVERTAKEN_MOST))
        if first:
            yield sum(self._usual_s(each) for each in first), Cause("overtaken")

    def _called_since(self, at: int) -> Iterator[Entry]:
        if self._called is None:
            mine = (e for e in self._floor.of(Entry) if e.service_point == self._point.id)
            self._called = [each for each in mine if each.called_at is not None]
        return (e for e in self._called if e.called_at is not None and e.called_at > at)

    def _share(self, entry: Entry, other: Entry) -> bool:
        """Whether one of the desks that the other may go to could have served this one too."""
        desks = [other.desk] if other.desk is not None else self._able
        return any(self._serves(d, entry) and self._serves(d, other) for d in desks)

    def _serves(self, desk: str, entry: Entry) -> bool:
        able = self._able.get(desk)
        return able is not None and able.hindrance(entry) is None

    def _configured_s(self, entry: Entry) -> float:
        services = (entry.service, *entry.also)
        return sum(self._means.get(each, UNKNOWN_MEAN_S) for each in services)
