"""Whether the repairs cover the board, and which keys they take."""

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
from staff_console.requests.keys import OF_THE_MAP, OF_THE_WINDOW
from staff_console.requests.model import RequestsModel
from staff_console.requests.page import RequestsPane
from staff_console.requests.report import RequestsReport
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel

FOUND = 8
"""So many repairs are found from elsewhere at most."""


class RequestsViews(KeyedViews):
    """Shows the repairs to everybody who works here, and their questions above."""

    name = "repairs"
    of_the_map, of_the_window = OF_THE_MAP, OF_THE_WINDOW
    wayAsked = Signal(str)
    """What has to do with a repair is to be gone to."""

    def title(self) -> str:
        """What stands in the top bar, with how many there are."""
        count = self.model.count if self.model is not None else 0
        return tr("Repairs {count}").format(count=count) if count else tr("Repairs")

    @property
    def model(self) -> RequestsModel | None:
        """Of whoever is signed in."""
        page = self._report
        return page.model if isinstance(page, RequestsReport) else None

    @property
    def acting(self) -> RequestsModel | None:
        """Of whoever is signed in."""
        return self.model

    @property
    def offered(self) -> bool:
        """Whether this house repairs anything, and whoever is signed in works there."""
        return self.model is not None and self.model.offered

    @property
    def asking(self) -> RequestsModel | None:
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
        model = self.model
        if model is not None:
            model.fileOpened.connect(_open)
            model.contactAsked.connect(lambda: self._window.acted.emit("window:contact"))
            model.wayAsked.connect(self.wayAsked)
            model.tallied.connect(lambda: self.drawn.emit(self._window.page))

    def open(self, ident: str) -> None:
        """Go to a repair, wherever we are."""
        model = self.model
        if model is not None and self.offered:
            self.wanted.emit(self.name)
            model.open_now(ident)

    def finds(self, text: str) -> tuple[Find, ...]:
        """What can be done here; from elsewhere the repairs by number, item or name."""
        model = self.model
        if model is None or not self.offered:
            return ()
        if self.covers or self._report is None:
            return super().finds(text)
        if not text.strip():
            return ()
        found = (each for each in self._report.finds() if each.key.startswith("window:request:"))
        ways = (each for each in self._intakes(model) if each.fits(text))
        return (*ways, *tuple(each for each in found if each.fits(text))[:FOUND])

    def act(self, name: str) -> bool:
        """What is done on the page; a repair that was found is gone to first."""
        if self.model is None or not self.offered:
            return False
        if not self.covers and name in ("intake", "intake_other"):
            self.wanted.emit(self.name)
        elif not self.covers and name.startswith("request:"):
            self.open(name.removeprefix("request:"))
            return True
        return super().act(name)

    def _intakes(self, model: RequestsModel) -> tuple[Find, ...]:
        """What is brought is taken in, wherever one is: from whom I serve, or from anybody."""
        number = model.served_number
        if not number:
            return (Find("window:intake", tr("Take something in"), self.title()),)
        said = tr("Take something in from {number}").format(number=number)
        other = tr("Take something in, not from {number}").format(number=number)
        about = self.title()
        return (
            Find("window:intake", said, about), Find("window:intake_other", other, about),
        )  # fmt: skip

    @property
    def back(self) -> str:
        """A board stands here as well: where Esc leads has another name."""
        return tr("Esc goes back to your desk.")

    def put_away(self) -> bool:
        """Esc: what was said, then from the pane back to the board; only then the view is left."""
        model, page = self.model, self._window.page
        if self.covers and model is not None and isinstance(page, ReportsShell):
            quiet = model.answer.kind in ("idle", "sent")
            if quiet and isinstance(page.body, RequestsPane) and page.body.step_back():
                return True
        return super().put_away()

    def put_aside(self) -> bool:
        """Be left: its question goes with it."""
        if self.asking is not None:
            self._window.show_form(None)
        return super().put_aside()

    def _show(self, page: ReportsShell) -> None:
        super()._show(page)
        asking = self.asking
        self._window.show_form(asking.question if asking is not None else None)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
