"""A page of the administration as a value: a list, what is marked, what can be done. Pure.

All pages are of one form, so that one widget draws them and a manager learns it once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from staff_console.answers import IDLE, AnswerLine

ENTER: Final = "Enter"
"""Pressed in the list, and nowhere else: in a field it means something else."""
Tone = Literal["ink", "muted", "ok", "warn", "danger", "disabled"]
Phase = Literal["asking", "told", "none", "refused"]


@dataclass(frozen=True)
class Part:
    """A text in a row."""

    text: str
    tone: Tone = "ink"
    strong: bool = False


@dataclass(frozen=True)
class Column:
    """Of the list; `width` 0 takes what is left, in lengths of the design."""

    title: str
    width: int = 0
    right: bool = False


@dataclass(frozen=True)
class Row:
    """One of the list; `spoken` is all of it for a screen reader."""

    key: str
    parts: tuple[Part, ...]
    spoken: str


@dataclass(frozen=True)
class Fact:
    """Something known of what is marked. Without a label a sentence, without a text a heading."""

    label: str
    text: str
    tone: Tone = "ink"


@dataclass(frozen=True)
class Large:
    """What is to be read aloud or compared: a code, or a check number."""

    before: str
    text: str
    after: str
    spoken: str
    """Sign by sign, so that a screen reader does not make a word of it."""


@dataclass(frozen=True)
class Detail:
    """All of what is marked."""

    title: str = ""
    about: str = ""
    tone: Tone = "muted"
    """Of `about`."""
    facts: tuple[Fact, ...] = ()
    large: Large | None = None


@dataclass(frozen=True)
class Verb:
    """What can be done, by which key; `Enter` works in the list alone."""

    name: str
    does: str
    cap: str
    there: bool = True
    danger: bool = False


@dataclass(frozen=True)
class Choice:
    """One of many, by which the list is made shorter."""

    name: str
    label: str
    key: str
    options: tuple[tuple[str, str], ...]
    """Keys and titles."""


@dataclass(frozen=True)
class Ribbon:
    """What is said of the whole, above the list."""

    mark: Literal["confirmed", "refused", "warning", "sent", "note"]
    title: str
    text: str
    tone: Tone = "ink"


@dataclass(frozen=True)
class Search:
    """The field that the list is found by."""

    label: str
    hint: str


@dataclass(frozen=True)
class PageFace:
    """All that the page draws."""

    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    phase: Phase
    note: str
    """What is said in place of rows."""
    chosen: str
    detail: Detail
    verbs: tuple[Verb, ...]
    """Always all of the page, in one order."""
    tone: Tone = "muted"
    """Of `about`."""
    faded: bool = False
    """What is shown is old."""
    ribbon: Ribbon | None = None
    choices: tuple[Choice, ...] = ()
    search: Search | None = None
    answer: AnswerLine = IDLE

    def can(self, name: str) -> bool:
        """Whether a verb is there now."""
        return any(verb.name == name and verb.there for verb in self.verbs)
