"""What the console knows: a screen, made anew when something may be another, told if it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from client.qt_live import QtLive
from protocol.commands import SetDesk
from staff_console.about_customer import AboutCustomer
from staff_console.answers import step
from staff_console.asked import Ask, Asking
from staff_console.drafts import Drafts
from staff_console.facts import Facts, Me, facts
from staff_console.keys import KeyName
from staff_console.line import LineRow
from staff_console.line_feed import LineFeed
from staff_console.notes import NoteFace
from staff_console.open_sheet import OpenSheet, gone
from staff_console.past import History, Query
from staff_console.places import lost_desk
from staff_console.screen import Local, Screen, screen
from staff_console.sheets.form import Form
from staff_console.story.face import NO_STORY
from staff_console.surprises import closed_with, surprise
from staff_console.top import UNAVAILABLE, freshness

TOPIC = "staff"


class Note(NamedTuple):
    """What is said without having been asked of the server."""

    text: str = ""
    key: KeyName | None = None
    """The key that could not be used: once it can, the note is no longer true."""


class Watching(QObject):
    """The screen of whoever is signed in. `me` tells who that is, as the server says it."""

    changed = Signal()
    """The screen or the sheet is another one; rows of the line tell of themselves."""
    noteWanted = Signal()
    """Keys are to go to the note about my customer."""
    storyWanted = Signal()
    """All of my customer's stay was opened or folded by its key."""
    complaintWanted = Signal()
    """A complaint of my customer is to be written down."""

    def __init__(
        self,
        live: QtLive,
        ask: Ask,
        me: Callable[[], Me],
        query: Query,
        drafts: Drafts | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live.live
        self._me = me
        self._last_desk = ""
        self._note = Note()
        self._chosen: str | None = None
        self._facts: Facts | None = None
        self._about = AboutCustomer(ask, query, me, self._live.now, self.refresh, drafts)
        self._sheet = OpenSheet()
        self.form: Form | None = None
        """The sheet that lies over the board."""
        self._asking = Asking(ask, self._live.now, self._answered)
        self._feed = LineFeed(self._live.now, self)
        self.line = self._feed.model
        self.screen = self._compute()
        live.changed.connect(self._on_records)
        live.statusChanged.connect(self.refresh)
        live.ticked.connect(self._on_tick)
        self._on_records(TOPIC)

    @property
    def facts(self) -> Facts | None:
        """My desk as the records have it; None while none is open."""
        return self._facts

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited, or a key that was pressed meanwhile is still to come."""
        last = self._asking.last
        return last is not None and (self._asking.open or last.then is not None)

    @property
    def unconfirmed(self) -> str:
        """The step whose answer is awaited, empty if none is."""
        last = self._asking.last
        return step(last) if last is not None and self._asking.open else ""

    @property
    def reachable(self) -> bool:
        """Whether the server can be asked just now."""
        return self._live.status.connected

    @property
    def last_desk(self) -> str:
        """The name of the desk that I had open last; empty if none."""
        return self._last_desk

    def people(self, words: Sequence[str]) -> Iterator[LineRow]:
        """Everybody in line whose number, name or service has all these words, in small letters."""
        return self._feed.people(words)

    def keep(self) -> None:
        """Have what was typed and is not saved outlive us."""
        self._about.notes.keep()

    def refresh(self) -> None:
        """Compute the screen anew."""
        before = self.screen, self.form
        self.screen = self._compute()
        if self._outdated(self._note):
            self._note = Note()
            self.screen = self._compute()
        self.form = self._sheet_form()
        if (self.screen, self.form) != before:
            self.changed.emit()

    def _sheet_form(self) -> Form | None:
        facts, board = self._facts, self.screen.board
        if self._sheet.name is None or facts is None or board is None:
            return None
        away = board.choices["undo"].why if self.screen.faded else ""
        form = self._sheet.form(self._live.replica(TOPIC), facts, self._live.now(), away)
        if form is None:
            self._sheet.leave()
            self._note = Note(gone())
            self.screen = self._compute()
        return form

    def _outdated(self, note: Note) -> bool:
        board = self.screen.board
        choice = board.choices.get(note.key) if board is not None and note.key else None
        return choice is not None and choice.usable

    def _answered(self) -> None:
        last = self._asking.last
        if self._asking.open:
            self._see(waited=False)
        elif last is not None:
            self._sheet.settled(last.fate == "confirmed")
        self.refresh()
        self._go_on()

    def _go_on(self) -> None:
        """An answer has come, or something else has changed about it."""

    def _on_records(self, topic: str) -> None:
        if topic != TOPIC:
            return
        before, self._facts = self._facts, facts(self._live.replica(TOPIC), self._me())
        if self._facts is not None:
            self._last_desk = self._facts.desk.name
        if before is not None:
            if _customer(before) != _customer(self._facts) and self._note.key is not None:
                self._note = Note()
            happened = self._what_happened(before)
            self._note = Note(happened) if happened else self._note
        self._feed.show(self._live.replica(TOPIC), self._facts)
        self._about.saw(self._live.replica(TOPIC), self._facts)
        if self._facts is not None and self._facts.marked(self._chosen) is None:
            self._chosen = None
        self._see(waited=False)
        self.refresh()

    def _what_happened(self, before: Facts) -> str:
        replica, last = self._live.replica(TOPIC), self._asking.last
        if self._facts is not None:
            return surprise(replica, before, self._facts, last)
        if last is not None and isinstance(last.command, SetDesk) and last.command.state != "open":
            return ""
        if closed_with(replica, before, last):
            return ""
        return lost_desk(replica, before.desk.id, before.desk.name)

    def _on_tick(self) -> None:
        self._see(waited=True)
        self.keep()
        self.line.tick()
        self.refresh()

    def _see(self, waited: bool) -> None:
        position = self._live.replica(TOPIC).position
        if position is not None:
            self._asking.visible(position.seq, waited)

    def _compute(self) -> Screen:
        live, facts = self._live, self._facts
        replica, now, status = live.replica(TOPIC), live.now(), live.status
        away = freshness(status) in UNAVAILABLE
        about = self._about
        here = Local(
            self._me(),
            self._asking.last,
            self._note.text,
            self._chosen,
            about.note(replica, facts, status.connected) if facts is not None else NoteFace(),
            about.history(replica, facts, now, away) if facts is not None else History(),
            about.story(replica, now, status.connected) if facts is not None else NO_STORY,
        )
        return screen(replica, facts, status, now, here)


def _customer(facts: Facts | None) -> str:
    return facts.customer.id if facts is not None and facts.customer is not None else ""
