"""The bookings with what became of the last step, and the way back."""

from __future__ import annotations

from dataclasses import replace

from staff_console.bookings.calendar import CalendarModel
from staff_console.bookings.screen import BookingsScreen


class StepsModel(CalendarModel):
    """Says in the answer line how long the last step can be taken back."""

    def _compute(self) -> BookingsScreen:
        screen = super()._compute()
        return replace(screen, answer=self.with_way_back(screen.answer))
