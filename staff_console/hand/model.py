"""Hand mode for widgets: begins when the server has been away, tells it of the ticks when it is
back, and keeps what is disputed until somebody has looked at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from msgspec.structs import replace as changed
from PySide6.QtCore import QObject, Signal

from client.instants import zone_of
from client.live import Live
from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.commands import AnyCommand
from protocol.messages import Ack
from staff_console.asked import Done
from staff_console.facts import Facts, Me, facts, zone
from staff_console.hand.book import Book, Report
from staff_console.hand.books import Books, Key
from staff_console.hand.deal import deal
from staff_console.hand.paper import print_order
from staff_console.hand.reports import (
    again,
    answered,
    came_of_it,
    command_of,
    disputed,
    not_confirmed,
    sealed,
    unsent,
    without,
)
from staff_console.hand.rows import DisputeRow, Lists, Names, columns, lists
from staff_console.hand.screen import (
    HandScreen,
    Here,
    Long,
    Phase,
    disputes,
    hand_screen,
    zone_in,
)
from staff_console.hand.shelf import Shelf
from staff_console.hand.ticking import moves
from staff_console.keys import KeyName
from staff_console.speech import tr
from staff_console.words import seconds

TOPIC: Final = "staff"
AFTER_S: Final = 15.0
"""A server that has been silent for so long is not waited for: the clerks go on by hand."""


class Send(Protocol):
    """Sends a command under an id that stays the same, and calls back once."""

    def __call__(self, command: AnyCommand, done: Done, ident: str | None = None) -> object:
        """Send it."""


class HandModel(QObject):
    """The books of this computer. `me` tells who is signed in."""

    changed = Signal()
    began = Signal()
    """The clerk goes on by hand: what was asked of the server is not waited for."""
    returned = Signal(str)
    """The server has been told of everything; what became of it, in a sentence."""

    def __init__(
        self,
        live: QtLive,
        send: Send,
        new_id: Callable[[], str],
        me: Callable[[], Me],
        shelf: Shelf,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live: Live = live.live
        self._send = send
        self._new_id = new_id
        self._me = me
        self._shelf = shelf
        self._books = Books(shelf)
        self._phase: Phase = "off"
        self._key: Key = ("", "")
        self._here = Here()
        self._in_flight = ""
        self._told = 0
        self._names, self._lists = Names(self._live.replica(TOPIC)), Lists()
        self._shown_of: tuple[Book, bool] | None = None
        self.screen: HandScreen | None = None
        live.changed.connect(self._on_records)
        live.statusChanged.connect(self._look)
        live.ticked.connect(self._on_tick)
        self._look()

    @property
    def phase(self) -> Phase:
        """Whether the clerks go on by hand, or the server is being told."""
        return self._phase

    def go_on_with(self, book: Book) -> None:
        """Show a list that was at work when the console ended, with nobody signed in."""
        self._key, self._phase = (book.desk, book.staff), "apart"
        self.refresh()

    @property
    def dispute_rows(self) -> tuple[DisputeRow, ...]:
        """What is to be reviewed: what the server refused, and what colleagues left here."""
        if self._phase != "off" or not self._me().id:
            return ()
        return disputes(self._disputed(), zone(self._live.replica(TOPIC)))

    def _disputed(self) -> list[Report]:
        others = [r for b in self._books if not self._mine(b) for r in unsent(b)]
        return [*(r for b in self._books for r in disputed(b)), *others]

    def press(self, key: KeyName) -> None:
        """A key was pressed: tick, keep it on disk, say so; or say why not."""
        book = self._books.of(self._key)
        # What the screen shows was computed a moment ago: a tick has the time of its key.
        made = moves(book, self._here.marked, self._live.now()) if book.sheet is not None else {}
        move = made.get(key)
        if self._phase == "sending":
            self._become(note=tr("First the server is told of your ticks. Esc: do not wait."))
        elif move is None:
            self._become(note=tr("The server is away. This key needs it."))
        elif move.after is None:
            self._become(note=move.why)
        else:
            kept = self._books.keep(move.after)
            self._become(said=move.said, said_at=self._live.now(), note="", kept=kept, marked=None)

    def mark(self, entry: str | None) -> None:
        """Mark somebody in a list."""
        if entry != self._here.marked:
            self._become(marked=entry)

    def show_order(self, order: bool) -> None:
        """Show the order of all desks, or my own list."""
        if order != self._here.order:
            self._become(order=order, marked=None)

    def print_order(self) -> None:
        """Put the order of all desks on paper."""
        book = self._books.of(self._key)
        if self.screen is None or book.sheet is None:
            return
        shares = columns(book, self._live.replica(TOPIC), self._names, whole=True)
        at = seconds(book.sheet.at, zone_of(book.sheet.zone))
        title = tr("Order of {at}, code {code}").format(at=at, code=book.sheet.code)
        self._become(note=print_order(shares, title, self._shelf.folder))

    def put_away(self) -> None:
        """Esc: what was said, then the order of all desks, then the mark."""
        if self._phase == "sending":
            # The server is told all the same; who is waiting need not watch it.
            self._phase = "off"
            self.refresh()
        elif self._here.note:
            self._become(note="")
        elif self._here.order:
            self.show_order(False)
        else:
            self._become(marked=None, said="")

    def unanswered(self, step: str, number: str) -> None:
        """What was asked just before had no answer and is given up: it is said, until Esc."""
        sheet = self._books.of(self._key).sheet
        if sheet is not None:
            self._become(note=not_confirmed(sheet, step, number))

    def accept(self, command: str) -> None:
        """The server's word stands; my tick is put away."""
        book = self._books.holding(command)
        if book is not None:
            self._books.keep(without(book, command))
            self.changed.emit()

    def redo(self, command: str) -> None:
        """Tell the server once more."""
        book = self._books.holding(command)
        if book is None:
            return
        report = next(r for r in book.reports if r.command == command)
        if self._mine(book):
            self._books.keep(again(book, command, self._new_id()))
        else:
            mine = self._books.of((report.desk, self._me().id))
            fresh = changed(report, command=self._new_id(), refused=None)
            # First on my pages, then off the colleague's: a crash between loses nothing.
            if self._books.keep(changed(mine, reports=[*mine.reports, fresh])):
                self._books.keep(without(book, command))
        self._tell_next()
        self.changed.emit()

    def refresh(self) -> None:
        """Compute the screen anew."""
        before = self.screen
        self.screen = self._compute()
        if self.screen != before:
            self.changed.emit()

    def _on_records(self, topic: str) -> None:
        if topic == TOPIC:
            self._look()

    def _on_tick(self) -> None:
        self._look()
        self.refresh()

    def _look(self) -> None:
        status = self._live.status
        if status.phase == "live" and status.connected:
            self._is_back()
        elif self._phase != "away" and self._live.silent_s >= AFTER_S:
            mine = facts(self._live.replica(TOPIC), self._me())
            if mine is not None:
                self._begin(mine)

    def _begin(self, mine: Facts) -> None:
        sheet = deal(self._live.replica(TOPIC), mine)
        self._key = (sheet.desk, sheet.staff)
        self._names = Names(self._live.replica(TOPIC))
        self._phase = "away"
        kept = self._books.keep(changed(self._books.of(self._key), sheet=sheet))
        self._here = Here(kept=kept)
        self.began.emit()
        self.refresh()

    def _is_back(self) -> None:
        if not self._me().id:
            return
        for book in self._books:
            if book.sheet is not None or book.ticks:
                self._books.keep(sealed(book, self._new_id))
        if self._phase == "away":
            self._phase = "sending"
            self._told = len(self._waiting())
        self._tell_next()

    def _tell_next(self) -> None:
        """One after the other, so that a desk's customers come and go in their order."""
        waiting = self._waiting()
        if waiting and not self._in_flight:
            report = waiting[0]
            self._in_flight = report.command
            done: Done = lambda answer: self._answered(report.command, answer)  # noqa: E731
            self._send(command_of(report), done, report.command)
        elif not waiting and self._phase == "sending":
            self._phase = "off"
            self.refresh()
            wrong = sum(len(disputed(book)) for book in self._books if self._mine(book))
            self.returned.emit(came_of_it(self._told, wrong))
        self.refresh()

    def _answered(self, command: str, answer: Ack | NotTaken) -> None:
        self._in_flight = ""
        book = self._books.holding(command)
        if book is not None:
            self._books.keep(answered(book, command, answer))
        self._tell_next()
        self.changed.emit()

    def _waiting(self) -> list[Report]:
        mine = [book for book in self._books if self._mine(book)]
        return sorted(
            (report for book in mine for report in unsent(book)),
            key=lambda report: (report.tick.called_at, report.command),
        )

    def _mine(self, book: Book) -> bool:
        return book.staff == self._me().id

    def _become(self, **fields: object) -> None:
        self._here = replace(self._here, **fields)  # type: ignore[arg-type]
        self.refresh()

    def _compute(self) -> HandScreen | None:
        if self._phase == "off":
            return None
        live, book = self._live, self._books.of(self._key)
        replica = live.replica(TOPIC)
        if self._shown_of != (book, self._here.order):
            zone = zone_in(book, replica)
            self._lists = lists(book, replica, self._names, zone, self._here.order)
            self._shown_of = (book, self._here.order)
        long = Long(self._names, self._lists)
        return hand_screen(book, replica, long, live.status, live.now(), self._here, self._phase)
