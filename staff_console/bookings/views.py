"""Whether the bookings cover the board, and which keys of the map they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from staff_console.bookings.here_finds import HERE, here_words
from staff_console.bookings.keys import OF_THE_MAP
from staff_console.bookings.model import BookingsModel
from staff_console.bookings.report import BookingsReport
from staff_console.facts import Me
from staff_console.finder import Find
from staff_console.keys import WINDOW_KEYS
from staff_console.reports.report import Report
from staff_console.reports.shell import ReportsShell
from staff_console.reports.views import ReportsViews
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel

FOUND: Final = 8
"""So many who are expected are found at most."""


class BookingsViews(ReportsViews):
    """Shows the bookings to everybody who works here, and their questions above."""

    name = "bookings"
    eventAsked = Signal(str)
    """An event with a contact is to be opened, by its key."""

    def title(self) -> str:
        """What stands in the top bar."""
        return tr("Bookings")

    @property
    def model(self) -> BookingsModel | None:
        """Of whoever is signed in."""
        page = self._report
        return page.model if isinstance(page, BookingsReport) else None

    @property
    def offered(self) -> bool:
        """Whether there is anything to book in this house, or somebody who could set that up."""
        return self.model is not None and self.model.offered

    @property
    def listed(self) -> bool:
        """Whether there is anything to book."""
        return self.model is not None and self.model.used

    @property
    def asking(self) -> BookingsModel | None:
        """The model whose question lies over the page."""
        model = self.model
        return model if self.covers and model is not None and model.question is not None else None

    def show_reports(
        self,
        reports: Sequence[Report],
        console: ConsoleModel | None = None,
        me: Callable[[], Me] = lambda: Me(),
    ) -> None:
        """These are the pages from now on."""
        super().show_reports(reports, console, me)
        if self.model is not None:
            self.model.linkOpened.connect(_open)
            self.model.eventAsked.connect(self.eventAsked)

    def press(self, name: str) -> bool:
        """A key of the key map: what is new, here or taken back is here first a booking's."""
        model = self.model
        if self.covers and model is not None:
            if name in OF_THE_MAP:
                return model.act(OF_THE_MAP[name])
            if name == "undo" and model.take_back():
                return True
        return super().press(name)

    def take_offer(self, place: int) -> bool:
        """Alt+1 to Alt+3; whether the bookings offer anything."""
        return self.covers and self.model is not None and self.model.take_offer(place)

    def finds(self, text: str) -> tuple[Find, ...]:
        """What can be done here; and, wherever we are, whose being here can be said."""
        model = self.model
        if model is None or not self.offered:
            return ()
        title = tr("Somebody who is booked is here")
        arrived = Find("window:arrived", title, "", WINDOW_KEYS["arrived"])
        there = model.used and arrived.fits(text)
        own = (*super().finds(text), *((arrived,) if there else ()))
        return (*own, *islice(model.expected_finds(text), FOUND))

    def act(self, name: str) -> bool:
        """Somebody who is booked is here, or what is done on the page."""
        model = self.model
        if model is None or not self.offered:
            return False
        if name == "arrived":
            self._window.open_finder(here_words())
        elif name.startswith(HERE):
            self.arrive(name.removeprefix(HERE))
        else:
            return super().act(name)
        return True

    def arrive(self, ident: str) -> None:
        """Somebody is here; who comes too late for the rules is asked about on the page."""
        model = self.model
        if model is not None and not model.arrive(ident):
            self.wanted.emit(self.name)
            model.go_to(ident)
            model.act("check_in_booking")

    def put_aside(self) -> bool:
        """Be left: its question goes with it."""
        if self.asking is not None:
            self._window.show_form(None)
        return super().put_aside()

    def _show(self, page: ReportsShell) -> None:
        super()._show(page)
        asking = self.asking
        self._window.show_form(asking.question if asking is not None else None)


def _open(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
