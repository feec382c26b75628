"""Who is looked for, who was looked at lately, and whose page is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer

from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.messages import Res
from protocol.ticket_queries import FoundContact
from staff_console.answers import AnswerLine
from staff_console.asked import Ask
from staff_console.facts import MANAGERS, Me
from staff_console.past import Query
from staff_console.speech import tr
from staff_console.stepping import SteppingModel
from staff_console.view_model import ConsoleModel

TYPED_MS: Final = 250
"""So long after the last letter the server is asked."""
MOVING_MS: Final = 120
"""A contact that a held key passes by is not asked for."""
RECENT: Final = 12


class FindingModel(SteppingModel):
    """The list of whoever is signed in."""

    def __init__(
        self,
        live: QtLive,
        query: Query,
        me: Callable[[], Me],
        console: ConsoleModel,
        parent: QObject | None = None,
        *,
        ask: Ask,
    ) -> None:
        super().__init__(live, query, console, parent, ask=ask)
        self._me = me
        self._text = ""
        self._found: list[FoundContact] | None = None
        """What fits the text; None until that is told."""
        self._find_fault = ""
        self._find_serial = 0
        self._recent: list[FoundContact] = []
        self._chosen = ""
        self._letters = self._timer(TYPED_MS, self.search_now)
        self._open_soon = self._timer(MOVING_MS, self._open_now)

    @property
    def offered(self) -> bool:
        """Whether whoever is signed in works with contacts."""
        return self._me().role in MANAGERS | {"staff"}

    @property
    def manager(self) -> bool:
        """Whether they may erase."""
        return self._me().role in MANAGERS

    @property
    def searched(self) -> str:
        """What is searched for."""
        return self._text

    @property
    def listed(self) -> list[FoundContact] | None:
        """Those of the list; None while it is on its way."""
        return self._found if self._text else self._recent

    @property
    def find_fault(self) -> str:
        """Why nobody could be searched for; mostly empty."""
        return self._find_fault

    @property
    def chosen(self) -> str:
        """The id of the contact whose page is open."""
        return self._chosen

    def search(self, text: str) -> None:
        """Whoever has this name, mail address or phone; asked once no more is typed."""
        if text.strip() != self._text:
            self._text, self._found, self._find_fault = text.strip(), None, ""
            self._find_serial += 1
            if self._text:
                self._letters.start()
            else:
                self._letters.stop()
            self.refresh()

    def search_now(self) -> None:
        """Ask for what is typed without waiting for more."""
        self._letters.stop()
        self._find_serial += 1
        serial = self._find_serial

        def take(answer: Res | NotTaken) -> None:
            if serial != self._find_serial:
                return
            if isinstance(answer, NotTaken):
                self._find_fault = answer.detail
            else:
                self._find_fault = ""
                self._found = msgspec.convert(answer.items, list[FoundContact])
            self.refresh()

        if self._text:
            self._query("find_contact", {"text": self._text}, take)

    def choose(self, ident: str) -> None:
        """Look at a contact."""
        if ident != self._chosen:
            self._leave_contact()
            self._chosen = ident
            if ident:
                self._open_soon.start()
            self.refresh()

    def open_now(self, ident: str) -> None:
        """Look at a contact at once."""
        self.choose(ident)
        if self._open_soon.isActive():
            self._open_now()

    def open_person(self, person: str, name: str) -> None:
        """Look at the contact of whoever came or has booked."""

        def take(answer: Res | NotTaken) -> None:
            if isinstance(answer, NotTaken):
                self.note(tr("The page could not be opened."), answer.detail)
            elif answer.items:
                self.open_now(msgspec.convert(answer.items[0], FoundContact).contact)
            else:
                title = tr("{name} is no contact yet.").format(name=name or tr("This guest"))
                self.note(title, tr("Ctrl+N makes them known."))

        self._query("find_contact", {"person": person}, take)

    def note(self, title: str, text: str) -> None:
        """Say something that nobody has asked the server for."""
        self._say(AnswerLine("note", title, text, "Esc", tr("put away")))

    def _leave_contact(self) -> None:
        """Another contact is looked at."""

    def _open_now(self) -> None:
        self._open_soon.stop()

    def _met(self, contact: FoundContact) -> None:
        """Their page was opened: they stand among the recent ones, as they are known now."""
        same = {contact.contact, *contact.merged}
        if any(each.contact == contact.contact for each in self._recent):
            # Where they stood: rows do not change places under the hand.
            known = (contact if each.contact == contact.contact else each for each in self._recent)
            self._recent = [e for e in known if e is contact or e.contact not in same]
        else:
            others = [each for each in self._recent if each.contact not in same]
            self._recent = [contact, *others][:RECENT]
        if self._found is not None:
            self._found = [
                contact if each.contact == contact.contact else each for each in self._found
            ]

    def _unmeet(self, ident: str) -> None:
        """They are known no more: they stand in no list."""
        self._recent = [each for each in self._recent if each.contact != ident]
        if self._found is not None:
            self._found = [each for each in self._found if each.contact != ident]

    def _timer(self, ms: int, does: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(ms)
        made.timeout.connect(does)
        return made
