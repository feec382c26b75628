"""The contacts, as the view around them needs to know them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from staff_console.answers import AnswerLine
from staff_console.contacts.keys import CAPS
from staff_console.contacts.model import ContactsModel
from staff_console.contacts.page import ContactsPage
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.report import ModelReport
from staff_console.speech import tr


class ContactsReport(ModelReport[ContactsModel]):
    """Shows one model."""

    name = "contacts-page"

    def title(self) -> str:
        """As the choice of pages shows it."""
        return tr("Contacts")

    def make(self, look: Look) -> QWidget:
        """The pane; it follows the model as long as it lives."""
        return ContactsPage(look, self.model)

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last."""
        return self.model.screen.answer

    def finds(self) -> Iterator[Find]:
        """All that can be done here, and whoever stands in the list."""
        screen = self.model.screen
        yield Find("window:new_contact", tr("New contact"), "", CAPS["new_contact"])
        yield Find("window:find_contact", tr("Find a contact"), "", CAPS["find_contact"])
        for verb in screen.verbs:
            about = verb.why or screen.name
            yield Find(f"window:{verb.name}", verb.does, about, verb.cap, not verb.why)
        side = tr("Open tickets, bookings and events")
        yield Find("window:side", side, screen.name, CAPS["side"])
        for row in screen.rows:
            yield Find(f"window:contact:{row.key}", row.name, row.about)

    def act(self, name: str) -> bool:
        """Do one of these."""
        return self.model.act(name)

    def put_away(self) -> bool:
        """Esc: what was said, typed or searched for."""
        return self.model.put_away()
