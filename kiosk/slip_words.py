"""What stands on a slip, in its customer's language, whatever the screen speaks at the moment."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QLocale

from client.languages import HOUSE, LANGUAGES
from client.speaker import loaded
from kiosk.ticket import Ticket

_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
PROGRAM: Final = "kiosk"


class SlipWords:
    """The sentences of a slip in one language; English where the programs do not know it."""

    def __init__(self, code: str) -> None:
        self.language = LANGUAGES.get(code) or LANGUAGES[HOUSE]
        self._translator = loaded(PROGRAM, self.language.code)

    def tr(self, text: str, comment: str = "", count: int = -1) -> str:
        """A text in the language; as written where nobody has translated it."""
        found = self._translator
        said = found.translate("SlipWords", text, comment, count) if found else ""
        return (said or text).replace("%n", str(count))

    def day(self, ticket: Ticket) -> str:
        """The day on which the number was given."""
        form = self.language.short_day + " yyyy"
        return QLocale(self.language.locale).toString(day_of(ticket), form)

    def number_is(self) -> str:
        """Above the number."""
        return self.tr("Your number is")

    def wait(self, ticket: Ticket) -> str:
        """How long it takes."""
        if ticket.by is not None:
            return self.tr("Called by about %1").replace("%1", f"{ticket.by:%H:%M}")
        if ticket.booked is not None and ticket.low is None:
            return self.tr("Booked for %1").replace("%1", f"{ticket.booked:%H:%M}")
        if ticket.low is None or ticket.high is None:
            return self.tr("The wait is not known now.")
        if ticket.low <= 0:
            return self.tr("Less than %n minutes", "", ticket.high)
        said = self.tr("About %1–%2 minutes").replace("%1", str(ticket.low))
        return said.replace("%2", str(ticket.high))

    def ahead(self, count: int) -> str:
        """How many are before the customer."""
        if count == 0:
            return self.tr("Nobody is ahead of you")
        return self.tr("%n people ahead of you", "", count)

    def then(self, errand: str) -> str:
        """What the customer came for besides."""
        return self.tr("Then: %1").replace("%1", self._apart(errand))

    def where(self, place: str) -> str:
        """Where to wait."""
        if not place:
            return self.tr("Sit down, please.")
        return self.tr("Wait here: %1").replace("%1", self._apart(place))

    def watch(self, number: str) -> str:
        """What to look at."""
        return self.tr("Watch the big screen for %1.").replace("%1", self._apart(number))

    def follow(self) -> str:
        """Beside the code."""
        return self.tr("Follow on your phone")

    def no_app(self) -> str:
        """Below that."""
        return self.tr("No app")

    def missed(self) -> str:
        """Above what to do then."""
        return self.tr("Missed your call?")

    def show(self, scans: bool) -> str:
        """What to do then; a slip without a code cannot be scanned."""
        if scans:
            return self.tr("Scan this slip at the kiosk or show it at any desk.")
        return self.tr("Show this slip at any desk.")

    def _apart(self, name: str) -> str:
        """A name or number that keeps its own direction in a sentence that runs the other way."""
        return f"{_OPEN}{name}{_CLOSE}" if self.language.leftward else name


def day_of(ticket: Ticket) -> QDate:
    """The day on which the number was given."""
    return QDate(ticket.at.year, ticket.at.month, ticket.at.day)
