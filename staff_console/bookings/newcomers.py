"""New bookings, with the times that are free, and the search for those that are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from client.not_taken import NotTaken
from protocol.booking import Reservation
from protocol.booking_queries import FoundReservation, FreeSlots
from protocol.commands import (
    CancelReservation,
)
from protocol.messages import Res
from protocol.outcomes import Outcome, Refusal, Reserved
from protocol.reservation_number import shown, typed
from staff_console.administration.question import Question
from staff_console.answers import AnswerLine
from staff_console.bookings.booking_form import (
    Times,
    Wish,
    book,
    customer_typed,
    new_booking,
    times_wanted,
)
from staff_console.bookings.business_days import day_at, instant
from staff_console.bookings.finding import found_here
from staff_console.bookings.grid import site_of
from staff_console.bookings.mover import MovingModel
from staff_console.facts import zone
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.words import isolated, minutes


class NewBookingModel(MovingModel):
    """Asks what is free while the sheet is filled in."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._times = Times()
        self._wish = Wish(0)
        super().__init__(*args, **more)

    def new(self, from_at: int = 0, column: str = "") -> None:
        """A new booking: the next free time from now, or from a place of the grid, on."""
        if not self._live.status.connected:
            self._say(AnswerLine("note", tr("Not now."), tr("The server is away."), "Esc"))
            return
        known = self.known
        site = site_of(known.staff)
        roll = (site.roll_hour if site is not None else 4) * 60
        start = instant(self._view.day, roll, zone(known.staff))
        bookable = column if self._view.span == "day" and self._view.by == "staff" else ""
        self._begin_new(Wish(max(self._live.now(), start, from_at), bookable), {})

    def answer_question(self, name: str, value: str) -> None:
        """This was typed or picked; other times are free with somebody else."""
        super().answer_question(name, value)
        if name in ("definition", "staff", "seats") and self._open is not None:
            self._open.typed.pop("time", None)
            self._ask_times(self._open.typed)

    def find(self, text: str) -> None:
        """Look at whom this fits: a name, or a number in whatever form."""
        wanted = text.strip()
        if not wanted:
            return
        here = found_here(self.known, wanted, self._chosen)
        if here is not None:
            self._go_to(here.id, here.start_at)
        elif self._live.status.connected:
            number = typed(wanted)
            args = {"code": number} if number is not None else {"text": wanted}
            self._query("find_reservation", args, lambda answer: self._found(wanted, answer))
        else:
            self._nobody(wanted)

    def _begin_new(self, wish: Wish, values: Values) -> None:
        self._wish, self._times = wish, Times()

        def asks(answered: Values) -> Question:
            where = zone(self.known.staff)
            said = {**values, **answered}
            return new_booking(self.known, wish, said, self._times, self._view.point, where)

        self.ask_before(asks, lambda answered: self._book(wish, {**values, **answered}))
        self._ask_times(dict(values))

    def _ask_times(self, values: Values) -> None:
        args = times_wanted(self.known.staff, self._wish, values, self._view.point)
        asked = tuple(sorted(args.items()))
        if not args or asked == self._times.asked:
            return
        self._times = Times(asked)

        def take(answer: Res | NotTaken) -> None:
            if asked != self._times.asked:
                return
            if isinstance(answer, NotTaken):
                self._times = Times(asked, (), answer.detail)
            else:
                free = msgspec.convert(answer.items[0], FreeSlots)
                self._times = Times(asked, tuple(free.slots))
            self.refresh(always=True)

        self._query("slots", args, take)
        self.refresh(always=True)

    def _book(self, wish: Wish, values: Values) -> None:
        command = book(self.known.staff, wish, values, self._times, self._view.point)
        name, at = customer_typed(values).name, minutes(command.start_at, zone(self.known.staff))

        def done(outcome: Outcome) -> AnswerLine:
            if isinstance(outcome, Reserved):
                self._go_to(outcome.reservation, outcome.start_at)
                cancel = CancelReservation(
                    reservation=outcome.reservation, expected=outcome.version
                )
                self.keep_back(tr("Cancel what was booked."), cancel)
            said = tr("{name} is booked for {at}.").format(name=isolated(name), at=at)
            number = outcome.number if isinstance(outcome, Reserved) else ""
            return self.confirmed(said, tr("Number {number}.").format(number=shown(number)))

        def refused(refusal: Refusal) -> AnswerLine:
            # What was typed is not lost: the sheet is there again, and says why.
            said = replace(wish, said=refusal.detail)
            self._begin_new(said, {key: value for key, value in values.items() if key != "time"})
            return refusal_line(refusal)

        self.send(tr("Book {name}.").format(name=isolated(name)), command, done, refused)

    def go_to(self, ident: str) -> None:
        """Look at a reservation of today."""
        found = self.known.staff.get(Reservation, ident)
        if found is not None:
            self._go_to(found.id, found.start_at)

    def go_to_at(self, ident: str, at: int) -> None:
        """Look at a reservation that begins then, ms, of whatever day."""
        self._go_to(ident, at)

    def _found(self, wanted: str, answer: Res | NotTaken) -> None:
        items = [] if isinstance(answer, NotTaken) else answer.items
        if not items:
            self._nobody(wanted)
            return
        first = msgspec.convert(items[0], FoundReservation)
        self._go_to(first.reservation, first.start_at)

    def _nobody(self, wanted: str) -> None:
        text = tr("Neither a name nor a number of this week fits “{text}”.").format(text=wanted)
        self._say(AnswerLine("note", tr("Nobody found."), text, "Esc", tr("put away")))

    def _go_to(self, reservation: str, at: int) -> None:
        site, where = site_of(self.known.staff), zone(self.known.staff)
        day = day_at(at, where, site.roll_hour if site is not None else 4)
        if day != self._view.day:
            self.look_at(day=day)
        self.choose(reservation)
