"""A desk while a run of a replay goes on."""

from __future__ import annotations

from server.domain.what_if.staffing import Seat


class Chair:
    """Whether it is free, and whether anybody is there."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.id = seat.desk.id
        self.open = False
        self.taken = False
        """By a customer, or by what comes before the next."""
        self.called = False
        """Whether it is about to look for somebody."""
        self.idle_since = 0
        self.closes_at = 0
        """When its span ends; it may be at its customer longer."""
        self.worked_ms = 0
        self.last_at = 0
        self.absences = 0
        """How many of its absences have begun."""
        self.late_ms = 0
        """By how much its pause begins later, as somebody was still there: it ends later then."""

    def back_at(self, at: int) -> int:
        """When whoever works there is back; not after `at` where they are there. An absence that
        begins late, after a customer, is as long as it was."""
        back_at = at
        while self.absences < len(self.seat.away):
            gone, back = self.seat.away[self.absences]
            if gone > back_at:
                break
            self.absences += 1
            idle = self.idle_since <= gone
            back_at = max(back_at, back) if idle else back_at + back - gone
        return back_at
