"""What is asked before something is done: a sentence, what is to be filled in, a button. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from staff_console.sheets.form import Field, Values


@dataclass(frozen=True)
class Question:
    """All of a sheet; where it is not `ready`, `why` says what is missing."""

    name: str
    title: str
    text: str
    does: str
    """The verb on its button."""
    fields: tuple[Field, ...] = ()
    ready: bool = True
    why: str = ""
    wide: bool = False
    """Whether it needs more room than a question does."""
    paper: Literal["", "letter", "internal"] = ""
    """What is written on it: what goes to the customer, what never leaves the house."""


Asks = Callable[[Values], Question]
"""The question as it stands with what was answered so far."""
Sends = Callable[[Values], None]
"""What its button does."""


def plain(question: Question) -> Asks:
    """A question that nothing has to be filled into."""
    return lambda _: question
