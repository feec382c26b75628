"""The views beside the board: which one is shown, and the way from one to another."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from staff_console.administration.question_model import QuestionModel
from staff_console.administration.views import AdministrationViews
from staff_console.bookings.views import BookingsViews
from staff_console.contacts.views import ContactsViews
from staff_console.contacts.ways import ContactWays
from staff_console.covering import Covering
from staff_console.finder import Find
from staff_console.keys import WINDOW_KEYS, WindowKeyName
from staff_console.reports.keyed import KeyedViews
from staff_console.reports.views import ReportsViews
from staff_console.requests.views import RequestsViews
from staff_console.settings.views import SettingsViews
from staff_console.speech import tr
from staff_console.tickets.views import TicketsViews
from staff_console.widgets.bars import TopBar, View
from staff_console.window import ConsoleWindow

BOARD: Final = "board"
STEPS: Final[dict[WindowKeyName, int]] = {"next_view": 1, "previous_view": -1}


class Views(QObject):
    """The views in their order, as the top bar has them."""

    uncovered = Signal()
    """The board is to be shown again."""

    def __init__(self, window: ConsoleWindow) -> None:
        super().__init__(window)
        self.bookings, self.tickets = BookingsViews(window), TicketsViews(window)
        self.repairs, self.contacts = RequestsViews(window), ContactsViews(window)
        self.reports, self.settings = ReportsViews(window), SettingsViews(window)
        self.administration = AdministrationViews(window)
        self._all: tuple[Covering, ...] = (
            self.bookings,
            self.repairs,
            self.tickets,
            self.contacts,
            self.reports,
            self.settings,
            self.administration,
        )
        for view in self._all:
            view.uncovered.connect(self.uncovered)
            view.drawn.connect(self.mark)
            view.wanted.connect(self._go)
        self.ways = ContactWays(self)

    @property
    def covering(self) -> Covering | None:
        """The view that is shown instead of the board."""
        return next((view for view in self._all if view.covers), None)

    @property
    def asking(self) -> QuestionModel | None:
        """Whose question lies over the page; None where it is the desk's, or there is none."""
        views = (self.repairs, self.tickets, self.contacts, self.bookings)
        theirs = (view.asking for view in views)
        return next((each for each in theirs if each is not None), self.administration.asking)

    def take_offer(self, place: int) -> bool:
        """Do what the answer line offers, from 0; whether it was for one of these."""
        return self.bookings.take_offer(place) or self.contacts.take_offer(place)

    def keyed(self, name: str) -> bool:
        """A key of the window that means something else in the view that is shown."""
        return any(view.keyed(name) for view in self._keyed)

    def uses(self, name: str) -> bool:
        """Whether a key of the map is another one in the view that is shown."""
        return any(view.means_elsewhere(name) for view in self._keyed)

    def make_way(self, name: str) -> None:
        """A key of the board was found by its name: where it is another one here, the board is
        gone to first."""
        for view in self._keyed:
            if view.means_elsewhere(name):
                view.leave()

    def mark(self, page: QWidget) -> None:
        """Show in a page's top bar which views there are."""
        shown = self.covering
        board = View(BOARD, tr("Board"), shown is None)
        views = tuple(
            View(v.name, v.title(), v is shown) for v in self._all if v.listed or v is shown
        )
        for bar in page.findChildren(TopBar):
            if not bar.property("views"):
                bar.setProperty("views", True)
                bar.viewAsked.connect(self._go)
            bar.show_views((board, *views) if views else ())

    def finds(self, text: str) -> tuple[Find, ...]:
        """What `Ctrl+K` finds: of the view that is shown, the ways, and of the others."""
        shown = self.covering
        ways = [
            Find(f"window:{view.name}", view.title(), "", self._cap(view.name))
            for view in self._all
            if view.offered and view is not shown
        ]
        if shown is not None:
            ways.insert(0, Find(f"window:{BOARD}", tr("Back to the board"), "", "Esc"))
        own = shown.finds(text) if shown is not None else ()
        others = [view for view in self._all if view.offered and view is not shown]
        found = [find for view in others for find in view.finds(text)]
        return (*own, *(way for way in ways if way.fits(text)), *found)

    def act(self, name: str) -> bool:
        """A window key, or what was found; whether it was for these views."""
        if self.ways.act(name) or any(view.act(name) for view in self._all):
            return True
        step = next((by for key, by in STEPS.items() if key == name), None)
        ways = self._ways
        if step is not None:
            self._go(ways[(self._here + step) % len(ways)])
        elif name == BOARD or any(view.name == name for view in self._all):
            self._go(name)
        return step is not None or name == BOARD or any(name == view.name for view in self._all)

    def press(self, name: str) -> bool:
        """A key of the key map; whether it ends here."""
        return any(view.press(name) for view in self._all)

    def put_away(self) -> bool:
        """Esc; whether it was for one of these."""
        return any(view.put_away() for view in self._all)

    def go(self, name: str) -> None:
        """Show a view by its name, or the board."""
        self._go(name)

    def _go(self, name: str) -> None:
        shown = self.covering
        wanted = next((view for view in self._all if view.name == name), None)
        if wanted is None:
            if shown is not None:
                shown.leave()
        elif wanted is not shown and wanted.offered:
            if shown is not None:
                shown.put_aside()
            wanted.cover()

    @property
    def _keyed(self) -> tuple[KeyedViews, ...]:
        """Those with keys of their own."""
        return (self.repairs, self.tickets, self.contacts)

    @property
    def _ways(self) -> list[str]:
        """The views that there are for whoever is signed in, in their order."""
        shown = self.covering
        listed = (view.name for view in self._all if view.listed or view is shown)
        return [BOARD, *listed]

    @property
    def _here(self) -> int:
        shown = self.covering
        return self._ways.index(shown.name) if shown is not None else 0

    def _cap(self, name: str) -> str:
        """The key that goes there from where we are, if one step does."""
        ways = self._ways
        for key, step in STEPS.items():
            if ways[(self._here + step) % len(ways)] == name:
                return WINDOW_KEYS[key].replace("Down", "Dn")
        return ""
