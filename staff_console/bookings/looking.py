"""What the bookings look at: the day, the weeks that are followed, and the grid, made once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject

from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.booking import Definition, Reservation
from protocol.booking_queries import ContactPast, Holiday, MessageTold
from protocol.messages import Res
from staff_console.answers import IDLE
from staff_console.asked import Ask
from staff_console.bookings.blocks import Known
from staff_console.bookings.business_days import MINUTE, day_at, later
from staff_console.bookings.expected import too_late
from staff_console.bookings.grid import Grid, View, bookable_staff, in_view, site_of
from staff_console.bookings.here_finds import here_finds
from staff_console.bookings.moving import Move
from staff_console.bookings.screen import BookingsScreen, Local, bookings_screen
from staff_console.bookings.today import Today
from staff_console.bookings.weeks import Weeks
from staff_console.facts import MANAGERS, Me, points_of, zone
from staff_console.finder import Find
from staff_console.past import Query
from staff_console.stepping import SteppingModel
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC

WHO: Final = "bookings"


class LookingModel(SteppingModel):
    """A day or a week of whoever is signed in."""

    def __init__(
        self,
        live: QtLive,
        query: Query,
        me: Callable[[], Me],
        console: ConsoleModel,
        weeks: Weeks,
        parent: QObject | None = None,
        *,
        ask: Ask,
    ) -> None:
        super().__init__(live, query, console, parent, ask=ask)
        self._me, self._weeks = me, weeks
        self._view = View("")
        self._stays = False
        """Somebody has gone to another day: it stays when the house's day rolls."""
        self._chosen = ""
        self._move: Move | None = None
        self._holidays: dict[str, str] | None = None
        self._past: dict[tuple[str, int], Sequence[ContactPast] | None] = {}
        """Of a customer, as of a version of the reservation: what becomes of it is told anew."""
        self._told: dict[str, Sequence[MessageTold]] = {}
        """The messages to the customer of the one that is chosen."""
        self._told_at = ("", 0)
        """Of which reservation they were asked for last, and in which minute."""
        self.screen = self._compute()

    @property
    def known(self) -> Known:
        """The records of the house, and of the week that is looked at."""
        book = self._weeks.book(self._view.day or self.today)
        others = tuple(each for each in self._weeks.all if each is not book)
        return Known(self._live.replica(TOPIC), book, others)

    @property
    def today(self) -> str:
        """The business day that the house is in, by the clock."""
        staff = self._live.replica(TOPIC)
        site = site_of(staff)
        return day_at(self._live.now(), zone(staff), site.roll_hour if site is not None else 4)

    @property
    def chosen(self) -> Reservation | None:
        """The reservation that is looked at."""
        return self.known.reservation(self._chosen)

    @property
    def used(self) -> bool:
        """Whether there is anything to book in this house; one that books nothing needs no view."""
        return next(self._live.replica(TOPIC).of(Definition), None) is not None

    @property
    def offered(self) -> bool:
        """Whether there is anything to book, or somebody who could set that up."""
        return self.used or self._me().role in MANAGERS

    def expected_finds(self, text: str) -> Iterator[Find]:
        """Whose being here can be said by `Ctrl+K`."""
        staff = self._live.replica(TOPIC)
        return here_finds(staff, text, self._live.now(), zone(staff))

    def arrive(self, ident: str) -> bool:
        """Somebody is here; whether that can be said at the board, where nothing is to be asked."""
        staff = self._live.replica(TOPIC)
        booked = staff.get(Reservation, ident)
        if booked is None:
            return True
        if not too_late(staff, booked, self._live.now()):
            self._console.arrive(ident)
            return True
        return False

    def show(self, shown: bool) -> None:
        """It is looked at, or left; what is not looked at is not followed."""
        self._shown = shown
        if shown:
            self._begin()
        else:
            self._answer, self._open, self._move = IDLE, None, None
            self._weeks.want(WHO, ())
        self.refresh(always=True)

    def look_at(self, **changes: Any) -> None:
        """Another day, span, service point or person."""
        if changes.get("span") == "week" and self._view.span == "day" and not self._view.person:
            # The week of one colleague can be read; that of all is for an overview.
            first = bookable_staff(self.known, self._me().id)
            changes["person"] = first[0].id if first else ""
        self._move, self._answer, chosen = self._carried(**changes), IDLE, self.chosen
        self._view = replace(self._view, **changes)
        if (
            chosen is not None
            and self._move is None
            and not in_view(self.known, chosen, self._view)
        ):
            self._chosen = ""
        self._stays = self._view.day != self.today
        self._want()
        self.refresh()

    def _carried(self, **changes: Any) -> Move | None:
        """What becomes of a move when something else is looked at: it is put back."""
        return None

    def choose(self, key: str) -> None:
        """This reservation is looked at."""
        if key != self._chosen:
            self._chosen, self._move = key, None
            self._ask_past()
            self._ask_told()
            self.refresh()

    def refresh(self, always: bool = False) -> None:
        """Compute the page anew."""
        if self._shown or always:
            before, self.screen = self.screen, self._compute()
            if self.screen != before or always:
                self.changed.emit()

    def next_point(self) -> None:
        """The next service point."""
        ids = [each.id for each in points_of(self._live.replica(TOPIC))]
        if len(ids) > 1:
            at = ids.index(self._view.point) if self._view.point in ids else -1
            self.look_at(point=ids[(at + 1) % len(ids)])

    def next_person(self) -> None:
        """In a day desks instead of colleagues and back; in a week the next colleague."""
        if self._view.span == "day":
            self.look_at(by="desk" if self._view.by == "staff" else "staff")
            return
        ids = [*(each.id for each in bookable_staff(self.known, self._me().id)), ""]
        at = ids.index(self._view.person) if self._view.person in ids else 0
        self.look_at(person=ids[(at + 1) % len(ids)])

    def step(self, by: int) -> None:
        """So many days on, or weeks."""
        self.look_at(day=later(self._view.day, by * (7 if self._view.span == "week" else 1)))

    def _begin(self) -> None:
        facts = self._console.facts
        points = points_of(self._live.replica(TOPIC))
        if not self._view.point and points:
            point = facts.point.id if facts is not None else points[0].id
            self._view = replace(self._view, point=point)
        if not self._view.day or not self._stays:
            self._view = replace(self._view, day=self.today)
        self._want()
        if self._holidays is None and self._live.status.connected:
            self._holidays = {}
            self._query("holidays", {}, self._take_holidays)

    def _want(self) -> None:
        staff, days = self._live.replica(TOPIC), {self._view.day, self.today}
        if self._move is not None:
            site = site_of(staff)
            roll = site.roll_hour if site is not None else 4
            days.add(day_at(self._move.reservation.start_at, zone(staff), roll))
        self._weeks.want(WHO, days)

    def _take_holidays(self, answer: Res | NotTaken) -> None:
        if isinstance(answer, NotTaken):
            # Another time: the grid is right without, but for the name of a day.
            self._holidays = None
            return
        days = msgspec.convert(answer.items, list[Holiday])
        self._holidays = {each.day: each.name for each in days}
        self.refresh()

    def _ask_past(self) -> None:
        key = self._past_key
        if key is None or key in self._past or not self._live.status.connected:
            return
        self._past[key] = None

        def take(answer: Res | NotTaken) -> None:
            if isinstance(answer, NotTaken):
                del self._past[key]
            else:
                self._past[key] = msgspec.convert(answer.items, list[ContactPast])
                self.refresh()

        self._query("contact", {"person": key[0]}, take)

    @property
    def _past_key(self) -> tuple[str, int] | None:
        chosen = self.chosen
        if chosen is None or chosen.person is None:
            return None
        return chosen.person, chosen.version

    def _past_known(self) -> Sequence[ContactPast] | None:
        """What is known of the customer's past; that of before until the newer is here."""
        key = self._past_key
        known = [self._past[each] for each in self._past if key is not None and each[0] == key[0]]
        return next((each for each in reversed(known) if each is not None), None)

    def _ask_told(self) -> None:
        """What became of the messages is in no topic: it is asked for once a minute."""
        chosen, minute = self._chosen, self._live.now() // MINUTE
        if not chosen or self._told_at == (chosen, minute) or not self._live.status.connected:
            return
        self._told_at = chosen, minute

        def take(answer: Res | NotTaken) -> None:
            if not isinstance(answer, NotTaken):
                self._told = {chosen: msgspec.convert(answer.items, list[MessageTold])}
                self.refresh()

        self._query("messages", {"reservation": chosen}, take)

    def _on_records(self, topic: str = TOPIC) -> None:
        if topic == TOPIC or self._weeks.follows(topic):
            self._on_tick()

    def _on_tick(self) -> None:
        if self._shown:
            if not self._view.day or (not self._stays and self._view.day != self.today):
                # The day of the house has rolled.
                self._begin()
            self._ask_past()
            self._ask_told()
            self.refresh()

    @abstractmethod
    def _grid(self) -> tuple[Grid, Today]:
        """The grid, made anew when records of it or the minute are others."""

    def _compute(self) -> BookingsScreen:
        if not self._view.day:
            self._view = replace(self._view, day=self.today)
        known, now, me = self.known, self._live.now(), self._me()
        here = Local(
            view=self._view,
            today=self.today,
            chosen=self._chosen,
            move=self._move,
            past=self._past_known(),
            told=self._told.get(self._chosen, ()),
            connected=self._live.status.connected,
            loaded=known.book.position is not None,
            me=me.id,
            manager=me.role in MANAGERS,
            answer=self._answer,
        )
        grid, today = self._grid()
        return bookings_screen(known, here, grid, today, now)
