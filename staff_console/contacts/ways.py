"""The ways between a contact's page and what it is about: tickets, repairs, bookings, the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from protocol.records import Entry, Person, Visit
from staff_console.answers import AnswerLine
from staff_console.speech import tr

if TYPE_CHECKING:
    from staff_console.views import Views

CONTACT: Final = "contact"
"""The key of the window that opens the page of whoever is looked at."""


class ContactWays(QObject):
    """Goes from one view to another."""

    def __init__(self, views: Views) -> None:
        super().__init__(views)
        self._views = views
        contacts = views.contacts
        contacts.ticketAsked.connect(self._ticket)
        contacts.newTicketAsked.connect(self._new_ticket)
        contacts.reservationAsked.connect(self._reservation)
        contacts.visitAsked.connect(self._visit)
        contacts.requestAsked.connect(views.repairs.open)
        views.repairs.wayAsked.connect(self.lead)
        contacts.eventsChanged.connect(self._events)
        contacts.saidElsewhere.connect(self._said)
        views.bookings.eventAsked.connect(self._event)
        views.tickets.eventAsked.connect(self._event)

    def act(self, name: str) -> bool:
        """The key of the window; whether it was that one."""
        if name == CONTACT:
            self._open()
        return name == CONTACT

    def lead(self, opens: str) -> None:
        """Where a line of the past leads: `ticket:…`, `request:…`, `visit:…`, `reservation:…@…`."""
        kind, _, ident = opens.partition(":")
        ident, _, at = ident.partition("@")
        if kind == "ticket":
            self._ticket(ident)
        elif kind == "request":
            self._views.repairs.open(ident)
        elif kind == "visit":
            self._visit(ident)
        elif kind == "reservation":
            self._reservation(ident, int(at) if at.isdigit() else 0)

    def _open(self) -> None:
        """The page of whoever is looked at, wherever we are."""
        views = self._views
        tickets, bookings, repairs = views.tickets, views.bookings, views.repairs
        if views.contacts.covers:
            return
        if tickets.covers:
            ticket = tickets.model.ticket if tickets.model is not None else None
            views.contacts.open(contact=ticket.contact if ticket is not None else "")
        elif repairs.covers:
            head = repairs.model.head if repairs.model is not None else None
            views.contacts.open(contact=head.contact if head is not None else "")
        elif bookings.covers:
            chosen = bookings.model.chosen if bookings.model is not None else None
            known = (
                bookings.model.known.person(chosen.person) if bookings.model and chosen else None
            )
            self._person(known)
        else:
            self._person(self._at_the_board())

    def _person(self, person: Person | None) -> None:
        """Their page where they are known; else it is looked for by their addresses."""
        if person is None:
            self._views.contacts.open()
            model = self._views.contacts.model
            if model is not None and self._views.contacts.covers:
                model.findAsked.emit()
            return
        self._views.contacts.open(person.contact or "", person.id, person.name)

    def _at_the_board(self) -> Person | None:
        """The customer at my desk, else whoever is marked in the line."""
        model, console = self._views.contacts.model, self._views.contacts.console
        facts = console.facts if console is not None else None
        if model is None or console is None or facts is None:
            return None
        board = console.screen.board
        entry = facts.customer or facts.marked(board.chosen_key if board is not None else None)
        visit = model.staff.get(Visit, entry.visit) if entry is not None else None
        return model.staff.get(Person, visit.person) if visit is not None else None

    def _event(self, key: str) -> None:
        """An event of the grid, or that I was reminded of: its sheet lies over that page; a repair
        that I was told of is gone to."""
        if key.startswith("request:"):
            self._views.repairs.open(key.removeprefix("request:"))
            return
        model = self._views.contacts.model
        if model is not None:
            model.act(key)

    def _events(self) -> None:
        model = self._views.bookings.model
        if model is not None:
            model.ask_events()

    def _said(self, line: AnswerLine) -> None:
        for view in (self._views.bookings, self._views.repairs, self._views.tickets):
            if view.covers and view.model is not None:
                view.model.say_line(line)

    def _ticket(self, ident: str) -> None:
        self._views.go(self._views.tickets.name)
        self._views.tickets.act(f"open:{ident}")

    def _new_ticket(self, name: str, contact: str) -> None:
        self._views.go(self._views.tickets.name)
        model = self._views.tickets.model
        if model is not None:
            model.new_for(name, contact)

    def _reservation(self, ident: str, at: int) -> None:
        model, contacts = self._views.bookings.model, self._views.contacts.model
        if model is None or not self._views.bookings.offered:
            return
        # A line of the past tells when it was then: since it may have been moved.
        ahead = contacts.booked if contacts is not None else ()
        known = model.known.reservation(ident)
        moved = next((each.start_at for each in ahead if each.reservation == ident), 0)
        at = known.start_at if known is not None else moved or at
        if at:
            self._views.go(self._views.bookings.name)
            model.go_to_at(ident, at)
        elif contacts is not None:
            contacts.note(
                tr("This booking is of another week."),
                tr("Its number finds it in the bookings, whatever became of it."),
            )

    def _visit(self, ident: str) -> None:
        contacts, console = self._views.contacts.model, self._views.contacts.console
        if contacts is None or console is None:
            return
        staff = contacts.staff
        entry = next((each for each in staff.of(Entry) if each.visit == ident), None)
        if entry is None:
            contacts.note(
                tr("This visit is over."), tr("What came of it stands in the lines around it.")
            )
            return
        self._views.go("board")
        console.find(entry.id)
