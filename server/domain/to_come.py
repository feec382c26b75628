"""Reservations whose customer is not here yet, by service point and start."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from protocol.booking import Reservation

_Start = tuple[int, str]


class ToCome:
    """An index, changed with each change of a reservation that is booked."""

    def __init__(self) -> None:
        self._by_point: dict[str, list[_Start]] = {}
        self._known: dict[str, Reservation] = {}

    def copy(self) -> ToCome:
        """Another that goes its own way from here."""
        made = ToCome()
        made._by_point = {point: list(starts) for point, starts in self._by_point.items()}
        made._known = dict(self._known)
        return made

    def put(self, reservation: Reservation) -> None:
        """A reservation is so now; what was known of it before has been dropped."""
        if reservation.state == "booked":
            insort(self._by_point.setdefault(reservation.service_point, []), _start(reservation))
            self._known[reservation.id] = reservation

    def drop(self, reservation: Reservation) -> None:
        """Forget a reservation that was so."""
        if self._known.pop(reservation.id, None) is None:
            return
        starts = self._by_point[reservation.service_point]
        del starts[bisect_left(starts, _start(reservation))]
        if not starts:
            del self._by_point[reservation.service_point]

    def starting(self, point: str, from_at: int, to_at: int) -> Iterator[Reservation]:
        """Those at a service point that begin from one instant (ms) on and before another, in the
        order of their starts."""
        starts = self._by_point.get(point, [])
        first, end = (bisect_left(starts, (at, "")) for at in (from_at, to_at))
        return (self._known[ident] for _, ident in starts[first:end])


def _start(reservation: Reservation) -> _Start:
    return reservation.start_at, reservation.id
