"""One run of a day: events in the order of time, and the hall's own rule for who is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import Any, NamedTuple

from protocol.capability import Capability
from protocol.lanes import Lanes
from protocol.next_in_line import following
from protocol.records import Desk, Entry, Record, ServicePoint, Turns
from server.domain.what_if.arrivals import Arrival
from server.domain.what_if.chair import Chair
from server.domain.what_if.patience import NEVER
from server.domain.what_if.records import DayRecords, closed, opened
from server.domain.what_if.showing_up import ShowingUp
from server.domain.what_if.staffing import Seat

_READY, _CLOSES, _OPENS, _DONE, _BACK, _GOES, _JOINS, _RETURNS = range(8)
"""What happens, in the order in which it does where the instant is the same."""


class House(NamedTuple):
    """What does not change from run to run."""

    point: ServicePoint
    records: Sequence[Record]
    """Settings, and the visits of those with access needs."""
    seats: Sequence[Seat]
    starts: dict[tuple[str, int], int]
    """How long a desk takes until its first call, by desk and instant, ms."""
    showing_up: ShowingUp
    all_do_all: bool
    until: int
    """Nothing is known of what comes after: the day has ended, or goes on still."""


class Course(NamedTuple):
    """What came of a run: all who came, and how long desks were at work, ms."""

    arrivals: list[Arrival]
    desk_ms: int


class Run:
    """Plays the day once; `play` is called once."""

    def __init__(self, house: House, arrivals: list[Arrival]) -> None:
        self._house = house
        self._point = house.point
        self._records = DayRecords(house.records)
        self._arrivals = arrivals
        self._lanes = Lanes()
        self._waiting: dict[str, Arrival] = {}
        self._each = any(seat.desk.access for seat in house.seats)
        self._returning: list[tuple[Arrival, str]] = []
        self._heap: list[tuple[int, int, int, Any]] = []
        self._count = 0
        self._chairs = [Chair(seat) for seat in house.seats]
        self._last_join = arrivals[-1].joined_at if arrivals else 0

    def play(self) -> Course:
        """Let the day pass."""
        for arrival in self._arrivals:
            self._later(arrival.joined_at, _JOINS, arrival)
        for chair in self._chairs:
            self._records.put(closed(chair.seat.desk))
            for place in range(len(chair.seat.work)):
                self._later(chair.seat.work[place].from_at, _OPENS, (chair, place))
        does: dict[int, Callable[[int, Any], None]] = {
            _READY: self._ready,
            _OPENS: self._opens,
            _CLOSES: self._closes,
            _DONE: self._done,
            _BACK: self._back,
            _GOES: self._goes,
            _JOINS: self._joins,
            _RETURNS: self._returns,
        }
        heap = self._heap
        while heap and heap[0][0] <= self._house.until:
            at, kind, _, what = heappop(heap)
            does[kind](at, what)
        for arrival in self._waiting.values():
            arrival.ended = "unserved"
        return Course(self._arrivals, sum(chair.worked_ms for chair in self._chairs))

    def _later(self, at: int, kind: int, what: object) -> None:
        self._count += 1
        heappush(self._heap, (at, kind, self._count, what))

    # Desks

    def _opens(self, at: int, what: tuple[Chair, int]) -> None:
        chair, place = what
        if chair.late_ms:
            self._later(at + chair.late_ms, _OPENS, what)
            chair.late_ms = 0
            return
        work = chair.seat.work[place]
        last = place == len(chair.seat.work) - 1
        ends = max(at, work.to_at)
        if last and chair.seat.leaves_early:
            ends = max(at, min(ends, self._last_join))
        chair.open, chair.closes_at = True, ends
        self._records.put(opened(chair.seat.desk, work.staff))
        stays = last and chair.seat.stays
        self._later(ends, _CLOSES, (chair, at, stays))
        if not chair.taken:
            chair.taken = True
            start = self._house.starts.get((chair.seat.desk.id, work.from_at), 0)
            self._later(at + start, _READY, chair)

    def _closes(self, at: int, what: tuple[Chair, int, bool]) -> None:
        chair, began, stays = what
        chair.worked_ms += at - began
        chair.last_at = at
        if stays:
            # It stays until nobody waits; what it then works is counted customer by customer.
            return
        chair.open = False
        self._records.put(closed(chair.seat.desk))
        # Whoever was left to this desk is another's now.
        for other in self._chairs:
            self._look(other, at)

    def _ready(self, at: int, chair: Chair) -> None:
        if chair.taken:
            chair.idle_since = at
        chair.taken = chair.called = False
        if not chair.open:
            return
        back_at = chair.back_at(at)
        if back_at > at:
            chair.taken = True
            self._later(back_at, _READY, chair)
            return
        arrival = self._due_back(chair) or self._next(chair, at)
        if arrival is not None:
            self._begins(chair, arrival, at)

    def _look(self, chair: Chair, at: int) -> None:
        if chair.open and not chair.taken and not chair.called:
            chair.called = True
            self._later(at, _READY, chair)

    # Customers

    def _joins(self, at: int, arrival: Arrival) -> None:
        for gone, back in arrival.away:
            if gone >= back:
                # Of one instant the return comes first: they would never be back.
                continue
            self._later(gone, _GOES, (arrival, False))
            self._later(back, _BACK, arrival)
        if arrival.leave_at < NEVER:
            self._later(max(at, arrival.leave_at), _GOES, (arrival, True))
        self._back(at, arrival)

    def _back(self, at: int, arrival: Arrival) -> None:
        """In the line, for the first time or again."""
        if arrival.called_at is not None or arrival.ended is not None or arrival.leave_at <= at:
            return
        self._waiting[arrival.entry.id] = arrival
        self._lanes.keep(arrival.entry)
        self._tell(arrival.entry, at + arrival.reply_ms)

    def _goes(self, at: int, what: tuple[Arrival, bool]) -> None:
        arrival, for_good = what
        if arrival.called_at is None and arrival.ended is None:
            self._forget(arrival)
            if for_good:
                arrival.ended, arrival.done_at = arrival.leave_as, at

    def _forget(self, arrival: Arrival) -> None:
        if self._waiting.pop(arrival.entry.id, None) is not None:
            self._lanes.forget(arrival.entry)

    def _tell(self, entry: Entry, at: int) -> None:
        """Of the free desks that can serve somebody the one that has been so longest looks up."""
        free = [c for c in self._chairs if c.open and not c.taken and not c.called]
        if free and not self._house.all_do_all:
            free = [c for c in free if self._able(c, entry)]
        if free:
            chair = min(free, key=lambda c: c.idle_since)
            chair.called = True
            self._later(at, _READY, chair)

    def _able(self, chair: Chair, entry: Entry) -> bool:
        desk = self._records.get(Desk, chair.id)
        assert desk is not None
        return Capability(self._records, self._point, desk).hindrance(entry) is None

    def _next(self, chair: Chair, at: int) -> Arrival | None:
        """Whom the hall's own rule calls."""
        if not self._waiting:
            return None
        all_do_all = self._house.all_do_all
        if self._each:
            waiting = [arrival.entry for arrival in self._waiting.values()]
        else:
            waiting = list(self._lanes.firsts())
        desk = None if all_do_all else self._records.get(Desk, chair.id)
        row = following(self._records, self._point, at, desk, waiting=waiting)
        if row is None:
            return None
        if row.credit is not None:
            self._records.put(Turns(id=self._point.id, credit=row.credit))
        arrival = self._waiting[row.entry.id]
        self._forget(arrival)
        arrival.called_at = at
        self._comes_or_not(arrival, at)
        return arrival

    def _comes_or_not(self, arrival: Arrival, at: int) -> None:
        showing_up = self._house.showing_up
        if not showing_up.by_wait or not arrival.other:
            return
        missing = arrival.end == "no_show"
        misses = arrival.luck < showing_up.misses(at - arrival.joined_at)
        if misses != missing:
            arrival.steps = arrival.other
            arrival.end = "no_show" if misses else "served"

    def _due_back(self, chair: Chair) -> Arrival | None:
        """Somebody on hold, or who missed a call, whose time has come: this desk's own."""
        for place, (arrival, at_desk) in enumerate(self._returning):
            if at_desk == chair.id or not self._is_open(at_desk):
                del self._returning[place]
                return arrival
        return None

    def _is_open(self, desk: str) -> bool:
        return any(chair.open for chair in self._chairs if chair.id == desk)

    def _begins(self, chair: Chair, arrival: Arrival, at: int) -> None:
        step = arrival.steps[arrival.step]
        chair.taken = True
        self._later(at + step.way_ms + step.service_ms, _DONE, (chair, arrival, at))

    def _done(self, at: int, what: tuple[Chair, Arrival, int]) -> None:
        chair, arrival, began = what
        step = arrival.steps[arrival.step]
        if at > chair.closes_at:
            # Beyond its span a desk works for as long as it has customers.
            chair.worked_ms += at - max(began, chair.last_at)
            chair.last_at = at
            chair.late_ms = 0 if chair.open else at - chair.closes_at
        self._later(at + step.gap_ms, _READY, chair)
        arrival.step += 1
        if arrival.step < len(arrival.steps):
            again = at + arrival.steps[arrival.step].after_ms
            self._later(again, _RETURNS, (arrival, chair.id))
        else:
            arrival.ended, arrival.done_at = arrival.end, at

    def _returns(self, at: int, what: tuple[Arrival, str]) -> None:
        at_desk = what[1]
        self._returning.append(what)
        own = next((c for c in self._chairs if c.id == at_desk), None)
        if own is not None and own.open:
            self._look(own, at)
            return
        for chair in self._chairs:
            if chair.open and not chair.taken and not chair.called:
                self._look(chair, at)
                break
