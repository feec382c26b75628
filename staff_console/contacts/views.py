"""Whether the contacts cover the board, which keys they take, and what brings somebody to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from staff_console.contacts.keys import CAPS, OF_THE_MAP, OF_THE_WINDOW
from staff_console.contacts.model import ContactsModel
from staff_console.contacts.report import ContactsReport
from staff_console.facts import Me
from staff_console.finder import Find
from staff_console.reports.keyed import KeyedViews
from staff_console.reports.report import Report
from staff_console.reports.shell import ReportsShell
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel


class ContactsViews(KeyedViews):
    """Shows the contacts to everybody who works here, and their questions above."""

    name = "contacts"
    of_the_map, of_the_window = OF_THE_MAP, OF_THE_WINDOW
    ticketAsked = Signal(str)
    newTicketAsked = Signal(str, str)
    reservationAsked = Signal(str, object)
    visitAsked = Signal(str)
    requestAsked = Signal(str)
    eventsChanged = Signal()
    saidElsewhere = Signal(object)
    _above = False
    """Its question lies over a page of another view."""

    def title(self) -> str:
        """What stands in the top bar."""
        return tr("Contacts")

    @property
    def model(self) -> ContactsModel | None:
        """Of whoever is signed in."""
        page = self._report
        return page.model if isinstance(page, ContactsReport) else None

    @property
    def console(self) -> ConsoleModel | None:
        """The desk of whoever is signed in."""
        return self._console

    @property
    def acting(self) -> ContactsModel | None:
        """Of whoever is signed in."""
        return self.model

    @property
    def offered(self) -> bool:
        """Whether whoever is signed in works with contacts."""
        return self.model is not None and self.model.offered

    @property
    def asking(self) -> ContactsModel | None:
        """The model whose question lies over the page; of an event, over the bookings."""
        model = self.model
        return model if model is not None and model.question is not None else None

    def show_reports(
        self,
        reports: Sequence[Report],
        console: ConsoleModel | None = None,
        me: Callable[[], Me] = lambda: Me(),
    ) -> None:
        """These are the pages from now on."""
        super().show_reports(reports, console, me)
        model = self.model
        if model is not None:
            model.changed.connect(self._lay)
            model.ticketAsked.connect(self.ticketAsked)
            model.newTicketAsked.connect(self.newTicketAsked)
            model.reservationAsked.connect(self.reservationAsked)
            model.visitAsked.connect(self.visitAsked)
            model.requestAsked.connect(self.requestAsked)
            model.eventsChanged.connect(self.eventsChanged)
            model.saidElsewhere.connect(self.saidElsewhere)

    def take_offer(self, place: int) -> bool:
        """Alt+1 to Alt+3; whether the contacts offer anything."""
        return self.covers and self.model is not None and self.model.take_offer(place)

    def open(self, contact: str = "", person: str = "", name: str = "") -> None:
        """Go to the page of a contact, or of whoever a person of a visit or booking is."""
        model = self.model
        if model is None or not self.offered:
            return
        self.wanted.emit(self.name)
        if contact:
            model.open_now(contact)
        elif person:
            model.open_person(person, name)

    def finds(self, text: str) -> tuple[Find, ...]:
        """What can be done here; from elsewhere somebody new, or to be found."""
        if self.model is None or not self.offered:
            return ()
        if self.covers:
            return super().finds(text)
        found = (
            Find("window:new_contact", tr("New contact"), self.title()),
            Find("window:find_contact", tr("Find a contact"), self.title(), CAPS["find_contact"]),
        )
        return tuple(each for each in found if text.strip() and each.fits(text))

    def act(self, name: str) -> bool:
        """What is done on the page; from elsewhere it is gone to first."""
        if self.model is None or not self.offered:
            return False
        if not self.covers and name in ("new_contact", "find_contact"):
            self.wanted.emit(self.name)
        return super().act(name)

    def put_aside(self) -> bool:
        """Be left: its question goes with it."""
        if self.covers and self.asking is not None:
            self._window.show_form(None)
        return super().put_aside()

    def _show(self, page: ReportsShell) -> None:
        super()._show(page)
        self._lay()

    def _lay(self) -> None:
        """Its question lies over whatever page it was asked on."""
        asking = self.asking
        question = asking.question if asking is not None else None
        if self.model is None:
            return
        if self.covers:
            if self._above:
                # It was asked elsewhere, and this page was gone to meanwhile: it is of this one.
                self._above = False
                self._window.show_above(None)
            self._window.show_form(question)
        elif asking is not None or self._above:
            self._above = asking is not None
            self._window.show_above(question)
