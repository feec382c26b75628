"""The sheet that lies over the board: which, about whom, and what has been answered so far."""

from __future__ import annotations

from dataclasses import replace

from protocol.records import Entry
from protocol.replica import Replica
from staff_console.choice import SheetName
from staff_console.facts import Facts
from staff_console.sheets.form import Form, Scene
from staff_console.sheets.table import ABOUT_SOMEBODY, SHEETS
from staff_console.speech import tr


class OpenSheet:
    """At most one. What was answered is kept until it is confirmed or put away."""

    def __init__(self) -> None:
        self._name: SheetName | None = None
        self._about = ""
        self._answers: dict[tuple[SheetName, str], dict[str, str]] = {}
        self._sent: tuple[SheetName, str] | None = None

    @property
    def name(self) -> SheetName | None:
        """Which is open."""
        return self._name

    def open(self, name: SheetName, about: Entry | None, **answers: str) -> None:
        """Open a sheet; what was answered and not sent stands there again."""
        self._name = name
        self._about = about.id if about is not None and name in ABOUT_SOMEBODY else ""
        self._answers.setdefault((name, self._about), {}).update(answers)

    def answer(self, field: str, value: str) -> None:
        """A question is answered."""
        if self._name is not None:
            self._answers[self._name, self._about][field] = value

    def put_away(self) -> None:
        """The clerk wants none of it."""
        if self._name is not None:
            self._answers.pop((self._name, self._about), None)
        self._name = None

    def leave(self) -> None:
        """Something else is done first: the answers stay."""
        self._name = None

    def send(self) -> None:
        """It is asked of the server: the answers stay until that is confirmed."""
        if self._name is not None:
            self._sent = self._name, self._about
        self._name = None

    def settled(self, confirmed: bool) -> None:
        """What was sent has its answer."""
        if confirmed and self._sent is not None:
            self._answers.pop(self._sent, None)
        self._sent = None

    def form(self, replica: Replica, facts: Facts, now: int, away: str = "") -> Form | None:
        """The sheet as it stands; None while there is none, or once its subject has gone.

        `away` says why nothing can be sent just now.
        """
        if self._name is None:
            return None
        subject = self._subject(facts)
        if subject is None and self._name in ABOUT_SOMEBODY:
            return None
        values = self._answers[self._name, self._about]
        form = SHEETS[self._name](Scene(replica, facts, subject, now), values)
        return replace(form, command=None, why=away) if away else form

    def _subject(self, facts: Facts) -> Entry | None:
        customer = facts.customer
        if customer is not None and customer.id == self._about:
            return customer
        return facts.marked(self._about)


def gone() -> str:
    """What is said when the customer of a sheet has changed hands meanwhile."""
    return tr("The customer of that sheet has changed hands. Nothing was sent.")
