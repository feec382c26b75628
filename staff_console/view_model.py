"""The console's screen for widgets: recomputed when something may have changed, told if it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from client.qt_live import QtLive
from protocol.commands import SetDesk
from protocol.records import Desk
from staff_console.about_customer import AboutCustomer
from staff_console.answers import step
from staff_console.asked import Ask, Asking
from staff_console.cancelling import Cancelling, cancellings
from staff_console.choice import SheetName
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
from staff_console.speech import tr
from staff_console.surprises import surprise
from staff_console.top import UNAVAILABLE, freshness

TOPIC = "staff"
_ABOUT_THE_MARKED: Final[tuple[KeyName, ...]] = ("call_this", "check_in")


class Note(NamedTuple):
    """What is said without having been asked of the server."""

    text: str = ""
    key: KeyName | None = None
    """The key that could not be used: once it can, the note is no longer true."""


class ConsoleModel(QObject):
    """What widgets draw, and what keys do. `me` tells who is signed in, as the server says it."""

    changed = Signal()
    """The screen or the sheet is another one; rows of the line tell of themselves."""
    noteWanted = Signal()
    """Keys are to go to the note about my customer."""

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
        self._about = AboutCustomer(ask, query, self._live.now, self.refresh, drafts)
        self._sheet = OpenSheet()
        self._send_after = False
        """The sheet was sent while another answer was awaited."""
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

    @property
    def cancellings(self) -> Sequence[Cancelling]:
        """Whom I can cancel, and for which reasons."""
        facts = self._facts
        if facts is None:
            return ()
        return cancellings(facts, facts.marked(self._chosen), away=self.screen.faded)

    def press(self, key: KeyName) -> None:
        """A key was pressed: ask, remember it for after the answer, or say why not."""
        board = self.screen.board
        if board is None or key not in board.choices:
            return
        if self._asking.open and not board.choices[key].opens:
            self._asking.remember(key)
            return
        self._press_now(key)

    def write_note(self, text: str) -> None:
        """The note about my customer is this now; it is kept, and saved when the keys leave it."""
        self._about.write(self._live.replica(TOPIC), text)
        self.refresh()

    def leave_note(self) -> None:
        """Save the note about my customer."""
        self._about.leave()

    def resume(self, entry: str) -> None:
        """Go on with somebody who is on hold."""
        self.choose(entry)
        self.press("call_this")

    def answer_sheet(self, field: str, value: str) -> None:
        """A question of the sheet is answered."""
        self._sheet.answer(field, value)
        self.refresh()

    def send_sheet(self) -> None:
        """Ask the server for what the sheet says; after the answer that is awaited, if one is."""
        form = self.form
        if form is None or form.command is None:
            return
        self._send_after = self._asking.open
        if not self._send_after:
            self._sheet.send()
            self._note = Note()
            self._asking.send(form.name, form.command, form.number, form.place)

    def put_sheet_away(self) -> None:
        """Nothing of it is wanted."""
        self._sheet.put_away()
        self.refresh()

    def take_offer(self, place: int) -> None:
        """Do what the answer line offers at that place, from 0."""
        offers = self.screen.answer.offers
        if place < len(offers) and not self._asking.open and not self.screen.faded:
            offer = offers[place]
            self._note = Note()
            self._asking.send(offer.subject, offer.command, offer.number)

    def cancel(self, key: str) -> None:
        """End a turn for the reason that was picked, or say why not."""
        board = self.screen.board
        if board is None or self._asking.open:
            return
        picked = next((each for each in self.cancellings if each.key == key), None)
        if picked is None:
            self._say(tr("Choose somebody in the line first."), "check_in")
        elif picked.command is None:
            # While the server is away every key has the one reason.
            self._say(board.choices["undo"].why, "undo")
        else:
            self._note = Note()
            self._asking.send("cancel", picked.command, picked.number)

    def choose(self, entry: str | None) -> None:
        """Mark somebody in the line."""
        if entry != self._chosen:
            self._chosen = entry
            if self._note.key in _ABOUT_THE_MARKED:
                self._note = Note()
            self.refresh()

    def put_away(self) -> None:
        """Esc: give up an answer that may never come, else put away what was said."""
        if self._asking.open:
            if not self._live.status.connected:
                self._asking.give_up()
        elif self._note.text:
            self._note = Note()
            self.refresh()
        elif not self._asking.put_away():
            self.choose(None)

    def give_up(self) -> None:
        """The clerk goes on by hand: an answer that is awaited would come too late."""
        if self._asking.open:
            self._asking.give_up()

    def say(self, text: str) -> None:
        """Tell the clerk something in the answer line."""
        if text:
            self._note = Note(text)
            self.refresh()

    def open_desk(self, ident: str, take_over: bool = False) -> None:
        """Work at a desk from now on."""
        desk = self._live.replica(TOPIC).get(Desk, ident)
        if desk is None or self._asking.open:
            return
        command = SetDesk(desk=ident, state="open", take_over=take_over)
        self._note = Note()
        self._asking.send("open_desk", command, desk.name)

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

    def _say(self, text: str, key: KeyName) -> None:
        self._note = Note(text, key)
        self.refresh()

    def _outdated(self, note: Note) -> bool:
        board = self.screen.board
        choice = board.choices.get(note.key) if board is not None and note.key else None
        return choice is not None and choice.usable

    def _press_now(self, key: KeyName) -> None:
        board = self.screen.board
        choice = board.choices[key] if board is not None else None
        if choice is None:
            return
        if choice.opens == "note":
            self._sheet.leave()
            self.refresh()
            self.noteWanted.emit()
        elif choice.opens:
            self._open(choice.opens, key)
        elif choice.command is None:
            self._say(choice.why, key)
        else:
            self._sheet.leave()
            self._note = Note()
            self._asking.send(key, choice.command, choice.number or choice.about)

    def _open(self, name: SheetName, key: KeyName) -> None:
        facts = self._facts
        if facts is None or name == self._sheet.name:
            return
        customer, marked = facts.customer, facts.marked(self._chosen)
        elsewhere = marked is not None and marked.state != "waiting"
        first = name == "priority" or (name == "requeue" and elsewhere)
        subject = marked if first else customer or marked
        closing = {"what": "closed"} if key == "close_desk" else {}
        self._sheet.open(name, subject, **closing)
        self.refresh()

    def _answered(self) -> None:
        last = self._asking.last
        if self._asking.open:
            self._see(waited=False)
        elif last is not None:
            self._sheet.settled(last.fate == "confirmed")
        self.refresh()
        if self._send_after and not self._asking.open:
            self._send_after = False
            self.send_sheet()
        key = self._asking.take_then()
        if key is not None:
            self._press_now(key)

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
        if last is not None and last.subject == "close_desk":
            return ""
        return lost_desk(replica, before.desk.id, before.desk.name)

    def _on_tick(self) -> None:
        self._see(waited=True)
        self._about.notes.keep()
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
        )
        return screen(replica, facts, status, now, here)


def _customer(facts: Facts | None) -> str:
    return facts.customer.id if facts is not None and facts.customer is not None else ""
