"""Whether the administration covers the board, and what its pages ask before they act."""

from __future__ import annotations

from staff_console.administration.model import AdministrationModel
from staff_console.administration.page import AdministrationPage
from staff_console.reports.shell import ReportsShell
from staff_console.reports.views import ReportsViews
from staff_console.speech import tr


class AdministrationViews(ReportsViews):
    """Shows the administration to managers, one page at a time, and its questions above."""

    name = "administration"

    def title(self) -> str:
        """What stands in the top bar."""
        return tr("Administration")

    @property
    def asking(self) -> AdministrationModel | None:
        """The model whose question lies over the page."""
        page = self._report
        if not self.covers or not isinstance(page, AdministrationPage):
            return None
        return page.model if page.model.question is not None else None

    def put_aside(self) -> bool:
        """Be left: its question goes with it."""
        if self.asking is not None:
            self._window.show_form(None)
        return super().put_aside()

    def _show(self, page: ReportsShell) -> None:
        super()._show(page)
        asking = self.asking
        self._window.show_form(asking.question if asking is not None else None)
