"""Whether the reports cover the board, and which of their pages is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from staff_console.covering import Covering
from staff_console.facts import MANAGERS, Me
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.report import Report
from staff_console.reports.shell import PageTab, ReportsShell
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel
from staff_console.window import ConsoleWindow


def page_cap(place: int) -> str:
    """The key of the page at a place, from 0."""
    return f"Ctrl+{place + 1}"


class ReportsViews(Covering):
    """Shows the reports to managers, one page at a time."""

    name = "reports"

    def __init__(self, window: ConsoleWindow) -> None:
        super().__init__(window)
        self._reports: Sequence[Report] = ()
        self._report: Report | None = None
        self._console: ConsoleModel | None = None
        self._me: Callable[[], Me] = lambda: Me()

    def title(self) -> str:
        """What stands in the top bar."""
        return tr("Reports")

    @property
    def back(self) -> str:
        """Where Esc leads; empty is the board of who waits."""
        return ""

    @property
    def offered(self) -> bool:
        """Whether there are reports for whoever is signed in."""
        return self._report is not None and self._me().role in MANAGERS

    def show_reports(
        self,
        reports: Sequence[Report],
        console: ConsoleModel | None = None,
        me: Callable[[], Me] = lambda: Me(),
    ) -> None:
        """These are the pages from now on, the first one first; none while nobody is signed in."""
        covered = self.put_aside()
        for report in self._reports:
            report.changed.disconnect(self._refresh)
        if self._console is not None:
            self._console.changed.disconnect(self._refresh)
        self._reports, self._console, self._me = reports, console, me
        self._report = reports[0] if reports else None
        for report in reports:
            report.changed.connect(self._refresh)
        if console is not None:
            console.changed.connect(self._refresh)
        if covered:
            self.uncovered.emit()

    def show_page(self, name: str) -> None:
        """Show another page of the reports, whatever is shown now."""
        wanted = next((each for each in self._reports if each.name == name), None)
        if wanted is None or not self.offered:
            return
        before, self._report = self._report, wanted
        if self._shown and wanted is not before and before is not None:
            before.look_at(False)
            wanted.look_at(True)
            self._window.set_page(self.make)
            self.focus()

    def finds(self, text: str) -> tuple[Find, ...]:
        """The pages, and what can be done on the one that is shown."""
        found: list[Find] = []
        if self._report is not None and self.covers:
            found += self._report.finds()
        if len(self._reports) > 1 and (self.covers or text.strip()):
            about = "" if self.covers else self.title()
            found += [
                Find(f"window:{each.name}", each.title(), about, page_cap(place))
                for place, each in enumerate(self._reports)
                if each is not self._report or not self.covers
            ]
        return tuple(find for find in found if find.fits(text))

    def act(self, name: str) -> bool:
        """A page of the reports, or what is done on the one that is shown."""
        if self.covers and self._report is not None and self._report.act(name):
            return True
        if not self.offered or not any(each.name == name for each in self._reports):
            return False
        self.show_page(name)
        if not self.covers:
            self.wanted.emit(self.name)
        return True

    def put_away(self) -> bool:
        """Esc: what the page has open, else the whole view."""
        if self.covers and self._report is not None and self._report.put_away():
            return True
        return super().put_away()

    def look_at(self, shown: bool) -> None:
        """The page is looked at, or left."""
        if self._report is not None:
            self._report.look_at(shown)

    def is_page(self, page: QWidget) -> bool:
        """Whether it is the page that is to be shown."""
        return isinstance(page, ReportsShell) and page.objectName() == self.name

    def focus(self) -> None:
        """Keys go to the page."""
        page = self._window.page
        if isinstance(page, ReportsShell):
            page.focus()

    def make(self, look: Look) -> QWidget:
        """The page in this look."""
        assert self._report is not None
        tabs = [
            PageTab(each.name, each.title(), page_cap(place), each is self._report)
            for place, each in enumerate(self._reports)
        ]
        page = ReportsShell(look, self.name, self._report.make(look), tabs, self.back)
        page.resize(self._window.size())
        page.pageAsked.connect(self.show_page)
        page.pressed.connect(self._window.pressed)
        page.offerTaken.connect(self._window.offerTaken)
        page.findAsked.connect(self._window.toggle_finder)
        self._show(page)
        return page

    def _refresh(self) -> None:
        page = self._window.page
        if self._shown and not self.offered:
            self.leave()
        elif self.covers and isinstance(page, ReportsShell):
            self._show(page)

    def _show(self, page: ReportsShell) -> None:
        if self._console is not None and self._report is not None:
            page.show_console(self._console.screen, self._report.answer)
        self.drawn.emit(page)
