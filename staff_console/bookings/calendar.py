"""Events with contacts beside the reservations: asked for with the week, drawn by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Any, Final

import msgspec
from PySide6.QtCore import Signal

from client.not_taken import NotTaken
from protocol.booking import Definition
from protocol.messages import Res
from protocol.records import Desk, ServicePoint, Site, Staff
from protocol.ticket_queries import Occurrence
from staff_console.bookings.blocks import Block, Known
from staff_console.bookings.business_days import MINUTE, WEEK, instant, later, monday
from staff_console.bookings.grid import Grid, grid_of
from staff_console.bookings.looking import LookingModel
from staff_console.bookings.today import Today, today_of
from staff_console.contacts.event_form import EVENT_KINDS
from staff_console.facts import busy_desks, zone
from staff_console.speech import tr
from staff_console.words import minutes

EVENT: Final = "event:"
"""With this begins the key of a block that is an event."""


class CalendarModel(LookingModel):
    """The grid of whoever is signed in, with the events of its week."""

    eventAsked = Signal(str)
    """An event is to be opened, by its key."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._events: Sequence[Occurrence] = ()
        self._events_of = ("", 0)
        """Of which week they were asked for last, and in which minute."""
        self._made: tuple[object, Grid, Today] | None = None
        super().__init__(*args, **more)

    def ask_events(self) -> None:
        """Ask for the events of the week anew: some are otherwise."""
        self._events_of = ("", 0)
        self._ask_events()

    def open_event(self) -> bool:
        """Open the event that is chosen; whether one is."""
        if self._chosen.startswith(EVENT):
            self.eventAsked.emit(self._chosen)
            return True
        return False

    def _want(self) -> None:
        super()._want()
        self._ask_events()

    def _ask_told(self) -> None:
        if not self._chosen.startswith(EVENT):
            super()._ask_told()

    def _on_tick(self) -> None:
        super()._on_tick()
        if self._shown:
            self._ask_events()

    def _ask_events(self) -> None:
        """What stands in calendars is in no topic: it is asked for once a minute."""
        week, minute = monday(self._view.day or self.today), self._live.now() // MINUTE
        if self._events_of == (week, minute) or not self._live.status.connected or not self._shown:
            return
        if week != self._events_of[0]:
            self._events = ()
        self._events_of = week, minute

        def take(answer: Res | NotTaken) -> None:
            if not isinstance(answer, NotTaken) and self._events_of[0] == week:
                self._events = msgspec.convert(answer.items, list[Occurrence])
                self.refresh()

        where = zone(self._live.replica("staff"))
        # A night longer: the last day of the week goes on until the day of the house rolls.
        span = (instant(week, 0, where), instant(later(week, WEEK + 1), 0, where))
        self._query("events", {"from_at": span[0], "to_at": span[1]}, take)

    def _grid(self) -> tuple[Grid, Today]:
        known, now = self.known, self._live.now()
        staff, holidays = known.staff, self._holidays or {}
        of_it = (
            self._view, now // MINUTE, known.book.position, self._me().id, len(holidays),
            *(tuple(staff.of(kind)) for kind in (Definition, Staff, Desk, ServicePoint, Site)),
            tuple(busy_desks(staff).values()), tuple(self._events),
        )  # fmt: skip
        if self._made is None or self._made[0] != of_it:
            events = event_blocks(known, self._events, self._me().id, zone(staff))
            grid = grid_of(known, self._view, holidays, self._me().id, now, events)
            self._made = of_it, grid, today_of(grid, now)
        return self._made[1], self._made[2]


def event_blocks(
    known: Known, events: Iterable[Occurrence], me: str, zone: tzinfo
) -> tuple[Block, ...]:
    """Events as blocks of their owners; what was cancelled leaves its time."""
    return tuple(_block(known, each, me, zone) for each in events if each.state != "cancelled")


def _block(known: Known, each: Occurrence, me: str, zone: tzinfo) -> Block:
    kind = EVENT_KINDS[each.event_kind]()
    title = each.title or kind
    about = tr("{kind} with {name}").format(kind=kind, name=each.contact_name or tr("a contact"))
    word = tr("held") if each.state == "done" else ""
    owner = known.staff.get(Staff, each.owner)
    whose = tr("you") if each.owner == me else owner.name if owner is not None else ""
    span = f"{minutes(each.start_at, zone)}–{minutes(each.end_at, zone)}"
    return Block(
        key=f"{EVENT}{each.event}@{each.original_at}", standing="event", start_at=each.start_at,
        end_at=each.end_at, title=title, about=about, word=word, before_at=each.start_at,
        after_at=each.end_at, resources=(each.owner,),
        spoken=", ".join(part for part in (title, about, word, span, whose) if part),
    )  # fmt: skip
