"""The console's screen for widgets: recomputed when something may have changed, told if it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from client.qt_live import QtLive
from protocol.capability import absent
from protocol.commands import SetDesk
from protocol.records import Desk, Estimate, Place
from staff_console.answers import step
from staff_console.aside import Heading, Listed, aside, aside_row, heading_row
from staff_console.asked import Ask, Asking
from staff_console.cancelling import Cancelling, cancellings
from staff_console.facts import Facts, Me, facts
from staff_console.keys import KeyName
from staff_console.line import LineRow, found_people, line_row
from staff_console.line_model import LineModel
from staff_console.places import lost_desk
from staff_console.screen import Local, Screen, screen
from staff_console.speech import tr
from staff_console.surprises import surprise
from staff_console.why import Whys

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
    """The screen is another one; rows of the line tell of themselves."""

    def __init__(
        self,
        live: QtLive,
        ask: Ask,
        me: Callable[[], Me],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live.live
        self._me = me
        self._last_desk = ""
        self._note = Note()
        self._chosen: str | None = None
        self._facts: Facts | None = None
        self._estimate: Estimate | None = None
        self._places: dict[str, Place] = {}
        self._whys: Whys | None = None
        self._asking = Asking(ask, self._live.now, self._answered)
        self.line = LineModel(self._live.now, self._row, self)
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
        facts = self._facts
        if facts is None:
            return iter(())
        return found_people(self._live.replica(TOPIC), facts.by_id.values(), words)

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
        if self._asking.open:
            self._asking.remember(key)
            return
        self._press_now(key)

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
        before = self.screen
        self.screen = self._compute()
        if self._outdated(self._note):
            self._note = Note()
            self.screen = self._compute()
        if self.screen != before:
            self.changed.emit()

    def _say(self, text: str, key: KeyName) -> None:
        self._note = Note(text, key)
        self.refresh()

    def _outdated(self, note: Note) -> bool:
        board = self.screen.board
        choice = board.choices.get(note.key) if board is not None and note.key else None
        return choice is not None and choice.command is not None

    def _press_now(self, key: KeyName) -> None:
        board = self.screen.board
        choice = board.choices[key] if board is not None else None
        if choice is None:
            return
        if choice.command is None:
            self._say(choice.why, key)
            return
        self._note = Note()
        self._asking.send(key, choice.command, choice.number or choice.about)

    def _answered(self) -> None:
        if self._asking.open:
            self._see(waited=False)
        self.refresh()
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
        self._show_line()
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
        self.line.tick()
        self.refresh()

    def _see(self, waited: bool) -> None:
        position = self._live.replica(TOPIC).position
        if position is not None:
            self._asking.visible(position.seq, waited)

    def _show_line(self) -> None:
        facts = self._facts
        if facts is None:
            self.line.show(())
            return
        estimate = self._live.replica(TOPIC).get(Estimate, facts.point.id)
        if estimate is not self._estimate:
            self._estimate = estimate
            self._places = {place.entry: place for place in estimate.line} if estimate else {}
        self._whys = Whys(self._live.replica(TOPIC), facts)
        people = facts.waiting
        hole = people.index(facts.following) if facts.following else len(people)
        self.line.show((*people[:hole], *people[hole + 1 :], *aside(facts)), hole)
        if facts.marked(self._chosen) is None:
            self._chosen = None

    def _row(self, listed: Listed) -> LineRow:
        replica, facts = self._live.replica(TOPIC), self._facts
        if isinstance(listed, Heading):
            return heading_row(listed)
        if facts is not None and (listed.state != "waiting" or absent(listed, facts.point)):
            return aside_row(replica, listed, facts)
        place = self._places.get(listed.id)
        why = self._whys.of(listed, place.why if place else None) if self._whys else ""
        at = self._estimate.at if self._estimate is not None else 0
        return line_row(replica, listed, why, (place, at) if place is not None else None)

    def _compute(self) -> Screen:
        live = self._live
        here = Local(self._me(), self._asking.last, self._note.text, self._chosen)
        return screen(live.replica(TOPIC), self._facts, live.status, live.now(), here)


def _customer(facts: Facts | None) -> str:
    return facts.customer.id if facts is not None and facts.customer is not None else ""
