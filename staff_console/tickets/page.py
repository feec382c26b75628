"""The page of the ticket desk: list, ticket, and what is known around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from staff_console.look import Look
from staff_console.speech import tr
from staff_console.tickets.keys import CAPS, ELSEWHERE, VIEWS
from staff_console.tickets.list_pane import ListPane
from staff_console.tickets.lists import list_cap
from staff_console.tickets.middle_pane import MiddlePane
from staff_console.tickets.model import TicketsModel
from staff_console.tickets.side_pane import TicketSide
from staff_console.widgets.panes import Panes
from staff_console.widgets.plane import Plane, column


class TicketsPane(Plane):
    """Follows a model as long as it lives."""

    def __init__(self, look: Look, model: TicketsModel) -> None:
        super().__init__(look, "background")
        self.setObjectName("tickets-page")
        self._model = model
        self.list = ListPane(look, model.table)
        self.middle, self.side = MiddlePane(look), TicketSide(look)
        self.panes = Panes(look, self.list, self.middle, self.side)
        column(self, look, (0, 0, 0, 0), 0).addWidget(self.panes)
        self.setFocusProxy(self.list.rows)
        self._connect(model)
        self._bind(model)
        self._follow()

    def step_back(self) -> bool:
        """Esc: from a sheet or the search to the list, or the right pane folds away; whether there
        was such a step."""
        inside, rows = self.focusWidget(), self.list.rows
        if self.panes.over:
            self.panes.toggle()
        elif inside is not None and inside is not rows and self.isAncestorOf(inside):
            rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if inside is self.list.search:
                self._model.search("")
        else:
            return False
        return True

    def _connect(self, model: TicketsModel) -> None:
        rows, writing = self.list.rows, self.middle.writing
        pairs: tuple[tuple[object, Callable[..., object]], ...] = (
            (rows.chosen, model.choose), (rows.picked, model.pick),
            (rows.entered, lambda: model.act("reply")),
            (self.list.searched, model.search), (self.list.acted, model.act),
            (self.list.listsAsked, model.listsAsked.emit),
            (self.middle.acted, model.act), (self.side.acted, model.act),
            (self.middle.posts.fileAsked, model.open_file),
            (writing.opened, model.open_sheet), (writing.typed, model.write),
            (writing.acted, model.act), (writing.dropped, model.attach),
            (writing.fileDropped, model.detach),
            (model.findAsked, self.list.begin_search), (model.sheetWanted, self._write_on),
            (model.filesWanted, self._ask_files), (model.sideAsked, self.panes.toggle),
            (model.changed, self._follow),
        )  # fmt: skip
        for signal, does in pairs:
            signal.connect(does)  # type: ignore[attr-defined]

    def _bind(self, model: TicketsModel) -> None:
        """Keys of this page alone; those that the window has too come by way of the view."""
        keys: list[tuple[str, Callable[[], object]]] = [
            (cap, partial(model.act, name)) for name, cap in CAPS.items() if name not in ELSEWHERE
        ]
        keys.append(("Ctrl+Enter", partial(model.act, "send")))
        keys += [(list_cap(at), partial(model.show_nth, at)) for at in range(VIEWS)]
        for cap, does in keys:
            made = QShortcut(QKeySequence(cap), self)
            made.setAutoRepeat(False)
            made.activated.connect(does)

    def _follow(self) -> None:
        screen = self._model.screen
        self.list.show_screen(screen)
        self.middle.show_screen(screen)
        self.side.show_screen(screen)

    def _write_on(self, kind: str) -> None:
        self.middle.writing.open_sheet("reply" if kind == "reply" else "comment")

    def _ask_files(self) -> None:
        # Not `exec`: that would hold up the link while the dialog is open.
        dialog = QFileDialog(self, tr("Attach files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._model.attach)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
