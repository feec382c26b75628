"""The contacts for widgets: what keys do, and what is drawn of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import Signal

from client.not_taken import NotTaken
from protocol.contact_commands import DeleteContact, MergeContacts, UnmergeContact
from protocol.messages import Res
from protocol.outcomes import Outcome, Refusal, Saved
from protocol.ticket_queries import FoundContact
from staff_console.answers import IDLE, AnswerLine
from staff_console.contacts.picture import picture, verbs_of
from staff_console.contacts.planning import PlanningModel
from staff_console.contacts.questions import (
    apart_question,
    called,
    erase_question,
    merge_question,
    new_contact,
    put_new,
)
from staff_console.contacts.screen import ContactsScreen
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.words import isolated


class ContactsModel(PlanningModel):
    """All of the view of whoever is signed in."""

    findAsked = Signal()
    """Keys are to go to the field of the search."""
    sideAsked = Signal()
    """The right pane is to come or go."""
    ticketAsked, visitAsked, requestAsked = Signal(str), Signal(str), Signal(str)
    newTicketAsked = Signal(str, str)
    """Of whom, by name and contact."""
    reservationAsked = Signal(str, object)
    """Its id, and when it begins (ms)."""
    saidElsewhere = Signal(object)
    """An answer line, while another view is looked at: an event was changed from there."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._others: list[FoundContact] = []
        self._others_of = ""
        self._others_note = ""
        super().__init__(*args, **more)
        self._other_letters = self._timer(250, self.ask_others)
        self.screen: ContactsScreen = self._compute()

    @property
    def connected(self) -> bool:
        """Whether the server can be asked."""
        return self._live.status.connected

    @property
    def now(self) -> int:
        """The server's clock, ms."""
        return self._live.now()

    @property
    def me(self) -> str:
        """Who is signed in."""
        return self._me().id

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last."""
        return self.with_way_back(self._answer)

    def show(self, shown: bool) -> None:
        """It is looked at, or left; the contact that is open stays so."""
        self._shown = shown
        self._look_at_it()
        if shown:
            self.ask_anew()
        else:
            self._open, self._answer = None, IDLE
        self.refresh(always=True)

    def act(self, name: str) -> bool:
        """A key of the contacts, or what was found; whether it was one."""
        what, _, ident = name.partition(":")
        opens = {
            "contact": self.open_now,
            "ticket": self.ticketAsked.emit,
            "visit": self.visitAsked.emit,
            "request": self.requestAsked.emit,
        }
        if what == "event" and ident:
            event, _, at = ident.partition("@")
            self.open_event(event, int(at or 0))
        elif what == "reservation" and ident:
            booked, _, at = ident.partition("@")
            self.reservationAsked.emit(booked, int(at or 0))
        elif what in opens and ident:
            opens[what](ident)
        elif name in (free := self._free()):
            free[name]()
        elif name in (about := self._about()):
            verb = next(each for each in verbs_of(self) if each.name == name)
            if verb.why:
                self.note(tr("{verb}: not now.").format(verb=verb.does), verb.why)
            else:
                about[name]()
        else:
            return False
        return True

    def put_away(self) -> bool:
        """Esc: what was said, what was typed, what is searched for; whether there was any."""
        if self._answer.kind not in ("idle", "sent"):
            self._answer = IDLE
        elif not self.unwrite():
            if not self._text:
                return self._busy
            self.search("")
        self.refresh()
        return True

    def _say(self, line: AnswerLine) -> None:
        super()._say(line)
        if not self._shown:
            self.saidElsewhere.emit(line)

    def answer_question(self, name: str, value: str) -> None:
        """Of a merge the other is looked for while one types."""
        super().answer_question(name, value)
        question = self.question
        if question is not None and question.name == "contact-merge" and name == "text":
            self._others_of, self._others_note = value, tr("Searching …")
            self._other_letters.start()

    def refresh(self, always: bool = False) -> None:
        """Compute the page anew."""
        if self._shown or always:
            before, self.screen = self.screen, self._compute()
            if self.screen != before or always:
                self.changed.emit()

    def new(self, begun: str = "", values: Values | None = None, why: str = "") -> None:
        """Somebody who is not known yet."""
        before = dict(values or {})

        def send(said: Values) -> None:
            self._make(begun, {**before, **said})

        self.ask_before(lambda said: new_contact(begun, why, {**before, **said}), send)

    def merge_with(self, other: FoundContact) -> None:
        """Ask whether both are the same."""
        self._others, self._others_of, self._others_note = [other], called(other), ""
        self._ask_merge()

    def _make(self, begun: str, values: Values) -> None:
        command = put_new(begun, values)

        def done(outcome: Outcome) -> AnswerLine:
            if isinstance(outcome, Saved):
                self.search("")
                self.open_now(outcome.id)
            return self.confirmed(tr("The contact is known now."))

        def refused(refusal: Refusal) -> AnswerLine:
            if refusal.code != "contact_exists":
                self.new(begun, values, refusal.detail)
                return refusal_line(refusal)
            # Whoever has that address is mostly who was meant: they stand in the list.
            customer = command.customer
            assert customer is not None
            mail = refusal.field == "customer.email"
            self.search(customer.email if mail else customer.phone)
            self.search_now()
            text = tr("They stand in the list: Enter opens them.")
            return AnswerLine("refused", refusal_line(refusal).title, f"{refusal.detail} {text}")

        self.send(tr("Make the contact known."), command, done, refused)

    def _ask_merge(self) -> None:
        stays = self._contact
        if stays is None:
            return

        def send(values: Values) -> None:
            asked = merge_question(stays, self._others, self._others_of, "", values)
            said = {field.name: field.value for field in asked.fields}
            here, there = stays.contact, said["other"]
            if said["stays"] == "there":
                here, there = there, here
            self._merge(here, there)

        self.ask_before(
            lambda values: merge_question(
                stays, self._others, self._others_of, self._others_note, values
            ),
            send,
        )

    def _merge(self, stays: str, other: str) -> None:
        def done(_: Outcome) -> AnswerLine:
            self.keep_back(tr("Take them apart."), UnmergeContact(contact=other))
            self.open_now(stays)
            self.ask_anew()
            return self.confirmed(tr("They are one contact now."))

        self.send(tr("They are the same."), MergeContacts(contact=stays, other=other), done)

    def _take_apart(self) -> None:
        contact = self._contact
        if contact is None:
            return

        def send(values: Values) -> None:
            other = apart_question(contact, values).fields[0].value

            def done(_: Outcome) -> AnswerLine:
                back = MergeContacts(contact=contact.contact, other=other)
                self.keep_back(tr("Put them together again."), back)
                self.ask_anew()
                return self.confirmed(tr("They are two contacts again."))

            self.send(tr("Take them apart."), UnmergeContact(contact=other), done)

        self.ask_before(lambda values: apart_question(contact, values), send)

    def _erase(self) -> None:
        contact = self._contact
        if contact is None:
            return
        name = isolated(called(contact))

        def done(_: Outcome) -> AnswerLine:
            self._unmeet(contact.contact)
            self.choose("")
            return self.confirmed(tr("{name} is erased.").format(name=name))

        command = DeleteContact(contact=contact.contact)
        self.ask_before(
            erase_question(contact),
            lambda _: self.send(tr("Erase {name}.").format(name=name), command, done),
        )

    def ask_others(self) -> None:
        """Ask for whoever is searched for in the sheet, without waiting for more letters."""
        sought = self._others_of.strip()
        if not sought:
            self._others, self._others_note = [], ""
            self.refresh(always=True)
            return

        def take(answer: Res | NotTaken) -> None:
            if sought != self._others_of.strip():
                return
            if isinstance(answer, NotTaken):
                self._others, self._others_note = [], answer.detail
            else:
                self._others = msgspec.convert(answer.items, list[FoundContact])
                here = [e for e in self._others if e.contact != self._chosen]
                self._others_note = "" if here else tr("Nobody else fits.")
            self.refresh(always=True)

        self._query("find_contact", {"text": sought}, take)

    def _free(self) -> dict[str, Callable[[], object]]:
        """What needs no contact."""
        found = self._found
        return {
            "new_contact": lambda: self.new(self._text if not found else ""),
            "find_contact": self.findAsked.emit,
            "side": self.sideAsked.emit,
        }

    def _about(self) -> dict[str, Callable[[], object]]:
        """What is done with the contact that is open."""

        def same() -> None:
            self._others, self._others_of, self._others_note = [], "", ""
            self._ask_merge()

        def ticket() -> None:
            contact = self._contact
            if contact is not None:
                self.newTicketAsked.emit(called(contact), contact.contact)

        return {
            "contact_ticket": ticket,
            "contact_event": self.plan,
            "same_as": same,
            "take_apart": self._take_apart,
            "erase_contact": self._erase,
        }

    def _compute(self) -> ContactsScreen:
        return picture(self)
