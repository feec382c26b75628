"""What keys and clicks do at the console: ask the server, open a sheet, or say why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from protocol.commands import SetDesk
from protocol.records import Desk, Reservation
from staff_console.bookings.expected import check_in, name_of
from staff_console.cancelling import Cancelling, cancellings
from staff_console.choice import Choice, SheetName
from staff_console.desk_choices import resume
from staff_console.keys import KeyName
from staff_console.line import whereabouts
from staff_console.speech import tr
from staff_console.watching import TOPIC, Note, Watching
from staff_console.words import isolated

_ABOUT_THE_MARKED: Final[tuple[KeyName, ...]] = ("call_this", "check_in")


class ConsoleModel(Watching):
    """What widgets draw, and what keys do."""

    gaveUp = Signal(str, str)
    """What was asked is not waited for any longer: the step, and whom it is about."""

    _send_after = False
    """The sheet was sent while another answer was awaited."""

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
        if key == "person" and board is None:
            if not self._asking.open:
                self._do(self.screen.person)
            return
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

    def fold_story(self) -> None:
        """All of my customer's stay is opened, or folded."""
        self._about.toggle_story()
        self.refresh()

    def ask_story(self) -> None:
        """By its key: keys go there, and back."""
        board = self.screen.board
        if board is None or board.customer.state not in ("called", "serving"):
            self.say(tr("Nobody is at your desk: their stay is told while you serve them."))
            return
        self.fold_story()
        self.storyWanted.emit()

    def more_story(self) -> None:
        """Earlier lines of it are asked for."""
        self._about.more_story()
        self.refresh()

    def arrive(self, ident: str) -> None:
        """Whoever booked this is here: a number is given, which the answer line says."""
        booked = self._live.replica(TOPIC).get(Reservation, ident)
        if booked is None or booked.state != "booked" or self._asking.open:
            return
        if self.screen.faded:
            self.say(tr("The server is away: give no number now."))
            return
        self._note = Note()
        name = name_of(self._live.replica(TOPIC), booked)
        self._asking.send("check_in", check_in(booked), isolated(name))

    def resume(self, entry: str) -> None:
        """Go on with somebody who is on hold."""
        facts, board = self._facts, self.screen.board
        held = facts.marked(entry) if facts is not None else None
        if facts is None or board is None or held is None or self._asking.open:
            return
        self._do(board.choices["resume"] if self.screen.faded else resume(facts, held))

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
        self._send_after = False
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
            self._asking.send(
                "send_home" if picked.home else "cancel", picked.command, picked.number
            )

    def choose(self, entry: str | None) -> None:
        """Mark somebody in the line."""
        if entry != self._chosen:
            self._chosen = entry
            if self._note.key in _ABOUT_THE_MARKED:
                self._note = Note()
            self.refresh()

    def find(self, entry: str) -> None:
        """Mark whom Ctrl+K has found, or say at which desk they are."""
        facts = self._facts
        there = facts.busy.values() if facts is not None else ()
        at_desk = next((each for each in there if each.id == entry), None)
        if at_desk is None or facts is None:
            self.choose(entry)
        else:
            self.say(whereabouts(self._live.replica(TOPIC), at_desk, facts))

    def put_away(self) -> None:
        """Esc: give up an answer that may never come, else put away what was said."""
        if self._asking.open:
            status = self._live.status
            if not status.connected or status.held:
                self._asking.give_up()
        elif self._note.text:
            self._note = Note()
            self.refresh()
        elif not self._asking.put_away():
            self.choose(None)

    def give_up(self) -> None:
        """The clerk goes on by hand: an answer that is awaited would come too late."""
        last, step = self._asking.last, self.unconfirmed
        if last is not None and step:
            self._asking.give_up()
            self.gaveUp.emit(step, last.number)

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

    def _say(self, text: str, key: KeyName) -> None:
        self._note = Note(text, key)
        self.refresh()

    def _press_now(self, key: KeyName) -> None:
        board = self.screen.board
        if board is not None:
            self._do(board.choices[key])

    def _do(self, choice: Choice) -> None:
        key = choice.key
        if choice.opens == "note":
            self._sheet.leave()
            self.refresh()
            self.noteWanted.emit()
        elif choice.opens == "complaint":
            self.complaintWanted.emit()
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
        self._send_after = False
        self._sheet.open(name, subject, **closing)
        self.refresh()

    def _go_on(self) -> None:
        if self._send_after and not self._asking.open:
            self._send_after = False
            self.send_sheet()
        key = self._asking.take_then()
        if key is not None:
            self._press_now(key)
