"""The page of the contacts: list, contact, and what is open and to come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from staff_console.contacts.keys import CAPS, ELSEWHERE
from staff_console.contacts.list_pane import ContactsPane
from staff_console.contacts.middle_pane import ContactMiddle
from staff_console.contacts.model import ContactsModel
from staff_console.contacts.side_pane import ContactSide
from staff_console.look import Look
from staff_console.widgets.panes import Panes
from staff_console.widgets.plane import Plane, column


class ContactsPage(Plane):
    """Follows a model as long as it lives."""

    def __init__(self, look: Look, model: ContactsModel) -> None:
        super().__init__(look, "background")
        self.setObjectName("contacts-page")
        self._model = model
        self.list, self.middle = ContactsPane(look), ContactMiddle(look)
        self.side = ContactSide(look)
        self.panes = Panes(look, self.list, self.middle, self.side)
        column(self, look, (0, 0, 0, 0), 0).addWidget(self.panes)
        self.setFocusProxy(self.list.search)
        self._connect(model)
        self._bind(model)
        self._follow()

    def _connect(self, model: ContactsModel) -> None:
        middle = self.middle
        pairs: tuple[tuple[object, Callable[..., object]], ...] = (
            (self.list.searched, model.search), (self.list.sought, model.search_now),
            (self.list.rows.chosen, model.choose), (self.list.rows.entered, middle.take_focus),
            (middle.acted, model.act), (middle.typed, model.write), (middle.left, model.save),
            (middle.entered, model.save_again), (middle.chosen, model.choose_field),
            (middle.ended, model.more), (self.side.acted, model.act),
            (model.findAsked, self.list.begin_search), (model.sideAsked, self.panes.toggle),
            (model.changed, self._follow),
        )  # fmt: skip
        for signal, does in pairs:
            signal.connect(does)  # type: ignore[attr-defined]

    def _bind(self, model: ContactsModel) -> None:
        """Keys of this page alone; those that the window has too come by way of the view."""
        for name, cap in CAPS.items():
            if name not in ELSEWHERE:
                made = QShortcut(QKeySequence(cap), self)
                made.setAutoRepeat(False)
                made.activated.connect(partial(model.act, name))

    def _follow(self) -> None:
        screen = self._model.screen
        self.list.show_screen(screen)
        self.middle.show_screen(screen)
        self.side.show_screen(screen)
