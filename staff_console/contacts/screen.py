"""The page of the contacts as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from staff_console.answers import IDLE, AnswerLine
from staff_console.contacts.keys import CAPS, VerbName
from staff_console.sheets.form import Option
from staff_console.tickets.side import FactRow

Phase = Literal["none", "loading", "told"]
State = Literal["", "typed", "sent", "refused"]


@dataclass(frozen=True)
class ContactRow:
    """One of the list: who it is, by what they are reached, and what is open."""

    key: str
    name: str
    kind: str
    """Empty for whom nothing special is to be said of."""
    about: str
    aside: str

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = (self.name, self.kind, self.about, self.aside)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class FieldFace:
    """Something known of a contact, changed where it stands."""

    name: str
    label: str
    value: str
    options: tuple[Option, ...] = ()
    """One of these; empty: to be typed."""
    state: State = ""
    said: str = ""
    """What the state is called."""
    most: int = 200


@dataclass(frozen=True)
class Verb:
    """A verb of the page, and why it cannot be done where it cannot."""

    name: VerbName
    does: str
    why: str = ""

    @property
    def cap(self) -> str:
        """The key."""
        return CAPS[self.name]


@dataclass(frozen=True)
class PastRow:
    """Something that happened; `opens` is what Enter goes to."""

    key: str
    when: str
    text: str
    who: str
    opens: str
    tone: str
    spoken: str


@dataclass(frozen=True)
class Section:
    """Rows of the right pane below a heading; `note` stands where there are none."""

    title: str
    aside: str
    rows: tuple[FactRow, ...]
    note: str = ""


@dataclass(frozen=True)
class ContactsScreen:
    """All that is drawn."""

    text: str
    """What is searched for."""
    title: str
    count: str
    rows: tuple[ContactRow, ...]
    note: str
    """What is said in place of rows."""
    chosen: str
    phase: Phase
    instead: str
    """What is said where no contact is open."""
    name: str = ""
    about: str = ""
    fields: tuple[FieldFace, ...] = ()
    verbs: tuple[Verb, ...] = ()
    past: tuple[PastRow, ...] = ()
    past_count: str = ""
    past_note: str = ""
    sections: tuple[Section, ...] = ()
    faded: bool = False
    answer: AnswerLine = IDLE
