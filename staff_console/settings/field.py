"""What a page of settings is made of: fields with typed values, and how these are read. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from protocol.commands import AnyCommand
from protocol.replica import Replica

Row = tuple[str, ...]
"""A row of a table: the id of its record, empty for a new one, then a text for each column."""
Rows = tuple[Row, ...]
Value = str | Rows
Values = Mapping[str, Value]
"""What stands in the fields, by their names."""
Tidy = Callable[[str], str]
"""A typed text as it is written here. Raises `NotRead`."""
YES = "yes"
"""The value of a switch that is on; off is empty."""


class NotRead(ValueError):
    """What was typed cannot be read; the text says how to write it."""


class Fault(NamedTuple):
    """What is wrong with a field, and in which row of a table."""

    field: str
    text: str
    row: int | None = None


def as_typed(text: str) -> str:
    """Any text, trimmed."""
    return text.strip()


@dataclass(frozen=True)
class Option:
    """One of a few answers."""

    key: str
    title: str


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` 0 takes its `part` of what is left, in lengths of the design."""

    title: str
    width: int = 0
    kind: Literal["text", "switch", "choice", "fixed", "prose"] = "text"
    """`fixed` is a line that is read alone, `prose` one that wraps."""
    hint: str = ""
    """What an empty cell means."""
    tidy: Tidy = as_typed
    part: int = 1
    options: tuple[Option, ...] = ()
    blank: str = ""
    """What empty cells mean while all of the column are, where that is something else."""


@dataclass(frozen=True)
class Part:
    """A piece of a row that reads as a sentence: a choice, a text, or a word between."""

    at: int
    """Which cell of the row it is; of a word, after which it stands."""
    kind: Literal["choice", "text", "word"]
    title: str
    """What it is, for whoever is to fill it in; of a word what it says."""
    options: tuple[Option, ...] = ()
    hint: str = ""
    width: int = 0
    """0 takes what is left, in lengths of the design."""
    when: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """It is there while each of these cells has one of these."""
    usual: str = ""
    """What stands there until something is chosen."""
    tidy: Tidy = as_typed
    below: bool = False
    """It begins a line of its own."""


FieldKind = Literal[
    "text", "short", "secret", "address", "switch", "choice", "rows", "pick", "body", "clauses",
    "panel", "search",
]  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One setting."""

    name: str
    label: str
    kind: FieldKind = "text"
    """`secret`: what is typed is not to be seen; `pick`: one of many; `body`: several lines;
    `clauses`: rows that read as sentences; `panel`: nothing is typed, something is looked at;
    `search`: what is looked for is no setting."""
    hint: str = ""
    """What it means, below it."""
    tidy: Tidy = as_typed
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    adds: str = ""
    """What the button says that adds a row; without it rows neither come nor go."""
    ordered: bool = False
    """Whether rows can be moved."""
    new: Row = ()
    """A row that is added, as it begins."""
    stays: tuple[str, ...] = ()
    """Ids of rows that cannot be taken away."""
    least: int = 0
    """So many rows stay."""
    fills: str = ""
    """What the button says that copies the first row into the four below it."""
    group: str = ""
    """A heading above it."""
    parts: tuple[Part, ...] = ()
    """What a row of clauses is made of."""
    variables: tuple[str, ...] = ()
    """What a text of several lines may name in braces."""
    offered: bool = False
    """Whether that is offered before the text has the keys."""


def nothing_told(replica: Replica, ident: str, values: Values) -> str:
    """The fields say it all."""
    return ""


def nothing_wrong(values: Values) -> list[Fault]:
    """Each field says for itself what is wrong with it."""
    return []


@dataclass(frozen=True)
class Section:
    """One page of settings. `ident` is the service point's, or empty."""

    name: str
    title: Callable[[], str]
    about: Callable[[], str]
    fields: Callable[[Replica, str], tuple[Field, ...]]
    read: Callable[[Replica, str], Values | None]
    """What the records say; None where there is nothing any more."""
    commands: Callable[[Replica, str, Values], list[AnyCommand]]
    """What saving asks for, of the values that are to change."""
    locate: Callable[[str, Values], tuple[str, int | None]]
    """The field, and the row, that a refusal of these values names in its own words."""
    check: Callable[[Values], list[Fault]] = nothing_wrong
    """What is wrong with fields or rows beside each other, once each can be read."""
    told: Callable[[Replica, str, Values], str] = nothing_told
    """What is set up, in a sentence, of all that stands in the fields now."""
    new: bool = False
    """Whether it makes something that is not there yet."""
    wide: bool = False
    """Whether its table needs the place beside it."""
    moves: bool = False
    """Whether it changes by itself as people work."""

    @property
    def restores(self) -> bool:
        """Whether what saving has changed can be put back: what was made stays, and what others
        have done meanwhile must not be undone with it."""
        return not self.new and not self.moves
