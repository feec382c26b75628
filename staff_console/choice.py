"""One key as it stands: on whom it acts, or why it cannot. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protocol.commands import AnyCommand
from staff_console.keys import KEYS, KeyName
from staff_console.speech import tr

SheetName = Literal[
    "hold", "transfer", "break", "requeue", "walk_in", "broadcast", "priority", "closing"
]
Opens = SheetName | Literal["", "note", "complaint"]


@dataclass(frozen=True)
class Choice:
    """A key. With neither a command nor something it opens it cannot be used, and `why` says so."""

    key: KeyName
    about: str
    """On whom it acts, or in three words why it cannot."""
    command: AnyCommand | None = None
    number: str = ""
    why: str = ""
    left: float | None = None
    """For what runs out: the share of time that is left, 1…0."""
    opens: Opens = ""
    """The sheet that asks for the rest, or the field that takes the keys."""
    verb: str = ""
    """What stands on the key instead of its usual verb."""

    @property
    def usable(self) -> bool:
        """Whether a press does something."""
        return self.command is not None or bool(self.opens)


def no(key: KeyName, about: str, why: str, left: float | None = None) -> Choice:
    """A key that cannot be used, with its reason."""
    return Choice(key, about, why=why, left=left)


def nobody_here(key: KeyName, about: str) -> Choice:
    """A key that needs a customer at my desk, and there is none."""
    verb = KEYS[key].verb()
    return no(key, about, tr("{verb}: nobody is at your desk.").format(verb=verb))


def nobody_chosen(key: KeyName) -> Choice:
    """A key that needs somebody marked, and nobody is."""
    return no(key, tr("nobody chosen"), tr("Choose somebody in the line first."))
