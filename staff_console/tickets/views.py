"""Whether the ticket desk covers the board, which keys it takes, and what brings somebody to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from staff_console.facts import Me
from staff_console.finder import Find
from staff_console.reports.keyed import KeyedViews
from staff_console.reports.report import Report
from staff_console.reports.shell import ReportsShell
from staff_console.speech import tr
from staff_console.tickets.keys import OF_THE_MAP, OF_THE_WINDOW
from staff_console.tickets.model import TicketsModel
from staff_console.tickets.page import TicketsPane
from staff_console.tickets.report import TicketsReport
from staff_console.view_model import ConsoleModel


class TicketsViews(KeyedViews):
    """Shows the tickets to everybody who works here, and their questions above."""

    name = "tickets"
    of_the_map, of_the_window = OF_THE_MAP, OF_THE_WINDOW
    eventAsked = Signal(str)
    """An event of mine is to be opened, by its key."""

    def title(self) -> str:
        """What stands in the top bar, with how many of mine are due."""
        model = self.model
        due, told = (model.due, model.told_me) if model is not None else (0, 0)
        if due and told:
            return tr("Tickets {count} due, {told} new").format(count=due, told=told)
        if due:
            return tr("Tickets {count} due").format(count=due)
        return tr("Tickets {told} new").format(told=told) if told else tr("Tickets")

    @property
    def model(self) -> TicketsModel | None:
        """Of whoever is signed in."""
        page = self._report
        return page.model if isinstance(page, TicketsReport) else None

    @property
    def acting(self) -> TicketsModel | None:
        """Of whoever is signed in."""
        return self.model

    @property
    def offered(self) -> bool:
        """Whether whoever is signed in works at tickets."""
        return self.model is not None and self.model.offered

    @property
    def asking(self) -> TicketsModel | None:
        """The model whose question lies over whatever page is shown: of a complaint, over the
        board."""
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
            model.fileOpened.connect(_open)
            model.cannedAsked.connect(lambda: self._window.open_finder(canned_words()))
            model.listsAsked.connect(lambda: self._window.open_finder(list_words()))
            model.eventAsked.connect(self.eventAsked)
            model.contactAsked.connect(lambda: self._window.acted.emit("window:contact"))
            model.changed.connect(self._lay)
            model.tallied.connect(lambda: self.drawn.emit(self._window.page))

    def finds(self, text: str) -> tuple[Find, ...]:
        """What can be done here, canned responses by their names; from elsewhere a new ticket."""
        model = self.model
        if model is None or not self.offered:
            return ()
        found = list(super().finds(text))
        if self.covers:
            found += [find for find in self._canned(model) if text.strip() and find.fits(text)]
        else:
            new = Find("window:new_ticket", tr("New ticket"), self.title())
            found += [new] if new.fits(text) else []
        return tuple(found)

    def act(self, name: str) -> bool:
        """What is done on the page; from elsewhere it is gone to first."""
        model = self.model
        if model is None or not self.offered:
            return False
        if not self.covers and name == "new_ticket":
            self.wanted.emit(self.name)
        return super().act(name)

    def complain(self) -> bool:
        """F9: a complaint of whoever is at my desk; whether there is anybody."""
        model, console = self.model, self._console
        facts = console.facts if console is not None else None
        if model is None or facts is None or facts.customer is None or not self.offered:
            return False
        model.complain(facts.customer)
        self._lay()
        return True

    def put_away(self) -> bool:
        """Esc: what was said, then a step back on the page, then what is selected or searched for;
        only then the view is left."""
        model, page = self.model, self._window.page
        if self.covers and model is not None and isinstance(page, ReportsShell):
            quiet = model.answer.kind in ("idle", "sent")
            if quiet and isinstance(page.body, TicketsPane) and page.body.step_back():
                return True
        return super().put_away()

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
        model = self.model
        asking = self.asking
        if model is None:
            return
        if self.covers:
            if self._above:
                # It was asked elsewhere, and this page was gone to meanwhile: it is of this one.
                self._above = False
                self._window.show_above(None)
            self._window.show_form(asking.question if asking is not None else None)
        elif asking is not None or self._above:
            self._window.show_above(asking.question if asking is not None else None)
            self._above = asking is not None

    _above = False

    def _canned(self, model: TicketsModel) -> Sequence[Find]:
        return [
            Find(
                f"window:canned:{each.id}",
                tr("Canned: {name}").format(name=each.name),
                " ".join(each.text.split())[:60],
                usable=model.can_write,
                words=" ".join(each.tags),
            )
            for each in model.known.canned
        ]


def canned_words() -> str:
    """What is typed to look through canned responses."""
    return tr("Canned: {name}").format(name="").rstrip() + " "


def list_words() -> str:
    """What is typed to look through the lists."""
    return tr("List: {name}").format(name="").rstrip() + " "


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
